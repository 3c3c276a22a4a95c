import type { ChartColour, ChartData, ChartPoint, ChartSeries } from './chart-data.js';
import type { ChartDataset, ChartType } from './chart-js.js';
import type { ChartPainter } from './chart-paint.js';
import { panelScale } from './chart-options.js';
import type { ChartKind } from './chart-settings.js';

/** One value as Chart.js takes it without parsing. */
export type ChartDatum = number | { readonly x: number; readonly y: number };

/** A Chart.js dataset that remembers which series it draws. */
export type IdentifiedDataset = ChartDataset<ChartType, ChartDatum[]> & { readonly id: string };

/** What decides how series become datasets, beside the series themselves. */
export interface DatasetContext {
  readonly kind: ChartKind;
  readonly horizontal: boolean;
  readonly stacked: boolean;
  readonly painter: ChartPainter;
  /** Reduces a line to what can be seen of it. */
  readonly reduce: (points: readonly ChartPoint[]) => readonly ChartPoint[];
}

/** A forecast, and today, which is not over. */
const forecastDash = [6, 4];

const slot = (index: number): ChartColour => `series-${index + 1}`;

/** A pattern needs an edge, or its area ends nowhere. */
const isPattern = (fill: CanvasPattern | string | undefined): boolean => typeof fill === 'object';

function lineDataset(
  series: ChartSeries,
  colour: ChartColour,
  context: DatasetContext,
): ChartDataset<'line', ChartDatum[]> {
  const { painter } = context;
  const points = pointsOf(series, context);
  const dash = painter.dash(colour);
  return {
    data: points.map(({ x, y }) => ({ x, y: y ?? NaN })),
    borderColor: painter.line(colour),
    backgroundColor: painter.line(colour),
    borderDash: series.stroke === 'dashed' ? forecastDash : dash,
    borderWidth: 2,
    pointRadius: radiiOf(points),
    pointHitRadius: 0,
    yAxisID: panelScale(series.panel ?? 0),
  };
}

/** What is drawn of a series: what is dashed at its end is drawn by a dataset of its own. */
function pointsOf({ points = [], dashedFrom = Infinity }: ChartSeries, { reduce }: DatasetContext) {
  const reduced = reduce(points);
  return dashedFrom === Infinity ? reduced : reduced.filter(({ x }) => x <= dashedFrom);
}

/**
 * The end of a line that is dashed. Chart.js can dash a part of a dataset, but compares the styles of all its points for
 * it, which takes as long as all the rest of drawing.
 */
function tailOf(series: ChartSeries, { reduce }: DatasetContext): ChartSeries | null {
  const { dashedFrom, ...rest } = series;
  if (dashedFrom === undefined) return null;
  const points = reduce(series.points ?? []).filter(({ x }) => x >= dashedFrom);
  return { ...rest, id: `${series.id} tail`, points, stroke: 'dashed' };
}

/** A point without a neighbour makes no line, and would not be seen; for all others nothing is drawn, which is faster. */
function radiiOf(points: readonly ChartPoint[]): number | number[] {
  if (points.length === 1) return 3;
  const isAlone = ({ y }: ChartPoint, index: number): boolean =>
    y !== null && points[index - 1]?.y == null && points[index + 1]?.y == null;
  return points.some(isAlone) ? points.map((point, index) => (isAlone(point, index) ? 3 : 0)) : 0;
}

function barDataset(
  series: ChartSeries,
  colour: ChartColour,
  data: ChartData,
  context: DatasetContext,
): ChartDataset<'bar', ChartDatum[]> {
  const { painter, horizontal, stacked } = context;
  const categories = data.categories ?? [];
  const colours = categories.map((category) => category.colour ?? colour);
  const fills = colours.map((each) => painter.fill(each, series.fill === 'hatched'));
  return {
    data: categories.map((_, index) => {
      const value = series.values?.[index] ?? NaN;
      return horizontal ? { x: value, y: index } : { x: index, y: value };
    }),
    backgroundColor: fills,
    hoverBackgroundColor: fills,
    borderColor: colours.map((each, index) => (isPattern(fills[index]) ? painter.line(each) : painter.gap)),
    borderWidth: fills.map((fill) => (stacked || isPattern(fill) ? 1 : 0)),
    hoverBorderColor: painter.edge,
    hoverBorderWidth: 2,
    borderRadius: 3,
    maxBarThickness: 32,
    categoryPercentage: data.series.length > 1 ? 0.8 : 0.9,
    barPercentage: 0.8,
  };
}

function pieDataset(
  series: ChartSeries,
  data: ChartData,
  { painter }: DatasetContext,
): ChartDataset<'doughnut', ChartDatum[]> {
  const categories = data.categories ?? [];
  const colours = categories.map((category, index) => category.colour ?? slot(index));
  const fills = colours.map((each) => painter.fill(each, series.fill === 'hatched'));
  return {
    // A refund has no angle; its number is in the table.
    data: categories.map((_, index) => Math.max(0, series.values?.[index] ?? 0)),
    backgroundColor: fills,
    hoverBackgroundColor: fills,
    borderColor: colours.map((each) => painter.line(each)),
    borderWidth: fills.map((fill) => (isPattern(fill) ? 1 : 0)),
    hoverBorderColor: painter.edge,
    hoverBorderWidth: 2,
    borderRadius: 2,
    spacing: 2,
    spacingMode: 'parallel',
  };
}

/** Translates chart data to Chart.js's datasets, one for each series, in their order, and after them the dashed ends. */
export function datasetsOf(data: ChartData, context: DatasetContext): IdentifiedDataset[] {
  const coloured = data.series.map((series, index) => ({ ...series, colour: series.colour ?? slot(index) }));
  const tails = context.kind === 'line' ? coloured.map((series) => tailOf(series, context)) : [];
  return [...coloured, ...tails.filter((tail) => tail !== null)].map((series) => {
    const { colour = slot(0) } = series;
    const drawn =
      context.kind === 'line'
        ? lineDataset(series, colour, context)
        : context.kind === 'bar'
          ? barDataset(series, colour, data, context)
          : pieDataset(series, data, context);
    return { ...drawn, id: series.id, label: series.label, hidden: series.hidden ?? false };
  });
}

/**
 * Keeps the dataset objects whose ids are still wanted, filled with what is new, in the order that is wanted.
 *
 * Chart.js tells datasets apart by object identity: a new object would throw away its elements and hover state.
 */
export function mergeById<T extends { readonly id: string }>(
  current: readonly T[],
  wanted: readonly T[],
): T[] {
  const known = new Map(current.map((dataset) => [dataset.id, dataset]));
  return wanted.map((dataset) => {
    const kept = known.get(dataset.id);
    return kept ? Object.assign(kept, dataset) : dataset;
  });
}
