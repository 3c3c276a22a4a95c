import { WebSocket } from 'ws';
import type { Environment, Wake } from '../../src/stream/environment.js';
import type { Socket } from '../../src/stream/socket-transport.js';
import { paceAfter, paceNow } from './pace.node.js';

/** How the next socket is made. */
export type Making = 'made' | 'throws' | 'blocked';

/**
 * A page with a real network and a faster clock: `speed` of its seconds pass in one of ours, so that half a minute of
 * silence costs a second and a half.
 */
export class Page implements Environment {
  isPageOnline = true;
  isPageHidden = false;
  making: Making = 'made';
  skewMs = 0;
  /** Sockets that could not be made. */
  thwarted = 0;
  readonly reported: unknown[] = [];
  /** Sockets that are made and not yet closed. */
  readonly live = new Set<PageSocket>();
  #frozen: (() => void)[] | null = null;
  readonly #timers = new Set<() => void>();
  readonly #wakers = new Set<(kind: Wake) => void>();

  constructor(
    readonly speed: number,
    readonly random: () => number,
  ) {}

  readonly clock = {
    now: () => Date.now() + this.skewMs,
    monotonic: () => paceNow() * this.speed,
    setTimeout: (task: () => void, delayMs: number): unknown => {
      const stop = paceAfter(delayMs / this.speed, () => {
        this.#timers.delete(stop);
        this.enter(task);
      });
      this.#timers.add(stop);
      return stop;
    },
    clearTimeout: (id: unknown): void => {
      const stop = id as () => void;
      stop();
      this.#timers.delete(stop);
    },
  };

  readonly WebSocket: Environment['WebSocket'] = socketsOf(this);
  readonly fetch: typeof fetch = (...request) => fetch(...request);
  readonly isOnline = () => this.isPageOnline;
  readonly isHidden = () => this.isPageHidden;
  readonly pageUrl = () => null;
  readonly macrotask = (task: () => void) => void setImmediate(() => this.enter(task));
  readonly report = (error: unknown) => void this.reported.push(error);
  readonly wake = (listener: (kind: Wake) => void) => {
    this.#wakers.add(listener);
    return () => void this.#wakers.delete(listener);
  };

  get timers(): number {
    return this.#timers.size;
  }

  get listeners(): number {
    return this.#wakers.size;
  }

  /** Runs a task of the page, or keeps it until the page thaws. */
  enter(task: () => void): void {
    if (this.#frozen) this.#frozen.push(task);
    else task();
  }

  freeze(): void {
    this.#frozen ??= [];
  }

  thaw(): void {
    const tasks = this.#frozen ?? [];
    this.#frozen = null;
    for (const task of tasks) task();
  }

  signal(kind: Wake): void {
    if (kind === 'online' || kind === 'offline') this.isPageOnline = kind === 'online';
    if (kind === 'hidden' || kind === 'visible') this.isPageHidden = kind === 'hidden';
    for (const listener of [...this.#wakers]) this.enter(() => listener(kind));
  }
}

/** A real socket whose events wait while the page is frozen. */
export class PageSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onerror: Socket['onerror'] = null;
  onclose: Socket['onclose'] = null;
  readonly #socket: WebSocket | null;

  constructor(
    private readonly page: Page,
    url: string,
    protocols: string[],
  ) {
    if (page.making !== 'made') page.thwarted += 1;
    if (page.making === 'throws') throw new Error('SecurityError');
    this.page.live.add(this);
    this.#socket =
      page.making === 'blocked' ? null : new WebSocket(url, protocols, { perMessageDeflate: false });
    if (!this.#socket) {
      setImmediate(() => this.#tell(() => this.onerror?.(undefined as never)));
      return;
    }
    this.#socket.onopen = () => this.#tell(() => this.onopen?.(undefined as never));
    this.#socket.onmessage = ({ data }) => this.#tell(() => this.onmessage?.({ data }));
    this.#socket.onerror = () => this.#tell(() => this.onerror?.(undefined as never));
    this.#socket.onclose = ({ code }) => {
      page.live.delete(this);
      this.#tell(() => this.onclose?.({ code }));
    };
  }

  get readyState(): number {
    return this.#socket?.readyState ?? 3;
  }

  send(text: string): void {
    this.#socket?.send(text);
  }

  close(code?: number): void {
    this.page.live.delete(this);
    this.#socket?.close(code);
  }

  #tell(task: () => void): void {
    this.page.enter(task);
  }
}

function socketsOf(page: Page): Environment['WebSocket'] {
  return class extends PageSocket {
    constructor(url: string, protocols: string[] = []) {
      super(page, url, protocols);
    }
  };
}
