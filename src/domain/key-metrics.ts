import { toAmount, type Amount } from '../wire/field.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import { compareFigures, type Comparison, type Polarity } from './comparison.js';
import type { CsvColumn } from './csv.js';
import { isZero, ratioOf } from './money.js';
import type { UsageBucket } from './usage-buckets.js';

/** The figures of `<key-metrics>`, in the order they are shown in where a page says none. */
export const METRICS = ['total', 'average', 'daily', 'monthly', 'requests', 'success'] as const;

export type Metric = (typeof METRICS)[number];

/** One figure as it reads. */
export interface MetricReading {
  readonly metric: Metric;
  /** Money as an amount or the nearest number, requests as a count, success as a ratio; `null` is unknown. */
  readonly value: Amount | number | null;
  /** Against the stretch before; `null` where there is nothing to compare with. */
  readonly comparison: Comparison | null;
}

/** More cost is bad and more success good; more requests are neither. */
const POLARITY: Readonly<Record<Metric, Polarity>> = {
  total: 'up-is-bad',
  average: 'up-is-bad',
  daily: 'up-is-bad',
  monthly: 'up-is-bad',
  requests: 'neutral',
  success: 'up-is-good',
};

/** Reads one figure of an answer. */
export function readMetric(metric: Metric, answer: TelemetryAnswer): MetricReading {
  const value = valueOf(metric, answer);
  const before = answer.before && beforeOf(metric, answer.before);
  const comparison =
    before === null ? null : compareFigures(asAmount(value), asAmount(before), POLARITY[metric]);
  return { metric, value, comparison: comparison?.direction === 'unknown' ? null : comparison };
}

/** The columns of a file of figures: what is counted has no unit, and success is a ratio. */
export const metricColumns = (currency: string | null): readonly CsvColumn<MetricReading>[] => [
  { header: 'Metric', kind: 'text', value: ({ metric }) => metric },
  { header: 'Value', kind: 'number', value: ({ value }) => value },
  { header: 'Unit', kind: 'text', value: ({ metric }) => unitOf(metric, currency) },
];

const unitOf = (metric: Metric, currency: string | null): string | null =>
  metric === 'requests' ? 'count' : metric === 'success' ? 'ratio' : currency;

const asAmount = (value: Amount | number | null): Amount | null =>
  typeof value === 'number' ? (toAmount(value) ?? null) : value;

function valueOf(metric: Metric, answer: TelemetryAnswer): Amount | number | null {
  const { cost, overview } = answer;
  switch (metric) {
    case 'total':
      return cost.total;
    case 'average':
      return averageOf(answer);
    case 'daily':
      return cost.projectedDaily;
    case 'monthly':
      return cost.projectedMonthly;
    case 'requests':
      return overview.totalRequests;
    case 'success':
      return successOf(answer);
  }
}

type Before = NonNullable<TelemetryAnswer['before']>;

/** What is to come has nothing before it. */
function beforeOf(metric: Metric, before: Before): Amount | number | null {
  const { cost, averageCost, totalRequests, successRatio } = before;
  const known = { total: cost, average: averageCost, requests: totalRequests, success: successRatio };
  return metric === 'daily' || metric === 'monthly' ? null : known[metric];
}

/** The server's, else Σ cost ÷ Σ requests, where no request of unknown cost is among them. */
function averageOf({ cost, overview, pricedRatio }: TelemetryAnswer): Amount | number | null {
  if (cost.average !== null) return cost.average;
  const isWhole = pricedRatio === null || pricedRatio >= 1;
  if (cost.total === null || !overview.totalRequests || !isWhole) return null;
  return ratioOf(cost.total, String(overview.totalRequests) as Amount);
}

/** The success of no requests is unknown, and no red 0 %. */
function successOf({ overview }: TelemetryAnswer): number | null {
  const { totalRequests, successRatio, successfulRequests: done, failedRequests: failed } = overview;
  if (totalRequests === 0) return null;
  if (successRatio !== null) return successRatio;
  return done === null || failed === null || done + failed === 0 ? null : done / (done + failed);
}

/** What a figure was, bucket by bucket; `null` where the data says nothing of it. */
export function seriesOf(metric: Metric, buckets: readonly UsageBucket[]): readonly (number | null)[] | null {
  switch (metric) {
    case 'total':
      return buckets.map(({ cost }) => (cost === null ? null : Number(cost)));
    case 'average':
      return buckets.map(({ averageCost }) => averageCost);
    case 'requests':
      return buckets.map(({ requests }) => requests);
    default:
      return null;
  }
}

/** Whether there is nothing to tell: nobody asked anything, nobody did before, and nothing is expected. */
export function isQuiet({ overview, cost, before }: TelemetryAnswer): boolean {
  const isNothing = (amount: Amount | null): boolean => amount === null || isZero(amount);
  const { total, projectedDaily, projectedMonthly } = cost;
  return (
    overview.totalRequests === 0 &&
    !before?.totalRequests &&
    [total, projectedDaily, projectedMonthly].every(isNothing)
  );
}
