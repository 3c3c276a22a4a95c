import { css, type CSSResult } from 'lit';

/**
 * Draws lists of horizontal bars: `ul.bars` › `li` › `.bar` (a `button[aria-pressed]` or not) › `.bar-name` ·
 * `.bar-figure` (with `.bar-note`) · `.bar-track` › `.bar-fill`. While one is chosen, the others step back.
 */
export const barStyles: CSSResult = css`
  .bars {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    margin: 0 calc(var(--_space) * -2);
    padding: 0;
    list-style: none;
  }

  .bar {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 calc(var(--_space) * 3);
    align-items: baseline;
    inline-size: 100%;
    padding: var(--_space) calc(var(--_space) * 2);
    text-align: start;
    background: none;
    border: 0;
  }

  :host([compact]) button.bar {
    padding-block: 2px;
  }

  .bar-name {
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bar-figure {
    text-align: end;
  }

  .bar-note {
    font-size: var(--_font-size-xs);
    padding-inline-start: var(--_space);
  }

  .bar-track {
    grid-column: 1 / -1;
    block-size: 8px;
    overflow: hidden;
    background: var(--_color-track);
    border-radius: 4px;
  }

  .bar-fill {
    display: block;
    block-size: 100%;
    background: var(--_series-1);
    border-radius: 4px;
    transition: inline-size var(--_motion-duration) ease-out;
  }

  .bar[aria-pressed='true'] {
    background: var(--_color-surface-muted);
    box-shadow: inset 2px 0 var(--_color-accent);
  }

  .bar[aria-pressed='true']:dir(rtl) {
    box-shadow: inset -2px 0 var(--_color-accent);
  }

  .bar[aria-pressed='true'] .bar-name {
    font-weight: 600;
    overflow-wrap: anywhere;
    white-space: normal;
  }

  .bars:has([aria-pressed='true']) [aria-pressed='false'] .bar-fill {
    opacity: 0.4;
  }

  @container (inline-size < 300px) {
    .bar-note {
      display: block;
    }
  }

  @media (forced-colors: active) {
    .bar-track {
      border: 1px solid GrayText;
      background: Canvas;
    }

    .bar-fill {
      forced-color-adjust: none;
      background: CanvasText;
    }

    .bar[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }

  @media print {
    button.bar {
      display: grid;
    }
  }
`;
