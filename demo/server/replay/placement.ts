import { addDays, DAY_MS, startOfDay } from '../../../src/domain/calendar.js';

/** Where a trace is put on today's clock. */
export interface Placement {
  /** Added to every time of the trace, milliseconds. */
  readonly shiftMs: number;
}

/**
 * Puts a trace where it can be watched and where its sums are whole: it ends at the moment at which its telling will
 * end, so that the last request is "now". If that would cut it in two at midnight it is put a little later, so that
 * it lies within one day of the zone; only a trace that is longer than the day lies on several.
 * @param first first time of the trace, epoch milliseconds
 * @param last last time of the trace
 * @param endsAt when its telling ends, on the clock of today
 */
export function placeTrace(first: number, last: number, endsAt: number, timeZone: string): Placement {
  const dayStart = startOfDay(endsAt, timeZone) ?? endsAt;
  const dayEnd = addDays(endsAt, 1, timeZone) ?? endsAt + DAY_MS;
  const length = last - first;
  const fits = length < dayEnd - dayStart;
  const start = fits ? Math.max(endsAt - length, dayStart) : endsAt - length;
  return { shiftMs: Math.floor(start) - first };
}
