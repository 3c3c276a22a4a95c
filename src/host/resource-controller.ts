import type { ReactiveController } from 'lit';
import type { Fault } from '../wire/fault.js';
import type { Feed } from '../store/feed.js';
import { LOADING, UNCONNECTED, type Loadable } from '../store/loadable.js';
import { faultText, report } from '../store/report.js';
import { keyOf, type Dated, type Query } from '../store/resource.js';
import { FeedController, type FeedHost, type Follow } from './feed-controller.js';
import { JsonChild } from './json-child.js';
import { pageClock } from './page-clock.js';

/** Where an element's data may come from, in this order: `given`, a JSON child, the query's `src`, its resource. */
export interface Ask<T extends Dated> {
  readonly query: Query<T>;
  /** What the host set as a property; `undefined` is nothing. */
  readonly given: unknown;
}

/** Keeps one answer of its element up to date. */
export class ResourceController<T extends Dated> implements ReactiveController {
  readonly #host: FeedHost;
  readonly #ask: () => Ask<T>;
  readonly #feeds: FeedController;
  readonly #child: JsonChild;
  #state: Loadable<T> = UNCONNECTED;
  #answered: Query<T> | null = null;
  #reader: Feed | null = null;
  #isReaderComing = false;
  #isGiven = false;
  #given: unknown;
  #observed: { readonly feed: Feed; readonly key: string; readonly leave: () => void } | undefined;

  /** @param follow what else the element wants of its feed, for as long as it follows it */
  constructor(host: FeedHost, ask: () => Ask<T>, follow?: Follow) {
    this.#host = host;
    this.#ask = ask;
    this.#child = new JsonChild(host);
    this.#feeds = new FeedController(host, follow);
    host.addController(this);
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

  /** Reads the answer again. */
  retry(): void {
    const { query } = this.#ask();
    void this.#observed?.feed.refresh(keyOf(query));
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
    if (given !== undefined) this.#take(given, () => query.resource.decode(given), query);
    else if (child) this.#take(child, () => (child.ok ? query.resource.decode(child.value) : child), query);
    else this.#observe(query);
  }

  #take(source: unknown, read: () => ReturnType<Query<T>['resource']['decode']>, query: Query<T>): void {
    this.#unobserve();
    if (this.#isGiven && source === this.#given) return;
    const hadGiven = this.#isGiven;
    this.#isGiven = true;
    this.#given = source;
    this.#answered = null;
    const decoded = read();
    if (decoded.ok) {
      const now = pageClock.now();
      this.#state = {
        type: 'ready',
        data: decoded.value,
        stale: false,
        asOf: decoded.value.asOf ?? now,
        receivedAt: now,
      };
      return;
    }
    this.#refuse(decoded.fault, query);
    const error = new Error(faultText(query.resource.name, decoded.fault));
    if (!hadGiven || this.#state.type !== 'ready') this.#state = { type: 'failed', error };
    else this.#state = { ...this.#state, stale: true };
  }

  #observe(query: Query<T>): void {
    if (this.#isGiven) {
      this.#isGiven = false;
      this.#given = undefined;
      this.#state = UNCONNECTED;
    }
    const feed = this.#feeds.feed ?? (query.src === undefined ? null : this.#readerOf());
    if (!feed) {
      this.#unobserve();
      this.#state = query.src === undefined ? UNCONNECTED : LOADING;
      if (query.src === undefined) this.#feeds.advise();
      return;
    }
    const key = JSON.stringify(keyOf(query));
    if (this.#observed?.feed === feed && this.#observed.key === key) return;
    this.#unobserve();
    const leave = feed.observe(query, (next) => this.#hear(next, query));
    this.#observed = { feed, key, leave };
  }

  /** A `src` needs no stream, only something that reads; it is fetched when a widget has no feed to read with. */
  #readerOf(): Feed | null {
    if (!this.#reader && !this.#isReaderComing) {
      this.#isReaderComing = true;
      void import('./feed-for.js').then(({ feedFor }) => {
        this.#reader = feedFor({});
        this.#host.requestUpdate();
      });
    }
    return this.#reader;
  }

  /** With another filter the last figures stay, stale, until the new ones are there: no flash of a skeleton. */
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

  #refuse(fault: Fault, { resource }: Query<T>): void {
    const message = faultText(`<${this.#host.localName}> ${resource.name}`, fault);
    report(message);
    const detail = { code: fault.code, field: fault.field, message, sample: fault.sample };
    this.#host.dispatchEvent(new CustomEvent('stream-error', { detail, bubbles: true, composed: true }));
  }
}
