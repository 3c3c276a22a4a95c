import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import { DAY_MS } from '../domain/calendar.js';
import { parseTimeRange, timeRangeOf, type TimeRange } from '../domain/time-range.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';

/** What a resource was asked by. */
export type Params = Readonly<Record<string, string>>;

/** What ranges are named with. */
export interface RangeSpeech {
  readonly words: Pick<Strings['keyMetrics'], 'last' | 'before'>;
  readonly format: Formatter;
}

/**
 * The range that figures are of: what was asked for, else what the server says it counted.
 * @param askedAt when, by the page's clock, epoch milliseconds
 * @returns `null` where it is unknown
 */
export function answeredRange(
  answer: TelemetryAnswer | null,
  params: Params | null,
  askedAt: number,
): TimeRange | null {
  const asked = params && timeRangeOf(params, askedAt);
  return asked ?? parseTimeRange(answer?.overview.timeRange ?? '');
}

/** "Last 7 days", "Nov 1 – Nov 20, 2026"; `null` of an unknown range. */
export function nameOfRange(range: TimeRange | null, { words, format }: RangeSpeech): string | null {
  switch (range?.type) {
    case 'hours':
      return words.last.hours(range.hours, format.number(range.hours));
    case 'days':
      return words.last.days(range.days, format.number(range.days));
    case 'dates':
      return range.start === range.end
        ? format.date(range.end)
        : words.last.dates(format.dayMonth(range.start), format.date(range.end));
    case undefined:
      return null;
  }
}

/** "the 7 days before": the stretch of equal length that a range is compared with. */
export function beforeRange(range: TimeRange | null, { words, format }: RangeSpeech): string {
  switch (range?.type) {
    case 'hours':
      return words.before.hours(range.hours, format.number(range.hours));
    case 'days':
      return words.before.days(range.days, format.number(range.days));
    case 'dates': {
      const count = Math.round((Date.parse(range.end) - Date.parse(range.start)) / DAY_MS) + 1;
      return words.before.days(count, format.number(count));
    }
    case undefined:
      return words.before.unknown;
  }
}

/** Whether two sets of parameters ask the same, in whatever order they were written. */
export function isSameQuestion(a: Params, b: Params): boolean {
  const written = (params: Params): string => JSON.stringify(Object.entries(params).sort());
  return written(a) === written(b);
}
