import { AlertBook } from '../../src/store/alert-book.js';
import type { Feed } from '../../src/store/feed.js';
import type { Loadable } from '../../src/store/loadable.js';
import { Notices, type NoticeContent } from '../../src/store/notices.js';
import { NO_FILTER, type StreamFilter } from '../../src/store/stream-filter.js';
import type { StreamSnapshot } from '../../src/stream/event-stream.js';
import type { StreamStatus } from '../../src/stream/status.js';

/** What a feed says that connects to nothing. */
export interface FakeFeedOptions {
  /** The answer to every query, by resource name. */
  readonly answers?: Readonly<Record<string, Loadable<unknown>>>;
  readonly status?: Partial<StreamStatus>;
  /** When news last came, epoch milliseconds. */
  readonly lastNewsAt?: number | null;
  /** What is told as soon as a region listens. */
  readonly notices?: readonly NoticeContent[];
  readonly filter?: Partial<StreamFilter>;
}

const LIVE: StreamStatus = {
  state: 'live',
  attempt: 0,
  delayMs: null,
  reason: null,
  code: null,
  since: 0,
  transport: 'websocket',
};

/** A feed for scenarios and tests of elements: it answers what it was told to, and reaches for no network. */
export function fakeFeed({
  answers = {},
  status = {},
  lastNewsAt = null,
  notices = [],
  filter = {},
}: FakeFeedOptions = {}): Feed {
  const feed = Object.assign(new EventTarget(), {
    filter: { ...NO_FILTER, ...filter },
    setFilter(change: Partial<StreamFilter>) {
      feed.filter = { ...feed.filter, ...change };
      feed.dispatchEvent(new CustomEvent('filter-change', { detail: feed.filter }));
    },
    notices: tellingNotices(notices),
    // Kept nowhere: what is dismissed here is back with the next visit.
    alerts: new AlertBook('', null),
    watchThreshold: () => () => undefined,
    status: { ...LIVE, ...status },
    lastNewsAt,
    retain: () => () => undefined,
    observe(
      query: { readonly resource: { readonly name: string } },
      listener: (answer: Loadable<unknown>) => void,
    ) {
      listener(answers[query.resource.name] ?? { type: 'loading' });
      return () => undefined;
    },
    onEvent: () => () => undefined,
    relay: () => () => undefined,
    refresh: () => Promise.resolve(true),
    read: () => Promise.reject(new Error('this feed connects to nothing')),
    act: () => Promise.reject(new Error('this feed connects to nothing')),
    connect: () => undefined,
    disconnect: () => undefined,
    isPaused: status.reason === 'paused',
    pause: () => () => undefined,
    subscribe: () => () => undefined,
    send: () => false,
    snapshot: (): StreamSnapshot => ({
      status: { ...LIVE, ...status },
      opened: 1,
      events: 1_187,
      refused: 2,
      resyncs: 1,
      topics: 3,
      queued: 0,
      resumes: true,
    }),
  });
  return feed as unknown as Feed;
}

/** Tells its notices, in their order, to the first that shows them. */
function tellingNotices(contents: readonly NoticeContent[]): Notices {
  const told = new Notices();
  const waiting = [...contents];
  const show = told.show.bind(told);
  told.show = (listener, now) => {
    for (const content of waiting.splice(0)) told.add(content, null, now);
    return show(listener, now);
  };
  return told;
}

/** An answer a resource's own validator has read, as a feed hands it on. */
export function answered<T extends { readonly asOf: number | null }>(
  decoded:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly fault: { readonly message: string } },
  { stale = false, ageMs = 0 }: { readonly stale?: boolean; readonly ageMs?: number } = {},
): Loadable<T> {
  if (!decoded.ok) throw new Error(decoded.fault.message);
  const receivedAt = Date.now() - ageMs;
  return { type: 'ready', data: decoded.value, stale, asOf: decoded.value.asOf ?? receivedAt, receivedAt };
}
