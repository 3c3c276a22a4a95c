import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import type { Feed } from '../store/feed.js';
import { advise } from '../store/report.js';
import { feedContext, replayToLateProviders } from './feed-context.js';
import { onPageFeedChange, pageFeed } from './page-feeds.js';

/** An element that may be given its feed by hand. */
export interface FeedHost extends LitElement {
  feed: Feed | null | undefined;
}

/** Called with the feed to follow; what it returns is called when the feed is left. */
export type Follow = (feed: Feed) => () => void;

const ADVICE = {
  none: 'no event stream: add <event-stream url="…" api-base="…"> to the page, or set .feed, or give it data of its own',
  several:
    'more than one event stream on the page: put the tag inside the <event-stream> it belongs to, or set .feed',
};

/** A page's <event-stream> may stand after the tags it serves; advice waits until it had its chance. */
const PATIENCE_MS = 1_000;

/**
 * Finds the feed of an element: its `feed` property, the nearest `<event-stream>` above it, or the page's only one.
 * Each `follow` is one subscription, kept while the element is connected and moved when the feed changes.
 */
export class FeedController implements ReactiveController {
  readonly #host: FeedHost;
  readonly #follow: Follow;
  #provided: Feed | null = null;
  #feed: Feed | null = null;
  #leave: (() => void) | undefined;
  #unlisten: (() => void) | undefined;
  #adviceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: FeedHost, follow: Follow = () => () => undefined) {
    this.#host = host;
    this.#follow = follow;
    host.addController(this);
    new ContextConsumer(host, {
      context: feedContext,
      subscribe: true,
      callback: (feed) => {
        this.#provided = feed;
        this.#settle();
      },
    });
  }

  /** The feed the element belongs to now. */
  get feed(): Feed | null {
    return this.#feed;
  }

  hostConnected(): void {
    replayToLateProviders();
    this.#unlisten = onPageFeedChange(() => this.#settle());
    // The nearest provider is found while the element connects: nothing is asked of the page's own stream before.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unlisten?.();
    this.#unlisten = undefined;
    clearTimeout(this.#adviceTimer);
    this.#adviceTimer = undefined;
    this.#provided = null;
    this.#take(null);
  }

  hostUpdate(): void {
    this.#settle();
  }

  /** Says once why nothing is shown; an element with data of its own does not ask. */
  advise(): void {
    if (!this.#host.isConnected) return;
    this.#adviceTimer ??= setTimeout(() => {
      const found = pageFeed();
      if (this.#feed || typeof found !== 'string') return;
      advise(`<${this.#host.localName}>: ${ADVICE[found]}`);
    }, PATIENCE_MS);
  }

  #settle(): void {
    if (!this.#host.isConnected) return;
    const own = pageFeed();
    this.#take(this.#host.feed ?? this.#provided ?? (typeof own === 'string' ? null : own));
  }

  #take(feed: Feed | null): void {
    if (feed === this.#feed) return;
    this.#leave?.();
    this.#feed = feed;
    this.#leave = feed ? this.#follow(feed) : undefined;
    this.#host.requestUpdate();
  }
}
