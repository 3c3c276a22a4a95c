import { css, type CSSResult } from 'lit';

/** Sets a connection's state in one line, which wraps where it is narrow, and its facts below. */
export const streamStatusStyles: CSSResult = css`
  :host {
    contain-intrinsic-inline-size: 240px;
  }

  .line,
  .state,
  .actions {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }

  .line {
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
  }

  .line,
  .state {
    min-block-size: 32px;
  }

  :host([compact]) :is(.line, .state) {
    min-block-size: 24px;
  }

  .age {
    font-size: var(--_font-size-xs);
  }

  .actions {
    margin-inline-start: auto;
  }

  .details {
    margin-block-start: calc(var(--_space) * 2);
    font-size: var(--_font-size-xs);
  }

  .facts {
    margin-block-start: calc(var(--_space) * 2);
    gap: 0 var(--_gap);
  }
`;
