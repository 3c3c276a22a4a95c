import type { ReactiveController } from 'lit';
import type { Decoded } from '../wire/fault.js';
import type { Feed } from '../store/feed.js';
import { LOADING, UNCONNECTED, type Loadable } from '../store/loadable.js';
import { faultText } from '../store/report.js';
import { keyOf, type Dated, type Query } from '../store/resource.js';
import { NO_FILTER, type StreamFilter } from '../store/stream-filter.js';
import { FeedController, type FeedHost, type Follow } from './feed-controller.js';
import { JsonChild } from './json-child.js';
import { pageClock } from './page-clock.js';
import { refuse } from './refuse.js';

/** Where an element's data may come from, in this order: `given`, a JSON child, the query's `src`, its resource. */
export interface Ask<T extends Dated> {
  readonly query: Query<T>;
  /** What the host set as a property; `undefined` is nothing. */
  readonly given: unknown;
}

/** Stands for data of the host's own that has not been read yet. */
const UNREAD = Symbol('unread');

/** Keeps one answer of its element up to date. */
export class ResourceController<T extends Dated> implements ReactiveController {
  readonly #host: FeedHost;
  readonly #askOf: (filter: StreamFilter) => Ask<T>;
  readonly #feeds: FeedController;
  readonly #child: JsonChild;
  #state: Loadable<T> = UNCONNECTED;
  #answered: Query<T> | null = null;
  #given: unknown = UNREAD;
  #reader: Feed | null = null;
  #isReaderComing = false;
  #observed: { readonly feed: Feed; readonly key: string; readonly leave: () => void } | undefined;

  /**
   * @param ask what the element asks for, given the filter of its stream
   * @param follow what else the element wants of its feed, for as long as it follows it
   */
  constructor(host: FeedHost, ask: (filter: StreamFilter) => Ask<T>, follow?: Follow) {
    this.#host = host;
    this.#askOf = ask;
    this.#child = new JsonChild(host);
    this.#feeds = new FeedController(host, (feed) => this.#follow(feed, follow));
    host.addController(this);
  }

  #ask(): Ask<T> {
    return this.#askOf(this.#feeds.feed?.filter ?? NO_FILTER);
  }

  #follow(feed: Feed, follow: Follow | undefined): () => void {
    const onFilter = (): void => this.#host.requestUpdate();
    feed.addEventListener('filter-change', onFilter);
    const leave = follow?.(feed);
    return () => {
      feed.removeEventListener('filter-change', onFilter);
      leave?.();
    };
  }

  /** What is known now. */
  get state(): Loadable<T> {
    return this.#state;
  }

  /**
   * The query that the figures answer: after the element asks another one, still the one before, until its answer is
   * there. `null` for data of the host's own.
   */
  get answeredQuery(): Query<T> | null {
    return this.#answered;
  }

  /** The feed the element belongs to, for what it asks of the stream. */
  get feed(): Feed | null {
    return this.#feeds.feed;
  }

  /** Reads the answer again, or the host's own data. */
  retry(): void {
    this.#given = UNREAD;
    this.#isReaderComing = false;
    this.#host.requestUpdate();
    void this.#observed?.feed.refresh(keyOf(this.#ask().query));
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unobserve();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { query, given } = this.#ask();
    const child = this.#child.value;
    if (given !== undefined) this.#take(given, { ok: true, value: given }, query);
    else if (child) this.#take(child, child, query);
    else this.#observe(query);
  }

  /** Shows data of the host's own; what cannot be read leaves the last good figures where they are. */
  #take(source: unknown, parsed: Decoded<unknown>, query: Query<T>): void {
    this.#unobserve();
    if (source === this.#given) return;
    this.#given = source;
    const decoded = parsed.ok ? query.resource.decode(parsed.value) : parsed;
    if (decoded.ok) {
      const now = pageClock.now();
      const { value: data } = decoded;
      this.#answered = null;
      this.#state = { type: 'ready', data, stale: false, asOf: data.asOf ?? now, receivedAt: now };
      return;
    }
    const message = faultText(`<${this.#host.localName}> ${query.resource.name}`, decoded.fault);
    refuse(this.#host, decoded.fault, message);
    this.#state =
      this.#state.type === 'ready'
        ? { ...this.#state, stale: true }
        : { type: 'failed', error: new Error(message) };
  }

  #observe(query: Query<T>): void {
    this.#given = UNREAD;
    const feed = this.#feeds.feed ?? (query.src === undefined ? null : this.#readerFor(query));
    if (!feed) {
      this.#unobserve();
      if (query.src === undefined) {
        this.#state = UNCONNECTED;
        this.#feeds.advise();
      } else if (this.#state.type === 'unconnected') this.#state = LOADING;
      return;
    }
    const key = JSON.stringify(keyOf(query));
    if (this.#observed?.feed === feed && this.#observed.key === key) return;
    this.#unobserve();
    const leave = feed.observe(query, (next) => this.#hear(next, query));
    this.#observed = { feed, key, leave };
  }

  /** A `src` needs no stream, only something that reads; it is fetched when a widget has no feed to read with. */
  #readerFor(query: Query<T>): Feed | null {
    if (this.#reader || this.#isReaderComing) return this.#reader;
    this.#isReaderComing = true;
    import('./feed-for.js').then(
      ({ feedFor }) => {
        this.#reader = feedFor({});
        this.#host.requestUpdate();
      },
      () =>
        this.#hear({ type: 'failed', error: new Error('a part of the library could not be loaded') }, query),
    );
    return null;
  }

  /** Where other figures are asked for, the last ones stay, stale, until those are there: no flash of a skeleton. */
  #hear(next: Loadable<T>, query: Query<T>): void {
    if (next.type === 'loading' && this.#state.type === 'ready') {
      this.#state = { ...this.#state, stale: true };
    } else {
      this.#state = next;
      this.#answered = query;
    }
    this.#host.requestUpdate();
  }

  #unobserve(): void {
    this.#observed?.leave();
    this.#observed = undefined;
  }
}
