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

const offered = new WeakSet<Feed>();

/**
 * Connects the page from JavaScript, without markup, and returns the controller that `<event-stream>` with the same
 * address shares. Tags without a provider above them follow it. It opens with its first listener, or with `connect()`.
 */
export function connectStream({ toasts = 'auto', ...options }: ConnectOptions): Feed {
  const feed = feedFor(options);
  if (!offered.has(feed)) {
    offered.add(feed);
    offerFeed(feed);
    if ('document' in globalThis) showToastsOf(feed, () => toasts !== 'none');
  }
  return feed;
}
