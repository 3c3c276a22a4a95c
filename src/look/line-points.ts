import type { ChartPoint } from './chart-data.js';

/** Finds the first index whose instant is at or after `x`; the length where there is none. */
function lowerBound(points: readonly ChartPoint[], x: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const point = points[middle];
    if (point && point.x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds the index of the point nearest to an instant, the earlier of two; -1 where there is none. */
export function nearestIndex(points: readonly ChartPoint[], x: number): number {
  const after = lowerBound(points, x);
  const right = points[after];
  const left = points[after - 1];
  if (!right) return points.length - 1;
  if (!left) return after;
  return x - left.x <= right.x - x ? after - 1 : after;
}

/**
 * Leaves at most five points of each pixel column: the first, lowest, highest and last, and a gap if there was one.
 *
 * The line drawn through them is the same to the pixel (M4: Jugel, Jerzak, Hackenbroich, Markl, VLDB 2014). One point
 * on either side of the window stays, so that the line runs out of the picture instead of ending in it. Chart.js's own
 * decimation loses points pushed to live data (its issue 11929).
 */
export function reducePoints(
  points: readonly ChartPoint[],
  from: number,
  to: number,
  pixels: number,
): ChartPoint[] {
  const start = Math.max(0, lowerBound(points, from) - 1);
  const end = Math.min(points.length, lowerBound(points, to) + 2);
  const inside = points.slice(start, end);
  if (inside.length <= 4 * pixels || !(to > from)) return inside;

  const kept: ChartPoint[] = [];
  let column: ChartPoint[] = [];
  let columnIndex = NaN;
  for (const point of inside) {
    const index = Math.floor(((point.x - from) / (to - from)) * pixels);
    if (index !== columnIndex) {
      kept.push(...extremes(column));
      column = [];
      columnIndex = index;
    }
    column.push(point);
  }
  kept.push(...extremes(column));
  return kept;
}

function extremes(column: readonly ChartPoint[]): ChartPoint[] {
  if (column.length <= 4) return [...column];
  const keep = new Set<ChartPoint | undefined>([column[0], column.at(-1)]);
  let low: ChartPoint | undefined;
  let high: ChartPoint | undefined;
  for (const point of column) {
    if (point.y === null) {
      keep.add(column.find(({ y }) => y === null));
      continue;
    }
    if (low?.y == null || point.y < low.y) low = point;
    if (high?.y == null || point.y > high.y) high = point;
  }
  keep.add(low);
  keep.add(high);
  return column.filter((point) => keep.has(point));
}
