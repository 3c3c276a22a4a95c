import { fakeFeed } from '../../demo/scenarios/fake-feed.js';
import type { Feed } from '../../src/store/feed.js';
import { LOADING, type Loadable } from '../../src/store/loadable.js';
import type { Dated, Query } from '../../src/store/resource.js';

type Params = Readonly<Record<string, string>>;
type Listener = (answer: Loadable<unknown>) => void;

/** A feed that answers when the test says so, by the parameters of the question. */
export class LiveFeed {
  readonly feed: Feed = fakeFeed();
  /** What was asked, in order. */
  readonly asked: Params[] = [];
  /** What was asked to be read again. */
  readonly refreshed: unknown[] = [];
  readonly #answers = new Map<string, Loadable<unknown>>();
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor() {
    Object.assign(this.feed, {
      observe: (query: Query<Dated>, listener: Listener) => this.#observe(query.params ?? {}, listener),
      refresh: (key: unknown) => {
        this.refreshed.push(key);
        return Promise.resolve();
      },
    });
  }

  /** Gives an answer to all who ask this, now or later. */
  answer(params: Params, answer: Loadable<unknown>): void {
    this.#answers.set(keyOf(params), answer);
    for (const listener of this.#listeners.get(keyOf(params)) ?? []) listener(answer);
  }

  #observe(params: Params, listener: Listener): () => void {
    const key = keyOf(params);
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    this.asked.push(params);
    listener(this.#answers.get(key) ?? LOADING);
    return () => listeners.delete(listener);
  }
}

const keyOf = (params: Params): string => JSON.stringify(Object.entries(params).sort());
