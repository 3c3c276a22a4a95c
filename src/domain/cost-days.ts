import type { DayCost } from '../wire/costs.js';
import type { Amount } from '../wire/field.js';
import { sumAmounts } from './money.js';

/** Calendar days, both included: `2026-11-01`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** One day of a row without gaps. */
export interface FilledDay extends DayCost {
  /** Whether the day still runs: drawn dashed, left out of regressions. */
  readonly isPartial: boolean;
}

/** Ten years; a range beyond is a mistake of somebody's and is not filled. */
const MAX_DAYS = 3_660;

const DAY_MS = 86_400_000;

/**
 * Makes a row of days without gaps, oldest first: a day missing inside the range is zero, one outside it is unknown and
 * left out. The same day given twice is added up.
 * @param range the days the answer covers; by default from the first day given to the last
 * @param today the current day of the answer's zone: it is partial, and days after it are not filled
 */
export function filledDays(
  days: readonly DayCost[],
  range: DayRange | null = null,
  today: string | null = null,
): readonly FilledDay[] {
  const byDate = new Map<string, DayCost>();
  for (const day of days) {
    const known = byDate.get(day.date);
    byDate.set(day.date, known ? together(known, day) : day);
  }
  const dates = [...byDate.keys()].sort();
  const from = range?.from ?? dates[0];
  const last = range?.to ?? dates.at(-1);
  if (from === undefined || last === undefined) return [];
  const known = dates.filter((date) => date >= from && date <= last);
  const to = today !== null && today < last ? latest(today, known.at(-1)) : last;
  return datesOf(from, to, known).map((date) => ({
    ...(byDate.get(date) ?? { date, cost: '0' as Amount, requests: 0 }),
    isPartial: date === today,
  }));
}

const latest = (a: string, b = a): string => (a > b ? a : b);

function datesOf(from: string, to: string, known: readonly string[]): readonly string[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const count = Math.round((end - start) / DAY_MS) + 1;
  if (!(count <= MAX_DAYS)) return known;
  return Array.from({ length: Math.max(count, 0) }, (_, i) =>
    new Date(start + i * DAY_MS).toISOString().slice(0, 10),
  );
}

const together = (a: DayCost, b: DayCost): DayCost => ({
  date: a.date,
  cost: a.cost === null || b.cost === null ? null : sumAmounts([a.cost, b.cost]),
  requests: a.requests === null || b.requests === null ? null : a.requests + b.requests,
});
