import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
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
import { budgetDot } from './budget-dot.js';
import { leadOf } from './budget-lead.js';
import { budgetSummaryStyles } from './budget-summary-styles.js';
import { ALERT_AT, thresholdsOf, WARNING_AT } from './budget-thresholds.js';
import { levelStates, viewBudgets, type BudgetView } from './budget-view.js';

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
    if (isEmpty)
      return this.#renderLine(budgetSummary.empty, html`<span class="muted">${budgetSummary.empty}</span>`);
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
    const words = this.words.budgetSummary;
    const { lead } = leadOf(views);
    const spoken = lead.map((view) => this.#spoken(view));
    if (!state.stale)
      return this.#renderLine(words.items(...spoken), html`${lead.map((view) => this.#renderItem(view))}`);
    const age = this.words.common.staleSince(this.format.relative(state.receivedAt - pageClock.now()));
    return this.#renderLine(
      words.items(...spoken, age),
      html`${lead.map((view) => this.#renderItem(view))}<span class="muted" part="age" title=${age}
          >${clockIcon()}</span
        >`,
    );
  }

  /** What is seen is said in one sentence, for a name made of many pieces would run together. */
  #renderLine(spoken: string, content: TemplateResult): TemplateResult {
    const words = this.words.budgetSummary;
    const href = safeHref(this.href, document.baseURI);
    const name = this.heading ?? (href === null ? words.heading : words.link);
    const both = html`<span class="visually-hidden">${words.named(name, spoken)}</span
      ><span class="line" aria-hidden="true">${content}</span>`;
    return href === null
      ? html`<span part="link">${both}</span>`
      : html`<a part="link" href=${href}>${both}</a>`;
  }

  #periodOf({ reading }: BudgetView): string {
    return reading.label ?? this.words.budgetSummary.period[reading.period];
  }

  /** What stands where a percentage does not apply. */
  #wordOf({ standing, standingWord }: BudgetView): string {
    const words = this.words.budgetSummary;
    if (standing === 'unlimited') return words.unlimited;
    return standing === 'not-applicable' ? words.notApplicable : standingWord;
  }

  #spoken(view: BudgetView): string {
    const words = this.words.budgetSummary;
    const period = this.#periodOf(view);
    if (view.percent === '') return words.itemInWord(period, this.#wordOf(view));
    return words.item(period, view.percent, view.standingWord);
  }

  #renderItem(view: BudgetView): TemplateResult {
    const { standing, meter, percent, usedOfLimitSpoken } = view;
    const figure = standing === 'unlimited' ? '∞' : percent || this.#wordOf(view);
    return html`<span class="item ${meter.tone}" part="item" title=${usedOfLimitSpoken}
      >${budgetDot(standing)}<bdi class="muted">${this.#periodOf(view)}</bdi
      ><span class="percent" part="percent">${figure}</span></span
    >`;
  }

  #renderUnknown(why: string, action: TemplateResult | typeof nothing): TemplateResult {
    const words = this.words.budgetSummary;
    return html`<span class="line" part="link" title=${why}>
      ${PLACEHOLDERS.map(
        (period) =>
          html`<span class="item muted" aria-hidden="true"
            >${budgetDot('unknown')}${words.period[period]}<span class="percent">${UNKNOWN}</span></span
          >`,
      )}<span class="visually-hidden" role="status">${words.named(this.heading ?? words.heading, why)}</span
      >${action}
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

  static override styles: CSSResultGroup = [SpendwireElement.styles, budgetSummaryStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'budget-summary': BudgetSummaryElement;
  }
}
