import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { FocusMemory } from '../host/focus-memory.js';
import { pageClock } from '../host/page-clock.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { Voice } from '../host/voice.js';
import { AlertBook } from '../store/alert-book.js';
import type { Feed } from '../store/feed.js';
import type { Ready } from '../store/loadable.js';
import { budgetResource } from '../store/resource.js';
import { budgetAlertBanner } from '../text/en/budget-alert-banner.js';
import { common } from '../text/en/common.js';
import type { Speech } from '../text/phrases.js';
import type { Strings } from '../text/strings.js';
import { closeIcon, octagonIcon, triangleIcon } from '../look/icons.js';
import { readBudgets, type BudgetReading } from '../domain/budget.js';
import type { Crossing } from '../domain/crossing-state.js';
import { safeHref } from '../domain/link.js';
import type { BudgetAnswer } from '../wire/budget.js';
import { bannerStyles } from './budget-alert-styles.js';
import { alertContext, alertSentence, budgetNameOf } from './budget-alert-words.js';
import { alertsOf, thresholdList, type BudgetAlert } from './budget-alerts.js';
import { ALERT_AT } from './budget-thresholds.js';

/** Budgets that come as data of the page share one memory; a page has no second set of budgets without a stream. */
let pageBook: AlertBook | undefined;

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
    (feed) => this.#follow(feed),
  );
  readonly #focus = new FocusMemory(this);
  readonly #voice = new Voice(this);
  #feed: Feed | null = null;
  #thresholds: readonly number[] = thresholdList(this.alertAt);
  #book: AlertBook | null = null;
  #leaveBook: (() => void) | undefined;
  #readings: readonly BudgetReading[] = [];
  #alert: BudgetAlert | null = null;
  /** What was shown before the last update. */
  #shown: BudgetAlert | null = null;
  /** What crossed and is still to be told. */
  #crossings: readonly Crossing[] = [];
  /** What crossed on this page, and is said aloud when it is shown. */
  readonly #news = new Set<string>();

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#book) this.#keepBook();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveBook?.();
    this.#book = null;
  }

  #follow(feed: Feed): () => void {
    this.#feed = feed;
    this.#keepBook();
    return () => {
      this.#feed = null;
      if (this.isConnected) this.#keepBook();
    };
  }

  #keepBook(): void {
    this.#leaveBook?.();
    const book = this.#feed?.alerts ?? (pageBook ??= new AlertBook('page'));
    const leaves = [
      book.listen(() => this.requestUpdate()),
      book.onCrossing(
        () => this.#thresholds,
        (crossing) => {
          this.#crossings = [...this.#crossings, crossing];
          this.requestUpdate();
        },
      ),
      ...this.#thresholds.map((threshold) => this.#feed?.watchThreshold(threshold)),
    ];
    this.#book = book;
    this.#leaveBook = () => {
      for (const leave of leaves) leave?.();
    };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('alertAt')) {
      this.#thresholds = thresholdList(this.alertAt);
      if (this.#book) this.#keepBook();
    }
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
    this.#readings = readBudgets(state.data, { now, timeZone });
    if (this.isConnected) this.#book?.observe(this.#readings, this.#thresholds, now);
    const alive = alertsOf(this.#readings, this.#thresholds).filter(
      ({ keys }) => !this.#book?.isDismissed(keys[0] ?? ''),
    );
    return alive[0] ?? null;
  }

  protected override updated(): void {
    const crossings = this.#crossings;
    this.#crossings = [];
    for (const { key, direction } of crossings) if (direction === 'up') this.#news.add(key);
    this.#say(
      crossings.some(
        ({ direction, budgetId }) => direction === 'down' && budgetId === this.#shown?.reading.id,
      ),
    );
    this.#shown = this.#alert;
    for (const detail of crossings) {
      this.dispatchEvent(new CustomEvent('budget-threshold', { detail, bubbles: true, composed: true }));
    }
  }

  /** A warning is heard once, when it comes, and by whichever voice of the page is first; so is its end. */
  #say(isRecovered: boolean): void {
    const key = this.#alert?.keys[0] ?? '';
    const isNews = this.#news.delete(key);
    if (!isNews && !isRecovered) return;
    const { book, alert, recovered } = { book: this.#book, alert: this.#alert, recovered: this.#shown };
    this.#voice.ask(() => ({
      polite: [
        ...(isRecovered && recovered ? [this.#recovery(recovered)] : []),
        ...(isNews && alert && book?.claimVoice([key]) ? [this.#sentence(alert)] : []),
      ].join('. '),
    }));
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
    this.#book?.dismiss(keys);
    this.#voice.ask(() => ({ polite: this.words.budgetAlertBanner.dismissed }));
    await this.updateComplete;
    // The focus stands on the next warning's button by itself; without one it goes where it came from.
    if (!this.#alert) this.#focus.goBack();
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
