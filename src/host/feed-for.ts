import { Feed } from '../store/feed.js';
import { sharedFeed, type FeedAddress } from './page-feeds.js';

/**
 * The feed for an address, the page's only one. Apart from the registry because it brings the whole stream with it,
 * which a widget that is only handed its data does not need.
 */
export const feedFor = (address: FeedAddress): Feed => sharedFeed(address, (given) => new Feed(given));
