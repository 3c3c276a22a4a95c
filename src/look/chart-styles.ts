import { css, unsafeCSS, type CSSResult } from 'lit';
import { palette } from './palette.js';

const seriesClasses = unsafeCSS(
  palette.light.series
    .map((_, index) => `.series-${index + 1}{--_series:var(--_series-${index + 1})}`)
    .join(''),
);

/** The textures that `chart-paint.ts` paints with where the system allows no hues, in the order of the series. */
const textures = [
  'CanvasText',
  'repeating-linear-gradient(135deg, Canvas 0 2px, CanvasText 2px 4px)',
  'radial-gradient(CanvasText 1px, Canvas 1.5px) 0 0 / 4px 4px',
  'repeating-linear-gradient(Canvas 0 2px, CanvasText 2px 4px)',
  'conic-gradient(CanvasText 25%, Canvas 0 50%, CanvasText 0 75%, Canvas 0) 0 0 / 4px 4px',
  'repeating-linear-gradient(90deg, Canvas 0 2px, CanvasText 2px 4px)',
  'repeating-linear-gradient(45deg, Canvas 0 2px, CanvasText 2px 4px)',
  'linear-gradient(90deg, Canvas 3px, CanvasText 3px 5px, Canvas 5px)',
];

const textureClasses = unsafeCSS(
  textures.map((texture, index) => `.swatch.series-${index + 1}{background:${texture}}`).join(''),
);

/** What is muted. */
const plainTexture = unsafeCSS(textures.at(-1) ?? 'none');

/**
 * Draws the figure around a canvas:
 * `figure.chart-figure` › `.takeaway` · `.toolbar` · `.chart` (height by `--sw-chart-height`) › `canvas` +
 * `.chart-overlay` (the focusable plane) + `.chart-tooltip` (placed by `--_x`, `--_y` through `setStyle`, turned by
 * `.at-end` and `.below`) · `ul.legend` of toggle buttons with a `.swatch` (`.dashed`, `.hatched`).
 * `.series-1` … `.series-8` set `--_series`.
 */
export const chartStyles: CSSResult = css`
  .chart-figure {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 3);
    margin: 0;
    min-inline-size: 0;
  }

  .takeaway {
    color: var(--_color-text-muted);
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }

  .chart {
    position: relative;
    block-size: var(--_chart-height);
    min-inline-size: 0;
  }

  .chart > canvas {
    position: absolute;
    inset: 0;
    max-inline-size: 100%;
  }

  .chart-overlay {
    position: absolute;
    inset: 0;
    border-radius: var(--_space);
    touch-action: pan-y;
  }

  .chart-tooltip {
    position: absolute;
    left: var(--_x, 0);
    top: var(--_y, 0);
    z-index: 1;
    inline-size: max-content;
    max-inline-size: min(240px, 100%);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    color: var(--_color-text);
    font-size: var(--_font-size-xs);
    background: var(--_color-surface);
    border: var(--_border-width) solid var(--_color-border-strong);
    border-radius: calc(var(--_radius) * 0.75);
    transform: translate(8px, calc(-100% - 8px));
  }

  .chart-tooltip.at-end {
    transform: translate(calc(-100% - 8px), calc(-100% - 8px));
  }

  .chart-tooltip.below {
    transform: translate(8px, 8px);
  }

  .chart-tooltip.at-end.below {
    transform: translate(calc(-100% - 8px), 8px);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .legend button {
    min-block-size: 24px;
    padding: 0 var(--_space);
    font-size: var(--_font-size-xs);
    background: none;
    border-color: transparent;
  }

  .legend button[aria-pressed='false'] {
    color: var(--_color-text-muted);
    text-decoration: line-through;
  }

  .legend button[aria-pressed='false'] .swatch {
    background: none;
  }

  .swatch {
    flex: none;
    display: inline-block;
    inline-size: 12px;
    block-size: 12px;
    background: var(--_series, var(--_color-text-muted));
    border: 2px solid var(--_series, var(--_color-text-muted));
    border-radius: 2px;
    forced-color-adjust: none;
  }

  .swatch.dashed {
    block-size: 0;
    background: none;
    border-width: 2px 0 0;
    border-style: dashed;
    border-radius: 0;
  }

  .swatch.hatched {
    background: repeating-linear-gradient(135deg, transparent 0 2px, var(--_series) 2px 4px);
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

  .legend-line {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
  }

  .legend-line > .icon-button {
    min-block-size: 24px;
    inline-size: 24px;
  }

  .help {
    font-size: var(--_font-size-xs);
  }

  .chart-error {
    position: absolute;
    inset: 0;
    align-content: center;
    text-align: center;
  }

  ${seriesClasses}

  @media (forced-colors: active) {
    .swatch {
      background: ${plainTexture};
    }

    ${textureClasses}

    .swatch.dashed {
      background: none;
    }
  }

  @media print {
    .chart-overlay,
    .chart-tooltip,
    .toolbar {
      display: none;
    }
  }
`;
