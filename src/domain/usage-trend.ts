import type { Amount, EpochMs } from '../wire/field.js';
import type { HourUsage } from '../wire/telemetry.js';
import { addDays, DAY_MS, HOUR_MS, startOfDay } from './calendar.js';
import { sumKnown } from './money.js';

/** What one point of a trend stands for. */
export type TrendInterval = 'hour' | 'day';

/** One hour, or one calendar day, of a trend. */
export interface TrendPoint {
  readonly start: EpochMs;
  /** The first instant after it. */
  readonly end: EpochMs;
  /** What is known of it; `null` where nothing is. */
  readonly cost: Amount | null;
  /** Whether a part of the cost is unknown. */
  readonly isLowerBound: boolean;
  readonly requests: number | null;
  /** Whether it still runs: drawn dashed and called "so far". */
  readonly isRunning: boolean;
}

/** What the hours of an answer cover. */
export interface TrendCover {
  /** When the answer was made. */
  readonly asOf: EpochMs;
  /** The first instant after what was asked for; `null` is until now. */
  readonly until?: EpochMs | null;
  /** IANA name, in which days are days. */
  readonly zone: string;
}

/** Up to so long a stretch is told by hours: on paper and by ear three days of hours are still a shape, a week is noise. */
const MAX_HOURLY_MS = 3 * DAY_MS + HOUR_MS;

/** The interval that suits a stretch of so many milliseconds; three days may have 73 hours. */
export const intervalFor = (spanMs: number): TrendInterval => (spanMs <= MAX_HOURLY_MS ? 'hour' : 'day');

/** Ten years; a row that is longer is a mistake of somebody's and is not filled. */
const MAX_FILLED = 3_660 * 24;

/**
 * Makes a row of hours without gaps, oldest first, from the first one given to the running one. An hour missing between
 * them is zero; before them nothing is known. An hour given twice is added up, and one of unknown cost stays unknown.
 */
export function hourlyTrend(hours: readonly HourUsage[], cover: TrendCover): readonly TrendPoint[] {
  const [first] = hours;
  if (!first) return [];
  // Where clocks are off by half an hour, so are the hours.
  const phase = first.hour - Math.floor(first.hour / HOUR_MS) * HOUR_MS;
  const slotOf = (at: EpochMs): number => Math.floor((at - phase) / HOUR_MS);
  const bySlot = new Map<number, HourUsage[]>();
  for (const hour of hours) {
    const slot = slotOf(hour.hour);
    const known = bySlot.get(slot);
    if (known) known.push(hour);
    else bySlot.set(slot, [hour]);
  }
  const known = [...bySlot.keys()].sort((a, b) => a - b);
  const from = known[0] ?? 0;
  const end = Math.min(cover.asOf, cover.until ?? Infinity);
  const to = Math.max(known.at(-1) ?? from, slotOf(end - 1));
  const isTooLong = to - from >= MAX_FILLED;
  const slots = isTooLong ? known : Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return slots.map((slot) => {
    const start = slot * HOUR_MS + phase;
    return pointOf(start, start + HOUR_MS, bySlot.get(slot) ?? QUIET, cover);
  });
}

/**
 * Adds hours up to the calendar days of a zone: Berlin's 2026-10-25 has 25 of them.
 * @param hours a row without gaps
 */
export function dailyTrend(hours: readonly TrendPoint[], cover: TrendCover): readonly TrendPoint[] {
  const days: TrendPoint[] = [];
  let [start, end] = [-Infinity, -Infinity];
  let parts: TrendPoint[] = [];
  const close = (): void => {
    if (parts.length > 0) days.push(pointOf(start, end, parts, cover));
  };
  for (const hour of hours) {
    if (hour.start >= end) {
      close();
      parts = [];
      start = startOfDay(hour.start, cover.zone) ?? hour.start;
      end = addDays(hour.start, 1, cover.zone) ?? hour.end;
    }
    parts.push(hour);
  }
  close();
  return days;
}

type Part = Pick<TrendPoint, 'cost' | 'requests'> & Partial<Pick<TrendPoint, 'isLowerBound'>>;

/** An hour nobody tells of is one in which nothing was spent. */
const QUIET: readonly Part[] = [{ cost: '0' as Amount, requests: 0 }];

function pointOf(start: EpochMs, end: EpochMs, parts: readonly Part[], { asOf }: TrendCover): TrendPoint {
  return { start, end, ...sumOf(parts), isRunning: start <= asOf && asOf < end };
}

function sumOf(parts: readonly Part[]): Pick<TrendPoint, 'cost' | 'isLowerBound' | 'requests'> {
  const [only] = parts;
  // Most hours are told once, and a chart of ninety days has two thousand of them.
  if (only && parts.length === 1) return figuresOf(only);
  const { sum, unknownCount } = sumKnown(parts.map(({ cost }) => cost));
  const isUnknown = unknownCount > 0 && unknownCount === parts.length;
  return {
    cost: isUnknown ? null : sum,
    isLowerBound: !isUnknown && (unknownCount > 0 || parts.some(({ isLowerBound }) => isLowerBound === true)),
    requests: sumOfCounts(parts.map(({ requests }) => requests)),
  };
}

const figuresOf = ({ cost, isLowerBound = false, requests }: Part) => ({
  cost,
  isLowerBound: cost !== null && isLowerBound,
  requests,
});

const sumOfCounts = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);

/** A stretch of a trend in a few figures. */
export interface TrendSummary {
  readonly cost: Amount | null;
  readonly isLowerBound: boolean;
  readonly requests: number | null;
  readonly highest: TrendPoint | null;
  readonly lowest: TrendPoint | null;
}

/** The figures of a trend that can be drawn. */
export type TrendMeasure = 'cost' | 'requests';

/** Where most of a measure was, and least; `null` where no figure is known. The first of equals. */
export function extremesOf(
  points: readonly TrendPoint[],
  by: TrendMeasure,
): Pick<TrendSummary, 'highest' | 'lowest'> {
  let highest: TrendPoint | null = null;
  let lowest: TrendPoint | null = null;
  let [most, least] = [-Infinity, Infinity];
  for (const point of points) {
    if (point[by] === null) continue;
    // To a double equal amounts are equal, and those that differ only beyond it are no news.
    const value = Number(point[by]);
    if (value > most) [most, highest] = [value, point];
    if (value < least) [least, lowest] = [value, point];
  }
  return { highest, lowest };
}

/** Sums a stretch up. @param by what is highest and lowest */
export function summarise(points: readonly TrendPoint[], by: TrendMeasure): TrendSummary {
  return { ...sumOf(points), ...extremesOf(points, by) };
}
