import { tzOffset } from '@date-fns/tz/tzOffset';
import type { EpochMs } from '../wire/field.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** What a clock on the wall of the zone shows, as the epoch milliseconds a clock in UTC would show the same at. */
export type WallMs = number;

/** How far clocks of the zone are ahead of UTC at an instant, in milliseconds; NaN for a zone that is none. */
const offset = (at: EpochMs, zone: string): number =>
  Number.isFinite(at) ? tzOffset(zone, new Date(at)) * MINUTE_MS : NaN;

/** Whether this names a time zone that the engine knows; the empty name, which one engine takes for its own zone, does not. */
export const isZone = (zone: string | null): zone is string =>
  Boolean(zone) && !Number.isNaN(offset(0, zone ?? ''));

/** What the clock shows at an instant. */
export const wallOf = (at: EpochMs, zone: string): WallMs => at + offset(at, zone);

/**
 * The first instant at which the clock shows this time. Where clocks are put forward over it, the instant at which they
 * are: Santiago's 2026-09-06 has no midnight and begins at 01:00.
 */
export function instantOf(wall: WallMs, zone: string): EpochMs {
  const before = offset(wall - DAY_MS, zone);
  const after = offset(wall + DAY_MS, zone);
  const early = wall - Math.max(before, after);
  if (wallOf(early, zone) === wall) return early;
  const late = wall - Math.min(before, after);
  return wallOf(late, zone) === wall ? late : changeBetween(early, late, zone);
}

/** The instant after `from`, `to` at the latest, at which clocks of the zone are changed; by bisection. */
export function changeBetween(from: EpochMs, to: EpochMs, zone: string): EpochMs {
  const old = offset(from, zone);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** `null` for an instant beyond the dates there are, which reckoning makes NaN. */
export const orNull = (at: EpochMs): EpochMs | null => (Number.isNaN(at) ? null : at);

/** The wall time at which the day of a wall time begins. */
export const dayOf = (wall: WallMs): WallMs => Math.floor(wall / DAY_MS) * DAY_MS;

/**
 * The first instant of the calendar day, in the zone, that is `days` after the day of `at`. A day may have 23 or 25
 * hours, which is why no one may add 24 of them.
 * @returns `null` for an unknown zone, and beyond the days there are
 */
export function addDays(at: EpochMs, days: number, zone: string | null): EpochMs | null {
  return isZone(zone) ? orNull(instantOf(dayOf(wallOf(at, zone)) + days * DAY_MS, zone)) : null;
}

/** The first instant of the calendar day of `at` in the zone; `null` for an unknown zone. */
export const startOfDay = (at: EpochMs, zone: string | null): EpochMs | null => addDays(at, 0, zone);

/** The calendar day of `at` in the zone, `2026-11-01`; `null` for an unknown zone, and beyond the days there are. */
export function dayKey(at: EpochMs, zone: string | null): string | null {
  const date = new Date(isZone(zone) ? wallOf(at, zone) : NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}
