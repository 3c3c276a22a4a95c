import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { Voice } from '../host/voice.js';
import type { Ready } from '../store/loadable.js';
import { budgetResource } from '../store/resource.js';
import { hardStopIcon, octagonIcon, pauseIcon } from '../look/icons.js';
import { common } from '../text/en/common.js';
import { budgetMonitor } from '../text/en/budget-monitor.js';
import type { Speech } from '../text/phrases.js';
import type { BudgetAnswer } from '../wire/budget.js';
import { BudgetBurns, burnNotice, burnText } from './budget-burn.js';
import { leadOf } from './budget-lead.js';
import { budgetMonitorStyles } from './budget-monitor-styles.js';
import { budgetRings } from './budget-rings.js';
import { budgetRow, standingIcon, type RowKind } from './budget-row.js';
import { ALERT_AT, thresholdsOf, WARNING_AT } from './budget-thresholds.js';
import { levelStates, viewBudgets, worstOf, type BudgetView } from './budget-view.js';

/** Diameter of the outer ring with its margin, px at the default text size. */
const RINGS_PX = 176;
const COMPACT_RINGS_PX = 128;

/** What is mostly said below a figure, as widths of a skeleton. */
const FACT_LINES = ['', 'half', 'half', ''];

/** More budgets over their alert threshold than this are summed up in one line. */
const MAX_WARNINGS = 3;

/**
 * @summary How much of each budget is used, and how much is left of its time.
 *
 * Two rings, the daily budget inside the monthly one; any further budget is a bar below them. What a ring shows is also
 * said in words: used and limit, level, reset with its zone, pace, and when the budget runs out.
 *
 * @customElement budget-monitor
 * @fires {CustomEvent<BudgetBurn>} budget-burn - With `burn-rate`: a budget began to burn too fast, or no longer does; `detail` has budgetId, direction (up, down), severity (page, ticket), rate, spent, windowMs.
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no budgets.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the budgets.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart warning - The notice of budgets above the alert threshold.
 * @csspart burn - The notice of a budget that burns too fast.
 * @csspart rings - The drawing of both rings.
 * @csspart ring - One ring with its marks.
 * @csspart centre - The words inside the rings.
 * @csspart budget - One budget in words.
 * @csspart figure - Used and limit of one budget.
 * @csspart level - The level of one budget.
 * @csspart bar - The bar of one budget.
 * @csspart badge - The badges Paused and Hard stop.
 * @cssprop --sw-color-ok - Within budget.
 * @cssprop --sw-color-warning - Above the warning threshold.
 * @cssprop --sw-color-exceeded - Above the alert threshold.
 * @cssprop --sw-color-track - The unused part of a ring or bar.
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
export class BudgetMonitorElement extends SpendwireElement {
  static readonly tag = 'budget-monitor';

  static override readonly english = { common, budgetMonitor };

  /** The contract's `usage/budget` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) budget: unknown;

  /** From here on a budget is worth a warning: a ratio (`0.75`) or a percentage (`75`, `75%`). */
  @property({ attribute: 'warning-at' }) warningAt: number | string = WARNING_AT;

  /** Above this a budget alerts: a ratio (`0.9`) or a percentage (`90`, `90%`). */
  @property({ attribute: 'alert-at' }) alertAt: number | string = ALERT_AT;

  /** `rings` for the daily and the monthly budget, or `bars` for all. */
  @property() variant: 'rings' | 'bars' = 'rings';

  /**
   * Where present, tells when a budget burns far faster than it would last, by what is spent while the page is open. Its
   * value, an amount in the budgets' unit, is what must have been spent at least; by default a hundredth of the limit.
   */
  @property({ attribute: 'burn-rate' }) burnRate: string | null = null;

  readonly #answer = new ResourceController<BudgetAnswer>(this, () => ({
    query: { resource: budgetResource, ...(this.src === null ? {} : { src: this.src }) },
    given: this.budget,
  }));
  readonly #voice = new Voice(this);
  readonly #burns = new BudgetBurns();

  protected override updated(): void {
    const changes = this.#burns.changes();
    if (changes.some(({ direction }) => direction === 'up'))
      this.#voice.ask(() => ({ polite: burnText(this.#burns.burning, this.currency, this.#speech) }));
    for (const detail of changes) {
      this.dispatchEvent(new CustomEvent('budget-burn', { detail, bubbles: true, composed: true }));
    }
  }

  get #speech(): Speech {
    return { strings: this.words, format: this.format };
  }

  readonly #onRetry = (): void => this.#answer.retry();

  protected override render(): TemplateResult {
    const words = this.words.budgetMonitor;
    const { state } = this.#answer;
    const card = this.renderCard(state, {
      heading: words.heading,
      ready: (answer, ready) => this.#renderBudgets(answer, ready),
      skeleton: () => this.#renderSkeleton(),
      retry: this.#onRetry,
      isEmpty: ({ budgets }) => budgets.length === 0,
      empty: { title: words.empty, hint: words.emptyHint },
      actions: () => (state.type === 'ready' ? this.#renderBadges(state.data) : nothing),
    });
    if (this.burnRate === null) return card;
    return html`${card}<span class="visually-hidden" role="status">${this.#voice.polite}</span>`;
  }

  #renderBudgets(answer: BudgetAnswer, state: Ready<BudgetAnswer>): TemplateResult {
    const now = this.nowFor(state);
    const views = viewBudgets(
      answer,
      {
        ...thresholdsOf(this.warningAt, this.alertAt),
        now,
        asOf: state.asOf,
        isStale: state.stale,
        currency: this.currency,
        timeZone: this.timeZone,
      },
      this.#speech,
    );
    this.#burns.look(
      views.map(({ reading }) => reading),
      now,
      this.burnRate,
    );
    const { lead, rest } = this.variant === 'bars' ? { lead: [], rest: views } : leadOf(views);
    this.setStates(levelStates(views, answer.isPaused));
    return html`<div class="stack">
      ${this.#renderWarning(views)}${this.#burns.burning.map((each) => burnNotice(each, this.currency, this.#speech))}
      ${this.#renderRings(lead)}${rest.length > 0 ? this.#renderRows(rest, () => 'bar') : nothing}
    </div>`;
  }

  #renderBadges({ isPaused, hardStopEnabled }: BudgetAnswer): unknown {
    const words = this.words.budgetMonitor;
    const badge = (icon: TemplateResult, word: string, hint: string) =>
      html`<span class="badge" part="badge" title=${hint}
        >${icon}${word}<span class="visually-hidden">: ${hint}</span></span
      >`;
    return [
      isPaused ? badge(pauseIcon(), words.paused, words.pausedHint) : nothing,
      hardStopEnabled ? badge(hardStopIcon(), words.hardStop, words.hardStopHint) : nothing,
    ];
  }

  #renderWarning(views: readonly BudgetView[]): TemplateResult | typeof nothing {
    const alerting = views.filter(({ reading }) => reading.isAlerting);
    if (alerting.length === 0) return nothing;
    const words = this.words.budgetMonitor;
    const beyond = alerting.length - MAX_WARNINGS;
    return html`<div class="notice exceeded" part="warning">
      ${octagonIcon()}
      <div>
        ${alerting.slice(0, MAX_WARNINGS).map((view) => html`<p>${this.#warningOf(view)}</p>`)}
        ${beyond > 0 ? html`<p>${words.moreWarnings(beyond, this.format.number(beyond))}</p>` : nothing}
      </div>
    </div>`;
  }

  #warningOf({ reading, percent, name: title, usedOfLimitSpoken, standingWord }: BudgetView): string {
    const { common, budgetMonitor } = this.words;
    const name = reading.label === null ? common.budgetOf[reading.period] : common.budgetNamed(reading.label);
    if (percent === '') return budgetMonitor.valueText(title, usedOfLimitSpoken, standingWord);
    return (reading.isOverLimit ? budgetMonitor.warningOver : budgetMonitor.warning)(percent, name);
  }

  #renderRings(lead: readonly BudgetView[]): TemplateResult | typeof nothing {
    const top = worstOf(lead);
    if (!top) return nothing;
    const meters = lead.map(({ meter }) => meter);
    return html`<div class="dial-and-budgets">
      <div class="dial">
        ${budgetRings(meters, this.compact ? COMPACT_RINGS_PX : RINGS_PX)}
        <div class="centre ${top.meter.tone}" part="centre" aria-hidden="true">
          <span class="muted">${top.name}</span>
          ${top.percent && html`<span class="centre-percent ${isLong(top.percent) ? 'long' : ''}">${top.percent}</span>`}
          <span class="standing">${standingIcon(top.standing)} ${this.#centreWord(top)}</span>
        </div>
      </div>
      ${this.#renderRows(lead, (index) => (index === 0 && lead.length > 1 ? 'inner' : 'outer'))}
    </div>`;
  }

  #centreWord({ standing, standingWord }: BudgetView): string {
    return standing === 'not-applicable' ? standingWord : this.words.budgetMonitor.centre[standing];
  }

  #renderRows(views: readonly BudgetView[], kindOf: (index: number) => RowKind): TemplateResult {
    return html`<ul class="budgets">
      ${views.map((view, index) => budgetRow(view, kindOf(index)))}
    </ul>`;
  }

  #renderSkeleton(): TemplateResult {
    const bar = this.variant === 'bars' ? html`<span class="skeleton bar-shape"></span>` : nothing;
    const budget = html`<li class="budget">
      <span class="skeleton line half"></span><span class="skeleton title half"></span>${bar}
      <div>${FACT_LINES.map((width) => html`<span class="skeleton line ${width}"></span>`)}</div>
    </li>`;
    const budgets = html`<ul class="budgets">
      ${budget}${budget}
    </ul>`;
    if (this.variant === 'bars') return budgets;
    return html`<div class="dial-and-budgets">
      <div class="dial"><span class="skeleton ring"></span><span class="skeleton ring"></span></div>
      ${budgets}
    </div>`;
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, budgetMonitorStyles];
}

/** Four digits fill the rings; marks of writing direction and percent signs need no room to speak of. */
const isLong = (percent: string): boolean => percent.replace(/\P{N}/gu, '').length > 4;

declare global {
  interface HTMLElementTagNameMap {
    'budget-monitor': BudgetMonitorElement;
  }
}
