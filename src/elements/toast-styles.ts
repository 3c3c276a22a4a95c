import { css, type CSSResult } from 'lit';

const overlayStyles = css`
  /* The tag has no room of its own; its toasts are in the top layer, above the page and its dialogs. */
  :host(:state(overlay)) {
    position: fixed;
    container-type: normal;
    inline-size: 0;
    block-size: 0;
  }

  :host(:not(:state(overlay), :state(showing))) {
    min-block-size: 0;
  }

  .region[popover] {
    --_inset: var(--sw-toast-inset, var(--_gap));
    position: fixed;
    inset: auto;
    inset-block-end: max(var(--_inset), env(safe-area-inset-bottom));
    inset-inline-end: max(var(--_inset), env(safe-area-inset-right));
    inline-size: min(var(--sw-toast-width, 360px), calc(100vw - 2 * var(--_inset)));
    max-block-size: calc(100dvh - 2 * var(--_inset));
    margin: 0;
    padding: 0;
    overflow: visible;
    color: inherit;
    background: none;
    border: 0;
    pointer-events: none;
  }

  .region[popover] > * {
    pointer-events: none;
  }

  .region[popover] :is(.toast, .history, .waiting, .history-button) {
    pointer-events: auto;
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.12);
  }

  :host([placement$='start']) .region[popover] {
    inset-inline: max(var(--_inset), env(safe-area-inset-left)) auto;
  }

  :host([placement^='top']) .region[popover] {
    inset-block: max(var(--_inset), env(safe-area-inset-top)) auto;
  }
`;

const listStyles = css`
  .region {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
  }

  .toasts,
  .past {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .toasts {
    gap: calc(var(--_space) * 2);
    min-block-size: 0;
  }

  /* The newest is nearest to the edge it came from. */
  .region[popover] .toasts {
    flex-direction: column-reverse;
  }

  :host([placement^='top']) .region[popover] .toasts {
    flex-direction: column;
  }

  .toast,
  .past > li {
    display: flex;
    align-items: flex-start;
    gap: calc(var(--_space) * 2);
  }

  .toast,
  .history,
  .waiting,
  .history-button {
    background: var(--_color-surface);
    border: var(--_border-width) solid var(--_color-border);
    border-radius: var(--_radius);
  }

  .toast {
    padding: calc(var(--_space) * 3);
    opacity: 1;
    transition: opacity var(--_motion-duration) ease-out;
  }

  @starting-style {
    .toast {
      opacity: 0;
    }
  }

  .level {
    display: flex;
    align-items: center;
    block-size: 1lh;
  }

  .words {
    flex: 1;
    min-inline-size: 0;
  }

  .title {
    font-weight: 600;
  }

  .count {
    color: var(--_color-text-muted);
    font-weight: 400;
  }

  .text {
    max-block-size: 6lh;
    overflow: auto;
    color: var(--_color-text-muted);
  }

  .toast > .icon-button {
    inline-size: 24px;
    min-block-size: 24px;
    margin-block: calc((1lh - 24px) / 2);
    margin-inline-end: calc(var(--_space) * -1);
  }
`;

const belowStyles = css`
  .below {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
  }

  :host([placement='top-start']) .below,
  :host([placement='bottom-start']) .below {
    flex-direction: row-reverse;
  }

  .region[popover] .history,
  :host([placement^='top']) .region[popover] .below {
    order: -1;
  }

  .waiting {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    padding-inline-start: calc(var(--_space) * 3);
  }

  .waiting > button {
    border-color: transparent;
  }

  .history-button {
    min-block-size: 32px;
    min-inline-size: 32px;
    padding: 0 calc(var(--_space) * 2);
    color: var(--_color-text-muted);
    border-radius: 16px;
  }

  .history-button:hover,
  .history-button[aria-expanded='true'] {
    color: var(--_color-text);
  }

  .unread {
    font-size: var(--_font-size-xs);
    font-weight: 600;
  }
`;

const historyStyles = css`
  .history {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
    min-block-size: 0;
    padding: calc(var(--_space) * 3);
  }

  .history-header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
  }

  h2 {
    margin: 0;
    font-size: var(--_font-size-sm);
    font-weight: 600;
  }

  .past {
    gap: calc(var(--_space) * 3);
    max-block-size: min(400px, 50dvh);
    overflow: auto;
  }

  .past .title {
    font-weight: 400;
  }

  time {
    flex: none;
    max-inline-size: 40%;
    font-size: var(--_font-size-xs);
    line-height: calc(var(--_font-size-sm) * 1.5);
  }

  @media print {
    :host {
      display: none;
    }
  }
`;

/** Places toasts at an edge of the page, or where the tag stands, and the history above its button. */
export const toastStyles: CSSResult[] = [overlayStyles, listStyles, belowStyles, historyStyles];
