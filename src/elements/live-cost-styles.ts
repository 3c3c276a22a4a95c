import { css, type CSSResult } from 'lit';

/** Sets what is spent just now as the figure of the card, and the others side by side below it. */
export const liveCostStyles: CSSResult = css`
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 1.5);
    min-block-size: 24px;
    font-size: var(--_font-size-xs);
  }

  .stat-value.hero {
    font-size: max(
      var(--_font-size-md),
      min(var(--_font-size-xl), (100cqi - 2 * var(--_card-padding) - 2px) / (var(--_length) * 0.6))
    );
  }

  :host([compact]) .stat-value.hero {
    font-size: var(--_font-size-lg);
  }

  .others {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 3) var(--_gap);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: var(--_border-width) solid var(--_color-border);
  }

  /* Figures that are long, or in large letters, are not cut off: they stand side by side only where there is room. */
  @container (inline-size >= 18.75rem) {
    .others:not(.long) {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @container (inline-size >= 40rem) {
    .others {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  .window {
    overflow: clip;
    overflow-clip-margin: 2px;
  }

  .roll {
    display: inline-block;
    animation: roll-first min(var(--_motion-duration), 200ms) ease-out;
  }

  .roll.second {
    animation-name: roll-second;
  }

  .roll.up {
    --_from: 60%;
  }

  .roll.down {
    --_from: -60%;
  }

  @keyframes roll-first {
    from {
      transform: translateY(var(--_from));
    }
  }

  @keyframes roll-second {
    from {
      transform: translateY(var(--_from));
    }
  }
`;
