import type { Feed } from '../store/feed.js';

/** The topics that one tag wants, counted, and carried along from feed to feed. */
export class TopicUsers {
  readonly #counts = new Map<string, number>();
  readonly #subscriptions = new Map<string, () => void>();
  #feed: Feed | null = null;
  #named: readonly (() => void)[] = [];

  /** Takes the topics of the tag's attribute in place of those it named before. */
  name(topics: readonly string[]): void {
    const before = this.#named;
    this.#named = topics.map((topic) => this.add(topic));
    for (const remove of before) remove();
  }

  /** Counts one more user of a topic until the returned function is called. */
  add(topic: string): () => void {
    this.#counts.set(topic, (this.#counts.get(topic) ?? 0) + 1);
    this.#subscribe(topic);
    let isHeld = true;
    return () => {
      if (isHeld) this.remove(topic);
      isHeld = false;
    };
  }

  /** Counts one user less. */
  remove(topic: string): void {
    const count = (this.#counts.get(topic) ?? 0) - 1;
    if (count > 0) {
      this.#counts.set(topic, count);
      return;
    }
    this.#counts.delete(topic);
    this.#subscriptions.get(topic)?.();
    this.#subscriptions.delete(topic);
  }

  /** Subscribes at a feed to what is wanted, now and later, until the returned function is called. */
  follow(feed: Feed): () => void {
    this.#feed = feed;
    for (const topic of this.#counts.keys()) this.#subscribe(topic);
    return () => {
      this.#feed = null;
      for (const leave of this.#subscriptions.values()) leave();
      this.#subscriptions.clear();
    };
  }

  #subscribe(topic: string): void {
    if (this.#feed && !this.#subscriptions.has(topic)) {
      this.#subscriptions.set(topic, this.#feed.subscribe(topic));
    }
  }
}
