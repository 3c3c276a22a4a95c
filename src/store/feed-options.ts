import type { QueryClient } from '@tanstack/query-core';
import type { TransportFactory } from '../stream/transport.js';
import type { EffectKey } from './effects.js';
import type { Adapter } from './read-answer.js';
import type { TokenProvider } from './shared-token.js';

/** How a page connects: everything `<event-stream>` takes, for markup and for JavaScript. */
export interface FeedOptions {
  /** WebSocket address, `ws:`, `wss:` or a path of the page; absent: polling only. */
  readonly url?: string | null;
  /** Base of the HTTP resources; absent: live data only. */
  readonly apiBase?: string | null;
  /** Where events can be had by HTTP while no socket opens: as an event source, else by long poll. */
  readonly eventsUrl?: string | null;
  /** Failures in a row after which it gives up; by default never, since polling goes on meanwhile. */
  readonly maxAttempts?: number | null;
  /** Topics that are subscribed to, again after every reconnect. */
  readonly topics?: readonly string[];
  /** Milliseconds between polls while the socket is down. */
  readonly pollInterval?: number;
  /** Milliseconds between re-reads of what is shown while the socket is up; 0 is never. */
  readonly refreshInterval?: number;
  /** Gives a short-lived token: first frame of the socket and `Authorization` of HTTP, never part of a URL. */
  readonly getToken?: TokenProvider | undefined;
  /** Brings the stream from a broker instead of a server: `mqttTransport(…)`, `natsTransport(…)`; once given it stays. */
  readonly transport?: TransportFactory | undefined;
  /** The host's own `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** The host's own TanStack client; its queries are invalidated by the same messages. */
  readonly queryClient?: QueryClient | undefined;
  /** Makes another system's payload into the contract's, by resource name. */
  readonly adapters?: Readonly<Record<string, Adapter>> | undefined;
  /** Paths that differ from the contract's, by resource name. */
  readonly endpoints?: Readonly<Record<string, string>> | undefined;
  /** More rules of the same kind as ours: `{ 'order-placed': [['orders']] }`. */
  readonly effects?: Readonly<Record<string, readonly EffectKey[]>> | undefined;
}

/** Defaults of elements.md: a poll is cheap while nothing else brings news, a re-read only heals what the stream missed. */
export const DEFAULT_POLL_MS = 2_000;
export const DEFAULT_REFRESH_MS = 30_000;
