import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { FeedController } from '../host/feed-controller.js';
import { pageClock } from '../host/page-clock.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { deepActiveElement, onModalChange, topModal } from '../host/top-modal.js';
import type { Feed } from '../store/feed.js';
import type { Notice } from '../store/notices.js';
import { ToastQueue, type Toast, type ToastTone } from '../store/toast-queue.js';
import { bellIcon, closeIcon, infoIcon, octagonIcon, tickIcon, triangleIcon } from '../look/icons.js';
import { toastStyles } from './toast-styles.js';
import { toastWords } from './toast-words.js';
import { common } from '../text/en/common.js';
import { toastRegion } from '../text/en/toast-region.js';
import { safeHref } from '../domain/link.js';

const ICONS: Readonly<Record<ToastTone, () => TemplateResult>> = {
  success: tickIcon,
  info: infoIcon,
  warning: triangleIcon,
  error: octagonIcon,
};

const LEVELS: Readonly<Record<ToastTone, string>> = {
  success: 'ok',
  info: 'info',
  warning: 'warning',
  error: 'exceeded',
};

/** Notices of one moment are shown and said together. */
const GATHER_MS = 100;
/** No announcement follows another faster: a screen reader must come to an end of its sentence. */
const SAY_EVERY_MS = 1_500;
const MIN_SHOWN_MS = 5_000;

/**
 * @summary Tells what happened, at the edge of the page: tasks done, failed or waiting, budgets crossed.
 *
 * One notice makes one toast however many widgets are on the page. Errors and approvals stay until dismissed, the
 * rest goes by itself, and the history keeps everything. F6 goes to the toasts, Escape dismisses one. Over a modal
 * dialog the region moves into it and back, so that its toasts can be clicked.
 *
 * @customElement toast-region
 * @csspart region - The stack of toasts.
 * @csspart toast - One toast.
 * @csspart history-button - The button with the unread count.
 * @csspart history - The list of everything that was told.
 */
export class ToastRegionElement extends SpendwireElement {
  static readonly tag = 'toast-region';

  static override readonly english = { common, toastRegion };

  /** Milliseconds success and information stay, at least 5000; 0 keeps them until dismissed. */
  @property({ type: Number }) duration = 6_000;

  /** Where the link of a budget warning leads when the event names no page. */
  @property({ attribute: 'analytics-href' }) analyticsHref: string | null = null;

  /** Leaves out the button that opens the history. */
  @property({ type: Boolean, attribute: 'no-history' }) noHistory = false;

  /** Shows what is told without keeping the stream open for it. */
  @property({ attribute: false }) passive = false;

  @state() private isHistoryOpen = false;

  readonly #feeds = new FeedController(this, (feed) => this.#follow(feed));
  readonly #queue = new ToastQueue(() => ({
    shownMs: this.duration === 0 ? 0 : Math.max(MIN_SHOWN_MS, this.duration),
    withActionMs: this.duration === 0 ? 0 : Math.max(10_000, this.duration),
  }));
  #history: readonly Notice[] = [];
  #unreadCount = 0;
  #polite = '';
  #assertive = '';
  #saidAt = -Infinity;
  #endTimer: ReturnType<typeof setTimeout> | undefined;
  #gatherTimer: ReturnType<typeof setTimeout> | undefined;
  #unwatchModals: (() => void) | undefined;
  #home: Comment | null = null;
  #focusBefore: Element | null = null;
  #isMoving = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onPageKey);
    document.addEventListener('visibilitychange', this.#onAttention);
    window.addEventListener('blur', this.#onAttention);
    window.addEventListener('focus', this.#onAttention);
    this.#unwatchModals = onModalChange(() => this.#moveToTop());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onPageKey);
    document.removeEventListener('visibilitychange', this.#onAttention);
    window.removeEventListener('blur', this.#onAttention);
    window.removeEventListener('focus', this.#onAttention);
    this.#unwatchModals?.();
    clearTimeout(this.#endTimer);
    clearTimeout(this.#gatherTimer);
    this.#gatherTimer = undefined;
    if (!this.#isMoving && this.#home) this.#comeHome();
  }

  /** A dialog that is taken off the page must not take the region with it; a region that is taken off stays off. */
  #comeHome(): void {
    const home = this.#home;
    if (this.parentNode && home?.isConnected) queueMicrotask(() => home.replaceWith(this));
    else home?.remove();
    this.#home = null;
  }

  #follow(feed: Feed): () => void {
    const unlisten = feed.notices.listen((notice) => this.#onNotice(notice));
    const release = this.passive ? () => undefined : feed.retain();
    return () => {
      unlisten();
      release();
    };
  }

  #onNotice(notice: Notice): void {
    this.#queue.add(notice, pageClock.now());
    this.#history = this.#feeds.feed?.notices.history ?? [...this.#history, notice];
    if (!this.isHistoryOpen) this.#unreadCount++;
    this.#gatherTimer ??= setTimeout(() => {
      this.#gatherTimer = undefined;
      this.#moveToTop();
      this.#say();
      this.#schedule();
    }, GATHER_MS);
  }

  /** Says what is new in one sentence at most every second and a half. */
  #say(): void {
    const now = pageClock.now();
    if (now - this.#saidAt < SAY_EVERY_MS) {
      this.#gatherTimer ??= setTimeout(() => {
        this.#gatherTimer = undefined;
        this.#say();
      }, SAY_EVERY_MS);
      this.requestUpdate();
      return;
    }
    const unsaid = this.#queue.takeUnsaid(now);
    if (unsaid.length > 0) this.#saidAt = now;
    const spoken = (toasts: readonly Toast[]) => toasts.map((toast) => this.#spoken(toast)).join('. ');
    this.#assertive = spoken(unsaid.filter(({ tone }) => tone === 'error'));
    this.#polite = spoken(unsaid.filter(({ tone }) => tone !== 'error'));
    this.requestUpdate();
  }

  #spoken({ content }: Toast): string {
    const { title, text } = toastWords(content, this.words, this.format);
    return text ? `${title}: ${text}` : title;
  }

  #schedule(): void {
    clearTimeout(this.#endTimer);
    this.requestUpdate();
    const { nextEndMs } = this.#queue;
    if (nextEndMs === null) return;
    this.#endTimer = setTimeout(() => {
      this.#queue.tick(pageClock.now());
      this.#schedule();
    }, nextEndMs);
  }

  /** Time stands still while somebody points, reads with the keyboard, or looks elsewhere. */
  readonly #onAttention = (): void => {
    const isHeld = document.hidden || !document.hasFocus() || this.matches(':hover, :focus-within');
    if (isHeld) this.#queue.pause(pageClock.now());
    else this.#queue.resume(pageClock.now());
    this.#schedule();
  };

  readonly #onPageKey = (event: KeyboardEvent): void => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || !this.#hasSomething) return;
    event.preventDefault();
    this.#focusBefore = deepActiveElement();
    this.#focusables[0]?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    const toast = (event.target as Element).closest<HTMLElement>('[data-toast]');
    if (toast) this.#dismiss(toast.dataset['toast'] ?? '');
    else if (this.isHistoryOpen) this.#toggleHistory();
    else return;
    event.stopPropagation();
    event.preventDefault();
  };

  get #hasSomething(): boolean {
    return this.#queue.visible.length > 0 || this.#history.length > 0;
  }

  get #focusables(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[data-toast], .history-button')];
  }

  /** Focus goes to the next toast, and after the last one back to where it came from. */
  #dismiss(id: string): void {
    const hadFocus = this.matches(':focus-within');
    this.#queue.dismiss(id);
    this.#schedule();
    if (hadFocus) void this.updateComplete.then(() => this.#refocus());
  }

  #refocus(): void {
    const next = this.renderRoot.querySelector<HTMLElement>('[data-toast]');
    if (next) next.focus();
    else if (this.#focusBefore instanceof HTMLElement && this.#focusBefore.isConnected)
      this.#focusBefore.focus();
    this.#onAttention();
  }

  readonly #toggleHistory = (): void => {
    this.isHistoryOpen = !this.isHistoryOpen;
    this.#unreadCount = 0;
  };

  /** Outside a modal dialog everything is inert; the region stands in the topmost one while it is open. */
  #moveToTop(): void {
    if (this.#isMoving) return;
    const modal = this.#queue.visible.length > 0 || this.#home ? topModal() : null;
    const isAtHome = this.#home === null;
    if (modal ? modal.contains(this) : isAtHome) return;
    this.#isMoving = true;
    if (modal) {
      if (isAtHome) {
        this.#home = document.createComment('toast-region');
        this.replaceWith(this.#home);
      }
      modal.append(this);
    } else {
      this.#home?.replaceWith(this);
      this.#home = null;
    }
    this.#isMoving = false;
  }

  protected override render(): TemplateResult {
    const words = this.words.toastRegion;
    const { visible, waitingCount } = this.#queue;
    return html`
      <div class="visually-hidden" role="status">${this.#polite}</div>
      <div class="visually-hidden" role="alert">${this.#assertive}</div>
      <section
        class="region"
        part="region"
        aria-label=${words.labelWithKey}
        ?hidden=${!this.#hasSomething}
        @keydown=${this.#onKey}
        @pointerenter=${this.#onAttention}
        @pointerleave=${this.#onAttention}
        @focusin=${this.#onAttention}
        @focusout=${() => queueMicrotask(this.#onAttention)}
      >
        <ul class="toasts">
          ${repeat(
            visible,
            ({ id }) => id,
            (toast) => this.#renderToast(toast),
          )}
        </ul>
        ${waitingCount > 0 ? this.#renderWaiting(waitingCount) : nothing}
        ${this.noHistory || this.#history.length === 0 ? nothing : this.#renderHistory()}
      </section>
    `;
  }

  #renderToast(toast: Toast): TemplateResult {
    const words = this.words.toastRegion;
    const { title, text, href, linkText } = toastWords(toast.content, this.words, this.format);
    const isBudget = toast.content.kind === 'budget-alert';
    const link = safeHref(href ?? (isBudget ? this.analyticsHref : null), document.baseURI);
    const count = this.format.number(toast.count);
    return html`<li class="toast ${LEVELS[toast.tone]}" part="toast" tabindex="-1" data-toast=${toast.id}>
      <span class="level">${ICONS[toast.tone]()}</span>
      <div class="words">
        <span class="strong"><span class="visually-hidden">${words.kind[toast.tone]}: </span>${title}</span>
        ${
          toast.count > 1
            ? html`<span class="count" aria-label=${words.repeatedSpoken(count)}
                >${words.repeated(count)}</span
              >`
            : nothing
        }
        ${text === null ? nothing : html`<p>${text}</p>`}
        ${link === null ? nothing : html`<a href=${link}>${linkText}</a>`}
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label=${words.dismissNamed(title)}
        @click=${() => this.#dismiss(toast.id)}
      >
        ${closeIcon()}
      </button>
    </li>`;
  }

  #renderWaiting(count: number): TemplateResult {
    const words = this.words.toastRegion;
    const text = this.format.number(count);
    return html`<p class="waiting">
      <span aria-hidden="true">${words.more(text)}</span
      ><span class="visually-hidden">${words.moreSpoken(count, text)}</span>
    </p>`;
  }

  #renderHistory(): TemplateResult {
    const words = this.words.toastRegion;
    const unread = this.format.number(this.#unreadCount);
    const label = this.isHistoryOpen ? words.hideHistory : words.showHistory;
    const spoken = this.#unreadCount > 0 ? `${label}, ${words.unread(this.#unreadCount, unread)}` : label;
    return html`
      ${
        this.isHistoryOpen
          ? html`<ol class="history" part="history" tabindex="0" aria-label=${words.history}>
              ${[...this.#history].reverse().map((notice) => this.#renderPast(notice))}
            </ol>`
          : nothing
      }
      <button
        type="button"
        class="history-button"
        part="history-button"
        aria-expanded=${this.isHistoryOpen ? 'true' : 'false'}
        aria-label=${spoken}
        @click=${this.#toggleHistory}
      >
        ${bellIcon()}${this.#unreadCount > 0 ? html`<span class="unread">${unread}</span>` : nothing}
      </button>
    `;
  }

  #renderPast({ content, at }: Notice): TemplateResult {
    const { title, text } = toastWords(content, this.words, this.format);
    return html`<li>
      <span class="muted">${this.format.time(at, this.timeZone)}</span> <span>${title}</span>
      ${text === null ? nothing : html`<span class="muted">${text}</span>`}
    </li>`;
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, toastStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'toast-region': ToastRegionElement;
  }
}
