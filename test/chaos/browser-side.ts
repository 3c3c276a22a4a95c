import { browserEnvironment } from '../../src/stream/environment.js';
import { EventStream } from '../../src/stream/event-stream.js';
import type { SocketConstructor } from '../../src/stream/socket-transport.js';
import type { Telling } from './browser-page.node.js';

declare global {
  interface Window {
    /** Made by whoever opened the page. */
    tellBench(text: string): Promise<void>;
    askBench(): Promise<string>;
    bench: Bench;
  }
}

export interface Bench {
  open(url: string, speed: number): void;
  act(what: 'connect' | 'disconnect' | 'idle' | 'paused'): void;
  subscribe(id: number, topic: string): void;
  release(id: number): void;
  state(): string;
}

const LOOK_MS = 20;

const own = browserEnvironment();
const live = new Set<number>();
const timers = new Set<unknown>();
const releases = new Map<number, () => void>();
let listeners = 0;
let sockets = 0;
let stream: EventStream | undefined;
let last = '';

/** A real socket that is counted while it lives. */
class CountedSocket extends WebSocket {
  readonly #id = ++sockets;

  constructor(url: string, protocols?: string[]) {
    super(url, protocols);
    live.add(this.#id);
    this.addEventListener('close', () => live.delete(this.#id));
  }

  override close(code?: number): void {
    live.delete(this.#id);
    super.close(code);
  }
}

function tell(news: Pick<Telling, 'events' | 'resync'> = {}): void {
  if (!stream) return;
  const { status } = stream;
  const seen = { status, snapshot: stream.snapshot(), live: [...live], timers: timers.size, listeners };
  const text = JSON.stringify({ ...seen, ...news });
  if (text === last) return;
  last = text;
  void window.tellBench(text);
}

window.bench = {
  open(url, speed) {
    const clock = {
      now: () => Date.now(),
      monotonic: () => performance.now() * speed,
      setTimeout: (task: () => void, delayMs: number): unknown => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          task();
        }, delayMs / speed);
        timers.add(timer);
        return timer;
      },
      clearTimeout: (timer: unknown) => {
        clearTimeout(timer as number);
        timers.delete(timer);
      },
    };
    stream = new EventStream(
      { url, canPoll: false, getToken: () => window.askBench() },
      {
        status: () => tell(),
        // Without what they carry, of which some can be written by no engine.
        events: (events) => tell({ events: events.map((event) => ({ ...event, data: null })) }),
        resync: (resync) => tell({ resync }),
        fault: () => tell(),
        poll: () => Promise.resolve(false),
      },
      {
        ...own,
        clock,
        WebSocket: CountedSocket as unknown as SocketConstructor,
        wake: (listener) => {
          listeners += 1;
          const stop = own.wake(listener);
          return () => {
            listeners -= 1;
            stop();
          };
        },
      },
    );
    setInterval(tell, LOOK_MS);
  },
  act(what) {
    if (what === 'connect' || what === 'disconnect') stream?.[what]();
    else stream?.suspend(what);
  },
  subscribe(id, topic) {
    if (stream) releases.set(id, stream.subscribe(topic));
  },
  release(id) {
    releases.get(id)?.();
    releases.delete(id);
  },
  state: () => stream?.status.state ?? '',
};
