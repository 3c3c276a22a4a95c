import { ContextRoot, createContext, type Context } from '@lit/context';
import type { Feed } from '../store/feed.js';

/** Carries the feed of the nearest `<event-stream>`; the key is versioned, so that two copies of the library agree. */
export const feedContext: Context<symbol, Feed> = createContext<Feed, symbol>(
  Symbol.for('spendwire.feed.v1'),
);

const ROOT_KEY = Symbol.for('spendwire.context-root.v1');

/** Lets a provider that is upgraded after its consumers still reach them. */
export function replayToLateProviders(): void {
  const page = globalThis as unknown as Record<symbol, ContextRoot | undefined>;
  if (page[ROOT_KEY]) return;
  page[ROOT_KEY] = new ContextRoot();
  page[ROOT_KEY].attach(document.documentElement);
}
