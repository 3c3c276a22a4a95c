import { EventStream } from '../stream/event-stream.js';
import { browserEnvironment, type Environment } from '../stream/environment.js';
import type { StreamStatus } from '../stream/status.js';
import type { StreamMessage } from '../wire/events.js';
import type { Fault } from '../wire/fault.js';
import type { AlertBook } from './alert-book.js';
import { effectKeys, type EffectKey } from './effects.js';
import { DEFAULT_POLL_MS, DEFAULT_REFRESH_MS, type FeedOptions } from './feed-options.js';
import { Invalidator } from './invalidator.js';
import { UNCONNECTED, type Loadable } from './loadable.js';
import { Messages } from './messages.js';
import type { Notices } from './notices.js';
import { Queries, type QueriesOptions } from './queries.js';
import { faultText, report } from './report.js';
import { budgetResource, type Dated, type Query } from './resource.js';
import { Tidings } from './tidings.js';

/** A widget that moves in the document lets go and takes hold again; the socket outlives that. */
const GRACE_MS = 5_000;

/**
 * The page's shared source of news: one stream, its HTTP answers, and what they set off. It has no element;
 * `<event-stream>` and `connectStream()` are two doors to it. Its events are those of `<event-stream>`.
 */
export class Feed extends EventTarget {
  readonly #options: { current: FeedOptions };
  readonly #stream: EventStream;
  readonly #queries: Queries;
  readonly #messages: Messages;
  readonly #tidings: Tidings;
  readonly #invalidator = new Invalidator((key) => void this.#queries.invalidate(key));
  readonly #observers = new Set<() => void>();
  readonly #relays = new Set<(event: CustomEvent) => void>();
  #holders = 0;
  #graceTimer: ReturnType<typeof setTimeout> | undefined;
  #isPaused = false;
  /** When the stream stopped being live: what arrived before is stale until something newer does. */
  #lostAt: number | null = null;
  #lastNewsAt: number | null = null;

  constructor(options: FeedOptions = {}, environment: Environment = browserEnvironment()) {
    super();
    this.#options = { current: options };
    this.#queries = new Queries(this.#queriesOptions(), (error) =>
      this.#refuse(
        error.fault ?? { code: 'bad-shape', field: '', message: error.message, sample: '' },
        error.message,
      ),
    );
    this.#tidings = new Tidings({
      name: `${options.url ?? ''} ${options.apiBase ?? ''}`,
      environment,
      knownBudget: () => this.#queries.known({ resource: budgetResource }),
      pollEveryMs: () => (this.#streamOptions().canPoll ? this.#streamOptions().pollIntervalMs : 0),
    });
    this.#messages = new Messages({
      queries: this.#queries,
      notices: this.notices,
      invalidator: this.#invalidator,
      announce: (message) => this.#announce(message),
      refuse: (fault) => this.#refuse(fault, faultText('event', fault)),
      toTell: (message, content, now) => this.#tidings.toTell(message, content, now),
      extraEffects: () => this.#options.current.effects ?? {},
    });
    this.#stream = new EventStream(
      this.#streamOptions(),
      {
        status: (status) => this.#onStatus(status),
        events: (batch) => {
          this.#hear(Date.now());
          this.#messages.receive(batch);
        },
        resync: (what) => this.#onResync(what),
        fault: (fault) => this.#refuse(fault, faultText('event', fault)),
        poll: () => this.#queries.poll(),
      },
      environment,
    );
    for (const topic of options.topics ?? []) this.#stream.subscribe(topic);
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

  /** When an event or an answer last came, epoch milliseconds; `null` before the first. */
  get lastNewsAt(): number | null {
    return this.#lastNewsAt;
  }

  /** Takes new options; an address that changed is connected to anew. */
  configure(options: FeedOptions): void {
    this.#options.current = options;
    this.#queries.configure(this.#queriesOptions());
    this.#stream.configure(this.#streamOptions());
  }

  /** Keeps the stream open until the returned function is called; it closes five seconds after the last. */
  retain(): () => void {
    clearTimeout(this.#graceTimer);
    if (++this.#holders === 1 && !this.#isPaused && this.status.state === 'idle') this.#stream.connect();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      if (--this.#holders === 0) this.#graceTimer = setTimeout(() => this.#rest(), GRACE_MS);
    };
  }

  /** Follows an answer: at once with what is known, then with each change, until the returned function is called. */
  observe<T extends Dated>(query: Query<T>, listener: (answer: Loadable<T>) => void): () => void {
    if (!this.#queries.canRead(query)) {
      listener(UNCONNECTED);
      return () => undefined;
    }
    let answer: Loadable<T> = UNCONNECTED;
    const tell = () => listener(this.#aged(answer));
    const release = this.retain();
    const unsubscribe = this.#queries.observe(query, (next) => {
      answer = next;
      if (next.type === 'ready') {
        this.#hear(next.receivedAt);
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

  /** Hands every event to another voice before it is heard here; what is cancelled there is cancelled. */
  relay(listener: (event: CustomEvent) => void): () => void {
    this.#relays.add(listener);
    return () => this.#relays.delete(listener);
  }

  /** Counts a threshold (a ratio) among those the server's own alerts are held against. */
  watchThreshold(threshold: number): () => void {
    return this.#tidings.watchThreshold(threshold);
  }

  /** Connects now, also after `disconnect()`. */
  connect(): void {
    this.#isPaused = false;
    this.#stream.connect();
  }

  /** Closes, and stays closed until `connect()`. */
  disconnect(): void {
    this.#stream.disconnect();
  }

  /** Closes while `isPaused`, and goes on where it was. */
  pause(isPaused: boolean): void {
    if (this.#isPaused === isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) this.#stream.suspend('paused');
    else if (this.#holders > 0) this.#stream.connect();
  }

  /** Reads again what is shown under a key such as `["budget"]` or `"budget"`; without one, everything. */
  refresh(key?: string | EffectKey): Promise<void> {
    return this.#queries.invalidate(typeof key === 'string' ? [key] : key);
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
  snapshot(): ReturnType<EventStream['snapshot']> {
    return this.#stream.snapshot();
  }

  #rest(): void {
    this.#invalidator.stop();
    if (this.status.state !== 'closed') this.#stream.suspend('idle');
  }

  #aged<T>(answer: Loadable<T>): Loadable<T> {
    const isCutOff = answer.type === 'ready' && this.#lostAt !== null && answer.receivedAt < this.#lostAt;
    return isCutOff ? { ...answer, stale: true } : answer;
  }

  #onStatus(status: StreamStatus): void {
    const wasLost = this.#lostAt !== null;
    if (status.state === 'live') this.#lostAt = null;
    else if (this.#lostAt === null && this.#hasBeenLive) this.#lostAt = Date.now();
    this.#hasBeenLive ||= status.state === 'live';
    if (wasLost !== (this.#lostAt !== null)) for (const tell of [...this.#observers]) tell();
    this.#tidings.onStatus(status);
    this.#raise(new CustomEvent('stream-state', { detail: status }));
  }
  #hasBeenLive = false;

  #onResync(what: { readonly topic: string; readonly reason: string }): void {
    this.#raise(new CustomEvent('stream-resync', { detail: what }));
    void this.#queries.invalidate();
    for (const key of [...effectKeys, ...Object.values(this.#options.current.effects ?? {}).flat()]) {
      this.#invalidator.ask(key);
    }
  }

  /** `false` where a listener called `preventDefault()`. */
  #announce(message: StreamMessage): boolean {
    if (message.name === 'error') {
      const { code, message: text } = message.data as { code: string | number; message: string | null };
      this.#raise(
        new CustomEvent('stream-error', { detail: { code: String(code), message: text ?? '', sample: '' } }),
      );
      return true;
    }
    this.#raise(new CustomEvent('stream-message', { detail: message }));
    return this.#raise(new CustomEvent(message.name, { detail: message, cancelable: true }));
  }

  #raise(event: CustomEvent): boolean {
    for (const relay of this.#relays) relay(event);
    return this.dispatchEvent(event) && !event.defaultPrevented;
  }

  #refuse(fault: Fault, message: string): void {
    report(message);
    const { code, sample, field } = fault;
    this.#raise(new CustomEvent('stream-error', { detail: { code, field, message, sample } }));
  }

  #hear(at: number): void {
    if (at <= (this.#lastNewsAt ?? 0)) return;
    this.#lastNewsAt = at;
    this.#tidings.onNews();
  }

  #queriesOptions(): QueriesOptions {
    const { apiBase = null, refreshInterval = DEFAULT_REFRESH_MS, ...rest } = this.#options.current;
    return { ...rest, apiBase, refreshIntervalMs: refreshInterval };
  }

  #streamOptions() {
    const { url = null, apiBase, pollInterval = DEFAULT_POLL_MS, getToken } = this.#options.current;
    return { url, pollIntervalMs: pollInterval, canPoll: apiBase != null, getToken };
  }
}
