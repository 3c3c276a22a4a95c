import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClockController } from '../host/clock-controller.js';
import { FeedController } from '../host/feed-controller.js';
import { pageClock } from '../host/page-clock.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import type { Feed } from '../store/feed.js';
import { pauseIcon, playIcon, refreshIcon } from '../look/icons.js';
import { common } from '../text/en/common.js';
import { streamStatus } from '../text/en/stream-status.js';
import { renderDetails } from './stream-details.js';
import { faceOf, STREAM_FACES, type StreamFace } from './stream-face.js';
import { StreamNews } from './stream-news.js';
import { streamStatusStyles } from './stream-status-styles.js';

/**
 * @summary The state of the connection, when news last came, and a button that reads everything again.
 *
 * It only watches: a page with this tag alone opens no connection. What changed is said to a screen reader once it has
 * lasted a second.
 *
 * @customElement stream-status
 * @slot actions - More buttons beside the refresh button.
 * @csspart state - Icon and word of the state.
 * @csspart age - When news last came.
 * @csspart refresh - The refresh button.
 * @csspart pause - The button that pauses and resumes.
 * @csspart connect - The button that opens a closed stream.
 * @csspart details - What the connection is doing, in facts.
 * @cssstate unconnected - No stream on the page.
 * @cssstate idle - Nothing listens yet, or no more.
 * @cssstate connecting - The first connection is being made.
 * @cssstate live - Connected and fresh.
 * @cssstate retrying - Lost, and tried again.
 * @cssstate polling - Reading at intervals, without a socket.
 * @cssstate offline - The device is offline.
 * @cssstate unauthorised - The server refused the token.
 * @cssstate closed - Closed for good.
 * @cssstate paused - Somebody holds it closed for now.
 * @cssstate stale - The figures are not up to date.
 */
export class StreamStatusElement extends SpendwireElement {
  static readonly tag = 'stream-status';

  static override readonly english = { common, streamStatus };

  /** Shows what the connection is doing in facts: attempts, transport, last close code, messages. */
  @property({ type: Boolean, reflect: true }) details = false;

  /** Offers a button that pauses live updates; one that resumes is there whenever they are paused. */
  @property({ type: Boolean, reflect: true }) pausable = false;

  @state() private isRefreshing = false;
  @state() private said = '';

  #focusNext: 'connect' | 'pause' | null = null;
  readonly #feeds = new FeedController(this, (feed) => this.#follow(feed));
  readonly #news = new StreamNews((face) => {
    this.said = this.#wordOf(face);
  });
  /** When the last change came, which a wait for the next attempt counts from; monotonic milliseconds. */
  #changedAt = 0;
  /** Lets go of what a person opened or paused here. */
  #letGo: (() => void) | undefined;

  constructor() {
    super();
    new ClockController(this, 'fast');
  }

  #follow(feed: Feed): () => void {
    const hear = () => {
      this.#changedAt = performance.now();
      this.#news.change(faceOf(feed));
      this.requestUpdate();
    };
    feed.addEventListener('stream-state', hear);
    this.#news.start(faceOf(feed));
    hear();
    return () => {
      feed.removeEventListener('stream-state', hear);
      this.#news.stop();
      this.#take(undefined);
    };
  }

  #take(letGo: (() => void) | undefined): void {
    const before = this.#letGo;
    this.#letGo = letGo;
    before?.();
  }

  readonly #onRefresh = async (): Promise<void> => {
    const { feed } = this.#feeds;
    if (!feed || this.isRefreshing) return;
    this.isRefreshing = true;
    const isAnswered = await feed.refresh();
    this.isRefreshing = false;
    const words = this.words.streamStatus;
    this.said = isAnswered ? words.refreshed : words.refreshFailed;
  };

  readonly #onPause = (): void => {
    this.#take(this.#feeds.feed?.pause());
    this.#handOver('connect');
  };

  /** One button takes the other's place, and with it the focus: who pauses can go on with the same key. */
  #handOver(part: 'connect' | 'pause'): void {
    if (this.shadowRoot?.activeElement) this.#focusNext = part;
  }

  protected override updated(): void {
    if (this.#focusNext === null) return;
    const next = this.renderRoot.querySelector<HTMLElement>(`[part='${this.#focusNext}']`);
    next?.focus();
    if (next) this.#focusNext = null;
  }

  /** What a person has opened stays open for as long as this tag watches it. */
  readonly #onConnect = (): void => {
    const { feed } = this.#feeds;
    this.#take(feed?.retain());
    feed?.connect();
    this.#handOver('pause');
  };

  #wordOf(face: StreamFace): string {
    const { state: states, paused } = this.words.streamStatus;
    return face === 'paused' ? paused : states[face];
  }

  protected override render(): TemplateResult {
    const { feed } = this.#feeds;
    const words = this.words.streamStatus;
    if (!feed) this.#feeds.advise();
    const shown = feed ? faceOf(feed) : 'unconnected';
    this.setStates({
      unconnected: !feed,
      stale: feed !== null && STREAM_FACES[faceOf(feed)].isStale === true,
    });
    this.setStates(Object.fromEntries(Object.keys(STREAM_FACES).map((face) => [face, face === shown])));
    return html`
      <div class="line" role="group" aria-label=${this.heading ?? words.label}>
        ${feed ? this.#renderState(feed) : html`<span class="muted">${words.noStream}</span>`}
        <span class="actions">
          ${feed ? this.#renderButtons(faceOf(feed)) : nothing}
          <slot name="actions"></slot>
        </span>
      </div>
      ${feed && this.details ? this.#renderDetails(feed) : nothing}
      <span class="visually-hidden" role="status">${this.said}</span>
    `;
  }

  #renderState(feed: Feed): TemplateResult {
    const words = this.words.streamStatus;
    const face = faceOf(feed);
    const { tone, icon } = STREAM_FACES[face];
    const age =
      feed.lastNewsAt === null
        ? words.neverUpdated
        : words.lastUpdate(this.format.relative(Math.min(0, feed.lastNewsAt - pageClock.now())));
    return html`<span class="state ${tone}" part="state" title=${words.hint[face]}>
        <span class="level">${icon()}</span><span class="strong">${this.#wordOf(face)}</span>
      </span>
      <span class="muted age" part="age">${age}</span>`;
  }

  #renderButtons(face: StreamFace): TemplateResult {
    const words = this.words.streamStatus;
    const { isEnd } = STREAM_FACES[face];
    const refresh = this.isRefreshing ? words.refreshing : words.refresh;
    return html`${
        isEnd
          ? html`<button type="button" part="connect" @click=${this.#onConnect}>
              ${playIcon()} ${face === 'paused' ? words.resume : words.connect}
            </button>`
          : nothing
      }${
        this.pausable && !isEnd
          ? html`<button
              type="button"
              class="icon-button"
              part="pause"
              aria-label=${words.pause}
              title=${words.pause}
              @click=${this.#onPause}
            >
              ${pauseIcon()}
            </button>`
          : nothing
      }<button
        type="button"
        class="icon-button"
        part="refresh"
        aria-label=${refresh}
        title=${refresh}
        aria-disabled=${this.isRefreshing ? 'true' : 'false'}
        @click=${this.#onRefresh}
      >
        ${refreshIcon()}
      </button>`;
  }

  #renderDetails(feed: Feed): TemplateResult {
    const { delayMs } = feed.status;
    const waitedMs = performance.now() - this.#changedAt;
    return renderDetails({
      hint: this.words.streamStatus.hint[faceOf(feed)],
      snapshot: feed.snapshot(),
      nextAttemptMs: delayMs === null ? null : Math.max(0, Math.ceil((delayMs - waitedMs) / 1_000) * 1_000),
      words: this.words,
      format: this.format,
    });
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, streamStatusStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'stream-status': StreamStatusElement;
  }
}
