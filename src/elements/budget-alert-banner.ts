import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { pageClock } from '../host/page-clock.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { AlertBook } from '../store/alert-book.js';
import type { Feed } from '../store/feed.js';
import { budgetResource } from '../store/resource.js';
import { closeIcon, octagonIcon, triangleIcon } from '../look/icons.js';
import { common } from '../text/en/common.js';
import { budgetAlertBanner } from '../text/en/budget-alert-banner.js';
import { readBudgets, type BudgetReading } from '../domain/budget.js';
import { crossingKey, type Crossing } from '../domain/crossing-state.js';
import { safeHref } from '../domain/link.js';
import type { BudgetAnswer } from '../wire/budget.js';

/** A budget above the threshold that nobody has dismissed. */
interface Alert {
  readonly key: string;
  readonly reading: BudgetReading;
}

/** Budgets that come as data of the page share one memory; a page has no second set of budgets without a stream. */
let pageBook: AlertBook | undefined;

/**
 * @summary Warns once when a budget is nearly used up, and stays away after it was dismissed until the next crossing.
 *
 * "Budget Warning: You have used 92% of your daily budget". A dismissal is kept per threshold and window, over a
 * reload and in every tab. A paused budget warns nobody.
 *
 * @customElement budget-alert-banner
 * @fires {CustomEvent<BudgetThreshold>} budget-threshold - A budget crossed the threshold; `detail` has budgetId, threshold, ratio, windowEnd, direction, reason.
 * @fires {CustomEvent} banner-dismiss - The close button was pressed; cancel it to keep the banner.
 * @slot actions - Buttons beside the link.
 * @csspart banner - The banner.
 * @csspart heading - Its title.
 * @csspart link - The link to the figures.
 * @csspart dismiss - The close button.
 * @cssstate alerting - A warning is shown.
 * @cssstate warning - The budget that is shown has something left.
 * @cssstate over-limit - The budget that is shown is over its limit.
 */
export class BudgetAlertBannerElement extends SpendwireElement {
  static readonly tag = 'budget-alert-banner';

  static override readonly english = { common, budgetAlertBanner };

  /** The contract's `usage/budget` as data of the host's own; nothing is fetched. */
  @property({ attribute: false }) budget: unknown;

  /** Ratio, 0–1, above which a budget warns; exactly at it is not above. */
  @property({ type: Number, attribute: 'alert-at' }) alertAt = 0.9;

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
  #book: AlertBook | null = null;
  #unlisten: (() => void) | undefined;
  #alert: Alert | null = null;
  #said = '';
  #saidKey = '';

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#book) this.#keep((pageBook ??= new AlertBook('page')));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unlisten?.();
    this.#book = null;
  }

  #follow(feed: Feed): () => void {
    this.#keep(feed.alerts);
    const unwatch = feed.watchThreshold(this.alertAt);
    return () => {
      unwatch();
      if (this.isConnected) this.#keep((pageBook ??= new AlertBook('page')));
    };
  }

  #keep(book: AlertBook): void {
    this.#unlisten?.();
    this.#book = book;
    this.#unlisten = book.listen(() => this.requestUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { state } = this.#answer;
    if (state.type !== 'ready' || !this.#book) return;
    const now = this.nowFor(state);
    const { alertAt, timeZone } = this;
    const readings = readBudgets(state.data, { now, timeZone, alertAt });
    const { fired, recovered } = this.#book.observe(readings, [alertAt], now);
    for (const crossing of [...fired, ...recovered]) this.#tell(crossing);
    this.#alert = this.#worst(readings);
    const { reading } = this.#alert ?? {};
    this.setStates({
      alerting: this.#alert !== null,
      warning: reading?.isOverLimit === false,
      'over-limit': reading?.isOverLimit === true,
    });
    this.#say();
  }

  #worst(readings: readonly BudgetReading[]): Alert | null {
    const alerts = readings
      .filter(({ isAlerting }) => isAlerting)
      .map((reading) => ({ key: crossingKey(reading.id, this.alertAt, reading.windowEnd), reading }))
      .filter(({ key }) => !this.#book?.isDismissed(key));
    return alerts.sort((a, b) => (b.reading.ratio ?? 0) - (a.reading.ratio ?? 0))[0] ?? null;
  }

  /** A screen reader hears of a warning when it comes, not of every cent after it. */
  #say(): void {
    const key = this.#alert?.key ?? '';
    if (key === this.#saidKey) return;
    this.#saidKey = key;
    this.#said = this.#alert ? this.#sentence(this.#alert.reading) : '';
  }

  #tell(detail: Crossing): void {
    this.dispatchEvent(new CustomEvent('budget-threshold', { detail, bubbles: true, composed: true }));
  }

  readonly #onDismiss = (): void => {
    if (!this.#alert) return;
    const { key, reading } = this.#alert;
    const detail = { budgetId: reading.id, threshold: this.alertAt, windowEnd: reading.windowEnd };
    const isKept = !this.dispatchEvent(
      new CustomEvent('banner-dismiss', { detail, bubbles: true, composed: true, cancelable: true }),
    );
    if (isKept) return;
    this.#book?.dismiss(key);
    this.#said = this.words.budgetAlertBanner.dismissed;
  };

  #sentence(reading: BudgetReading): string {
    const words = this.words.budgetAlertBanner;
    const percent = this.format.percent(reading.ratio);
    return reading.isOverLimit
      ? words.exceeded(percent, this.#nameOf(reading))
      : words.warning(percent, this.#nameOf(reading));
  }

  #nameOf({ label, period }: BudgetReading): string {
    const { budgetOf, budgetNamed } = this.words.common;
    return label === null ? budgetOf[period] : budgetNamed(label);
  }

  protected override render(): TemplateResult {
    return html`
      <div class="visually-hidden" role="status">${this.#said}</div>
      ${this.#alert ? this.#renderBanner(this.#alert.reading) : nothing}
    `;
  }

  #renderBanner(reading: BudgetReading): TemplateResult {
    const words = this.words.budgetAlertBanner;
    const { used, limit, currency, windowEnd, isOverLimit, hasHardStop } = reading;
    const money = (amount: typeof used) =>
      reading.unit === 'money'
        ? this.format.money(amount, currency ?? this.currency)
        : this.format.number(amount);
    const link = safeHref(this.href, document.baseURI);
    const state = this.#answer.state;
    const now = state.type === 'ready' ? this.nowFor(state) : pageClock.now();
    return html`<section class="notice exceeded" part="banner" aria-labelledby="heading">
      ${isOverLimit ? octagonIcon() : triangleIcon()}
      <div class="words">
        <h2 id="heading" part="heading">${this.heading ?? this.#sentence(reading)}</h2>
        <p class="muted">
          <span class="number">${words.amounts(money(used), money(limit))}.</span>
          ${windowEnd === null ? nothing : words.resets(this.format.relative(windowEnd - now))}
          ${hasHardStop && !isOverLimit ? words.hardStop : nothing}
        </p>
      </div>
      <div class="actions">
        <slot name="actions"></slot>
        ${link === null ? nothing : html`<a class="button" part="link" href=${link}>${words.details}</a>`}
        <button
          type="button"
          class="icon-button"
          part="dismiss"
          aria-label=${words.dismiss}
          @click=${this.#onDismiss}
        >
          ${closeIcon()}
        </button>
      </div>
    </section>`;
  }

  static override styles: CSSResultGroup = [
    SpendwireElement.styles,
    css`
      /* Out of the flow while there is nothing to say, so that a page's gaps stay as they are. */
      :host(:not(:state(alerting))) {
        position: absolute;
      }

      .notice {
        flex-wrap: nowrap;
        align-items: flex-start;
      }

      .notice > .icon {
        margin-block-start: 3px;
      }

      .words {
        flex: 1;
        min-inline-size: 0;
      }

      h2 {
        margin: 0;
        font-size: var(--_font-size-sm);
        font-weight: 600;
      }

      @container (inline-size < 480px) {
        .notice {
          flex-wrap: wrap;
        }

        .words {
          flex-basis: 200px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'budget-alert-banner': BudgetAlertBannerElement;
  }
}
