import { Feed } from '../store/feed.js';
import type { FeedOptions } from '../store/feed-options.js';
import { sharedFeed } from './page-feeds.js';

/**
 * The feed for an address, the page's only one. Apart from the registry because it brings the whole stream with it,
 * which a widget that is only handed its data does not need.
 */
export const feedFor = (options: FeedOptions): Feed => sharedFeed(options, (given) => new Feed(given));
