import {
  css,
  html,
  nothing,
  svg,
  type CSSResultGroup,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import { pageClock } from '../host/page-clock.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import type { Ready } from '../store/loadable.js';
import { budgetResource } from '../store/resource.js';
import { clockIcon, refreshIcon } from '../look/icons.js';
import { UNKNOWN } from '../text/format.js';
import { common } from '../text/en/common.js';
import { budgetMonitor } from '../text/en/budget-monitor.js';
import { budgetSummary } from '../text/en/budget-summary.js';
import { safeHref } from '../domain/link.js';
import type { BudgetAnswer } from '../wire/budget.js';
import { leadOf } from './budget-lead.js';
import { ALERT_AT, thresholdsOf, WARNING_AT } from './budget-thresholds.js';
import { levelStates, viewBudgets, type BudgetView, type Standing } from './budget-view.js';

/** What stands in place of figures while there are none. */
const PLACEHOLDERS = ['day', 'month'] as const;

/**
 * @summary Daily and monthly budget in one line, for a navigation bar.
 *
 * @customElement budget-summary
 * @csspart link - The line; a link where there is an `href`.
 * @csspart item - One budget.
 * @csspart dot - The mark of a level: a disc, a triangle or an octagon.
 * @csspart percent - The percent used.
 * @csspart retry - The button that reads again what could not be read.
 * @cssprop --sw-color-ok - Within budget.
 * @cssprop --sw-color-warning - Above the warning threshold.
 * @cssprop --sw-color-exceeded - Above the alert threshold.
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing figures.
 * @cssstate empty - There are no budgets.
 * @cssstate stale - The last known figures, while newer ones cannot be had.
 * @cssstate failed - There never was an answer.
 * @cssstate ok - The worst budget is within its thresholds.
 * @cssstate warning - The worst budget is above its warning threshold.
 * @cssstate exceeded - The worst budget is above its alert threshold.
 * @cssstate over-limit - A budget is over its limit.
 * @cssstate paused - Spending is paused.
 */
export class BudgetSummaryElement extends SpendwireElement {
  static readonly tag = 'budget-summary';

  static override readonly english = { common, budgetSummary, budgetMonitor };

  /** The contract's `usage/budget` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) budget: unknown;

  /** Where the line leads: an `https:` address, or one of the page's own origin; anything else is no link. */
  @property() href: string | null = null;

  /** From here on a budget is worth a warning: a ratio (`0.75`) or a percentage (`75`, `75%`). */
  @property({ attribute: 'warning-at' }) warningAt: number | string = WARNING_AT;

  /** Above this a budget alerts: a ratio (`0.9`) or a percentage (`90`, `90%`). */
  @property({ attribute: 'alert-at' }) alertAt: number | string = ALERT_AT;

  readonly #answer = new ResourceController<BudgetAnswer>(this, () => ({
    query: { resource: budgetResource, ...(this.src === null ? {} : { src: this.src }) },
    given: this.budget,
  }));

  readonly #onRetry = (): void => this.#answer.retry();

  protected override render(): TemplateResult {
    const { state } = this.#answer;
    const { common, budgetSummary } = this.words;
    const isEmpty = state.type === 'ready' && state.data.budgets.length === 0;
    this.setFace(state, isEmpty);
    if (isEmpty) return this.#renderLine(html`<span class="muted">${budgetSummary.empty}</span>`);
    switch (state.type) {
      case 'ready':
        return this.#renderReady(state);
      case 'loading':
        return html`<span class="line">
          ${PLACEHOLDERS.map(() => html`<span class="item"><span class="skeleton item-shape"></span></span>`)}
          <span class="visually-hidden" role="status">${common.loading}</span>
        </span>`;
      case 'unconnected':
        return this.#renderUnknown(common.unconnected, nothing);
      case 'failed':
        return this.#renderUnknown(common.failedBecause(state.error.message), this.#renderRetry());
    }
  }

  #renderReady(state: Ready<BudgetAnswer>): TemplateResult {
    const views = viewBudgets(
      state.data,
      {
        ...thresholdsOf(this.warningAt, this.alertAt),
        now: this.nowFor(state),
        asOf: state.asOf,
        isStale: state.stale,
        currency: this.currency,
        timeZone: this.timeZone,
      },
      { strings: this.words, format: this.format },
    );
    this.setStates(levelStates(views, state.data.isPaused));
    return this.#renderLine(
      html`${leadOf(views).lead.map((view) => this.#renderItem(view))}${state.stale ? this.#renderAge(state) : nothing}`,
    );
  }

  /** One link or group with a name of its own before what it shows. */
  #renderLine(content: unknown): TemplateResult {
    const words = this.words.budgetSummary;
    const href = safeHref(this.href, document.baseURI);
    if (href === null)
      return html`<span class="line" part="link" role="group" aria-label=${this.heading ?? words.heading}
        >${content}</span
      >`;
    return html`<a class="line" part="link" href=${href}
      ><span class="visually-hidden">${this.heading ?? words.link}: </span>${content}</a
    >`;
  }

  #renderItem({
    reading,
    standing,
    standingWord,
    meter,
    percent,
    usedOfLimitSpoken,
  }: BudgetView): TemplateResult {
    const words = this.words.budgetSummary;
    const shortWord = standing === 'not-applicable' ? words.notApplicable : standingWord;
    const isUnlimited = standing === 'unlimited';
    const spoken = isUnlimited ? words.unlimited : percent ? `, ${standingWord}` : '';
    return html`<span class="item ${meter.tone}" part="item" title=${usedOfLimitSpoken}
      >${dot(standing)}<span class="muted">${reading.label ?? words.period[reading.period]}</span
      ><span class="percent" part="percent"
        >${isUnlimited ? html`<span aria-hidden="true">∞</span>` : percent || shortWord}</span
      ><span class="visually-hidden">${spoken}; </span></span
    >`;
  }

  #renderAge({ receivedAt }: Ready<BudgetAnswer>): TemplateResult {
    const age = this.words.common.staleSince(this.format.relative(receivedAt - pageClock.now()));
    return html`<span class="muted" part="age" title=${age}
      >${clockIcon()}<span class="visually-hidden">${age}</span></span
    >`;
  }

  #renderUnknown(why: string, action: TemplateResult | typeof nothing): TemplateResult {
    const words = this.words.budgetSummary;
    return html`<span class="line" role="group" aria-label=${this.heading ?? words.heading} title=${why}>
      ${PLACEHOLDERS.map(
        (period) =>
          html`<span class="item muted" aria-hidden="true"
            >${dot('unknown')}${words.period[period]}<span class="percent">${UNKNOWN}</span></span
          >`,
      )}<span class="visually-hidden" role="status">${why}</span>${action}
    </span>`;
  }

  #renderRetry(): TemplateResult {
    const label = this.words.common.retry;
    return html`<button
      type="button"
      class="icon-button"
      part="retry"
      aria-label=${label}
      title=${label}
      @click=${this.#onRetry}
    >
      ${refreshIcon()}
    </button>`;
  }

  static override styles: CSSResultGroup = [
    SpendwireElement.styles,
    css`
      :host {
        display: inline-block;
        container-type: normal;
        contain-intrinsic-inline-size: none;
        vertical-align: middle;
      }

      .line {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 calc(var(--_space) * 3);
        min-block-size: 24px;
        color: inherit;
        text-decoration: none;
        border-radius: var(--_space);
      }

      a.line:hover .percent {
        text-decoration: underline;
        text-underline-offset: 0.15em;
      }

      .item {
        display: inline-flex;
        align-items: center;
        gap: var(--_space);
        white-space: nowrap;
      }

      .dot-shape {
        flex: none;
        inline-size: 12px;
        block-size: 12px;
        fill: var(--_level);
      }

      .neutral .dot-shape,
      .muted .dot-shape {
        fill: none;
        stroke: var(--_level);
        stroke-width: 1.5;
      }

      .percent {
        min-inline-size: 4ch;
        font-weight: 600;
      }

      .item-shape {
        inline-size: 84px;
        block-size: 16px;
      }

      :host(:state(stale)) .item {
        filter: grayscale(1);
        color: var(--_color-text-muted);
      }

      .icon-button {
        inline-size: 24px;
        min-block-size: 24px;
      }
    `,
  ];
}

/** The dot of a level has its own outline, so that it needs no colour; what cannot be judged is hollow. */
function dot(standing: Standing): TemplateResult {
  return html`<svg class="dot-shape" part="dot" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
    ${shapeOf(standing)}
  </svg>`;
}

function shapeOf(standing: Standing): SVGTemplateResult {
  switch (standing) {
    case 'warning':
      return svg`<path d="M6 1L11.5 11H.5z" />`;
    case 'exceeded':
    case 'over-limit':
      return svg`<path fill-rule="evenodd" d="M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5zM5.25 2.5v4.25h1.5V2.5zM5.25 8v1.5h1.5V8z" />`;
    case 'paused':
      return svg`<path d="M3 1.5v9M9 1.5v9" />`;
    default:
      return svg`<circle cx="6" cy="6" r="4" />`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'budget-summary': BudgetSummaryElement;
  }
}
