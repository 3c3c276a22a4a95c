import { css, type CSSResult } from 'lit';

/** Sets the lanes side by side, or below each other in a narrow card, and what they make together below them. */
export const routingPerformanceStyles: CSSResult = css`
  .lanes {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--_gap);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .lane {
    --_lane: var(--_color-track);
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 3px solid var(--_lane);
  }

  .green {
    --_lane: var(--_color-lane-green);
  }

  .yellow {
    --_lane: var(--_color-lane-yellow);
  }

  .red {
    --_lane: var(--_color-lane-red);
  }

  .lane > .stat {
    inline-size: 100%;
  }

  .lane .stat-context {
    font-weight: 400;
  }

  .lane .facts {
    inline-size: 100%;
    gap: 0 var(--_gap);
    font-size: var(--_font-size-xs);
  }

  .stars {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    color: var(--_color-text-muted);
  }

  .stars > [role] {
    display: inline-flex;
    gap: 1px;
  }

  /* A star is filled from where reading begins. */
  .icon-star-half:dir(rtl) {
    transform: scaleX(-1);
  }

  .total {
    gap: var(--_space) var(--_gap);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: var(--_border-width) solid var(--_color-border);
  }

  .badge-shape {
    inline-size: 112px;
    max-inline-size: 100%;
    block-size: 24px;
    border-radius: 12px;
  }

  /* A narrow card sets each lane as two lines of figures: the badge beside the count, the stars beside the facts. */
  @container (inline-size < 440px) {
    .lanes {
      grid-template-columns: minmax(0, 1fr);
    }

    .lane {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }

    .lane > .facts {
      grid-template-columns: auto auto;
      justify-content: start;
      inline-size: auto;
      column-gap: calc(var(--_space) * 2);
      overflow-wrap: normal;
    }

    .lane > .facts dd {
      text-align: start;
    }

    .lane > :is(.badge, .badge-shape, .stars) {
      justify-self: end;
    }
  }

  @container (inline-size < 320px) {
    .lane > * {
      grid-column: 1 / -1;
    }

    .lane > :is(.badge, .badge-shape, .stars) {
      justify-self: start;
    }
  }
`;
