import { css, type CSSResult } from 'lit';

/** Lays the banner out in one line; where there is no room for one, its buttons stand below the words. */
export const bannerStyles: CSSResult = css`
  /* Out of the flow while there is nothing to say, so that a page's gaps stay as they are. */
  :host(:not(:state(alerting))) {
    position: absolute;
    inline-size: 1px;
  }

  .notice {
    display: grid;
    grid-template: 'icon words actions close' / auto 1fr auto auto;
    align-items: start;
    gap: 0 calc(var(--_space) * 2);
  }

  .notice > .icon {
    block-size: 1lh;
  }

  .words {
    min-inline-size: 0;
  }

  h2 {
    margin: 0;
    font-size: var(--_font-size-sm);
    font-weight: 600;
  }

  .actions {
    grid-area: actions;
  }

  .notice > .icon-button {
    grid-area: close;
    inline-size: 24px;
    min-block-size: 24px;
    margin-block: calc((1lh - 24px) / 2);
    margin-inline-end: calc(var(--_space) * -1);
  }

  @container (inline-size < 560px) {
    .notice {
      grid-template: 'icon words close' 'icon actions close' / auto 1fr auto;
    }

    .actions > a,
    .actions ::slotted(*) {
      margin-block-start: calc(var(--_space) * 2);
    }
  }
`;
