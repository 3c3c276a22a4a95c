import type { BudgetPeriod } from '../wire/budget.js';
import type { EpochMs } from '../wire/field.js';
import { DAY_MS } from './calendar.js';
import type { DayRange } from './cost-days.js';
import { windowOf, type WindowOptions } from './period.js';

/** From its first instant to the first instant after it. */
export interface Span {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** Two spans, or two ranges of days, of equal length. */
export interface Compared<T> {
  readonly current: T;
  readonly previous: T;
}

/** The span of equal length that ends where this one begins. */
export const spanBefore = ({ start, end }: Span): Span => ({ start: start - (end - start), end: start });

/**
 * The calendar period before the one that begins at `start`: the February before a March.
 * @returns `null` for a period without calendar boundaries and for an unknown zone
 */
export function periodBefore(
  period: BudgetPeriod,
  start: EpochMs,
  zone: string | null,
  options: WindowOptions = {},
): Span | null {
  if (period === 'rolling' || period === 'lifetime' || period === 'custom') return null;
  const { weekStart = null, anchorDay = null } = options;
  const before = windowOf(period, start - 1, zone, { weekStart, anchorDay });
  return before.start === null || before.end === null ? null : { start: before.start, end: before.end };
}

/**
 * Cuts two spans to equal length from their beginnings: a span that still runs is compared with the same elapsed part,
 * and 31 days of March with no more than February has.
 *
 * Check: on 2026-03-11 at noon, UTC, March so far is compared with February to the 11th at noon.
 * @returns `null` where nothing has elapsed
 */
export function comparedSpans(
  current: Span,
  now: EpochMs,
  previous: Span = spanBefore(current),
): Compared<Span> | null {
  const elapsed = Math.min(now, current.end) - current.start;
  const length = Math.min(elapsed, previous.end - previous.start);
  if (!(length > 0)) return null;
  const cut = ({ start }: Span): Span => ({ start, end: start + length });
  return { current: cut(current), previous: cut(previous) };
}

const shifted = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * The days of a range that are over, and as many right before them: daily figures cannot be cut, so today, which still
 * runs, is left out.
 * @param today the current day of the figures' zone; `null` is unknown, and no day is then left out
 * @returns `null` where no day is over
 */
export function comparedDays({ from, to }: DayRange, today: string | null): Compared<DayRange> | null {
  const last = today !== null && today <= to ? shifted(today, -1) : to;
  const count = Math.round((Date.parse(last) - Date.parse(from)) / DAY_MS) + 1;
  if (!(count > 0)) return null;
  return {
    current: { from, to: last },
    previous: { from: shifted(from, -count), to: shifted(from, -1) },
  };
}
