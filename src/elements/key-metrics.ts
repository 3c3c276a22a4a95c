import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { pageClock } from '../host/page-clock.js';
import { RangedElement } from '../host/ranged-element.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { DEFAULT_TELEMETRY_PARAMS } from '../store/effects.js';
import type { Ready } from '../store/loadable.js';
import { report } from '../store/report.js';
import { telemetryResource } from '../store/resource.js';
import { NO_FILTER } from '../store/stream-filter.js';
import { setStyle } from '../look/set-style.js';
import { common } from '../text/en/common.js';
import { keyMetrics } from '../text/en/key-metrics.js';
import { exportFilterOf, type ExportSource, type ExportTable } from '../domain/export-table.js';
import { isQuiet, METRICS, metricColumns, readMetric, type Metric } from '../domain/key-metrics.js';
import { usageBuckets } from '../domain/usage-buckets.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import { printMetric, renderMetric } from './key-metric.js';
import { keyMetricsStyles } from './key-metrics-styles.js';
import { lastResult } from './last-result.js';
import { answeredRange, beforeRange, isSameQuestion, nameOfRange, type Params } from './named-range.js';

/**
 * @summary The figures one looks at first: total spend, average per request, projections, requests and success rate.
 *
 * Each is compared with the same stretch before, and has a line of how it went where the data says. Projections are the
 * server's own estimates. What has no price makes the total a lower bound, never a smaller sum.
 *
 * @customElement key-metrics
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no requests.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the figures.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart period - The line above the figures: what time is counted, and what it is compared with.
 * @csspart metric - One figure with its label, trend and line.
 * @csspart label - The name of a figure.
 * @csspart value - The figure.
 * @csspart trend - Arrow and change.
 * @csspart note - What else is to be known, such as "97% priced".
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing figures.
 * @cssstate empty - Nobody asked anything.
 * @cssstate stale - The last known figures, while newer ones cannot be had.
 * @cssstate failed - There never was an answer.
 */
export class KeyMetricsElement extends RangedElement implements ExportSource {
  static readonly tag = 'key-metrics';

  static override readonly english = { common, keyMetrics };

  /**
   * The figures to show, in their order: any of `total average daily monthly requests success`, separated by spaces.
   * All of them where none is named.
   */
  @property() metrics: string | null = null;

  /** The contract's `dashboard/telemetry` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) telemetry: unknown;

  readonly #answer = new ResourceController<TelemetryAnswer>(this, (filter) => ({
    query: {
      resource: telemetryResource,
      params: this.paramsFor(filter, DEFAULT_TELEMETRY_PARAMS),
      ...(this.src === null ? {} : { src: this.src }),
    },
    given: this.telemetry,
  }));
  readonly #usage = lastResult(usageBuckets);
  #refused: string | null = null;

  /** The figures shown, for `<data-export for>`; `null` before there are any. */
  exportRows(): ExportTable | null {
    const { state } = this.#answer;
    if (state.type !== 'ready') return null;
    const { asOf, timeZone, currency } = state.data;
    return {
      subject: 'metrics',
      filter: exportFilterOf(this.#answeredParams ?? undefined),
      currency: currency ?? this.currency,
      timeZone: timeZone ?? this.timeZone,
      asOf,
      columns: metricColumns(currency ?? this.currency),
      rows: this.#shown.map((metric) => readMetric(metric, state.data)),
    };
  }

  readonly #onRetry = (): void => this.#answer.retry();

  protected override render(): TemplateResult {
    const { heading, empty, emptyHint } = this.words.keyMetrics;
    const metrics = this.#shown;
    return this.renderCard(this.#answer.state, {
      heading,
      ready: (answer, state) => this.#renderMetrics(answer, state, metrics),
      skeleton: () => renderSkeleton(metrics.length),
      retry: this.#onRetry,
      isEmpty: isQuiet,
      empty: { title: empty, hint: emptyHint },
    });
  }

  /** What is named and known; names that are not are told once. */
  get #shown(): readonly Metric[] {
    const names = (this.metrics ?? '').split(/\s+/).filter((name) => name !== '');
    const known = names.filter((name): name is Metric => METRICS.includes(name as Metric));
    if (known.length < names.length && this.metrics !== this.#refused) {
      this.#refused = this.metrics;
      report(`<${this.localName}> metrics: each must be one of ${METRICS.join(', ')}`);
    }
    return known.length > 0 ? [...new Set(known)] : METRICS;
  }

  /** What the figures are of; `null` for data of the host's own. */
  get #answeredParams(): Params | null {
    return this.#answer.answeredQuery?.params ?? null;
  }

  #renderMetrics(
    answer: TelemetryAnswer,
    state: Ready<TelemetryAnswer>,
    metrics: readonly Metric[],
  ): TemplateResult {
    const { words, format } = this;
    const range = answeredRange(answer, this.#answeredParams, state.receivedAt);
    const before = beforeRange(range, { words: words.keyMetrics, format });
    const speech = { words, format, currency: answer.currency ?? this.currency, before };
    const readings = metrics.map((metric) => readMetric(metric, answer));
    const usage = this.#usage(answer.hours, answer.timeZone ?? this.timeZone, state.asOf);
    const { pricedRatio, overview } = answer;
    const around = { usage, pricedRatio, failed: overview.failedRequests };
    const lengths = readings.map(({ metric, value }) => printMetric(metric, value, speech).length);
    return html`<div class="stack">
      ${this.#renderPeriod(answer, state, before)}
      <ul
        class="metrics of-${metrics.length}"
        ${setStyle({ '--_length': Math.max(...lengths) + LOWER_BOUND })}
      >
        ${readings.map((reading) => renderMetric({ ...reading, ...around }, speech))}
      </ul>
    </div>`;
  }

  /** While other figures are asked for, the last ones stay, with the time they are of. */
  #renderPeriod(answer: TelemetryAnswer, state: Ready<TelemetryAnswer>, before: string): unknown {
    const { words, format } = this;
    const say = words.keyMetrics;
    const speech = { words: say, format };
    const answered = this.#answeredParams;
    const asked = this.paramsFor(this.#answer.feed?.filter ?? NO_FILTER, DEFAULT_TELEMETRY_PARAMS);
    const isAwaited = state.stale && answered !== null && !isSameQuestion(answered, asked);
    const name = nameOfRange(answeredRange(answer, answered, state.receivedAt), speech);
    const awaited = isAwaited ? nameOfRange(answeredRange(null, asked, pageClock.now()), speech) : null;
    const parts = [
      name,
      answered?.['domain'],
      answered?.['model'],
      answer.before && !isAwaited ? say.comparedWith(before) : null,
      isAwaited ? (awaited === null ? say.awaitedUnknown : say.awaited(awaited)) : null,
    ].filter((part) => part != null);
    if (parts.length === 0) return nothing;
    return html`<p class="period muted" part="period">
      ${parts.map((part, index) => html`${index > 0 ? ' · ' : nothing}<bdi>${part}</bdi>`)}
    </p>`;
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, keyMetricsStyles];
}

/** "≥ " before the longest figure must not make it wrap. */
const LOWER_BOUND = 1;

/** Draws the shape of so many figures. */
const renderSkeleton = (count: number): TemplateResult =>
  html`<div class="stack">
    <span class="skeleton line half"></span>
    <div class="metrics of-${count}">
      ${Array.from(
        { length: count },
        () =>
          html`<div class="metric">
            <span class="stat"
              ><span class="skeleton line half"></span><span class="skeleton title half"></span
              ><span class="skeleton line short"></span
            ></span>
            <span class="skeleton spark"></span>
          </div>`,
      )}
    </div>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'key-metrics': KeyMetricsElement;
  }
}
