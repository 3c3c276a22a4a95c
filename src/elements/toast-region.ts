/*
 * The file is a little longer than most because the comment below is the manual of the tag, and here clock, keyboard and
 * voice meet.
 */
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AttentionController } from '../host/attention.js';
import { FeedController } from '../host/feed-controller.js';
import { FocusMemory } from '../host/focus-memory.js';
import { ModalMover } from '../host/modal-mover.js';
import { pageClock } from '../host/page-clock.js';
import { RegionKeys } from '../host/region-keys.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { ToastsController } from '../host/toasts-controller.js';
import { raise } from '../host/top-layer.js';
import { Voice } from '../host/voice.js';
import type { Feed } from '../store/feed.js';
import { SHOWN_MS, timesFor } from '../store/toast.js';
import { common } from '../text/en/common.js';
import { toastRegion } from '../text/en/toast-region.js';
import type { Speech } from '../text/phrases.js';
import type { Strings } from '../text/strings.js';
import { renderHistoryButton, renderWaiting } from './toast-controls.js';
import { renderHistory } from './toast-history.js';
import { renderToasts } from './toast-item.js';
import { toastStyles } from './toast-styles.js';
import { sayToasts } from './toast-words.js';

/** The history lists so many at first, and so many more each time. */
const HISTORY_PAGE = 50;

/**
 * @summary Tells what happened, at the edge of the page: tasks done, failed or waiting, budgets crossed, connection lost.
 *
 * One notice makes one toast however many widgets are on the page. Errors and approvals stay until dismissed, the
 * rest goes by itself, and the history keeps everything. F6 goes to the toasts and back, Escape dismisses one. Over a
 * modal dialog the region moves into it and back, so that its toasts can be clicked.
 *
 * @customElement toast-region
 * @csspart region - The stack of toasts.
 * @csspart toast - One toast.
 * @csspart dismiss - Its close button.
 * @csspart history-button - The button with the unread count.
 * @csspart history - The list of everything that was told.
 * @cssprop [--sw-toast-inset=16px] - Distance from the edges of the page.
 * @cssprop [--sw-toast-width=360px] - Width of a toast, where the page is wide enough.
 * @cssstate showing - A toast is shown.
 */
export class ToastRegionElement extends SpendwireElement {
  static readonly tag = 'toast-region';
  static override readonly english: Partial<Strings> = { common, toastRegion };

  /** Where toasts appear: a corner of the page, or `inline`, where the tag stands. */
  @property({ reflect: true, useDefault: true }) placement:
    'bottom-end' | 'bottom-start' | 'top-end' | 'top-start' | 'inline' = 'bottom-end';

  /** Milliseconds success and information stay, at least 5000; 0 keeps them until dismissed. */
  @property({ type: Number }) duration: number | null = SHOWN_MS;

  /** Where the link of a budget warning leads when the event names no page: http(s) or a path of the page. */
  @property({ attribute: 'analytics-href' }) analyticsHref: string | null = null;

  /** Leaves out the button that opens the history. */
  @property({ type: Boolean, attribute: 'no-history' }) noHistory = false;

  /** Shows what is told without keeping the stream open for it. */
  @property({ attribute: false }) passive = false;

  @state() private isHistoryOpen = false;
  @state() private historyCount = HISTORY_PAGE;
  @state() private isAway = false;

  readonly #feeds = new FeedController(this, (feed) => this.#follow(feed));
  readonly #toasts = new ToastsController(
    this,
    () => timesFor(this.duration),
    () => this.#onNew(),
  );
  readonly #mover = new ModalMover(this, {
    isNeeded: () => this.#isCalled || this.#toasts.visible.length > 0,
    onAway: (isAway) => this.#onAway(isAway),
    onMoved: () => this.#raise(),
  });
  readonly #focus = new FocusMemory(this);
  readonly #voice = new Voice(this);
  #isCalled = false;
  #isPinned = false;
  #wasShown = false;

  constructor() {
    super();
    new AttentionController(this, (attention) => this.#toasts.attend(attention));
    new RegionKeys(this, this.#focus, {
      isReachable: () => this.#hasSomething,
      enter: () => this.#enter(),
      escape: (focused) => this.#onEscape(focused),
    });
  }

  /** Shows another stream's notices too, without keeping that stream open. */
  also(feed: Feed): void {
    if (feed !== this.#feeds.feed) this.#toasts.also(feed);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.#feeds.feed) this.#feeds.advise();
    this.setStates({ showing: this.#toasts.visible.length > 0, overlay: this.#isOverlay });
  }

  protected override updated(): void {
    const isShown = this.#hasSomething;
    if (isShown && !this.#wasShown) this.#raise();
    this.#wasShown = isShown;
  }

  get #speech(): Speech {
    return { strings: this.words, format: this.format };
  }

  get #isOverlay(): boolean {
    return this.placement !== 'inline' || this.isAway;
  }

  get #hasSomething(): boolean {
    return this.#toasts.visible.length > 0 || this.#hasHistory;
  }

  get #hasHistory(): boolean {
    return !this.noHistory && (this.isHistoryOpen || this.#toasts.sources.history.length > 0);
  }

  #follow(feed: Feed): () => void {
    const leave = this.#toasts.follow(feed);
    const release = this.passive ? undefined : feed.retain();
    return () => {
      leave();
      release?.();
    };
  }

  #onNew(): void {
    this.#mover.follow();
    this.#voice.ask(() => sayToasts(this.#toasts.takeUnsaid(), this.#speech));
  }

  /** In a dialog the stream stays the same that it was outside. */
  #onAway(isAway: boolean): void {
    this.isAway = isAway;
    if (isAway && this.feed === undefined) {
      this.#isPinned = true;
      this.feed = this.#feeds.feed;
    } else if (!isAway && this.#isPinned) {
      this.#isPinned = false;
      this.feed = undefined;
    }
  }

  #raise(): void {
    raise(this.renderRoot.querySelector('[popover]'));
  }

  #enter(): void {
    this.#isCalled = true;
    this.#mover.follow();
    this.#isCalled = false;
    this.renderRoot.querySelector<HTMLElement>('[data-toast], .history-button')?.focus();
  }

  #onEscape(focused: Element): boolean {
    const toast = focused.closest<HTMLElement>('[data-toast]');
    if (toast) this.#dismiss(toast.dataset['toast'] ?? '');
    else if (this.isHistoryOpen) this.#toggleHistory();
    else return false;
    return true;
  }

  #dismiss(id: string): void {
    const place = this.#toasts.visible.findIndex((toast) => toast.id === id);
    this.#keepFocus(place);
    this.#toasts.dismiss(id);
  }

  readonly #dismissAll = (): void => {
    this.#keepFocus(0);
    this.#toasts.dismissAll();
  };

  /** Focus goes to the toast that takes the place, and after the last one back to where it came from. */
  #keepFocus(place: number): void {
    if (this.#focus.isInside) queueMicrotask(() => void this.updateComplete.then(() => this.#refocus(place)));
  }

  #refocus(place: number): void {
    const toasts = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-toast]')];
    (toasts[place] ?? toasts.at(-1))?.focus();
    if (toasts.length === 0) this.#focus.goBack();
  }

  readonly #toggleHistory = (): void => {
    this.isHistoryOpen = !this.isHistoryOpen;
    this.historyCount = HISTORY_PAGE;
    this.#toasts.sources.markRead();
    this.renderRoot.querySelector<HTMLElement>('.history-button')?.focus();
  };

  protected override render(): TemplateResult {
    const { isHistoryOpen, analyticsHref, words } = this;
    const { visible, waitingCount } = this.#toasts;
    const speech = this.#speech;
    const unreadCount = isHistoryOpen ? 0 : this.#toasts.sources.unreadCount;
    const view = { speech, analyticsHref, dismiss: (id: string) => this.#dismiss(id) };
    return html`
      <div class="visually-hidden" role="status">${this.#voice.polite}</div>
      <div class="visually-hidden" role="alert">${this.#voice.alert}</div>
      <section
        class="region"
        part="region"
        popover=${this.#isOverlay ? 'manual' : nothing}
        aria-label=${this.heading ?? words.toastRegion.labelWithKey}
        ?hidden=${!this.#hasSomething}
      >
        ${isHistoryOpen ? nothing : renderToasts(visible, view)}
        <div class="below">
          ${isHistoryOpen ? nothing : renderWaiting(waitingCount, speech, this.#dismissAll)}
          ${this.#hasHistory ? renderHistoryButton({ isOpen: isHistoryOpen, unreadCount }, speech, this.#toggleHistory) : nothing}
        </div>
        ${isHistoryOpen ? this.#renderHistory(speech) : nothing}
      </section>
    `;
  }

  #renderHistory(speech: Speech): TemplateResult {
    const { analyticsHref, timeZone, historyCount: count } = this;
    return renderHistory({
      notices: this.#toasts.sources.history,
      count,
      now: pageClock.now(),
      timeZone,
      speech,
      analyticsHref,
      showEarlier: () => (this.historyCount += HISTORY_PAGE),
      clear: () => {
        this.#toasts.clear();
        // The pressed button goes with the list; the one that closes it stays.
        this.renderRoot.querySelector<HTMLElement>('.history-button')?.focus();
      },
    });
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, toastStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'toast-region': ToastRegionElement;
  }
}
