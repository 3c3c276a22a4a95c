import { css, type CSSResult } from 'lit';

/** Lays the banner out in one line, and in more where there is no room for one. */
export const bannerStyles: CSSResult = css`
  /* Out of the flow while there is nothing to say, so that a page's gaps stay as they are. */
  :host(:not(:state(alerting))) {
    position: absolute;
    inline-size: 1px;
  }

  .notice {
    flex-wrap: nowrap;
    align-items: flex-start;
  }

  .notice > .icon {
    margin-block-start: 2px;
  }

  .words {
    flex: 1;
    min-inline-size: 0;
  }

  h2 {
    margin: 0;
    font-size: var(--_font-size-sm);
    font-weight: 600;
  }

  @container (inline-size < 480px) {
    .notice {
      flex-wrap: wrap;
    }

    .words {
      flex-basis: 200px;
    }
  }
`;
