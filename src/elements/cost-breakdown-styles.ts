import { css, type CSSResult } from 'lit';

/** Lays out a cost breakdown: total, way down, chart with legend, table and notes. */
export const costBreakdownStyles: CSSResult = css`
  .breadcrumbs ol {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .breadcrumbs li {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
    min-block-size: 24px;
  }

  .breadcrumbs .icon {
    color: var(--_color-text-muted);
    font-size: 12px;
  }

  .says {
    display: grid;
  }

  .says > * {
    grid-area: 1 / 1;
  }

  .says > .is-aside {
    visibility: hidden;
  }

  .toolbar {
    justify-content: space-between;
  }

  .figure-title {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    font-weight: 600;
  }

  .bar > .chart {
    block-size: calc(max(var(--_rows), 1) * 36px);
  }

  .plot {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 3);
  }

  .plot:has(.can-open) .chart-overlay {
    cursor: pointer;
  }

  .key-share {
    margin-inline-start: auto;
  }

  .bar .key-share {
    display: none;
  }

  .key-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chart-error {
    position: absolute;
    inset: 0;
    place-content: center;
    text-align: center;
  }

  .notes {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    list-style: none;
  }

  .table-scroll {
    max-block-size: 480px;
    overflow-y: auto;
  }

  .rest > * {
    font-weight: 400;
  }

  .rest + tr > * {
    border-block-start: 0;
  }

  @container (inline-size >= 440px) {
    .plot.pie {
      flex-direction: row;
      align-items: center;
    }

    .pie > .chart {
      flex: 1 1 45%;
    }

    .pie > .legend {
      flex: 1 1 55%;
      flex-direction: column;
    }

    .pie > .legend button {
      inline-size: 100%;
      justify-content: flex-start;
    }
  }

  @container (inline-size < 360px) {
    td.tokens,
    th.tokens {
      display: none;
    }
  }

  @media print {
    .table-scroll {
      max-block-size: none;
    }
  }
`;
