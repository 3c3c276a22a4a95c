import { css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { routingResource } from '../store/resource.js';
import { levelIcon, starIcon } from '../look/icons.js';
import { common } from '../text/en/common.js';
import { routingPerformance } from '../text/en/routing-performance.js';
import {
  readLanes,
  starsOf,
  SUCCESS_THRESHOLDS,
  totalOfLanes,
  weakestLane,
  type LaneReading,
  type RoutingReading,
  type RoutingTotal,
  type SuccessThresholds,
} from '../domain/routing.js';
import { LANES, type RoutingAnswer } from '../wire/routing.js';

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
export class RoutingPerformanceElement extends SpendwireElement {
  static readonly tag = 'routing-performance';

  static override readonly english = { common, routingPerformance };

  /** The contract's `analytics/routing` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) routing: unknown;

  /** Success ratio, 0–1, from which on a lane is good. */
  @property({ type: Number, attribute: 'success-at' }) successAt = SUCCESS_THRESHOLDS.ok;

  /** Success ratio, 0–1, below which a lane succeeds too seldom. */
  @property({ type: Number, attribute: 'watch-at' }) watchAt = SUCCESS_THRESHOLDS.warning;

  readonly #answer = new ResourceController<RoutingAnswer>(this, () => ({
    query: { resource: routingResource, ...(this.src === null ? {} : { src: this.src }) },
    given: this.routing,
  }));

  readonly #onRetry = (): void => this.#answer.retry();

  protected override render(): TemplateResult {
    const words = this.words.routingPerformance;
    return this.renderCard(this.#answer.state, {
      heading: words.heading,
      ready: (answer) => this.#renderLanes(answer),
      skeleton: () => this.#renderSkeleton(),
      retry: this.#onRetry,
      isEmpty: ({ lanes }) => LANES.every((lane) => lanes[lane] === undefined),
      empty: { title: words.empty, hint: words.emptyHint },
    });
  }

  get #thresholds(): SuccessThresholds {
    return { ok: this.successAt, warning: this.watchAt };
  }

  #renderLanes(answer: RoutingAnswer): TemplateResult {
    const lanes = readLanes(answer, this.#thresholds);
    const total = totalOfLanes(lanes, this.#thresholds);
    const { level } = total;
    this.setStates({ ok: level === 'ok', warning: level === 'warning', exceeded: level === 'exceeded' });
    const currency = answer.currency ?? this.currency;
    return html`<div class="stack">
      <p class="muted" part="takeaway">${this.#takeaway(total, lanes)}</p>
      <ul class="lanes">
        ${lanes.map((lane) => this.#renderLane(lane, currency))}
      </ul>
    </div>`;
  }

  #takeaway(total: RoutingTotal, lanes: readonly LaneReading[]): string {
    const words = this.words.routingPerformance;
    if (total.tasks === null || total.tasks === 0) return words.noTasks;
    const tasks = words.tasks(total.tasks, this.#atLeast(total.isPartial, this.format.number(total.tasks)));
    if (total.successRatio === null) return words.takeawayUnknown(tasks);
    const sentence = words.takeaway(tasks, this.format.percent(total.successRatio, 1));
    const weakest = weakestLane(lanes);
    if (!weakest) return sentence;
    return `${sentence} ${words.takeawayLowest(words.laneName[weakest.lane], this.format.percent(weakest.successRatio, 1))}`;
  }

  #atLeast(isPartial: boolean, text: string): string {
    return isPartial ? this.words.common.atLeast(text) : text;
  }

  #renderLane(lane: LaneReading, currency: string | null): TemplateResult {
    const words = this.words.routingPerformance;
    const { format } = this;
    return html`<li class="lane ${lane.lane}" part="lane" aria-label=${words.laneName[lane.lane]}>
      <span class="stat">
        <span class="lane-name strong">${words.lane[lane.lane]}</span>
        <span class="stat-value large number"
          >${format.number(lane.tasks)}
          <span class="stat-context">${words.tasksUnit(lane.tasks ?? 0)}</span></span
        >
      </span>
      ${this.#renderSuccess(lane)}
      <dl class="facts">
        <dt>${words.column.avgTokens}</dt>
        <dd class="number">${format.tokens(lane.avgTokens)}</dd>
        <dt>${words.column.cost}</dt>
        <dd class="number">${format.money(lane.cost, currency)}</dd>
      </dl>
      ${this.#renderStars(lane)}
    </li>`;
  }

  #renderSuccess({ successRatio, level, tasks }: RoutingReading): TemplateResult {
    const words = this.words.routingPerformance;
    if (level === null) {
      const text = tasks === 0 ? words.noTasks : words.successUnknown;
      return html`<span class="badge neutral" part="success">${text}</span>`;
    }
    return html`<span class="badge ${level}" part="success" title=${words.level[level]}
      >${levelIcon(level)}${words.success(this.format.percent(successRatio, 1))}<span class="visually-hidden"
        >, ${words.level[level]}</span
      ></span
    >`;
  }

  #renderStars({ rating }: RoutingReading): TemplateResult {
    const words = this.words.routingPerformance;
    if (rating === null) return html`<span class="stars muted" part="rating">${words.notRated}</span>`;
    const text = this.format.number(rating, 1);
    return html`<span class="stars" part="rating">
      <span role="img" aria-label=${words.stars(text)}>${starsOf(rating).map(starIcon)}</span>
      <span class="muted" aria-hidden="true">${text}</span>
    </span>`;
  }

  #renderSkeleton(): TemplateResult {
    const lane = html`<div class="lane">
      <span class="skeleton line half"></span><span class="skeleton title half"></span>
      <span class="skeleton badge-shape"></span>
      <span><span class="skeleton line"></span><span class="skeleton line"></span></span>
      <span class="skeleton line half"></span>
    </div>`;
    return html`<div class="stack">
      <span class="skeleton line half"></span>
      <div class="lanes">${LANES.map(() => lane)}</div>
    </div>`;
  }

  static override styles: CSSResultGroup = [
    SpendwireElement.styles,
    css`
      .lanes {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--_gap);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .lane {
        --_lane: var(--_color-track);
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: calc(var(--_space) * 2);
        min-inline-size: 0;
        padding-block-start: calc(var(--_space) * 3);
        border-block-start: 3px solid var(--_lane);
      }

      .green {
        --_lane: var(--_color-lane-green);
      }

      .yellow {
        --_lane: var(--_color-lane-yellow);
      }

      .red {
        --_lane: var(--_color-lane-red);
      }

      .lane .stat-context {
        font-weight: 400;
      }

      .facts {
        inline-size: 100%;
        font-size: var(--_font-size-xs);
      }

      .stars,
      .stars > [role] {
        display: inline-flex;
        align-items: center;
        gap: var(--_space);
      }

      .stars > [role] {
        gap: 1px;
        color: var(--_color-warning);
      }

      .badge-shape {
        inline-size: 112px;
        max-inline-size: 100%;
        block-size: 24px;
        border-radius: 12px;
      }

      .lane > span:has(> .line) {
        inline-size: 100%;
      }

      /* A narrow card sets each lane as one line of figures: the badge beside the count, the facts in a row. */
      @container (inline-size < 440px) {
        .lanes {
          grid-template-columns: minmax(0, 1fr);
        }

        .lane {
          display: grid;
          grid-template-columns: minmax(0, 1fr) auto;
          align-items: center;
        }

        .lane > .facts {
          grid-template-columns: auto auto;
          justify-content: start;
          inline-size: auto;
          gap: 0 calc(var(--_space) * 2);
          overflow-wrap: normal;
        }

        .lane > .facts dd {
          text-align: start;
        }
      }

      @container (inline-size < 300px) {
        .lane > :is(.facts, .stars) {
          grid-column: 1 / -1;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'routing-performance': RoutingPerformanceElement;
  }
}
