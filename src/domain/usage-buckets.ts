import type { Amount, EpochMs } from '../wire/field.js';
import type { HourUsage } from '../wire/telemetry.js';
import { addDays, HOUR_MS, isZone } from './calendar.js';
import { ratioOf, sumKnown } from './money.js';

/** What was used in one hour or one calendar day. */
export interface UsageBucket {
  /** Its first instant. */
  readonly start: EpochMs;
  /** Of the hours whose cost is known; `null` where none is. */
  readonly cost: Amount | null;
  /** Of the hours whose requests are known; `null` where none are. */
  readonly requests: number | null;
  /** Σ cost ÷ Σ requests of the hours that know both; `null` where there was no request. */
  readonly averageCost: number | null;
  /** Whether it has not come to its end. */
  readonly isPartial: boolean;
}

/** A stretch of time, cut in hours or in days. */
export interface UsageBuckets {
  readonly unit: 'hour' | 'day';
  readonly buckets: readonly UsageBucket[];
}

/** Three days of hours are as many points as a sparkline can tell apart. */
const MOST_HOURS = 72;

/** Ten years of hours: hours further apart than that are nonsense, and filling what lies between would hold up a page. */
const MOST_FILLED = 87_840;

/**
 * Puts hours in buckets: hours where there are few, else calendar days. An hour missing between two that are known is
 * one in which nothing was used; before the first and after the last, nothing is known.
 * @param zone of the days; UTC for an unknown one
 * @param asOf when the hours were counted: what ends later is partial; `null` is unknown
 */
export function usageBuckets(
  hours: readonly HourUsage[],
  zone: string | null,
  asOf: EpochMs | null,
): UsageBuckets {
  const filled = withQuietHours(hours);
  const isRunning = (end: EpochMs): boolean => asOf !== null && end > asOf;
  if (filled.length <= MOST_HOURS) {
    const buckets = filled.map((hour) => bucketOf([hour], isRunning(hour.hour + HOUR_MS)));
    return { unit: 'hour', buckets };
  }
  const days = daysOf(filled, isZone(zone) ? zone : 'UTC');
  return { unit: 'day', buckets: days.map(({ hours: own, end }) => bucketOf(own, isRunning(end))) };
}

function withQuietHours(hours: readonly HourUsage[]): readonly HourUsage[] {
  const span = (hours.at(-1)?.hour ?? 0) - (hours[0]?.hour ?? 0);
  if (span / HOUR_MS > MOST_FILLED) return hours;
  return hours.flatMap((usage, index) => {
    const before = hours[index - 1]?.hour ?? usage.hour;
    const missing = Math.max(0, Math.round((usage.hour - before) / HOUR_MS) - 1);
    const quiet = Array.from({ length: missing }, (_, step) => ({
      hour: before + (step + 1) * HOUR_MS,
      cost: '0' as Amount,
      requests: 0,
    }));
    return [...quiet, usage];
  });
}

function daysOf(hours: readonly HourUsage[], zone: string): { hours: HourUsage[]; end: EpochMs }[] {
  const days: { hours: HourUsage[]; end: EpochMs }[] = [];
  for (const usage of hours) {
    const today = days.at(-1);
    if (today && usage.hour < today.end) today.hours.push(usage);
    else days.push({ hours: [usage], end: addDays(usage.hour, 1, zone) ?? usage.hour + HOUR_MS });
  }
  return days;
}

function bucketOf(hours: readonly HourUsage[], isPartial: boolean): UsageBucket {
  const costs = sumOf(hours);
  const requests = hours.flatMap(({ requests: count }) => count ?? []);
  const told = hours.filter(({ cost, requests: count }) => cost !== null && count !== null);
  const count = told.reduce((sum, usage) => sum + (usage.requests ?? 0), 0);
  const spent = sumOf(told);
  return {
    start: hours[0]?.hour ?? 0,
    cost: costs,
    requests: requests.length === 0 ? null : requests.reduce((sum, some) => sum + some, 0),
    averageCost: spent === null || count === 0 ? null : ratioOf(spent, String(count) as Amount),
    isPartial,
  };
}

function sumOf(hours: readonly HourUsage[]): Amount | null {
  const { sum, unknownCount } = sumKnown(hours.map(({ cost }) => cost));
  return unknownCount === hours.length ? null : sum;
}
