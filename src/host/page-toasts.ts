import type { Feed } from '../store/feed.js';

const TAG = 'toast-region';

/** Puts a `<toast-region>` on the page at the first notice, unless the page has one or has not registered the tag. */
export function showToastsOf(feed: Feed, isWanted: () => boolean): () => void {
  return feed.notices.listen(() => {
    if (!isWanted() || document.querySelector(TAG) || !customElements.get(TAG)) return;
    const region = document.createElement(TAG) as HTMLElement & { feed?: Feed; passive?: boolean };
    region.feed = feed;
    region.passive = true;
    document.body.append(region);
  });
}
