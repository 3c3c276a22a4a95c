import { parseJson } from '../wire/plain.js';
import type { Clock } from './environment.js';
import { ask, codeOf, NOT_OFFERED, receiver, type EventRequest } from './http-transport.js';
import type { Transport, TransportListener } from './transport.js';

/** How long a server holds an answer back while there is nothing to tell. */
const WAIT_S = 25;
/** A server that does not hold its answers back is not asked in a tight circle. */
const MIN_INTERVAL_MS = 1_000;

interface Answer {
  readonly events: readonly unknown[];
  readonly topics: Readonly<Record<string, object>>;
}

/** Receives events by asking again and again; what the answers say of topics is told as the frames of a socket. */
export function openLongPoll(
  fetch: typeof globalThis.fetch,
  clock: Clock,
  request: () => EventRequest,
  listener: TransportListener,
): Transport {
  return receiver('long-poll', listener, async (signal) => {
    for (let wait = '0'; ; wait = String(WAIT_S)) {
      const askedAt = clock.monotonic();
      const response = await ask(fetch, request(), 'application/json', { wait }, signal);
      if (!response.ok) return codeOf(response.status);
      const text = await response.text();
      const answer = answerIn(text);
      if (signal.aborted || !answer) return NOT_OFFERED;
      const say = (frame: unknown) => {
        if (!signal.aborted) listener.frame(JSON.stringify(frame));
      };
      if (wait === '0') {
        listener.opened();
        say({ action: 'welcome', features: ['resume'] });
      }
      listener.heard();
      const places = Object.entries(answer.topics);
      say(places.map(([topic, place]) => ({ action: 'subscribed', topic, ...place })));
      say(answer.events);
      say({ action: 'pong', pos: answer.topics });
      const restMs = askedAt + MIN_INTERVAL_MS - clock.monotonic();
      if (answer.events.length === 0 && restMs > 0) {
        if (!(await passes(clock, restMs, signal))) return NOT_OFFERED;
      }
    }
  });
}

/** Lets time pass; `false` where it was to end before, and then no timer is left. */
function passes(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = clock.setTimeout(() => resolve(true), ms);
    const end = () => {
      clock.clearTimeout(timer);
      resolve(false);
    };
    signal.addEventListener('abort', end, { once: true });
  });
}

function answerIn(text: string): Answer | null {
  const parsed = parseJson(text);
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return null;
  const { events, topics } = parsed.value as Partial<Record<keyof Answer, unknown>>;
  if (!Array.isArray(events) || typeof topics !== 'object' || topics === null) return null;
  return { events, topics: topics as Answer['topics'] };
}
