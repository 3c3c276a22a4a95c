import { html, nothing, type TemplateResult } from 'lit';
import { arrowDownIcon, arrowUpIcon } from '../look/icons.js';
import { renderSparkline, sparklineOf } from '../look/sparkline.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import type { Comparison } from '../domain/comparison.js';
import { seriesOf, type Metric, type MetricReading } from '../domain/key-metrics.js';
import type { UsageBuckets } from '../domain/usage-buckets.js';
import type { Amount } from '../wire/field.js';
import { percentBelow, renderMoney } from './printed-money.js';

/** What figures are drawn with. */
export interface MetricSpeech {
  readonly words: Pick<Strings, 'common' | 'keyMetrics'>;
  readonly format: Formatter;
  /** ISO 4217; `null` where unknown. */
  readonly currency: string | null;
  /** What they are compared with, e.g. "the 7 days before". */
  readonly before: string;
}

/** One figure, and what stands around it. */
export interface MetricView extends MetricReading {
  readonly usage: UsageBuckets;
  /** 0–1: the share of requests whose price is known; `null` is unknown. */
  readonly pricedRatio: number | null;
  /** Requests that failed; `null` is unknown. */
  readonly failed: number | null;
}

type Value = Amount | number | null;

/** Draws one figure: its label, the number, what became of it, and the line of how. */
export function renderMetric(view: MetricView, speech: MetricSpeech): TemplateResult {
  const { metric, value, comparison } = view;
  const { words } = speech;
  const printed = printMetric(metric, value, speech);
  const spoken = value === null ? words.common.unknown : printed;
  const isAtLeast = isLowerBound(view);
  const points = seriesOf(metric, view.usage.buckets);
  const isLastPartial = view.usage.buckets.at(-1)?.isPartial ?? false;
  return html`<li class="metric" part="metric">
    <span class="stat">
      <span class="stat-label" part="label">${words.keyMetrics.metric[metric]}</span>
      <span class="visually-hidden">${isAtLeast ? words.common.atLeastSpoken(spoken) : spoken}</span>
      <span class="stat-value hero number" part="value" aria-hidden="true"
        >${isAtLeast ? html`<span class="currency">≥ </span>` : nothing}${
          isMoney(metric) ? renderMoney(speech.format.moneyParts(value, speech.currency)) : printed
        }</span
      >
      <span class="context">
        ${comparison ? renderTrend(comparison, metric, speech) : nothing}${renderNote(view, speech)}
      </span>
    </span>
    ${
      points
        ? html`${renderSparkline(sparklineOf(points, isLastPartial))}${renderSeries(view, points, speech)}`
        : nothing
    }
  </li>`;
}

const isMoney = (metric: Metric): boolean => metric !== 'requests' && metric !== 'success';

const isLowerBound = ({ metric, value, pricedRatio }: MetricView): boolean =>
  metric === 'total' && value !== null && pricedRatio !== null && pricedRatio < 1;

/** Prints a figure as its metric is read: "$63.50", "1,600", "95.0%". */
export function printMetric(
  metric: Metric,
  value: Value,
  { format, currency }: Pick<MetricSpeech, 'format' | 'currency'>,
): string {
  if (isMoney(metric)) return format.money(value, currency);
  return metric === 'success' ? format.percent(value, 1) : format.number(value, 0);
}

const TONE = { good: 'ok', bad: 'warning', neutral: 'neutral' } as const;

/** Red is kept for what is over its limit: a rise is worth a look. */
function renderTrend(
  comparison: Comparison,
  metric: Metric,
  { words, format, before }: MetricSpeech,
): TemplateResult {
  const { trend, noChange, isNew } = words.keyMetrics;
  const { direction, tone } = comparison;
  if (direction === 'none' || direction === 'new' || direction === 'unknown') {
    const isSame = direction !== 'new';
    return html`<span class="trend muted" part="trend" aria-hidden="true">${isSame ? noChange : isNew}</span
      ><span class="visually-hidden">${isSame ? trend.none(before) : trend.new(before)}</span>`;
  }
  const { seen, heard } = changeOf(comparison, metric, { words, format });
  return html`<span class="trend ${TONE[tone]}" part="trend" aria-hidden="true"
      ><span class="level">${direction === 'up' ? arrowUpIcon() : arrowDownIcon()}</span>${seen}</span
    ><span class="visually-hidden">${trend[direction](heard, before)}</span>`;
}

/** From here on a tenth of a percent says nothing. */
const MUCH = 10;
/** What is smaller rounds to 0.0 %. */
const LITTLE = 0.0005;

/** A rate changes by percentage points: 94 % to 95 % is one point, and "+1.1 %" would be read as that. */
function changeOf(
  { change, ratio }: Comparison,
  metric: Metric,
  { words, format }: Pick<MetricSpeech, 'words' | 'format'>,
): { readonly seen: string; readonly heard: string } {
  const { points, pointsSpoken, lessThan } = words.keyMetrics;
  if (metric === 'success') {
    const count = Math.abs(Number(change)) * 100;
    const text = format.number(count, 1);
    return { seen: points(format.signed(Number(change) * 100, 1)), heard: pointsSpoken(Number(text), text) };
  }
  const size = Math.abs(ratio ?? 0);
  if (size < LITTLE) {
    return { seen: lessThan(format.percent(0.001, 1)), heard: lessThan(format.percentSpoken(0.001, 1)) };
  }
  const digits = size < MUCH ? 1 : 0;
  return { seen: format.signedPercent(ratio, digits), heard: format.percentSpoken(size, digits) };
}

function renderNote(view: MetricView, { words, format }: MetricSpeech): unknown {
  const { metric, value, pricedRatio, failed } = view;
  const { common, keyMetrics } = words;
  const note = (text: string): TemplateResult => html`<span class="muted" part="note">${text}</span>`;
  if (isLowerBound(view)) return note(common.priced(percentBelow(pricedRatio ?? 0, format)));
  if ((metric === 'daily' || metric === 'monthly') && value !== null) return note(keyMetrics.estimate);
  if (metric === 'success' && failed) return note(keyMetrics.failed(failed, format.number(failed)));
  return nothing;
}

/** What the line shows, in words: between which figures it went while hours or days were whole. */
function renderSeries(
  { metric, usage: { unit, buckets } }: MetricView,
  points: readonly (number | null)[],
  speech: MetricSpeech,
): unknown {
  const whole = points.filter((value, index) => value !== null && !buckets[index]?.isPartial);
  if (whole.length < 2) return nothing;
  const [low, high] = [Math.min(...whole.map(Number)), Math.max(...whole.map(Number))];
  const { series } = speech.words.keyMetrics;
  const text = series[unit](printMetric(metric, low, speech), printMetric(metric, high, speech));
  return html`<span class="visually-hidden">${text}</span>`;
}
