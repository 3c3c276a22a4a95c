import type { Budget, BudgetPeriod } from '../wire/budget.js';
import type { EpochMs } from '../wire/field.js';
import {
  changeBetween,
  DAY_MS,
  dayOf,
  HOUR_MS,
  instantOf,
  isZone,
  MINUTE_MS,
  orNull,
  wallOf,
  type WallMs,
} from './calendar.js';

/** From its first instant to the first instant of the next one; `null` is unknown, or never. */
export interface Window {
  readonly start: EpochMs | null;
  readonly end: EpochMs | null;
}

/** What shapes a window beside its period; each as in {@link Budget}. */
export type WindowOptions = Partial<
  Pick<Budget, 'weekStart' | 'anchorDay' | 'windowHours' | 'startsAt' | 'resetsAt'>
>;

type CalendarPeriod = Exclude<BudgetPeriod, 'lifetime' | 'rolling' | 'custom'>;
type Span = readonly [start: number, end: number];

/**
 * The window of a budget that `at` lies in: calendar boundaries in an IANA zone. A rolling or lifetime budget never
 * resets. What the payload says of its reset beats any computation.
 *
 * Check: New York's 2026-11-01 runs from 04:00Z to 05:00Z the next day, 25 hours.
 * @param zone `null` or unknown: a calendar window without `resetsAt` is unknown too
 */
export function windowOf(
  period: BudgetPeriod,
  at: EpochMs,
  zone: string | null,
  options: WindowOptions = {},
): Window {
  const { startsAt = null, resetsAt = null, windowHours = null } = options;
  if (resetsAt !== null) {
    const start =
      startsAt !== null && startsAt < resetsAt ? startsAt : startBefore(period, resetsAt, zone, options);
    return { start, end: resetsAt };
  }
  if (period === 'lifetime' || period === 'custom') return { start: startsAt, end: null };
  if (period === 'rolling')
    return { start: windowHours === null ? null : at - windowHours * HOUR_MS, end: null };
  if (!isZone(zone)) return { start: null, end: null };
  const [start, end] = calendarSpan(period, at, zone, options);
  // A budget that was opened in the middle of a period; an older start is the day it was made, not the window's.
  const isOpenedWithin = startsAt !== null && startsAt > start && startsAt <= at;
  return { start: isOpenedWithin ? startsAt : orNull(start), end: orNull(end) };
}

function calendarSpan(period: CalendarPeriod, at: EpochMs, zone: string, options: WindowOptions): Span {
  const wall = wallOf(at, zone);
  if (period === 'hour') return hourSpan(at, wall, zone);
  const [start, end] = wallSpan(period, wall, options);
  return [instantOf(start, zone), instantOf(end, zone)];
}

/** An hour on the clock; it is cut short where clocks are changed within it, so that windows never overlap. */
function hourSpan(at: EpochMs, wall: WallMs, zone: string): Span {
  const start = at - (wall - Math.floor(wall / HOUR_MS) * HOUR_MS);
  const end = start + HOUR_MS;
  const isSame = (other: EpochMs): boolean => wallOf(other, zone) - other === wall - at;
  return [
    isSame(start) ? start : changeBetween(start, at, zone),
    isSame(end) ? end : changeBetween(at, end, zone),
  ];
}

function wallSpan(period: Exclude<CalendarPeriod, 'hour'>, wall: WallMs, options: WindowOptions): Span {
  const day = dayOf(wall);
  if (period === 'day') return [day, day + DAY_MS];
  if (period === 'week') {
    const first = options.weekStart === 'sunday' ? 0 : 1;
    const start = day - ((new Date(day).getUTCDay() - first + 7) % 7) * DAY_MS;
    return [start, start + 7 * DAY_MS];
  }
  const anchor = options.anchorDay ?? 1;
  const shift = monthDay(day, anchor, 0) > day ? -1 : 0;
  return [monthDay(day, anchor, shift), monthDay(day, anchor, shift + 1)];
}

/** The anchor's day in the month so many months from `day`; in a shorter month its last day. */
function monthDay(day: WallMs, anchor: number, shift: number): WallMs {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + shift];
  return Date.UTC(year, month, Math.min(anchor, new Date(Date.UTC(year, month + 1, 0)).getUTCDate()));
}

/**
 * When a window began that ends at `resetsAt`: the calendar's boundary where it ends on one, else one period earlier by
 * the clock. Without a zone the clock is UTC's, which is off by no more than a change of clocks.
 */
function startBefore(
  period: BudgetPeriod,
  resetsAt: EpochMs,
  zone: string | null,
  options: WindowOptions,
): EpochMs | null {
  const { windowHours = null } = options;
  if (period === 'lifetime' || period === 'custom') return null;
  if (period === 'rolling') return windowHours === null ? null : resetsAt - windowHours * HOUR_MS;
  // Some servers name the last second of a window, 23:59:59, as its reset.
  const end = Math.ceil(resetsAt / MINUTE_MS) * MINUTE_MS;
  const clock = isZone(zone) ? zone : 'UTC';
  const [start, boundary] = calendarSpan(period, end - 1, clock, options);
  if (boundary === end) return orNull(start);
  if (period === 'hour') return resetsAt - HOUR_MS;
  const wall = wallOf(end, clock);
  const day = dayOf(wall);
  const anchor = options.anchorDay ?? new Date(day).getUTCDate();
  const earlier = period === 'month' ? monthDay(day, anchor, -1) : day - (period === 'week' ? 7 : 1) * DAY_MS;
  return orNull(instantOf(earlier + (wall - day), clock));
}
