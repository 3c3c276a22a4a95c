import type { Transport, TransportListener } from './transport.js';

/** One request for events. */
export interface EventRequest {
  /** Checked, and absolute. */
  readonly url: string;
  /** Without the stream's own, `""`, which is always meant. */
  readonly topics: readonly string[];
  /** Where each topic stands, as JSON: what came after it is sent first. Empty where nothing is known. */
  readonly since: string;
  /** Place of the stream's own topic, `epoch:seq`, for a server that knows only this. */
  readonly lastEventId: string | null;
  readonly token: string | null;
}

/** Not offered at this address: another way may be. */
export const NOT_OFFERED = 1003;

/** What an HTTP status says in the language of close codes. */
const CODES: Readonly<Record<number, number>> = { 401: 4401, 403: 4403, 429: 4429, 503: 1013 };

/** The close code for a status that brings no events. */
export function codeOf(status: number): number {
  return CODES[status] ?? (status >= 500 ? 1011 : NOT_OFFERED);
}

/** Asks for events; a token travels in a header, never in the address. */
export function ask(
  fetch: typeof globalThis.fetch,
  { url, topics, since, lastEventId, token }: EventRequest,
  accept: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  const address = new URL(url);
  for (const [name, value] of Object.entries({ topics: topics.join(), since, ...query })) {
    if (value) address.searchParams.set(name, value);
  }
  const headers: Record<string, string> = { accept };
  if (lastEventId !== null) headers['last-event-id'] = lastEventId;
  if (token !== null) headers['authorization'] = `Bearer ${token}`;
  return fetch(address, { headers, signal, cache: 'no-store', redirect: 'error' });
}

/**
 * Makes a transport of a way to receive; nothing can be sent by it.
 * @param receive resolves with a close code when it is over
 */
export function receiver(
  kind: Transport['kind'],
  listener: TransportListener,
  receive: (signal: AbortSignal) => Promise<number>,
): Transport {
  const ended = new AbortController();
  const end = (code: number) => {
    if (ended.signal.aborted) return;
    ended.abort();
    listener.closed(code);
  };
  receive(ended.signal).then(end, () => end(1006));
  return { kind, send: () => false, close: () => ended.abort() };
}
