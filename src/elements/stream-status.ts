import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClockController } from '../host/clock-controller.js';
import { FeedController } from '../host/feed-controller.js';
import { pageClock } from '../host/page-clock.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import type { Feed } from '../store/feed.js';
import type { StreamState, StreamStatus } from '../stream/status.js';
import { clockIcon, closeIcon, liveDotIcon, pauseIcon, refreshIcon, triangleIcon } from '../look/icons.js';
import { common } from '../text/en/common.js';
import { streamStatus } from '../text/en/stream-status.js';

type Tone = 'ok' | 'warning' | 'exceeded' | 'neutral';

/** How a state is coloured and drawn: each tone has its own shape. */
const FACE: Readonly<Record<StreamState, readonly [Tone, () => TemplateResult]>> = {
  idle: ['neutral', () => liveDotIcon(false)],
  connecting: ['neutral', clockIcon],
  live: ['ok', () => liveDotIcon(true)],
  retrying: ['warning', triangleIcon],
  polling: ['neutral', clockIcon],
  offline: ['warning', triangleIcon],
  unauthorised: ['exceeded', closeIcon],
  closed: ['neutral', closeIcon],
};

const STATES = Object.keys(FACE) as StreamState[];

/** A lost connection is said after this long: one that comes back at once is no news. */
const ANNOUNCE_AFTER_MS = 1_000;

/**
 * @summary The state of the connection, when news last came, and a button that reads everything again.
 *
 * @customElement stream-status
 * @slot actions - More buttons beside the refresh button.
 * @csspart state - Icon and word of the state.
 * @csspart age - When news last came.
 * @csspart refresh - The refresh button.
 * @csspart connect - The button that opens a closed stream.
 * @csspart details - What the connection is doing, in facts.
 * @cssstate unconnected - No stream on the page.
 * @cssstate live - Connected and fresh.
 * @cssstate stale - The figures are not up to date.
 */
export class StreamStatusElement extends SpendwireElement {
  static readonly tag = 'stream-status';

  static override readonly english = { common, streamStatus };

  /** Shows what the connection is doing in facts: attempts, transport, last close code. */
  @property({ type: Boolean, reflect: true }) details = false;

  readonly #feeds = new FeedController(this, (feed) => this.#follow(feed));
  #isRefreshing = false;
  #announced = '';
  #announceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new ClockController(this, 'fast');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#announceTimer);
  }

  #follow(feed: Feed): () => void {
    const hear = () => this.#onState(feed.status);
    feed.addEventListener('stream-state', hear);
    this.#onState(feed.status);
    return () => {
      feed.removeEventListener('stream-state', hear);
      clearTimeout(this.#announceTimer);
    };
  }

  #onState({ state }: StreamStatus): void {
    this.requestUpdate();
    clearTimeout(this.#announceTimer);
    this.#announceTimer = setTimeout(() => {
      this.#announced = this.words.streamStatus.state[state];
      this.requestUpdate();
    }, ANNOUNCE_AFTER_MS);
  }

  readonly #onRefresh = async (): Promise<void> => {
    const { feed } = this.#feeds;
    if (!feed || this.#isRefreshing) return;
    this.#isRefreshing = true;
    this.requestUpdate();
    await feed.refresh();
    this.#isRefreshing = false;
    this.#announced = this.words.streamStatus.refreshed;
    this.requestUpdate();
  };

  readonly #onConnect = (): void => this.#feeds.feed?.connect();

  protected override render(): TemplateResult {
    const { feed } = this.#feeds;
    const words = this.words.streamStatus;
    if (!feed) this.#feeds.advise();
    const state = feed?.status.state ?? 'idle';
    const [tone, icon] = FACE[state];
    const isPaused = feed?.status.reason === 'paused';
    const word = !feed ? words.noStream : isPaused ? words.paused : words.state[state];
    const isStale = feed !== null && ['retrying', 'offline', 'unauthorised', 'closed'].includes(state);
    this.setStates({ unconnected: feed === null, stale: isStale });
    this.setStates(Object.fromEntries(STATES.map((name) => [name, feed !== null && name === state])));
    const canConnect = feed !== null && (state === 'closed' || state === 'unauthorised');
    return html`
      <div class="line" role="group" aria-label=${this.heading ?? words.label}>
        <span class="state ${tone}" part="state" title=${feed ? words.hint[state] : nothing}>
          <span class="level">${isPaused ? pauseIcon() : icon()}</span><span class="strong">${word}</span>
        </span>
        ${feed ? this.#renderAge(feed) : nothing}
        <span class="actions">
          ${canConnect ? html`<button type="button" part="connect" @click=${this.#onConnect}>${words.connect}</button>` : nothing}
          ${feed ? this.#renderRefresh() : nothing}
          <slot name="actions"></slot>
        </span>
      </div>
      ${this.details && feed ? this.#renderDetails(feed) : nothing}
      <span class="visually-hidden" role="status">${this.#announced}</span>
    `;
  }

  #renderRefresh(): TemplateResult {
    const words = this.words.streamStatus;
    const label = this.#isRefreshing ? words.refreshing : words.refresh;
    return html`<button
      type="button"
      class="icon-button"
      part="refresh"
      aria-label=${label}
      title=${label}
      aria-disabled=${this.#isRefreshing ? 'true' : 'false'}
      @click=${this.#onRefresh}
    >
      ${refreshIcon()}
    </button>`;
  }

  #renderAge({ lastNewsAt }: Feed): TemplateResult {
    const words = this.words.streamStatus;
    const age = lastNewsAt === null ? null : this.format.relative(Math.min(0, lastNewsAt - pageClock.now()));
    return html`<span class="muted age" part="age"
      >${age === null ? words.neverUpdated : words.lastUpdate(age)}</span
    >`;
  }

  #renderDetails(feed: Feed): TemplateResult {
    const words = this.words.streamStatus;
    const { transport, attempt, code, reason, delayMs } = feed.status;
    const facts: readonly (readonly [string, string | null])[] = [
      [words.detail.transport, transport],
      [words.detail.attempts, this.format.number(attempt)],
      [words.detail.closeCode, code === null ? null : String(code)],
      [words.detail.reason, reason],
      [words.detail.nextAttempt, delayMs === null ? null : this.format.duration(delayMs)],
    ];
    return html`<dl class="facts" part="details">
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value ?? this.words.common.none}</dd>`,
      )}
    </dl>`;
  }

  static override styles: CSSResultGroup = [
    SpendwireElement.styles,
    css`
      :host {
        contain-intrinsic-inline-size: 240px;
      }

      .line,
      .state {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: calc(var(--_space) * 2);
      }

      .state {
        gap: var(--_space);
      }

      .actions {
        margin-inline-start: auto;
      }

      .facts {
        margin-block-start: calc(var(--_space) * 2);
        font-size: var(--_font-size-xs);
      }

      @container (inline-size < 240px) {
        .age {
          display: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'stream-status': StreamStatusElement;
  }
}
