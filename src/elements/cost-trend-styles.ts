import { css, type CSSResult } from 'lit';

/** Lays out a trend: the total, chart with its tools, table. */
export const costTrendStyles: CSSResult = css`
  .chart-figure.both > .chart {
    block-size: calc(var(--_chart-height) * 1.4);
  }

  @container (inline-size < 280px) {
    [part='measures'] button {
      padding-inline: calc(var(--_space) * 1.5);
    }
  }

  .toolbar {
    gap: 0;
    margin-inline-start: calc(var(--_space) * -2);
  }

  .toolbar > .gap {
    flex: 1;
  }

  .toolbar > [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  .chart-overlay {
    -webkit-user-select: none;
    user-select: none;
  }

  .chart-overlay.is-zoomed {
    cursor: grab;
  }

  .chart-overlay.is-moving {
    cursor: grabbing;
  }

  .key {
    display: flex;
    align-items: center;
    gap: var(--_space);
    margin: 0;
    font-size: var(--_font-size-xs);
  }

  .key > .swatch {
    inline-size: 18px;
  }

  .skeleton.plot {
    block-size: var(--_chart-height);
  }

  .skeleton.plot.both {
    block-size: calc(var(--_chart-height) * 1.4);
  }

  @media (forced-colors: active) {
    .toolbar > [aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
  }
`;
