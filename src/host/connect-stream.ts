import type { Feed } from '../store/feed.js';
import type { FeedOptions } from '../store/feed-options.js';
import { feedFor } from './feed-for.js';
import { offerFeed } from './page-feeds.js';
import { showToastsOf } from './page-toasts.js';

/** Options of {@link connectStream}. */
export interface ConnectOptions extends FeedOptions {
  /** `none` leaves telling to the page. */
  readonly toasts?: 'auto' | 'none';
}

/** What was said of a feed here, which is taken back when it is said anew. */
const said = new WeakMap<Feed, () => void>();

/**
 * Connects the page from JavaScript, without markup, and returns the controller that `<event-stream>` with the same
 * address shares. Tags without a provider above them follow it. It opens with its first listener, or with `connect()`.
 * Called again for an address, it replaces the options given before.
 */
export function connectStream({ url, apiBase, topics, toasts, ...options }: ConnectOptions): Feed {
  const feed = feedFor({ url, apiBase });
  const takeBacks = [
    feed.configure(options),
    offerFeed(feed),
    ...(topics ?? []).map((topic) => feed.subscribe(topic)),
    ...('document' in globalThis ? [showToastsOf(feed, () => toasts !== 'none')] : []),
  ];
  said.get(feed)?.();
  said.set(feed, () => {
    for (const takeBack of takeBacks) takeBack();
  });
  return feed;
}
