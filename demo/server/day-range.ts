import { DAY_MS, HOUR_MS, instantOf, isZone, wallOf } from '../../src/domain/calendar.js';
import { dateOf, daysBetween, shiftDate, startOfDate, type DateText } from './dates.js';
import { BadRequest, one, wholeNumber, type Query } from './http/query.js';

/** From when to when an answer counts, and the calendar days that this touches. */
export interface DayRange {
  /** Epoch milliseconds, included. */
  readonly from: number;
  /** Epoch milliseconds, not included. */
  readonly to: number;
  readonly firstDay: DateText;
  readonly lastDay: DateText;
  /** IANA name. */
  readonly timeZone: string;
  /** Whether it goes on from an instant without an end that was asked for: whole hours, of which the last one runs. */
  readonly isOpen?: boolean;
}

/** What the family's widgets ask for when nobody says otherwise. */
export const DEFAULT_DAYS = 30;

/** What the dashboards ask for when nobody says otherwise. */
export const DASHBOARD_DAYS = 7;

const MAX_DAYS = 3_660;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The last calendar days of a zone, today included and whole: `days` 1 is today. */
export function lastDays(days: number, now: number, timeZone: string): DayRange {
  const lastDay = dateOf(now, timeZone);
  return daysFrom(shiftDate(lastDay, 1 - days), lastDay, timeZone);
}

function daysFrom(firstDay: DateText, lastDay: DateText, timeZone: string): DayRange {
  return {
    from: startOfDate(firstDay, timeZone),
    to: startOfDate(shiftDate(lastDay, 1), timeZone),
    firstDay,
    lastDay,
    timeZone,
  };
}

/**
 * Reads `days`, or `start` and `end`, and `time_zone`. Two dates are whole days, the last one included; two instants
 * are a span without its end.
 * @throws {BadRequest} naming the parameter
 */
export function readRange(query: Query, now: number, ownZone: string, defaultDays = DEFAULT_DAYS): DayRange {
  const timeZone = one(query, 'time_zone') ?? ownZone;
  if (!isZone(timeZone)) throw new BadRequest('time_zone', 'must be an IANA name such as America/New_York');
  const days = wholeNumber(query, 'days', { from: 1, to: MAX_DAYS });
  const [start, end] = [one(query, 'start'), one(query, 'end')];
  if (start === undefined && end === undefined) return lastDays(days ?? defaultDays, now, timeZone);
  if (days !== undefined) throw new BadRequest('days', 'cannot be given beside start and end');
  if (start === undefined) throw new BadRequest('start', 'is missing beside end');
  const isOpen = end === undefined && !DATE.test(start);
  const range = { ...spanOf(start, end ?? dateOf(now, timeZone), timeZone), isOpen };
  if (range.to <= range.from) throw new BadRequest('end', 'must lie after start');
  if (daysBetween(range.firstDay, range.lastDay) >= MAX_DAYS) {
    throw new BadRequest('end', `must lie within ${MAX_DAYS} days of start`);
  }
  return range;
}

const spanOf = (start: string, end: string, timeZone: string): DayRange =>
  spanRange(boundary('start', start, timeZone, 0), boundary('end', end, timeZone, 1), timeZone);

/** A span between two instants, the second not included. */
export const spanRange = (from: number, to: number, timeZone: string): DayRange => ({
  from,
  to,
  firstDay: dateOf(from, timeZone),
  lastDay: dateOf(to - 1, timeZone),
  timeZone,
});

function boundary(name: string, text: string, timeZone: string, extraDays: number): number {
  const at = Date.parse(text);
  // Years beyond four digits would be written with a sign, and no calendar of this server reads that.
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at)) {
    throw new BadRequest(name, 'must be a date such as 2026-11-01, or an ISO 8601 time');
  }
  return DATE.test(text) ? startOfDate(shiftDate(text, extraDays), timeZone) : at;
}

/**
 * What a range is compared with: a stretch as long as the range is until `end`, before it. Whole days are compared with
 * the same part of as many days before, on the clock of the zone; a span with the span right before it.
 */
export function rangeBefore(range: DayRange, end: number): { readonly from: number; readonly to: number } {
  const { from, to, firstDay, lastDay, timeZone, isOpen } = range;
  const spanMs = isOpen ? Math.ceil((end - from) / HOUR_MS) * HOUR_MS : to - from;
  const isWholeDays =
    from === startOfDate(firstDay, timeZone) && to === startOfDate(shiftDate(lastDay, 1), timeZone);
  if (isOpen || !isWholeDays) return { from: from - spanMs, to: end - spanMs };
  const days = daysBetween(firstDay, lastDay) + 1;
  const earlier = (at: number) => instantOf(wallOf(at, timeZone) - days * DAY_MS, timeZone);
  return { from: earlier(from), to: earlier(end) };
}

/** A day of a range with its first instant and the one after its last. */
export interface Day {
  readonly date: DateText;
  readonly from: number;
  readonly to: number;
}

/** The days of a range, each cut at the range's own ends. */
export function daysIn({ from, to, firstDay, lastDay, timeZone }: DayRange): Day[] {
  const count = daysBetween(firstDay, lastDay) + 1;
  return Array.from({ length: count }, (_, index) => {
    const date = shiftDate(firstDay, index);
    return {
      date,
      from: Math.max(from, startOfDate(date, timeZone)),
      to: Math.min(to, startOfDate(shiftDate(date, 1), timeZone)),
    };
  });
}
