import type { DayRange } from '../domain/cost-days.js';
import { dayKey } from '../domain/calendar.js';
import { DEFAULT_COSTS_PARAMS } from '../store/effects.js';
import type { CostsAnswer } from '../wire/costs.js';
import type { CostsParams } from './costs-in-view.js';

/** A range as attributes say it. */
export interface AskedRange {
  readonly days: number | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly src: string | null;
}

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}/;

/**
 * The parameters that ask for a range: its ends where one is given, else its days, else the contract's thirty. An
 * address of the host's own is asked only for what the host says.
 */
export function rangeParams({ days, start, end, src }: AskedRange): CostsParams {
  if (start || end) return { ...(start ? { start } : {}), ...(end ? { end } : {}) };
  if (days !== null && days >= 1) return { days: String(Math.floor(days)) };
  return src === null ? DEFAULT_COSTS_PARAMS : {};
}

/** The days an answer speaks of: what was asked for as far as it has come to pass, else from its first day to its last. */
export function daysCovered(answer: CostsAnswer, params: CostsParams | null): DayRange | null {
  const dates = answer.byDay.map(({ date }) => date).sort();
  const last = dates.at(-1);
  const today = answer.asOf === null ? null : dayKey(answer.asOf, answer.timeZone);
  const from = dayIn(params?.['start']) ?? dates[0] ?? daysBefore(today, params?.['days']);
  const end = dayIn(params?.['end']);
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

const dayIn = (text: string | undefined): string | undefined => DAY.exec(text ?? '')?.[0];

/** How many days the figures are of: as many as were asked for, else as many as they cover. */
export function dayCount(range: DayRange | null, params: CostsParams | null): number | null {
  if (params?.['days'] !== undefined) return Number(params['days']);
  return range && Math.round((Date.parse(range.to) - Date.parse(range.from)) / DAY_MS) + 1;
}
