import type { Feed } from '../store/feed.js';
import type { FeedOptions } from '../store/feed-options.js';

/** What all copies of the library on a page share. */
interface PageFeeds {
  /** By address, so that a copy from a CDN and one from npm share one socket. */
  readonly byAddress: Map<string, Feed>;
  /** Feeds that serve the whole page; one stands twice where two tags have the same address. */
  readonly offered: Feed[];
  readonly changed: EventTarget;
}

const KEY = Symbol.for('spendwire.page-feeds.v1');

function page(): PageFeeds {
  const holder = globalThis as unknown as Record<symbol, PageFeeds | undefined>;
  return (holder[KEY] ??= { byAddress: new Map(), offered: [], changed: new EventTarget() });
}

/** The page's own stream; or why there is none to take. */
export type PageFeed = Feed | 'none' | 'several';

/** What a feed is known by. */
export type FeedAddress = Pick<FeedOptions, 'url' | 'apiBase'>;

/** The feed for an address: made once by `make`, then shared. */
export function sharedFeed({ url, apiBase }: FeedAddress, make: (address: FeedAddress) => Feed): Feed {
  const { byAddress } = page();
  const address = JSON.stringify([absolute(url), absolute(apiBase)]);
  const known = byAddress.get(address);
  if (known) return known;
  const feed = make({ url: url ?? null, apiBase: apiBase ?? null });
  byAddress.set(address, feed);
  return feed;
}

function absolute(address: string | null | undefined): string | null {
  if (address == null) return null;
  try {
    return new URL(address, 'document' in globalThis ? document.baseURI : undefined).href;
  } catch {
    return address;
  }
}

/** Offers a feed to every tag of the page that has no provider above it, until the returned function is called. */
export function offerFeed(feed: Feed): () => void {
  const { offered, changed } = page();
  offered.push(feed);
  changed.dispatchEvent(new Event('change'));
  return () => {
    const index = offered.indexOf(feed);
    if (index < 0) return;
    offered.splice(index, 1);
    changed.dispatchEvent(new Event('change'));
  };
}

/** The one feed that is offered, or why it cannot be told which. */
export function pageFeed(): PageFeed {
  const feeds = new Set(page().offered);
  const [only] = feeds;
  return feeds.size > 1 ? 'several' : (only ?? 'none');
}

/** Hears when feeds are offered or withdrawn, until the returned function is called. */
export function onPageFeedChange(listener: () => void): () => void {
  const { changed } = page();
  changed.addEventListener('change', listener);
  return () => changed.removeEventListener('change', listener);
}
