import { css, type CSSResult } from 'lit';

/** Sets the sessions and the dialog of one; what does not fit a narrow card stands in the dialog. */
export const liveSessionsStyles: CSSResult = css`
  .count {
    font-size: var(--_font-size-xs);
  }

  :is(th, td).model {
    text-align: start;
  }

  td.uptime,
  td.cost {
    white-space: nowrap;
  }

  dialog {
    box-sizing: border-box;
    inline-size: min(480px, calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
    padding: var(--_card-padding);
    overflow: auto;
    color: var(--_color-text);
    background: var(--_color-surface);
    border: var(--_border-width) solid var(--_color-border-strong);
    border-radius: var(--_radius);
  }

  .dialog-body {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
  }

  .dialog-body .heading {
    min-inline-size: 0;
    flex: 1;
  }

  .ended:not(.visually-hidden) {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    background: var(--_color-surface-muted);
    border-radius: var(--_radius);
  }

  @container (inline-size < 280px) {
    :is(th, td) {
      padding-inline: var(--_space);
      font-size: var(--_font-size-xs);
    }
  }

  @container (inline-size < 360px) {
    :is(th, td).model {
      display: none;
    }
  }
`;
