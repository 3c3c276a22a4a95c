import { isDay, type EpochMs } from '../wire/field.js';
import { dayKey, DAY_MS, HOUR_MS } from './calendar.js';

/** A stretch of time as a person chooses it. */
export type TimeRange =
  /** So many hours, the running one included. */
  | { readonly type: 'hours'; readonly hours: number }
  /** So many calendar days of the server's zone, today included. */
  | { readonly type: 'days'; readonly days: number }
  /** From one day to another, both included: `2026-11-01`. */
  | { readonly type: 'dates'; readonly start: string; readonly end: string };

/** Two calendar days, both included. */
export interface RangeDays {
  readonly start: string;
  readonly end: string;
}

/** The first and the last day that may be chosen. */
export interface RangeBounds {
  readonly min: string | null;
  readonly max: string | null;
}

const MAX_COUNT = 3_660;
const COUNTED = /^(\d{1,4})([hd])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DATES = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

/**
 * Reads `24h`, `7d` or `2026-11-01/2026-11-20` (an interval of ISO 8601 whose days are both included).
 * @returns `null` for anything else
 */
export function parseTimeRange(text: string): TimeRange | null {
  const [, amount, unit] = COUNTED.exec(text.trim()) ?? [];
  const count = Number(amount);
  if (unit !== undefined && count >= 1 && count <= MAX_COUNT) {
    return unit === 'h' ? { type: 'hours', hours: count } : { type: 'days', days: count };
  }
  const [, start, end] = DATES.exec(text.trim()) ?? [];
  if (start === undefined || end === undefined || !isDay(start) || !isDay(end) || end < start) return null;
  return { type: 'dates', start, end };
}

/** Writes a range so that {@link parseTimeRange} reads it. */
export function writeTimeRange(range: TimeRange): string {
  switch (range.type) {
    case 'hours':
      return `${range.hours}h`;
    case 'days':
      return `${range.days}d`;
    case 'dates':
      return `${range.start}/${range.end}`;
  }
}

/** The first instant of so many hours, of which the last is running. */
export const firstHour = (hours: number, now: EpochMs): EpochMs =>
  Math.floor(now / HOUR_MS) * HOUR_MS - (hours - 1) * HOUR_MS;

/** The first and the last day of a range on the calendar of a zone; `null` for an unknown zone. */
export function daysOf(range: TimeRange, now: EpochMs, timeZone: string): RangeDays | null {
  if (range.type === 'dates') return range;
  const end = dayKey(now, timeZone);
  if (end === null) return null;
  const start =
    range.type === 'hours'
      ? dayKey(firstHour(range.hours, now), timeZone)
      : new Date(Date.parse(end) - (range.days - 1) * DAY_MS).toISOString().slice(0, 10);
  return start === null ? null : { start, end };
}

/** Why two days make no range, or which bound they break. */
export type DatesFault = 'missing' | 'order' | 'too-early' | 'too-late';

/** Checks the days a person has chosen; bounds that are `null` are none. @returns `null` where they make a range */
export function faultOfDates({ start, end }: RangeDays, bounds: RangeBounds): DatesFault | null {
  if (![start, end].every((day) => DAY.test(day) && isDay(day))) return 'missing';
  if (end < start) return 'order';
  if (bounds.min !== null && start < bounds.min) return 'too-early';
  return bounds.max !== null && end > bounds.max ? 'too-late' : null;
}

/**
 * The parameters by which a resource is asked for a range. Hours begin on the hour, so that all who ask within one ask
 * the same: `24h` at 13:20 is from 14:00 of the day before, twenty-four hours of which the last is running.
 */
export function timeRangeParams(range: TimeRange, now: EpochMs): Readonly<Record<string, string>> {
  switch (range.type) {
    case 'hours':
      return { start: new Date(firstHour(range.hours, now)).toISOString().replace('.000Z', 'Z') };
    case 'days':
      return { days: String(range.days) };
    case 'dates':
      return { start: range.start, end: range.end };
  }
}

const HOUR_START = /^\d{4}-\d{2}-\d{2}T/;

/**
 * The range that {@link timeRangeParams} wrote into these parameters.
 * @param now in the same hour, for a range that ends with it
 * @returns `null` for any others
 */
export function timeRangeOf(params: Readonly<Record<string, string>>, now: number): TimeRange | null {
  const { days, start, end } = params;
  if (days !== undefined) return parseTimeRange(`${days}d`);
  if (start === undefined) return null;
  if (end !== undefined) return parseTimeRange(`${start}/${end}`);
  const from = HOUR_START.test(start) ? Date.parse(start) : NaN;
  return parseTimeRange(`${Math.floor((now - from) / HOUR_MS) + 1}h`);
}
