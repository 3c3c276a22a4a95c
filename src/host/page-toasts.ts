import type { Feed } from '../store/feed.js';

const TAG = 'toast-region';

/** What of `<toast-region>` is needed here, where its class is not known. */
interface Region extends HTMLElement {
  feed?: Feed | null | undefined;
  passive?: boolean;
  analyticsHref?: string | null;
  also?(feed: Feed): void;
}

/**
 * Puts a `<toast-region>` on the page at the first notice that nothing shows, or has the page's own region show another
 * stream's notices too, as soon as the tag is registered.
 * @param analyticsHref where budget warnings lead whose event names no page
 */
export function showToastsOf(
  feed: Feed,
  isWanted: () => boolean,
  analyticsHref: () => string | null = () => null,
): () => void {
  const make = (): void => {
    if (!isWanted() || feed.notices.isShown) return;
    const known = document.querySelector<Region>(TAG);
    if (known) {
      // One that was put there a moment ago has not come to follow its own yet.
      if (known.feed !== feed) known.also?.(feed);
      return;
    }
    const region: Region = document.createElement(TAG);
    Object.assign(region, { feed, passive: true, analyticsHref: analyticsHref() });
    document.body.append(region);
  };
  let isOver = false;
  const leave = feed.notices.listen(() => {
    if (!isWanted() || feed.notices.isShown) return;
    if (customElements.get(TAG)) make();
    else void customElements.whenDefined(TAG).then(() => isOver || make());
  });
  return () => {
    isOver = true;
    leave();
  };
}
