import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { RangedElement } from '../host/ranged-element.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { routingResource } from '../store/resource.js';
import { common } from '../text/en/common.js';
import { routingPerformance } from '../text/en/routing-performance.js';
import {
  readLanes,
  SUCCESS_THRESHOLDS,
  totalOfLanes,
  weakestLane,
  type LaneReading,
  type RoutingTotal,
  type SuccessThresholds,
} from '../domain/routing.js';
import { LANES, type RoutingAnswer } from '../wire/routing.js';
import { renderLane, renderLaneSkeletons, renderTotal } from './routing-lane.js';
import { routingPerformanceStyles } from './routing-performance-styles.js';
import { writtenRatio } from './written-ratio.js';

/**
 * @summary How a router's green, yellow and red lanes do: tasks, success, average tokens and stars.
 *
 * Totals are weighted by tasks: a rate of a busy lane counts more than one of an idle lane.
 *
 * @customElement routing-performance
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no lanes.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the lanes.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart takeaway - The sentence above the lanes.
 * @csspart lane - One lane.
 * @csspart success - The badge with a lane's success.
 * @csspart rating - A lane's stars.
 * @csspart total - What all lanes make together.
 * @cssprop --sw-color-lane-green - Mark of the green lane.
 * @cssprop --sw-color-lane-yellow - Mark of the yellow lane.
 * @cssprop --sw-color-lane-red - Mark of the red lane.
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing figures.
 * @cssstate empty - No lane has spoken.
 * @cssstate stale - The last known figures, while newer ones cannot be had.
 * @cssstate failed - There never was an answer.
 * @cssstate ok - All lanes together succeed well.
 * @cssstate warning - All lanes together are worth watching.
 * @cssstate exceeded - All lanes together succeed too seldom.
 */
export class RoutingPerformanceElement extends RangedElement {
  static readonly tag = 'routing-performance';

  static override readonly english = { common, routingPerformance };

  /** The contract's `analytics/routing` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) routing: unknown;

  /** Success from which on a lane is good: a ratio (`0.95`) or a percentage (`95`, `95%`). */
  @property({ attribute: 'success-at' }) successAt: number | string | null = SUCCESS_THRESHOLDS.ok;

  /** Success below which a lane succeeds too seldom, written likewise. */
  @property({ attribute: 'watch-at' }) watchAt: number | string | null = SUCCESS_THRESHOLDS.warning;

  readonly #answer = new ResourceController<RoutingAnswer>(this, (filter) => ({
    query: {
      resource: routingResource,
      params: this.paramsFor(filter, {}),
      ...(this.src === null ? {} : { src: this.src }),
    },
    given: this.routing,
  }));

  readonly #onRetry = (): void => this.#answer.retry();

  protected override render(): TemplateResult {
    const { heading, empty, emptyHint } = this.words.routingPerformance;
    return this.renderCard(this.#answer.state, {
      heading,
      ready: (answer) => this.#renderLanes(answer),
      skeleton: renderLaneSkeletons,
      retry: this.#onRetry,
      isEmpty: ({ lanes }) => LANES.every((lane) => lanes[lane] === undefined),
      empty: { title: empty, hint: emptyHint },
    });
  }

  /** What cannot be read is the default, and what is good is always above what is worth watching. */
  get #thresholds(): SuccessThresholds {
    const ok = writtenRatio(this.successAt) ?? SUCCESS_THRESHOLDS.ok;
    return { ok, warning: Math.min(writtenRatio(this.watchAt) ?? SUCCESS_THRESHOLDS.warning, ok) };
  }

  #renderLanes(answer: RoutingAnswer): TemplateResult {
    const lanes = readLanes(answer, this.#thresholds);
    const total = totalOfLanes(lanes, this.#thresholds);
    const { level } = total;
    this.setStates({ ok: level === 'ok', warning: level === 'warning', exceeded: level === 'exceeded' });
    const { words, format } = this;
    const speech = { words, format, currency: answer.currency ?? this.currency };
    return html`<div class="stack">
      <p class="muted" part="takeaway">${this.#takeaway(total, lanes)}</p>
      <ul class="lanes">
        ${lanes.map((lane) => renderLane(lane, speech))}
      </ul>
      ${renderTotal(total, speech)}
    </div>`;
  }

  #takeaway(total: RoutingTotal, lanes: readonly LaneReading[]): string {
    const { common: shared, routingPerformance: words } = this.words;
    const { format } = this;
    if (total.tasks === null || total.tasks === 0) return words.noTasks;
    const count = format.number(total.tasks);
    const tasks = words.tasks(total.tasks, total.isPartial ? shared.atLeast(count) : count);
    if (total.successRatio === null) return words.takeawayUnknown(tasks);
    const sentence = words.takeaway(tasks, format.percent(total.successRatio, 1));
    const weakest = weakestLane(lanes);
    if (!weakest) return sentence;
    const lowest = words.takeawayLowest(
      words.laneName[weakest.lane],
      format.percent(weakest.successRatio, 1),
    );
    return `${sentence} ${lowest}`;
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, routingPerformanceStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'routing-performance': RoutingPerformanceElement;
  }
}
