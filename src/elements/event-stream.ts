/*
 * The file is a little longer than most because the comment below is the manual of the tag, and each attribute is told to
 * the stream here.
 */
import { ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { feedContext } from '../host/feed-context.js';
import { feedFor } from '../host/feed-for.js';
import { isPageEvent } from '../host/page-events.js';
import { offerFeed } from '../host/page-feeds.js';
import { showToastsOf } from '../host/page-toasts.js';
import { TopicUsers } from '../host/topic-users.js';
import type { EffectKey } from '../store/effects.js';
import type { Feed } from '../store/feed.js';
import { DEFAULT_POLL_MS, DEFAULT_REFRESH_MS, type FeedOptions } from '../store/feed-options.js';
import { report } from '../store/report.js';
import type { StreamState } from '../stream/status.js';

/** Properties that are handed on as they are. */
const OPTIONS = [
  'eventsUrl',
  'maxAttempts',
  'pollInterval',
  'refreshInterval',
  'getToken',
  'transport',
  'fetch',
  'queryClient',
  'adapters',
  'endpoints',
  'effects',
] as const satisfies readonly (keyof FeedOptions)[];

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
 * @fires {CustomEvent<StreamFilter>} filter-change - The widgets show another range, domain or model; `detail` is the filter.
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

  /** Address of the events by HTTP, for when no socket opens: event source, else long poll. Absent: polling only. */
  @property({ attribute: 'events-url' }) eventsUrl: string | null = null;

  /** Failures in a row after which it gives up and is `closed`. Absent: never. */
  @property({ type: Number, attribute: 'max-attempts' }) maxAttempts: number | null = null;

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

  /** Where budget warnings lead, in the region made so, whose event names no page. */
  @property({ attribute: 'analytics-href' }) analyticsHref: string | null = null;

  /** Gives a short-lived token; never an attribute, never part of a URL. */
  @property({ attribute: false }) getToken: FeedOptions['getToken'];

  /** Brings the stream from a broker, `mqttTransport(…)` or `natsTransport(…)`, instead of a server's own socket. */
  @property({ attribute: false }) transport: FeedOptions['transport'];

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
  readonly #topics = new TopicUsers();
  #feed: Feed | null = null;
  /** Whether somebody wants it open beside the widgets that follow it. */
  #isWanted = false;
  #leave: (() => void) | undefined;
  #release: (() => void) | undefined;
  #unpause: (() => void) | undefined;
  #unconfigure: (() => void) | undefined;

  /** The shared controller behind the tag; the same object as `connectStream()` returns for this address. */
  get controller(): Feed | null {
    return this.#feed;
  }

  /** What the connection is doing now. */
  get state(): StreamState {
    return this.#feed?.status.state ?? 'idle';
  }

  /** Connects now, also after `disconnect()` and while paused, and stays open while the tag is on the page. */
  connect(): void {
    this.paused = false;
    this.#want();
    this.#feed?.connect();
  }

  /** Closes, and stays closed until `connect()`. */
  disconnect(): void {
    this.#feed?.disconnect();
  }

  /** Reads again what is shown under a key such as `"budget"`; without one, everything. Tells whether all was answered. */
  async refresh(key?: string | EffectKey): Promise<boolean> {
    return (await this.#feed?.refresh(key)) ?? false;
  }

  /** Subscribes to a topic until the returned function is called; users of a topic are counted. */
  subscribe(topic: string): () => void {
    return this.#topics.add(topic);
  }

  /** Counts one user of a topic less. */
  unsubscribe(topic: string): void {
    this.#topics.remove(topic);
  }

  /** Sends a control frame; `false` where no socket is open. */
  send(action: Readonly<Record<string, unknown>>): boolean {
    return this.#feed?.send(action) ?? false;
  }

  /** A page that listens here for what the stream tells wants it open, even with no widget on it. */
  override addEventListener(...args: Parameters<HTMLElement['addEventListener']>): void {
    super.addEventListener(...args);
    if (!isPageEvent(args[0])) this.#want();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('topics')) this.#topics.name(this.topics.split(/\s+/).filter(Boolean));
    if (!this.isConnected) return;
    if (changed.has('url') || changed.has('apiBase')) this.#follow();
    if (changed.has('paused')) this.#pauseOrGoOn();
    if (OPTIONS.some((name) => changed.has(name))) this.#configure();
  }

  /** Options and pauses come first, so that no widget opens the stream without them. */
  #follow(): void {
    const feed = feedFor(this);
    if (feed === this.#feed && this.#leave) return;
    this.#unfollow();
    this.#feed = feed;
    this.#configure();
    this.#pauseOrGoOn();
    const leaves = [
      this.#topics.follow(feed),
      feed.relay((event) => this.#relay(event)),
      showToastsOf(
        feed,
        () => this.toasts !== 'none',
        () => this.analyticsHref,
      ),
    ];
    this.#provider.setValue(feed);
    leaves.push(offerFeed(feed));
    this.#leave = () => {
      for (const leave of leaves) leave();
    };
    this.#showState();
    this.#hold();
  }

  #unfollow(): void {
    for (const leave of [this.#release, this.#leave, this.#unpause, this.#unconfigure]) leave?.();
    this.#release = this.#leave = this.#unpause = this.#unconfigure = undefined;
  }

  #configure(): void {
    const before = this.#unconfigure;
    this.#unconfigure = this.#feed?.configure(Object.fromEntries(OPTIONS.map((name) => [name, this[name]])));
    before?.();
  }

  #pauseOrGoOn(): void {
    const before = this.#unpause;
    this.#unpause = this.paused ? this.#feed?.pause() : undefined;
    before?.();
  }

  #want(): void {
    this.#isWanted = true;
    this.#hold();
  }

  #hold(): void {
    if (this.#isWanted && this.#leave) this.#release ??= this.#feed?.retain();
  }

  /** Raises the feed's event on the tag, where a page listens; cancelling it here cancels it there. */
  #relay(event: CustomEvent<unknown>): void {
    const { type, detail, cancelable } = event;
    if (type === 'stream-state') this.#onState();
    if (isPageEvent(type)) {
      report(`event "${type}" has a name of the browser's own and is only raised as stream-message`);
      return;
    }
    const copy = new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true });
    if (!this.dispatchEvent(copy)) event.preventDefault();
  }

  /** Who resumes elsewhere, by a button of `<stream-status>` for one, resumes this tag too. */
  #onState(): void {
    if (this.paused && this.#feed?.isPaused === false) this.paused = false;
    this.#showState();
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
