import type { SocketConstructor } from './socket-transport.js';

/** A clock that can be replaced, so that a test owns the time. */
export interface Clock {
  /** Epoch milliseconds; for the eye only, since a person can set it. */
  now(): number;
  /** Milliseconds that never step back; every decision is taken by these. */
  monotonic(): number;
  setTimeout(task: () => void, delayMs: number): unknown;
  clearTimeout(id: unknown): void;
}

/** A sign from the page or the network that the connection may not be what it was. */
export type Wake = 'visible' | 'hidden' | 'online' | 'offline' | 'pageshow' | 'pagehide' | 'resume';

/** Everything the stream needs from outside, so that all of it can be played in a test. */
export interface Environment {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly WebSocket: SocketConstructor | undefined;
  readonly fetch: typeof fetch;
  /** Listens for signs until the returned function is called. */
  readonly wake: (listener: (kind: Wake) => void) => () => void;
  readonly isOnline: () => boolean;
  readonly isHidden: () => boolean;
  /** Address that paths are resolved against; `null` where there is no page. */
  readonly pageUrl: () => string | null;
  /** Runs a task after what is waiting now, also in a hidden tab. */
  readonly macrotask: (task: () => void) => void;
  /** Tells a developer of an error in a handler without stopping anything. */
  readonly report: (error: unknown) => void;
}

const SIGNS = ['visibilitychange', 'resume', 'online', 'offline', 'pageshow', 'pagehide'];

/** The page's own clock, network and signs. Works without a document too, where there are no signs. */
export function browserEnvironment(): Environment {
  const { document } = globalThis as { document?: Document };
  return {
    clock: {
      now: () => Date.now(),
      monotonic: () => performance.now(),
      setTimeout: (task, delayMs) => setTimeout(task, delayMs),
      clearTimeout: (id) => clearTimeout(id as ReturnType<typeof setTimeout>),
    },
    random: () => Math.random(),
    get WebSocket() {
      return globalThis.WebSocket as SocketConstructor | undefined;
    },
    fetch: (...request) => fetch(...request),
    wake: (listener) => listenForWake(document, listener),
    isOnline: () => (globalThis.navigator as Navigator | undefined)?.onLine !== false,
    isHidden: () => document?.visibilityState === 'hidden',
    pageUrl: () => document?.baseURI ?? null,
    macrotask,
    report,
  };
}

function listenForWake(document: Document | undefined, listener: (kind: Wake) => void): () => void {
  const ended = new AbortController();
  const hear = ({ type }: Event) => {
    if (type !== 'visibilitychange') listener(type as Wake);
    else listener(document?.visibilityState === 'hidden' ? 'hidden' : 'visible');
  };
  // Captured, because what happens to the document does not all bubble to its window.
  const options = { capture: true, signal: ended.signal };
  for (const type of SIGNS) if (document) addEventListener(type, hear, options);
  return () => ended.abort();
}

/** Tasks in their order: WebKit delivers the messages of several channels in any. */
const waiting: (() => void)[] = [];
/** Held, since an engine may collect a channel that nobody holds, with the message that is under way in it. */
const underWay = new Set<MessagePort>();

/** A message to oneself: neither throttled in a hidden tab, as timers are, nor stopped, as frames are. */
function macrotask(task: () => void): void {
  const { port1, port2 } = new MessageChannel();
  waiting.push(task);
  underWay.add(port1);
  port1.onmessage = () => {
    underWay.delete(port1);
    port1.close(); // an open port would keep a Node process alive
    waiting.shift()?.();
  };
  port2.postMessage(null);
}

function report(error: unknown): void {
  const { reportError } = globalThis as { reportError?: (error: unknown) => void };
  if (reportError) reportError(error);
  else
    setTimeout(() => {
      throw error;
    });
}
