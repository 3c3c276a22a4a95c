import { css, type CSSResult } from 'lit';

/** Sets figures: a label above, the number as the hero, its context below. */
export const figureStyles: CSSResult = css`
  .muted {
    color: var(--_color-text-muted);
  }

  .strong {
    font-weight: 600;
  }

  .number {
    white-space: nowrap;
  }

  .stat {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }

  .stat-label,
  .stat-context {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
  }

  .stat-value {
    font-size: var(--_font-size-md);
    font-weight: 600;
    line-height: 1.25;
  }

  .stat-value.large {
    font-size: var(--_font-size-lg);
  }

  /* However long the figure, it stays on its line: a digit is a little more than half as wide as it is high. */
  .stat-value.hero {
    font-size: max(
      var(--_font-size-md),
      min(var(--_font-size-xl), (100cqi - 2 * var(--_card-padding) - 2px) / (var(--_length, 1) * 0.6))
    );
  }

  :host([compact]) .stat-value.hero {
    font-size: var(--_font-size-lg);
  }

  .currency {
    font-size: max(0.5em, var(--_font-size-xs));
    font-weight: 400;
    color: var(--_color-text-muted);
  }

  .cents {
    font-weight: 400;
    color: var(--_color-text-muted);
  }

  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_space) var(--_gap);
    margin: 0;
  }

  .facts dt {
    color: var(--_color-text-muted);
  }

  .facts dd {
    margin: 0;
    text-align: end;
  }
`;
