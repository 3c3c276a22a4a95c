import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { AttentionController } from '../host/attention.js';
import { FeedController } from '../host/feed-controller.js';
import { FocusMemory } from '../host/focus-memory.js';
import { ModalMover } from '../host/modal-mover.js';
import { pageClock } from '../host/page-clock.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { NoticeSources } from '../host/notice-sources.js';
import { ToastsController } from '../host/toasts-controller.js';
import { raise } from '../host/top-layer.js';
import { Voice, type Said } from '../host/voice.js';
import type { Feed } from '../store/feed.js';
import { isAlert } from '../store/toast.js';
import { common } from '../text/en/common.js';
import { toastRegion } from '../text/en/toast-region.js';
import type { Speech } from '../text/phrases.js';
import type { Strings } from '../text/strings.js';
import { renderHistoryButton, renderWaiting } from './toast-controls.js';
import { renderHistory } from './toast-history.js';
import { renderToast } from './toast-item.js';
import { toastStyles } from './toast-styles.js';
import { sayToasts } from './toast-words.js';

/** Nobody reads faster than this. */
const MIN_SHOWN_MS = 5_000;
/** Reading and acting takes longer. */
const MIN_WITH_ACTION_MS = 10_000;
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
  @property({ reflect: true }) placement: 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start' | 'inline' =
    'bottom-end';

  /** Milliseconds success and information stay, at least 5000; 0 keeps them until dismissed. */
  @property({ type: Number }) duration = 6_000;

  /** Where the link of a budget warning leads when the event names no page: http(s) or a path of the page. */
  @property({ attribute: 'analytics-href' }) analyticsHref: string | null = null;

  /** Leaves out the button that opens the history. */
  @property({ type: Boolean, attribute: 'no-history' }) noHistory = false;

  /** Shows what is told without keeping the stream open for it. */
  @property({ attribute: false }) passive = false;

  @state() private isHistoryOpen = false;
  @state() private historyCount = HISTORY_PAGE;

  readonly #feeds = new FeedController(this, (feed) => this.#follow(feed));
  readonly #toasts = new ToastsController(
    this,
    () => this.#times,
    () => this.#onNew(),
  );
  readonly #mover = new ModalMover(this);
  readonly #focus = new FocusMemory(this);
  readonly #voice = new Voice(this);
  readonly #sources = new NoticeSources({
    tell: (notice) => this.#toasts.add(notice),
    withdraw: (isObsolete) => this.#toasts.withdraw(isObsolete),
  });
  /** Streams besides the element's own. */
  readonly #others = new Map<Feed, () => void>();
  #isCalled = false;
  #isAway = false;
  #isPinned = false;
  #wasShown = false;

  constructor() {
    super();
    new AttentionController(this, (attention) => this.#toasts.follow(attention));
  }

  /** Whether there is a toast that must be seen and clicked, also over a modal dialog. */
  get isNeeded(): boolean {
    return this.#isCalled || this.#toasts.visible.length > 0;
  }

  /** Shows another stream's notices too, without keeping that stream open. */
  also(feed: Feed): void {
    if (feed !== this.#feeds.feed) this.#others.set(feed, this.#sources.follow(feed));
  }

  /** Called when the region leaves its place for a dialog, and when it is back: its stream stays the same. */
  onAway(isAway: boolean): void {
    this.#isAway = isAway;
    if (isAway && this.feed === undefined) {
      this.#isPinned = true;
      this.feed = this.#feeds.feed;
    } else if (!isAway && this.#isPinned) {
      this.#isPinned = false;
      this.feed = undefined;
    }
  }

  /** Called when something may have come to lie above the region. */
  onMoved(): void {
    this.requestUpdate();
    raise(this.renderRoot.querySelector('[popover]'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const feed of [...this.#others.keys()]) this.also(feed);
    document.addEventListener('keydown', this.#onPageKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#others.values()) leave();
    document.removeEventListener('keydown', this.#onPageKey);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.setStates({ showing: this.#toasts.visible.length > 0, overlay: this.#isOverlay });
  }

  protected override updated(): void {
    const isShown = this.#hasSomething;
    if (isShown && !this.#wasShown) raise(this.renderRoot.querySelector('[popover]'));
    this.#wasShown = isShown;
  }

  get #times(): { shownMs: number; withActionMs: number } {
    const atLeast = (ms: number): number => (this.duration === 0 ? 0 : Math.max(ms, this.duration || 0));
    return { shownMs: atLeast(MIN_SHOWN_MS), withActionMs: atLeast(MIN_WITH_ACTION_MS) };
  }

  get #isOverlay(): boolean {
    return this.placement !== 'inline' || this.#isAway;
  }

  get #hasSomething(): boolean {
    return this.#toasts.visible.length > 0 || this.#hasHistory;
  }

  get #hasHistory(): boolean {
    return !this.noHistory && (this.isHistoryOpen || this.#sources.history.length > 0);
  }

  #follow(feed: Feed): () => void {
    this.#others.delete(feed);
    const leave = this.#sources.follow(feed);
    const release = this.passive ? undefined : feed.retain();
    return () => {
      leave();
      release?.();
    };
  }

  #onNew(): void {
    this.#mover.follow();
    this.#voice.ask(() => this.#say());
  }

  #say(): Said {
    const speech: Speech = { strings: this.words, format: this.format };
    const unsaid = this.#toasts
      .takeUnsaid()
      .filter(
        ({ content }) => content.kind !== 'budget-alert' || this.#sources.claimVoice(content.crossings),
      );
    return {
      alert: sayToasts(unsaid.filter(isAlert), speech),
      polite: sayToasts(
        unsaid.filter((toast) => !isAlert(toast)),
        speech,
      ),
    };
  }

  readonly #onPageKey = (event: KeyboardEvent): void => {
    const isModified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (event.key !== 'F6' || isModified || event.defaultPrevented || !this.#hasSomething) return;
    event.preventDefault();
    if (this.#focus.isInside) this.#focus.goBack();
    else this.#call();
  };

  #call(): void {
    this.#focus.remember();
    this.#isCalled = true;
    this.#mover.follow();
    this.#isCalled = false;
    this.#stops[0]?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    const toast = (event.target as Element).closest<HTMLElement>('[data-toast]');
    if (toast) this.#dismiss(toast.dataset['toast'] ?? '');
    else if (this.isHistoryOpen) this.#toggleHistory();
    else if (!this.#focus.goBack()) return;
    event.stopPropagation();
    event.preventDefault();
  };

  /** Where the focus goes in the region, in this order. */
  get #stops(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[data-toast], .history-button')];
  }

  /** Focus goes to the toast that takes the place, and after the last one back to where it came from. */
  #dismiss(id: string): void {
    const place = this.#toasts.visible.findIndex((toast) => toast.id === id);
    this.#putAway(this.#toasts.dismiss(id), place);
  }

  readonly #dismissAll = (): void => this.#putAway(this.#toasts.dismissAll(), 0);

  #putAway(noticeIds: readonly string[], place: number): void {
    const hadFocus = this.#focus.isInside;
    this.#sources.dismiss(noticeIds);
    if (hadFocus) void this.updateComplete.then(() => this.#refocus(place));
  }

  #refocus(place: number): void {
    const toasts = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-toast]')];
    const next = toasts[place] ?? toasts.at(-1);
    if (next) next.focus();
    else this.#focus.goBack();
  }

  readonly #toggleHistory = (): void => {
    this.isHistoryOpen = !this.isHistoryOpen;
    this.historyCount = HISTORY_PAGE;
    this.#sources.markRead();
    this.renderRoot.querySelector<HTMLElement>('.history-button')?.focus();
  };

  protected override render(): TemplateResult {
    const { isHistoryOpen, analyticsHref, words } = this;
    const { visible, waitingCount } = this.#toasts;
    const speech: Speech = { strings: words, format: this.format };
    const unreadCount = isHistoryOpen ? 0 : this.#sources.unreadCount;
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
        @keydown=${this.#onKey}
      >
        ${
          isHistoryOpen || visible.length === 0
            ? nothing
            : html`<ul class="toasts">
                ${repeat(
                  visible,
                  ({ id }) => id,
                  (toast) => renderToast(toast, view),
                )}
              </ul>`
        }
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
      notices: this.#sources.history,
      count,
      now: pageClock.now(),
      timeZone,
      speech,
      analyticsHref,
      showEarlier: () => (this.historyCount += HISTORY_PAGE),
      clear: () => {
        this.#sources.clear();
        this.requestUpdate();
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
