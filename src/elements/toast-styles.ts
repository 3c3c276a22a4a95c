import { css, type CSSResult } from 'lit';

/** Places the stack at the end of the page, above everything that is not a modal dialog. */
export const toastStyles: CSSResult = css`
  :host {
    position: fixed;
    inset-block-end: var(--_gap);
    inset-inline-end: var(--_gap);
    z-index: 2147483000;
    inline-size: min(360px, calc(100vw - 2 * var(--_gap)));
    pointer-events: none;
  }

  .region {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: calc(var(--_space) * 2);
  }

  .toasts {
    display: flex;
    flex-direction: column-reverse;
    gap: calc(var(--_space) * 2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .toast,
  .history,
  .history-button {
    background: var(--_color-surface);
    border: var(--_border-width) solid var(--_color-border);
    box-shadow: 0 4px 16px color-mix(in srgb, var(--_color-text) 16%, transparent);
    pointer-events: auto;
  }

  .toast {
    display: flex;
    align-items: flex-start;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    border-inline-start: 3px solid var(--_level);
    border-radius: var(--_radius);
  }

  .words {
    flex: 1;
    min-inline-size: 0;
  }

  .words p {
    max-block-size: 9em;
    overflow: auto;
    color: var(--_color-text-muted);
  }

  .count {
    margin-inline-start: var(--_space);
    color: var(--_color-text-muted);
  }

  .toast > .icon-button {
    inline-size: 24px;
    min-block-size: 24px;
    margin: calc(var(--_space) * -0.5);
  }

  .waiting {
    padding-inline: calc(var(--_space) * 3);
    font-weight: 600;
    text-align: end;
  }

  .history-button {
    align-self: flex-end;
    min-inline-size: 40px;
    min-block-size: 40px;
    border-radius: 20px;
  }

  .unread {
    font-size: var(--_font-size-xs);
    font-weight: 600;
  }

  .history {
    max-block-size: min(320px, 50vh);
    margin: 0;
    padding: calc(var(--_space) * 3);
    overflow: auto;
    border-radius: var(--_radius);
    list-style: none;
  }

  .history > li + li {
    margin-block-start: calc(var(--_space) * 2);
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
