import type { ChartAnchor, ChartPosition } from './chart-data.js';
import type { Chart, Plugin } from './chart-js.js';
import { panelScale } from './chart-options.js';
import type { ChartPanel } from './chart-settings.js';
import type { ChartTheme } from './chart-theme.js';

/** What is drawn over the data; everything is asked at each draw. */
export interface MarksContext {
  readonly theme: () => ChartTheme;
  readonly active: () => ChartPosition | null;
  /** The place of the active point of a line, null for other charts. */
  readonly lineAnchor: (chart: Chart) => ChartAnchor | null;
  /** The small multiples, whose names are written. */
  readonly panels: () => readonly ChartPanel[];
  /** Writes the text at the end of a horizontal bar, null where none is written. */
  readonly barLabel: () => ((position: ChartPosition) => string) | null;
}

const gapPx = 6;

/** Draws what Chart.js does not: the highlight of what is explored, and the values at the ends of bars. */
export function marksOf(context: MarksContext): Plugin {
  return {
    id: 'marks',
    // Here the elements are those of the latest update, and the highlight costs no draw of its own.
    beforeDraw: (chart) => highlight(chart, context),
    afterDatasetsDraw: (chart) => {
      const anchor = context.lineAnchor(chart);
      if (anchor) drawGuide(chart, anchor, context.theme());
      drawPanelNames(chart, context.panels(), context.theme());
      const label = context.barLabel();
      if (label) drawBarLabels(chart, label, context.theme());
    },
  };
}

function highlight(chart: Chart, context: MarksContext): void {
  const active = context.active();
  const isDrawn =
    active !== null &&
    context.lineAnchor(chart) === null &&
    chart.getDatasetMeta(active.series).data[active.point] !== undefined;
  chart.setActiveElements(isDrawn ? [{ datasetIndex: active.series, index: active.point }] : []);
}

function drawGuide({ ctx, chartArea }: Chart, { x, y }: ChartAnchor, theme: ChartTheme): void {
  ctx.save();
  ctx.strokeStyle = theme.textMuted;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, chartArea.top);
  ctx.lineTo(Math.round(x) + 0.5, chartArea.bottom);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, y, 4, 0, 2 * Math.PI);
  ctx.fillStyle = theme.surface;
  ctx.fill();
  ctx.strokeStyle = theme.text;
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.restore();
}

function drawBarLabels(chart: Chart, label: (position: ChartPosition) => string, theme: ChartTheme): void {
  const { ctx } = chart;
  ctx.save();
  ctx.font = `${theme.fontSizePx}px ${theme.fontFamily}`;
  ctx.fillStyle = theme.text;
  ctx.textBaseline = 'middle';
  const base = chart.scales['x']?.getPixelForValue(0) ?? 0;
  for (const [series, meta] of chart.getSortedVisibleDatasetMetas().entries()) {
    for (const [point, bar] of meta.data.entries()) {
      const end = Number.isFinite(bar.x) ? bar.x : base;
      // A refund runs towards the names: its value stands on the free side of zero.
      const x = theme.rtl ? Math.min(end, base) - gapPx : Math.max(end, base) + gapPx;
      ctx.textAlign = theme.rtl ? 'right' : 'left';
      ctx.fillText(label({ series, point }), x, bar.y);
    }
  }
  ctx.restore();
}

function drawPanelNames(chart: Chart, panels: readonly ChartPanel[], theme: ChartTheme): void {
  if (panels.length < 2) return;
  const { ctx, chartArea } = chart;
  ctx.save();
  ctx.font = `600 ${theme.fontSizePx}px ${theme.fontFamily}`;
  ctx.fillStyle = theme.text;
  ctx.textBaseline = 'top';
  ctx.textAlign = theme.rtl ? 'right' : 'left';
  for (const [index, { label }] of panels.entries()) {
    const top = (chart.scales[panelScale(index)]?.top ?? chartArea.top) + gapPx;
    ctx.fillText(label, theme.rtl ? chartArea.right : chartArea.left, top);
  }
  ctx.restore();
}

/** Measures the room the longest of these labels needs at the end of a bar, in CSS pixels. */
export function measureLabels(
  context: CanvasRenderingContext2D,
  labels: Iterable<string>,
  theme: ChartTheme,
): number {
  context.save();
  context.font = `${theme.fontSizePx}px ${theme.fontFamily}`;
  let widest = 0;
  for (const label of labels) widest = Math.max(widest, context.measureText(label).width);
  context.restore();
  return Math.ceil(widest) + gapPx + 2;
}
