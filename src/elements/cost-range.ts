import type { DayRange } from '../domain/cost-days.js';
import { dayKey, HOUR_MS } from '../domain/calendar.js';
import type { CostsAnswer } from '../wire/costs.js';
import type { CostsParams } from './costs-in-view.js';

/** A range as attributes say it. */
export interface AskedRange {
  readonly days: number | null;
  readonly start: string | null;
  readonly end: string | null;
}

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** The parameters that ask for a range: its ends where one is given, else its days; `null` where nothing is said. */
export function rangeParams({ days, start, end }: AskedRange): CostsParams | null {
  if (start || end) return { ...(start ? { start } : {}), ...(end ? { end } : {}) };
  return days !== null && days >= 1 ? { days: String(Math.floor(days)) } : null;
}

/** The days an answer speaks of: what was asked for as far as it has come to pass, else from its first day to its last. */
export function daysCovered(answer: CostsAnswer, params: CostsParams | null): DayRange | null {
  const dates = answer.byDay.map(({ date }) => date).sort();
  const last = dates.at(-1);
  const today = answer.asOf === null ? null : dayKey(answer.asOf, answer.timeZone);
  const from = dayIn(params?.['start'], answer.timeZone) ?? dates[0] ?? daysBefore(today, params?.['days']);
  const end = dayIn(params?.['end'], answer.timeZone);
  const past = [last, today]
    .filter((date) => date != null)
    .sort()
    .at(-1);
  const to =
    end !== undefined && past !== undefined && past < end ? past : (end ?? last ?? today ?? undefined);
  return from !== undefined && to !== undefined && from <= to ? { from, to } : null;
}

/** The first of so many days, the last of which is today. */
function daysBefore(today: string | null, days: string | undefined): string | undefined {
  if (today === null || days === undefined) return undefined;
  return new Date(Date.parse(today) - (Number(days) - 1) * DAY_MS).toISOString().slice(0, 10);
}

/** A day as written, or the day of an instant on the clocks of the answer. */
function dayIn(text: string | undefined, timeZone: string | null): string | undefined {
  const day = DAY.exec(text ?? '')?.[0];
  return (INSTANT.test(text ?? '') && dayKey(Date.parse(text ?? ''), timeZone)) || day;
}

/** How many hours the figures are of, the running one included, where they were asked for since an instant. */
export function hourCount({ asOf }: CostsAnswer, params: CostsParams | null): number | null {
  const { start = '', end } = params ?? {};
  if (!INSTANT.test(start) || end !== undefined || asOf === null) return null;
  const hours = Math.floor((asOf - Date.parse(start)) / HOUR_MS) + 1;
  return hours >= 1 ? hours : null;
}

/** How many days the figures are of: as many as were asked for, else as many as they cover. */
export function dayCount(range: DayRange | null, params: CostsParams | null): number | null {
  if (params?.['days'] !== undefined) return Number(params['days']);
  return range && Math.round((Date.parse(range.to) - Date.parse(range.from)) / DAY_MS) + 1;
}
