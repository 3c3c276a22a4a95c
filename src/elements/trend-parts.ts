import type { ChartRange } from '../look/chart-settings.js';
import { summarise, type TrendPoint } from '../domain/usage-trend.js';
import {
  measureText,
  pointName,
  spanName,
  valueText,
  type TrendPrint,
  type TrendShow,
} from './trend-print.js';

/** Above so many points in view nobody walks them one by one, and what is spoken is of parts of the line. */
const MAX_SINGLE = 200;
/** How many parts a long line is walked in: few enough for ten presses of page down. */
const MAX_PARTS = 100;

/** The points in view, and the parts in which they are walked. */
export interface VisiblePart {
  readonly points: readonly TrendPoint[];
  /** The index of the first of them; -1 where there is none. */
  readonly from: number;
  /** 0 where the points are few enough to be walked themselves. */
  readonly partCount: number;
  readonly partSize: number;
}

/** Finds the points of a window; null is all of them. */
export function visibleBetween(points: readonly TrendPoint[], range: ChartRange | null): VisiblePart {
  const from = range ? lowerBound(points, range.min) : 0;
  const to = range ? lowerBound(points, Math.floor(range.max) + 1) : points.length;
  const inView = range ? points.slice(from, to) : points;
  const isLong = inView.length > MAX_SINGLE;
  const partSize = isLong ? Math.ceil(inView.length / MAX_PARTS) : 1;
  return {
    points: inView,
    from: inView.length > 0 ? from : -1,
    partCount: isLong ? Math.ceil(inView.length / partSize) : 0,
    partSize,
  };
}

/** Finds the first index at or after an instant. */
function lowerBound(points: readonly TrendPoint[], at: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.start ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A part of a long line. */
export interface TrendPart {
  readonly index: number;
  readonly points: readonly TrendPoint[];
}

/** The part that a point lies in; `null` where points are walked one by one, and of a point out of view. */
export function partOf({ points, from, partCount, partSize }: VisiblePart, index: number): TrendPart | null {
  if (partCount === 0 || index < from || index >= from + points.length) return null;
  const part = Math.floor((index - from) / partSize);
  return { index: part, points: points.slice(part * partSize, (part + 1) * partSize) };
}

/** "Part 3 of 44, Nov 4 to Nov 6, $41.20, 320 requests, highest Nov 5, $30.10" */
export function partText(
  { partCount }: VisiblePart,
  { index, points }: TrendPart,
  print: TrendPrint,
  show: TrendShow,
): string {
  const { words, format } = print;
  const summary = summarise(points, show === 'requests' ? 'requests' : 'cost');
  const value = valueText(summary, show, print);
  return words.costTrend.part(
    format.number(index + 1),
    format.number(partCount),
    spanOf(points, print),
    value,
    summary.highest ? extremeText(summary.highest, print, show) : words.common.unknown,
  );
}

/** "Nov 4 to Nov 12, 9 points, $412.00, 7,600 requests; lowest Nov 4, $1.10; highest Nov 8, $92.10" */
export function seenText({ points }: VisiblePart, print: TrendPrint, show: TrendShow): string {
  const { words, format } = print;
  const summary = summarise(points, show === 'requests' ? 'requests' : 'cost');
  const { lowest, highest } = summary;
  const seen = words.costTrend.seen(
    spanOf(points, print),
    format.number(points.length),
    valueText(summary, show, print),
  );
  if (!lowest || !highest || lowest === highest) return seen;
  return [
    seen,
    words.costTrend.lowest(extremeText(lowest, print, show)),
    words.costTrend.highest(extremeText(highest, print, show)),
  ].join('; ');
}

const extremeText = (point: TrendPoint, print: TrendPrint, show: TrendShow): string =>
  `${pointName(point, print)}, ${measureText(point, show === 'requests' ? 'requests' : 'cost', print)}`;

function spanOf(points: readonly TrendPoint[], print: TrendPrint): string {
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? spanName(first, last, print) : '';
}
