import { css, type CSSResult } from 'lit';

/** Lays out a cost breakdown: the way down, the total, chart with legend, table and notes. */
export const costBreakdownStyles: CSSResult = css`
  .bar > .chart {
    block-size: calc(max(var(--_rows), 1) * 36px);
  }

  .centre {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    pointer-events: none;
  }

  .centre > bdi {
    max-inline-size: 104px;
  }

  .legend {
    min-inline-size: 0;
    margin-inline-start: calc(var(--_space) * -1);
  }

  .legend li {
    min-inline-size: 0;
  }

  .key-share {
    margin-inline-start: auto;
    padding-inline-start: var(--_space);
  }

  .bar .key-share {
    display: none;
  }

  :is(.key-name, .centre > bdi) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .notice > span {
    flex: 1 1 160px;
  }

  .skeleton.bar {
    block-size: 22px;
    margin-block: 14px;
  }

  .skeleton.ring {
    block-size: var(--_chart-height);
    margin-inline: auto;
    border-width: 44px;
  }

  @container (inline-size >= 440px) {
    .chart-figure.pie {
      display: grid;
      grid-template-columns: minmax(0, 9fr) minmax(0, 11fr);
      align-items: center;
      gap: var(--_gap);
    }

    .pie .legend {
      flex: 0 1 360px;
      flex-direction: column;
    }

    .pie .legend button {
      inline-size: 100%;
      justify-content: flex-start;
    }

    .pie > .help {
      grid-column: 1 / -1;
    }
  }

  @container (inline-size < 480px) {
    .tokens {
      display: none;
    }
  }

  @container (inline-size < 360px) {
    .requests {
      display: none;
    }
  }

  @media print {
    /* Elsewhere buttons are left out on paper; these are names. */
    .crumb,
    .legend button:not(.more) {
      display: inline-flex;
    }

    .legend-line > .icon-button {
      display: none;
    }
  }
`;
