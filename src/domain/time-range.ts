import { isDay } from '../wire/field.js';
import { HOUR_MS } from './calendar.js';

/** A stretch of time as a person chooses it. */
export type TimeRange =
  /** So many hours, the running one included. */
  | { readonly type: 'hours'; readonly hours: number }
  /** So many calendar days of the server's zone, today included. */
  | { readonly type: 'days'; readonly days: number }
  /** From one day to another, both included: `2026-11-01`. */
  | { readonly type: 'dates'; readonly start: string; readonly end: string };

const MAX_COUNT = 3_660;
const COUNTED = /^(\d{1,4})([hd])$/;
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

/**
 * The parameters by which a resource is asked for a range. Hours begin on the hour, so that all who ask within one ask
 * the same: `24h` at 13:20 is from 14:00 of the day before, twenty-four hours of which the last is running.
 */
export function timeRangeParams(range: TimeRange, now: number): Readonly<Record<string, string>> {
  switch (range.type) {
    case 'hours': {
      const from = Math.floor(now / HOUR_MS) * HOUR_MS - (range.hours - 1) * HOUR_MS;
      return { start: new Date(from).toISOString().replace('.000Z', 'Z') };
    }
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
