import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AlertsController } from '../host/alerts-controller.js';
import { FocusMemory } from '../host/focus-memory.js';
import { pageClock } from '../host/page-clock.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { Voice } from '../host/voice.js';
import type { Ready } from '../store/loadable.js';
import { budgetResource } from '../store/resource.js';
import { budgetAlertBanner } from '../text/en/budget-alert-banner.js';
import { common } from '../text/en/common.js';
import type { Speech } from '../text/phrases.js';
import type { Strings } from '../text/strings.js';
import { closeIcon, octagonIcon, triangleIcon } from '../look/icons.js';
import { readBudgets } from '../domain/budget.js';
import { safeHref } from '../domain/link.js';
import type { BudgetAnswer } from '../wire/budget.js';
import { bannerStyles } from './budget-alert-styles.js';
import { alertContext, alertSentence, budgetNameOf } from './budget-alert-words.js';
import { alertsOf, thresholdList, type BudgetAlert } from './budget-alerts.js';
import { ALERT_AT } from './budget-thresholds.js';

/**
 * @summary Warns once when a budget is nearly used up, and stays away after it was dismissed until the next crossing.
 *
 * "Budget Warning: You have used 92% of your daily budget". A dismissal is kept per threshold and window, over a
 * reload and in every tab. A paused budget warns nobody. While there is nothing to say it takes no room.
 *
 * @customElement budget-alert-banner
 * @fires {CustomEvent<Crossing>} budget-threshold - A budget crossed a threshold, by figures or by the server's own alert; `detail` has budgetId, threshold, ratio, windowEnd, direction (up, down), reason.
 * @fires {CustomEvent} banner-dismiss - The close button was pressed; `detail` has budgetId, threshold, windowEnd. Cancel it to keep the banner.
 * @slot heading - Stands instead of the sentence.
 * @slot actions - Buttons beside the link.
 * @csspart banner - The banner.
 * @csspart heading - Its sentence.
 * @csspart link - The link to the figures.
 * @csspart dismiss - The close button.
 * @cssstate alerting - A warning is shown.
 * @cssstate warning - The budget that is shown has something left.
 * @cssstate over-limit - The budget that is shown is over its limit.
 */
export class BudgetAlertBannerElement extends SpendwireElement {
  static readonly tag = 'budget-alert-banner';
  static override readonly english: Partial<Strings> = { common, budgetAlertBanner };

  /** The contract's `usage/budget` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) budget: unknown;

  /**
   * Above this a budget warns, exactly at it not: a ratio (`0.9`), a percentage (`90`, `90%`), or several of them
   * (`75% 90% 100%`), of which each warns again.
   */
  @property({ attribute: 'alert-at' }) alertAt: number | string = ALERT_AT;

  /** Where the figures are: http(s) or a path of the page. */
  @property() href: string | null = null;

  readonly #answer = new ResourceController<BudgetAnswer>(
    this,
    () => ({
      query: { resource: budgetResource, ...(this.src === null ? {} : { src: this.src }) },
      given: this.budget,
    }),
    (feed) => this.#alerts.follow(feed),
  );
  readonly #alerts = new AlertsController(this, () => this.#thresholds);
  readonly #focus = new FocusMemory(this);
  readonly #voice = new Voice(this);
  #thresholds: readonly number[] = thresholdList(this.alertAt);
  #alert: BudgetAlert | null = null;
  /** What was shown before the last update. */
  #shown: BudgetAlert | null = null;
  /** What crossed on this page, and is said aloud when it is shown. */
  readonly #news = new Set<string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('alertAt')) return;
    this.#thresholds = thresholdList(this.alertAt);
    if (this.isConnected) this.#alerts.watch();
  }

  /** Controllers have their answer between `willUpdate` and here. */
  protected override update(changed: PropertyValues<this>): void {
    const { state } = this.#answer;
    this.setFace(state, state.type === 'ready' && state.data.budgets.length === 0);
    this.#alert = state.type === 'ready' ? this.#look(state) : null;
    const isOver = this.#alert?.reading.isOverLimit;
    this.setStates({
      alerting: isOver !== undefined,
      warning: isOver === false,
      'over-limit': isOver === true,
    });
    super.update(changed);
  }

  /** Holds the figures against the thresholds, and picks the gravest budget that nobody has dismissed. */
  #look(state: Ready<BudgetAnswer>): BudgetAlert | null {
    const { timeZone } = this;
    const now = this.nowFor(state);
    const readings = readBudgets(state.data, { now, timeZone });
    this.#alerts.observe(readings, now);
    const isAlive = ({ keys: [key = ''] }: BudgetAlert): boolean => !this.#alerts.isDismissed(key);
    return alertsOf(readings, this.#thresholds).find(isAlive) ?? null;
  }

  protected override updated(): void {
    const crossings = this.#alerts.takeCrossings();
    for (const { key, direction } of crossings) if (direction === 'up') this.#news.add(key);
    const shownId = this.#shown?.reading.id;
    this.#say(crossings.some(({ direction, budgetId }) => direction === 'down' && budgetId === shownId));
    this.#shown = this.#alert;
    for (const detail of crossings) {
      this.dispatchEvent(new CustomEvent('budget-threshold', { detail, bubbles: true, composed: true }));
    }
  }

  /** A warning is heard once, when it comes, and by whichever voice of the page is first; so is its end. */
  #say(isRecovered: boolean): void {
    const [alert, before] = [this.#alert, this.#shown];
    const key = alert?.keys[0] ?? '';
    const isNews = this.#news.delete(key);
    if (!isNews && !isRecovered) return;
    const recovery = isRecovered && before ? [this.#recovery(before)] : [];
    this.#voice.ask(() => {
      const warning = isNews && alert && this.#alerts.claimVoice(key) ? [this.#sentence(alert)] : [];
      return { polite: [...recovery, ...warning].join('. ') };
    });
  }

  get #speech(): Speech {
    return { strings: this.words, format: this.format };
  }

  #sentence({ reading }: BudgetAlert): string {
    return alertSentence(reading, this.currency, this.#speech);
  }

  /** What stands below the sentence, or below the page's own heading instead. */
  #context(alert: BudgetAlert): readonly string[] {
    const { state } = this.#answer;
    if (state.type !== 'ready') return [];
    const age = this.format.relative(state.receivedAt - pageClock.now());
    return [
      ...(this.heading === null ? [] : [`${this.#sentence(alert)}.`]),
      ...alertContext(alert.reading, { now: this.nowFor(state), currency: this.currency }, this.#speech),
      ...(state.stale ? [`${this.words.common.staleSince(age)}.`] : []),
    ];
  }

  #recovery({ reading }: BudgetAlert): string {
    return this.words.budgetAlertBanner.recovered(budgetNameOf(reading, this.#speech));
  }

  readonly #onDismiss = async (): Promise<void> => {
    const alert = this.#alert;
    if (!alert) return;
    const { reading, threshold, keys } = alert;
    const detail = { budgetId: reading.id, threshold, windowEnd: reading.windowEnd };
    const isKept = !this.dispatchEvent(
      new CustomEvent('banner-dismiss', { detail, bubbles: true, composed: true, cancelable: true }),
    );
    if (isKept) return;
    const hadFocus = this.#focus.isInside;
    this.#alerts.dismiss(keys);
    this.#voice.ask(() => ({ polite: this.words.budgetAlertBanner.dismissed }));
    await this.updateComplete;
    // The focus stands on the next warning's button by itself; without one it goes where it came from.
    if (hadFocus && !this.#alert) this.#focus.goBack();
  };

  protected override render(): TemplateResult {
    return html`
      <div class="visually-hidden" role="status">${this.#voice.polite}</div>
      ${this.#alert ? this.#renderBanner(this.#alert) : nothing}
    `;
  }

  #renderBanner(alert: BudgetAlert): TemplateResult {
    const words = this.words.budgetAlertBanner;
    const { reading, isHighest } = alert;
    const link = safeHref(this.href, document.baseURI);
    return html`<section
      class="notice ${isHighest || reading.isOverLimit ? 'exceeded' : 'warning'}"
      part="banner"
      aria-labelledby="heading"
    >
      ${reading.isOverLimit ? octagonIcon() : triangleIcon()}
      <div class="words">
        <h2 id="heading" part="heading">
          <slot name="heading">${this.heading ?? this.#sentence(alert)}</slot>
        </h2>
        <p class="muted">${this.#context(alert).join(' ')}</p>
      </div>
      <div class="actions">
        <slot name="actions"></slot>
        ${link === null ? nothing : html`<a class="button" part="link" href=${link}>${words.details}</a>`}
      </div>
      <button
        type="button"
        class="icon-button"
        part="dismiss"
        aria-label=${words.dismiss}
        @click=${this.#onDismiss}
      >
        ${closeIcon()}
      </button>
    </section>`;
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, bannerStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'budget-alert-banner': BudgetAlertBannerElement;
  }
}
