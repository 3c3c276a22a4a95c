import { ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { feedContext } from '../host/feed-context.js';
import { showToastsOf } from '../host/page-toasts.js';
import { feedFor } from '../host/feed-for.js';
import { offerFeed } from '../host/page-feeds.js';
import type { EffectKey } from '../store/effects.js';
import type { Feed } from '../store/feed.js';
import { DEFAULT_POLL_MS, DEFAULT_REFRESH_MS, type FeedOptions } from '../store/feed-options.js';
import { report } from '../store/report.js';
import type { StreamState } from '../stream/status.js';

/** Events the element makes of itself; a listener for one of them is no reason to open the stream. */
const OWN_EVENTS = new Set(['context-request', 'context-provider', 'slotchange']);

/**
 * @summary The shared event-stream controller: one connection for every widget inside it, or on the page.
 *
 * It connects to a WebSocket address of the host's choosing when the first widget listens, polls while the socket is
 * down, keeps HTTP answers fresh, and raises a DOM event for every message of the server, under the message's own name.
 *
 * @customElement event-stream
 * @fires {CustomEvent<StreamStatus>} stream-state - The connection changed; `detail` has state, attempt, delayMs, reason.
 * @fires {CustomEvent<StreamMessage>} stream-message - Any message came.
 * @fires {CustomEvent} stream-resync - Events of a topic were missed and its resources are read again.
 * @fires {CustomEvent} stream-error - Something was refused; `detail` has code, field, message, sample.
 * @fires {CustomEvent<StreamMessage>} budget-alert - A budget crossed a threshold; cancel it to show no toast.
 * @fires {CustomEvent<StreamMessage>} task-completed - A task finished; cancel it to show no toast.
 * @fires {CustomEvent<StreamMessage>} task-failed - A task failed; cancel it to show no toast.
 * @fires {CustomEvent<StreamMessage>} task-awaiting-approval - A task waits for a person; cancel it to show no toast.
 * @fires {CustomEvent<StreamMessage>} message-created - A message was added to a conversation.
 * @fires {CustomEvent<StreamMessage>} usage-update - Figures changed; at most once a frame, the latest.
 * @slot - Widgets that follow this stream.
 * @cssstate idle - Nothing listens yet, or no more.
 * @cssstate connecting - The first connection is being made.
 * @cssstate live - Connected, and bytes arrived within 35 seconds.
 * @cssstate retrying - Lost, waiting for the next attempt.
 * @cssstate polling - Without a socket, reading at intervals.
 * @cssstate offline - The device is offline.
 * @cssstate unauthorised - The server refused the token twice.
 * @cssstate closed - Closed for good, until `connect()`.
 */
export class EventStreamElement extends LitElement {
  static readonly tag = 'event-stream';

  /** WebSocket address: `ws:`, `wss:` or a path resolved against the page. Absent: polling only. */
  @property() url: string | null = null;

  /** Base of the HTTP resources. Absent: live data only. */
  @property({ attribute: 'api-base' }) apiBase: string | null = null;

  /** Topics to subscribe to, separated by spaces. */
  @property() topics = '';

  /** Milliseconds between polls while the socket is down. */
  @property({ type: Number, attribute: 'poll-interval' }) pollInterval = DEFAULT_POLL_MS;

  /** Milliseconds between re-reads of the resources while the socket is up; 0 is never. */
  @property({ type: Number, attribute: 'refresh-interval' }) refreshInterval = DEFAULT_REFRESH_MS;

  /** Closes the stream and keeps it closed. */
  @property({ type: Boolean }) paused = false;

  /** `auto` makes a `<toast-region>` at the first notice if the page has none; `none` leaves telling to the page. */
  @property() toasts: 'auto' | 'none' = 'auto';

  /** Gives a short-lived token; never an attribute, never part of a URL. */
  @property({ attribute: false }) getToken: FeedOptions['getToken'];

  /** The host's own `fetch`. */
  @property({ attribute: false }) fetch: FeedOptions['fetch'];

  /** The host's own TanStack `QueryClient`: its queries are invalidated by the same messages. */
  @property({ attribute: false }) queryClient: FeedOptions['queryClient'];

  /** Makes another system's payload into the contract's, by resource name. */
  @property({ attribute: false }) adapters: FeedOptions['adapters'];

  /** Paths that differ from the contract's, by resource name. */
  @property({ attribute: false }) endpoints: FeedOptions['endpoints'];

  /** More invalidation rules: `{ 'order-placed': [['orders']] }`. */
  @property({ attribute: false }) effects: FeedOptions['effects'];

  readonly #provider = new ContextProvider(this, { context: feedContext });
  readonly #internals: ElementInternals = this.attachInternals();
  #feed: Feed | null = null;
  #leave: (() => void) | undefined;
  #release: (() => void) | undefined;
  #isListenedTo = false;

  /** The shared controller behind the tag; the same object as `connectStream()` returns for this address. */
  get controller(): Feed | null {
    return this.#feed;
  }

  /** What the connection is doing now. */
  get state(): StreamState {
    return this.#feed?.status.state ?? 'idle';
  }

  /** Connects now, also after `disconnect()`. */
  connect(): void {
    this.#feed?.connect();
  }

  /** Closes, and stays closed until `connect()`. */
  disconnect(): void {
    this.#feed?.disconnect();
  }

  /** Reads again what is shown under a key such as `"budget"`; without one, everything. */
  async refresh(key?: string | EffectKey): Promise<void> {
    await this.#feed?.refresh(key);
  }

  /** Subscribes to a topic until the returned function is called; users of a topic are counted. */
  subscribe(topic: string): () => void {
    return this.#feed?.subscribe(topic) ?? (() => undefined);
  }

  /** Sends a control frame; `false` where no socket is open. */
  send(action: Readonly<Record<string, unknown>>): boolean {
    return this.#feed?.send(action) ?? false;
  }

  /** A page that listens here wants the stream open, even with no widget on it. */
  override addEventListener(...args: Parameters<HTMLElement['addEventListener']>): void {
    super.addEventListener(...args);
    if (this.#isListenedTo || OWN_EVENTS.has(args[0])) return;
    this.#isListenedTo = true;
    this.#hold();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    const isNewAddress = changed.has('url') || changed.has('apiBase');
    if (this.#feed && !isNewAddress) this.#feed.configure(this.#options);
    else this.#follow();
    if (changed.has('paused')) this.#feed?.pause(this.paused);
  }

  #follow(): void {
    this.#unfollow();
    const feed = feedFor(this.#options);
    this.#feed = feed;
    this.#provider.setValue(feed);
    const withdraw = offerFeed(feed);
    const unwatch = showToastsOf(feed, () => this.toasts !== 'none');
    const unrelay = feed.relay((event) => this.#relay(event));
    this.#leave = () => {
      unrelay();
      unwatch();
      withdraw();
    };
    this.#showState();
    this.#hold();
  }

  #unfollow(): void {
    this.#release?.();
    this.#release = undefined;
    this.#leave?.();
    this.#leave = undefined;
  }

  #hold(): void {
    if (this.#isListenedTo && this.isConnected) this.#release ??= this.#feed?.retain();
  }

  get #options(): FeedOptions {
    const {
      url,
      apiBase,
      pollInterval,
      refreshInterval,
      getToken,
      fetch,
      queryClient,
      adapters,
      endpoints,
      effects,
    } = this;
    const topics = this.topics.split(/\s+/).filter(Boolean);
    return {
      url,
      apiBase,
      topics,
      pollInterval,
      refreshInterval,
      getToken,
      fetch,
      queryClient,
      adapters,
      endpoints,
      effects,
    };
  }

  /** Raises the feed's event on the tag, where a page listens; cancelling it here cancels it there. */
  #relay(event: CustomEvent): void {
    if (event.type === 'stream-state') this.#showState();
    // A server must not be able to raise a click, a submit or a load on the page.
    if (`on${event.type}` in this) {
      report(`event "${event.type}" has the name of a browser event and is only raised as stream-message`);
      return;
    }
    const { type, detail, cancelable } = event as CustomEvent<unknown>;
    const isKept = this.dispatchEvent(
      new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }),
    );
    if (!isKept) event.preventDefault();
  }

  #showState(): void {
    const { states } = this.#internals;
    states.clear();
    states.add(this.state);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'event-stream': EventStreamElement;
  }
}
