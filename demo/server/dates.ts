import { DAY_MS, instantOf, wallOf } from '../../src/domain/calendar.js';

/** A calendar day as written: `2026-11-01`. */
export type DateText = string;

/** The day on the wall calendar of a zone. */
export const dateOf = (at: number, zone: string): DateText =>
  new Date(wallOf(at, zone)).toISOString().slice(0, 10);

/** The first instant of a day in a zone, which need not be midnight. */
export const startOfDate = (date: DateText, zone: string): number => instantOf(Date.parse(date), zone);

/** The day some days later, or earlier. */
export const shiftDate = (date: DateText, days: number): DateText =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days `to` lies after `from`. */
export const daysBetween = (from: DateText, to: DateText): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
