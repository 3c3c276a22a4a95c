import { isZone, MINUTE_MS } from '../domain/calendar.js';
import { differenceOf } from '../domain/costs.js';
import { dailyTrend, hourlyTrend, type TrendInterval, type TrendPoint } from '../domain/usage-trend.js';
import type { Ready } from '../store/loadable.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import type { Amount, EpochMs } from '../wire/field.js';
import type { HourUsage, TelemetryAnswer } from '../wire/telemetry.js';
import { lastResult } from './last-result.js';
import { printedCosts, trendDigits, type TrendFigures, type TrendPrint } from './trend-print.js';
import { answeredRange, type Params } from './named-range.js';
import { trendIntervalOf, trendSpan, type TrendSpan } from './trend-range.js';
import { trendTotal } from './trend-takeaway.js';

/** What there is to show of an answer, and how. */
export interface TrendToShow {
  readonly state: Ready<TelemetryAnswer>;
  /** What `state` answers; `null` for data of the host's own. */
  readonly params: Params | null;
  readonly interval: string | null;
  /** For data that names none. */
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly words: Strings;
  readonly format: Formatter;
}

/** A trend that is shown. */
export interface ShownTrend {
  readonly answer: TelemetryAnswer;
  readonly total: TrendFigures;
  readonly asOf: EpochMs;
  readonly print: TrendPrint;
  /** `null` where nobody says how long it is. */
  readonly span: TrendSpan | null;
  readonly params: Params | null;
}

/** Makes what is shown of answers; what has not changed is the same object, so that a thousand updates cost no more than one. */
export class TrendReader {
  readonly #hours = lastResult(
    (hours: readonly HourUsage[], asOf: EpochMs, until: EpochMs | null, zone: string) =>
      hourlyTrend(hours, { asOf, until, zone }),
  );

  readonly #days = lastResult((hours: readonly TrendPoint[], asOf: EpochMs, zone: string) =>
    dailyTrend(hours, { asOf, zone }),
  );

  /** Each hour has been rounded: their sum is not the total to the last place, which is the server's to say. */
  readonly #whole = lastResult((total: Amount | null, hours: readonly TrendPoint[]) =>
    total !== null && differenceOf(total, hours) === null ? total : null,
  );

  readonly #print = lastResult(
    (
      points: readonly TrendPoint[],
      whole: Amount | null,
      interval: TrendInterval,
      words: Strings,
      format: Formatter,
      currency: string | null,
      zone: string,
    ): TrendPrint => {
      const digits = trendDigits(points, { format, currency });
      const printed = printedCosts(points, whole, digits);
      return { points, interval, digits, printed, whole, words, format, currency, zone };
    },
  );

  readonly #span = lastResult((unit: TrendInterval, count: number, until: EpochMs | null): TrendSpan => ({
    unit,
    count,
    until,
  }));

  readonly #total = lastResult(trendTotal);

  read({ state, params, interval, currency, timeZone, words, format }: TrendToShow): ShownTrend {
    const { data } = state;
    const zone = [data.timeZone, timeZone].find(isZone) ?? 'UTC';
    // By the minute, for a stream tells the time many times a second, and nothing here is finer.
    const asOf = Math.floor(state.asOf / MINUTE_MS) * MINUTE_MS;
    const asked = trendSpan(answeredRange(data, params, asOf), zone);
    const span = asked && this.#span(asked.unit, asked.count, asked.until);
    const hours = this.#hours(data.hours, asOf, span?.until ?? null, zone);
    const shownBy = trendIntervalOf(interval, span, hours);
    const points = shownBy === 'day' ? this.#days(hours, asOf, zone) : hours;
    const whole = this.#whole(data.cost.total, hours);
    const print = this.#print(points, whole, shownBy, words, format, data.currency ?? currency, zone);
    return { answer: data, total: this.#total(data, print), asOf: state.asOf, print, span, params };
  }
}
