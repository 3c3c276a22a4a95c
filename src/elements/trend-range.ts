import { DAY_MS, HOUR_MS, instantOf } from '../domain/calendar.js';
import type { TimeRange } from '../domain/time-range.js';
import { intervalFor, type TrendInterval, type TrendPoint } from '../domain/usage-trend.js';
import type { EpochMs } from '../wire/field.js';

/** The stretch a trend is of. */
export interface TrendSpan {
  readonly unit: TrendInterval;
  readonly count: number;
  /** The first instant after it; `null` is until now. */
  readonly until: EpochMs | null;
}

/** How long a range is; `null` of an unknown one. */
export function trendSpan(range: TimeRange | null, zone: string): TrendSpan | null {
  switch (range?.type) {
    case 'hours':
      return { unit: 'hour', count: range.hours, until: null };
    case 'days':
      return { unit: 'day', count: range.days, until: null };
    case 'dates': {
      const [first, last] = [Date.parse(range.start), Date.parse(range.end)];
      const count = Math.round((last - first) / DAY_MS) + 1;
      return { unit: 'day', count, until: instantOf(last + DAY_MS, zone) };
    }
    case undefined:
      return null;
  }
}

/** What one point stands for: what the attribute says, else what suits the stretch that was asked for, or is there. */
export function trendIntervalOf(
  attribute: string | null,
  span: TrendSpan | null,
  hours: readonly TrendPoint[],
): TrendInterval {
  if (attribute === 'hour' || attribute === 'day') return attribute;
  if (span) return intervalFor(span.count * (span.unit === 'day' ? DAY_MS : HOUR_MS));
  return intervalFor((hours.at(-1)?.end ?? 0) - (hours[0]?.start ?? 0));
}
