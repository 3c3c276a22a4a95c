import { css, type CSSResult } from 'lit';

/** Lays out a comparison of models: the choice of the measure, bars, and what is told of the chosen one. */
export const modelComparisonStyles: CSSResult = css`
  .compared {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
  }

  .measure {
    font-size: var(--_font-size-xs);
  }

  .measure > select {
    max-inline-size: 100%;
    font-size: var(--_font-size-sm);
  }

  .details {
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: var(--_border-width) solid var(--_color-border);
  }

  .facts {
    gap: var(--_space) calc(var(--_space) * 4);
  }

  .subheading {
    margin: 0 0 var(--_space);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    font-weight: 600;
  }

  .skeleton.bar {
    block-size: 8px;
    margin-block: 28px 4px;
  }

  @container (inline-size >= 480px) {
    .facts {
      grid-template-columns: auto 1fr auto 1fr;
    }
  }
`;
