import type { ChartData, ChartSeries } from '../look/chart-data.js';
import type { ChartPanel } from '../look/chart-settings.js';
import { timeTicks } from '../look/time-ticks.js';
import { dayKey, wallOf } from '../domain/calendar.js';
import type { TrendMeasure } from '../domain/usage-trend.js';
import type { Formatter } from '../text/format.js';
import type { Amount } from '../wire/field.js';
import type { TrendPrint, TrendShow } from './trend-print.js';

/** Which measures are drawn, from top to bottom. */
export const measuresOf = (show: TrendShow): readonly TrendMeasure[] =>
  show === 'both' ? ['cost', 'requests'] : [show];

/** A measure keeps its colour, whichever others are drawn. */
export const COLOURS = { cost: 'series-1', requests: 'series-2' } as const;

/** A trend as a chart draws it: unknown figures leave gaps, and what still runs is dashed. */
export function trendChartData({ points, words }: TrendPrint, show: TrendShow): ChartData {
  const isRunning = points.at(-1)?.isRunning === true;
  const dashedFrom = isRunning ? points.at(-2)?.start : undefined;
  return {
    series: measuresOf(show).map((measure, panel): ChartSeries => ({
      id: measure,
      label: words.costTrend.measure[measure],
      points: points.map((point) => {
        const value = point[measure];
        return { x: point.start, y: value === null ? null : Number(value) };
      }),
      colour: COLOURS[measure],
      panel,
      ...(dashedFrom === undefined ? {} : { dashedFrom }),
    })),
  };
}

/** Where a digit more would not fit beside a narrow chart. */
const COMPACT_FROM = 10_000;

/** Writes costs at an axis: in whole units where all ticks are whole, and shortened where they are large. */
export function axisMoney(
  value: number,
  ticks: readonly number[],
  format: Formatter,
  currency: string | null,
): string {
  if (ticks.some((tick) => Math.abs(tick) >= COMPACT_FROM)) return format.moneyCompact(value, currency);
  const digits = ticks.every((tick) => Number.isInteger(tick))
    ? 0
    : format.breakdownDigits(
        ticks.map((tick) => tick.toFixed(12) as Amount),
        currency,
      );
  return format.money(value, currency, { digits });
}

/** Writes counts at an axis; there are no half requests. */
export const axisCount = (value: number, ticks: readonly number[], format: Formatter): string => {
  if (!Number.isInteger(value)) return '';
  return ticks.some((tick) => Math.abs(tick) >= COMPACT_FROM) ? format.compact(value) : format.number(value);
};

/**
 * Cost and requests have no common scale, so each has a panel of its own over the same days. Two axes beside one panel
 * would invite to compare heights that mean nothing to each other, and where two lines cross would be an accident.
 */
export function trendPanels(
  show: TrendShow,
  { words, format, currency }: Pick<TrendPrint, 'words' | 'format' | 'currency'>,
): readonly ChartPanel[] {
  return measuresOf(show).map((measure) => ({
    label: words.costTrend.measure[measure],
    formatValue: (value, ticks) =>
      measure === 'cost' ? axisMoney(value, ticks, format, currency) : axisCount(value, ticks, format),
  }));
}

/** Ticks on the round times of a zone: midnight is midnight there, also on days of 23 and 25 hours. */
export const ticksIn =
  (zone: string) =>
  (min: number, max: number, maxCount: number): readonly number[] =>
    timeTicks(min, max, maxCount, (at) => wallOf(at, zone) - at);

/** "Nov 4" at midnight, else "2:00 PM". */
export const axisInstant = (at: number, format: Formatter, zone: string): string =>
  format.isMidnight(at, zone) ? format.dayMonth(dayKey(at, zone) ?? '') : format.clock(at, zone);
