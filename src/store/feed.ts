/*
 * The file is longer than most because this is all a widget can ask of its stream: each member is a line or two, and what
 * they do is in the files beside it.
 */
import { EventStream, type StreamSnapshot } from '../stream/event-stream.js';
import { browserEnvironment, type Clock, type Environment } from '../stream/environment.js';
import type { StreamStatus } from '../stream/status.js';
import type { EventData, StreamMessage } from '../wire/events.js';
import type { Action } from './act.js';
import type { AlertBook } from './alert-book.js';
import type { EffectKey } from './effects.js';
import { FeedEvents } from './feed-events.js';
import type { FeedOptions } from './feed-options.js';
import { FeedSettings, type LayeredOptions } from './feed-settings.js';
import { Freshness } from './freshness.js';
import type { OnProgress } from './http.js';
import { Invalidator } from './invalidator.js';
import { UNCONNECTED, type Loadable } from './loadable.js';
import { Messages } from './messages.js';
import type { Notices } from './notices.js';
import { Openness } from './openness.js';
import { Queries } from './queries.js';
import { Refresher } from './refresher.js';
import { budgetResource, type Dated, type Query } from './resource.js';
import { isSameFilter, NO_FILTER, type StreamFilter } from './stream-filter.js';
import { ServerClock } from './server-clock.js';
import { Tidings } from './tidings.js';

/** Everything that is shown, and what a host's client keeps under the names of our table. */
const EVERYTHING: EffectKey = [];

/**
 * The page's shared source of news: one stream, its HTTP answers, and what they set off. It has no element;
 * `<event-stream>` and `connectStream()` are two doors to it. Its events are those of `<event-stream>`.
 */
export class Feed extends FeedEvents {
  readonly #clock: Clock;
  readonly #serverClock: ServerClock;
  readonly #settings: FeedSettings;
  readonly #stream: EventStream;
  readonly #openness: Openness;
  readonly #queries: Queries;
  readonly #messages: Messages;
  readonly #tidings: Tidings;
  readonly #invalidator = new Invalidator((key) => this.#readAgain(key));
  readonly #freshness = new Freshness();
  readonly #observers = new Set<() => void>();
  readonly #refresher: Refresher;
  #lastNewsAt: number | null = null;
  #heardAt = -Infinity;
  #filter: StreamFilter = NO_FILTER;

  constructor(
    { topics = [], ...options }: FeedOptions = {},
    environment: Environment = browserEnvironment(),
  ) {
    super();
    this.#clock = environment.clock;
    this.#serverClock = new ServerClock(environment.clock);
    this.#refresher = new Refresher(environment, () => this.#onInterval());
    this.#settings = new FeedSettings(options, environment.pageUrl);
    this.#queries = new Queries(this.#settings.queries, (error) => this.refuseAnswer(error));
    this.#tidings = new Tidings({
      name: this.#settings.name,
      environment,
      knownBudget: () => this.#queries.known({ resource: budgetResource }),
      pollEveryMs: () => this.#settings.pollIntervalMs,
    });
    this.#messages = new Messages({
      queries: this.#queries,
      notices: this.notices,
      invalidator: this.#invalidator,
      serverClock: this.#serverClock,
      announce: (message) => this.#onMessage(message),
      refuse: (fault) => this.refuseEvent(fault),
      toTell: (message, content, now) => this.#tidings.toTell(message, content, now),
      extraEffects: () => this.#settings.effects,
    });
    this.#stream = new EventStream(
      this.#settings.stream,
      {
        status: (status) => this.#onStatus(status),
        events: (batch) => {
          this.#hear(this.#clock.monotonic(), this.#clock.now());
          this.#messages.receive(batch);
        },
        resync: ({ topic, reason }) => this.#onResync(topic, reason),
        fault: (fault) => this.refuseEvent(fault),
        poll: () => this.#queries.poll(),
      },
      environment,
    );
    this.#openness = new Openness(this.#stream, this.#clock, () => this.#rest());
    for (const topic of topics) this.#stream.subscribe(topic);
  }

  /** What the person is told. */
  get notices(): Notices {
    return this.#tidings.notices;
  }

  /** Which budget crossed what, and what was dismissed: one memory for banners, toasts and tabs. */
  get alerts(): AlertBook {
    return this.#tidings.alerts;
  }

  /** What the connection is doing now. */
  get status(): StreamStatus {
    return this.#stream.status;
  }

  /** What the widgets of the stream show of everything there is. */
  get filter(): StreamFilter {
    return this.#filter;
  }

  /** Changes some of the filter; every widget of the stream follows, and `filter-change` tells the page. */
  setFilter(change: Partial<StreamFilter>): void {
    const filter = { ...this.#filter, ...change };
    if (isSameFilter(filter, this.#filter)) return;
    this.#filter = filter;
    this.raise('filter-change', filter);
  }

  /** Whether somebody holds the stream closed for now. */
  get isPaused(): boolean {
    return this.#openness.isPaused;
  }

  /** When an event or an answer last came, epoch milliseconds; `null` before the first. */
  get lastNewsAt(): number | null {
    return this.#lastNewsAt;
  }

  /** Lays options over those given before, until the returned function is called. The address stays what it is. */
  configure(options: LayeredOptions): () => void {
    const remove = this.#settings.add(options);
    this.#reconfigure();
    return () => {
      remove();
      this.#reconfigure();
    };
  }

  /** Keeps the stream open until the returned function is called; it closes five seconds after the last. */
  retain(): () => void {
    const release = this.#openness.retain();
    this.#refresher.start(this.#settings.refreshIntervalMs);
    return release;
  }

  /** Follows an answer: at once with what is known, then with each change, until the returned function is called. */
  observe<T extends Dated>(query: Query<T>, listener: (answer: Loadable<T>) => void): () => void {
    if (!this.#queries.canAnswer(query)) {
      listener(UNCONNECTED);
      return () => undefined;
    }
    let answer: Loadable<T> = UNCONNECTED;
    let receivedAt = NaN;
    let heardAt = -Infinity;
    const tell = () => listener(this.#freshness.judge(answer, heardAt));
    const release = this.retain();
    const unsubscribe = this.#queries.observe(query, (next) => {
      answer = next;
      if (next.type === 'ready') {
        const ageMs = Math.max(0, this.#clock.now() - next.receivedAt);
        if (next.receivedAt !== receivedAt) heardAt = this.#clock.monotonic() - ageMs;
        receivedAt = next.receivedAt;
        if (next.data.asOf !== null) this.#serverClock.begin(next.data.asOf + ageMs);
        this.#hear(heardAt, receivedAt);
        this.#tidings.onAnswer(query, next);
      }
      tell();
    });
    this.#observers.add(tell);
    return () => {
      this.#observers.delete(tell);
      unsubscribe();
      release();
    };
  }

  /** Hears of one event by its DOM name until the returned function is called. */
  onEvent<N extends string>(name: N, handler: (message: StreamMessage<N>) => void): () => void {
    const listener = (event: Event) => handler((event as CustomEvent<StreamMessage<N>>).detail);
    const release = this.retain();
    this.addEventListener(name, listener);
    return () => {
      this.removeEventListener(name, listener);
      release();
    };
  }

  /** Counts a threshold (a ratio) among those the server's own alerts are held against. */
  watchThreshold(threshold: number): () => void {
    return this.#tidings.watchThreshold(threshold);
  }

  /** Connects now, also after `disconnect()`, and though somebody paused it. */
  connect(): void {
    this.#openness.connect();
  }

  /** Closes, and stays closed until `connect()`. */
  disconnect(): void {
    this.#stream.disconnect();
  }

  /** Closes, and goes on where it was when everybody who paused has called the returned function. */
  pause(): () => void {
    return this.#openness.pause();
  }

  /**
   * Reads again what is shown under a key such as `["budget"]` or `"budget"`; without one, everything.
   * @returns whether all of it was answered
   */
  refresh(key?: string | EffectKey): Promise<boolean> {
    return this.#queries.invalidate(typeof key === 'string' ? [key] : key);
  }

  /** Reads an answer once, anew and as it comes, for whoever makes a file of it. @throws {AnswerError} */
  read<T extends Dated>(query: Query<T>, signal: AbortSignal, onProgress: OnProgress): Promise<T> {
    return this.#queries.read(query, signal, onProgress);
  }

  /**
   * Posts what a person asks the server to do, once: it is never tried again nor kept for later, but where a token had
   * run out. What it changes is shown as the server answers, and then read again.
   * @throws {ActionError}
   */
  act<T>(action: Action<T>, signal: AbortSignal): Promise<T> {
    return this.#queries.act(action, signal);
  }

  /** Subscribes to a topic until the returned function is called; users of a topic are counted. */
  subscribe(topic: string): () => void {
    return this.#stream.subscribe(topic);
  }

  /** Sends a control frame; `false` where there is no open socket, and it is not kept for later. */
  send(action: Readonly<Record<string, unknown>>): boolean {
    return this.#stream.send(action);
  }

  /** What a developer needs to see of the connection; no payloads. */
  snapshot(): StreamSnapshot {
    return this.#stream.snapshot();
  }

  #onStatus(status: StreamStatus): void {
    const hasTurned = this.#freshness.onState(status.state, this.#clock.monotonic());
    if (hasTurned) for (const tell of [...this.#observers]) tell();
    this.#tidings.onStatus(status);
    this.raise('stream-state', status);
  }

  #onMessage(message: StreamMessage): boolean {
    const isKept = this.announce(message);
    if (message.name !== 'stream-reset') return isKept;
    this.#onResync(message.topic, (message.data as EventData['stream-reset']).reason ?? 'reset');
    return isKept;
  }

  #onResync(topic: string, reason: string): void {
    this.raise('stream-resync', { topic, reason });
    this.#invalidator.ask(EVERYTHING);
  }

  #readAgain(key: EffectKey): Promise<unknown> {
    return key === EVERYTHING
      ? this.#queries.sweep(this.#settings.effectKeys)
      : this.#queries.invalidate(key);
  }

  /** A clock that is set back makes no news old: only the monotonic moment decides. */
  #hear(at: number, wall: number): void {
    if (at <= this.#heardAt) return;
    this.#heardAt = at;
    this.#lastNewsAt = wall;
    this.#tidings.onNews();
  }

  #rest(): void {
    this.#invalidator.stop();
    this.#refresher.stop();
  }

  #reconfigure(): void {
    this.#queries.configure(this.#settings.queries);
    this.#stream.configure(this.#settings.stream);
    this.#refresher.stop();
    if (this.#openness.isHeld) this.#refresher.start(this.#settings.refreshIntervalMs);
  }

  /** While the stream is up, or there is none, a re-read heals what it missed; while it is down, polling reads. */
  #onInterval(): void {
    if (this.status.state === 'live' || this.status.state === 'idle') void this.#queries.reread();
  }
}
