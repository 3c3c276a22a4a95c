import { addDays, DAY_MS, startOfDay } from '../../../src/domain/calendar.js';
import type { RequestRow } from '../requests.js';
import { Random } from './random.js';
import { dayWeight, instants } from './rhythm.js';
import { CALM, dollarsOf, Traffic } from './traffic.js';

/** How large a past is made. */
export interface HistoryPlan {
  readonly seed: number;
  /** IANA name: its wall clock sets the rhythm. */
  readonly timeZone: string;
  /** Epoch milliseconds; made is what lies between. */
  readonly from: number;
  readonly to: number;
  /** Dollars of a working day. */
  readonly dailyDollars: number;
  /** Dollars spent already today, at `to`, whatever the hour. */
  readonly todayDollars: number;
}

/** As many draws as make the mean steady to a few percent. */
const SAMPLES = 2_000;

const OUTAGE_MS = 40 * 60_000;

/** What a request of the usual traffic costs on average, in dollars. */
export function meanDollars(seed: number): number {
  const traffic = new Traffic(new Random(seed));
  const costs = Array.from({ length: SAMPLES }, () => dollarsOf(traffic.next(0)));
  return costs.reduce((sum, cost) => sum + cost, 0) / SAMPLES;
}

/** Makes the past: the same plan gives the same rows. */
export function makeHistory(plan: HistoryPlan): RequestRow[] {
  const { seed, timeZone, from, to } = plan;
  const random = new Random(seed);
  const mean = meanDollars(seed);
  const rows: RequestRow[] = [];
  const today = startOfDay(to, timeZone) ?? to;
  for (let day = startOfDay(from, timeZone) ?? from; day < to; day = nextDay(day, timeZone)) {
    const start = Math.max(day, from);
    const end = Math.min(nextDay(day, timeZone), to);
    const dollars = day === today ? plan.todayDollars : usualDollars(plan, random, day, start, end);
    rows.push(...dayOf({ random, mean, dollars, start, end, timeZone }));
  }
  return rows;
}

interface DayPlan {
  readonly random: Random;
  /** Dollars of an average request. */
  readonly mean: number;
  readonly dollars: number;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
}

/** Draws requests until the day has cost what it shall: a few dear ones decide, so their number cannot be known before. */
function dayOf({ random, mean, dollars, start, end, timeZone }: DayPlan): RequestRow[] {
  const outageAt = random.isBelow(0.3) ? random.between(start, end) : Infinity;
  const rows: RequestRow[] = [];
  let missing = dollars;
  while (missing > mean) {
    // Each round aims a little low, and has people of its own: within a session time only goes forward.
    const traffic = new Traffic(random);
    for (const at of instants(random, Math.ceil((missing * 0.9) / mean), start, end, timeZone)) {
      const isOutage = at >= outageAt && at < outageAt + OUTAGE_MS;
      const row = traffic.next(at, isOutage ? { ...CALM, failing: 'openai' } : CALM);
      missing -= dollarsOf(row);
      rows.push(row);
    }
  }
  return rows.sort((a, b) => a.at - b.at);
}

/** A part of a day has its part of the day's spending. */
function usualDollars(plan: HistoryPlan, random: Random, day: number, start: number, end: number): number {
  const weight = dayWeight(start, plan.timeZone) * random.between(0.8, 1.2);
  return plan.dailyDollars * weight * ((end - start) / (nextDay(day, plan.timeZone) - day));
}

/** Every zone's next day begins within 25 hours. */
const nextDay = (day: number, zone: string): number => addDays(day, 1, zone) ?? day + DAY_MS;
