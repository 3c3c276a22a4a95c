import type { ChartPlane, ChartRange } from './chart-settings.js';

/*
 * The arithmetic of a window over a line. Chart.js has a plugin for zooming, which we do not use: it brings 11 kB with a
 * touch library, and keeps a window of its own in the scales, where ours is reduced to pixels before Chart.js sees it.
 */

/** Within what a window may move. */
export interface ZoomLimits {
  /** From the first instant there is to the last. */
  readonly bounds: ChartRange;
  /** The shortest window in milliseconds. */
  readonly minSpan: number;
}

const spanOf = ({ min, max }: ChartRange): number => max - min;

/** Puts a window inside its bounds, as long as it is where they allow; null is all there is. */
export function clampRange({ min, max }: ChartRange, { bounds, minSpan }: ZoomLimits): ChartRange | null {
  const span = Math.max(max - min, minSpan);
  if (!(span < spanOf(bounds))) return null;
  // What was too short grows from its middle.
  const wanted = min - (span - (max - min)) / 2;
  const start = Math.min(Math.max(wanted, bounds.min), bounds.max - span);
  return { min: start, max: start + span };
}

/**
 * Zooms a window so that one instant stays where it is.
 * @param factor below 1 shows less, above 1 more
 */
export function zoomAbout(
  range: ChartRange | null,
  factor: number,
  at: number,
  limits: ZoomLimits,
): ChartRange | null {
  const { min, max } = range ?? limits.bounds;
  const span = Math.max((max - min) * factor, limits.minSpan);
  const share = max > min ? (Math.min(Math.max(at, min), max) - min) / (max - min) : 0.5;
  const start = Math.min(Math.max(at, min), max) - share * span;
  return clampRange({ min: start, max: start + span }, limits);
}

/** Moves a window by so many milliseconds. */
export function panned(range: ChartRange | null, byMs: number, limits: ZoomLimits): ChartRange | null {
  return range && clampRange({ min: range.min + byMs, max: range.max + byMs }, limits);
}

/** Moves a window no further than it takes to show an instant. */
export function revealed(range: ChartRange | null, at: number, limits: ZoomLimits): ChartRange | null {
  if (!range || (at >= range.min && at <= range.max)) return range;
  return panned(range, at < range.min ? at - range.min : at - range.max, limits);
}

/**
 * Where a window is once more data has come: where it was, and at the right edge it stays at the right edge.
 * @param before the bounds until then
 */
export function followed(
  range: ChartRange | null,
  before: ChartRange,
  limits: ZoomLimits,
): ChartRange | null {
  if (!range) return null;
  const isAtEnd = range.max >= before.max;
  return isAtEnd ? panned(range, limits.bounds.max - range.max, limits) : clampRange(range, limits);
}

/** The instant that was drawn at a place, in CSS pixels from the left of the canvas. */
export const instantAt = ({ range, originPx, msPerPx }: ChartPlane, px: number): number =>
  range.min + (px - originPx) * msPerPx;

/**
 * The window in which what was under the fingers is under them still: one finger drags, two zoom and drag at once.
 * @param before their places when the plane was drawn, in CSS pixels from the left of the canvas
 * @param now their places now, in the same order
 */
export function movedRange(
  plane: ChartPlane,
  before: readonly number[],
  now: readonly number[],
  limits: ZoomLimits,
): ChartRange | null {
  const [startGap, gap] = [gapOf(before), gapOf(now)];
  const factor = startGap > 0 && gap > 0 ? startGap / gap : 1;
  const span = Math.max(spanOf(plane.range) * factor, limits.minSpan);
  const msPerPx = (plane.msPerPx * span) / spanOf(plane.range);
  const min = instantAt(plane, middleOf(before)) + (plane.originPx - middleOf(now)) * msPerPx;
  return clampRange({ min, max: min + span }, limits);
}

const middleOf = (places: readonly number[]): number =>
  places.reduce((sum, place) => sum + place, 0) / Math.max(1, places.length);

const gapOf = ([first = 0, second = first]: readonly number[]): number => Math.abs(second - first);
