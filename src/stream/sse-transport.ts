import { EventSourceParser } from './event-source-parser.js';
import { ask, codeOf, NOT_OFFERED, receiver, type EventRequest } from './http-transport.js';
import type { Transport, TransportListener } from './transport.js';

const TYPE = 'text/event-stream';

/**
 * Receives events as an event source, read with `fetch`: unlike an `EventSource` it carries headers, and tells the
 * status it failed with.
 */
export function openSse(
  fetch: typeof globalThis.fetch,
  request: () => EventRequest,
  listener: TransportListener,
): Transport {
  return receiver('sse', listener, async (signal) => {
    const response = await ask(fetch, request(), TYPE, {}, signal);
    if (!response.ok) return codeOf(response.status);
    if (!response.body || !response.headers.get('content-type')?.startsWith(TYPE)) return NOT_OFFERED;
    listener.opened();
    const parser = new EventSourceParser((data) => {
      if (!signal.aborted) listener.frame(data);
    });
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) return 1006;
      listener.heard();
      parser.push(decoder.decode(value, { stream: true }));
    }
  });
}
