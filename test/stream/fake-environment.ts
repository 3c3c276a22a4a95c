import type { Environment, Wake } from '../../src/stream/environment.js';
import type { Socket } from '../../src/stream/socket-transport.js';

interface Waiting {
  readonly id: number;
  readonly at: number;
  readonly task: () => void;
  /** What is under way in the network is no timer of the stream's. */
  readonly isOurs: boolean;
}

/** A socket that does what the test says. Its events come only when told, as a network's do. */
export class FakeSocket implements Socket {
  readyState = 0;
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onerror: Socket['onerror'] = null;
  onclose: Socket['onclose'] = null;
  /** Frames that the page sent, parsed. */
  readonly sent: Record<string, unknown>[] = [];
  /** Code with which the page closed it; `null` while it has not. */
  closedWith: number | null = null;

  constructor(
    private readonly environment: FakeEnvironment,
    readonly url: string,
    readonly protocols: readonly string[],
  ) {}

  get isAlive(): boolean {
    return this.readyState < 2;
  }

  open(): void {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.onopen?.(undefined as never);
  }

  /** Delivers frames, as JSON, and hands on what they bring. */
  receive(...frames: unknown[]): void {
    for (const frame of frames) this.receiveText(JSON.stringify(frame));
    this.environment.flush();
  }

  receiveText(data: unknown): void {
    if (this.readyState === 1) this.onmessage?.({ data });
  }

  /** Ends it from outside. */
  drop(code = 1006): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    if (code === 1006) this.onerror?.(undefined as never);
    this.onclose?.({ code });
    this.environment.flush();
  }

  /** What a blocked socket does in Chromium: an error, and nothing after it. */
  fail(): void {
    this.readyState = 3;
    this.onerror?.(undefined as never);
  }

  send(text: string): void {
    if (this.readyState === 0) throw new Error('InvalidStateError: still connecting');
    const frame = JSON.parse(text) as Record<string, unknown>;
    if (this.readyState !== 1) return;
    this.sent.push(frame);
    this.environment.onSent(this, frame);
  }

  close(code?: number): void {
    if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999))
      throw new Error('InvalidAccessError');
    if (this.readyState >= 2) return;
    this.readyState = 3;
    this.closedWith = code ?? null;
    this.environment.onClosed(this);
  }

  sentActions(): unknown[] {
    return this.sent.map(({ action }) => action);
  }
}

/** Everything the stream needs from outside, played: the test owns time, chance, network and page. */
export class FakeEnvironment implements Environment {
  readonly sockets: FakeSocket[] = [];
  readonly reported: unknown[] = [];
  isPageOnline = true;
  isPageHidden = false;
  page: string | null = 'https://host.example/app/';
  /** What `new WebSocket` does; a test that throws here plays a policy that forbids it. */
  onDial: (socket: FakeSocket) => void = () => undefined;
  onSent: (socket: FakeSocket, frame: Record<string, unknown>) => void = () => undefined;
  onClosed: (socket: FakeSocket) => void = () => undefined;
  nextRandom: () => number = () => 0.5;
  /** Milliseconds that the wall clock differs from the true time. */
  skewMs = 0;
  #time = 1_000;
  #lastId = 0;
  readonly #timers = new Map<number, Waiting>();
  #macrotasks: (() => void)[] = [];
  readonly #wakers = new Set<(kind: Wake) => void>();

  readonly clock = {
    now: () => Date.UTC(2026, 10, 20) + this.#time + this.skewMs,
    monotonic: () => this.#time,
    setTimeout: (task: () => void, delayMs: number): unknown => {
      const id = ++this.#lastId;
      this.#timers.set(id, { id, at: this.#time + Math.max(0, delayMs), task, isOurs: true });
      return id;
    },
    clearTimeout: (id: unknown): void => {
      this.#timers.delete(id as number);
    },
  };

  readonly WebSocket: Environment['WebSocket'] = fakeSockets(this);
  /** What a request gets; by default there is no network. */
  onFetch: typeof fetch = () => Promise.reject(new TypeError('no network'));
  readonly fetch: typeof fetch = (...request) => this.onFetch(...request);
  readonly random = () => this.nextRandom();
  readonly isOnline = () => this.isPageOnline;
  readonly isHidden = () => this.isPageHidden;
  readonly pageUrl = () => this.page;
  readonly macrotask = (task: () => void) => void this.#macrotasks.push(task);
  readonly report = (error: unknown) => void this.reported.push(error);
  readonly wake = (listener: (kind: Wake) => void) => {
    this.#wakers.add(listener);
    return () => void this.#wakers.delete(listener);
  };

  /** Timers that the stream has set. */
  get timers(): number {
    let count = 0;
    for (const { isOurs } of this.#timers.values()) count += isOurs ? 1 : 0;
    return count;
  }

  /** Lets the network do something after a while. */
  later(delayMs: number, task: () => void): void {
    const id = ++this.#lastId;
    this.#timers.set(id, { id, at: this.#time + delayMs, task, isOurs: false });
  }

  get listeners(): number {
    return this.#wakers.size;
  }

  get liveSockets(): FakeSocket[] {
    return this.sockets.filter(({ isAlive }) => isAlive);
  }

  /** The newest socket. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }

  get time(): number {
    return this.#time;
  }

  /** Runs what waits for a macrotask, and what that brings about. */
  flush(): void {
    for (let turn = 0; this.#macrotasks.length > 0; turn += 1) {
      if (turn > 10_000) throw new Error('macrotasks without end');
      const tasks = this.#macrotasks;
      this.#macrotasks = [];
      for (const task of tasks) task();
    }
  }

  /** Lets time pass; each timer fires when it is due. */
  advance(ms: number): void {
    const end = this.#time + ms;
    this.flush();
    for (let next = this.#next(); next && next.at <= end; next = this.#next()) {
      this.#time = Math.max(this.#time, next.at);
      this.#timers.delete(next.id);
      next.task();
      this.flush();
    }
    this.#time = Math.max(this.#time, end);
  }

  /** Lets time pass in which nothing runs, as in a frozen tab; what was due then fires late. */
  freeze(ms: number): void {
    this.#time += ms;
  }

  /** Lets promises settle in real time, while this clock stands still, then runs what they bring about. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise<void>((resolve) => setTimeout(resolve)); // streams and module loads take tasks of their own
      this.flush();
    }
  }

  signal(kind: Wake): void {
    if (kind === 'online' || kind === 'offline') this.isPageOnline = kind === 'online';
    if (kind === 'hidden' || kind === 'visible') this.isPageHidden = kind === 'hidden';
    for (const listener of [...this.#wakers]) listener(kind);
    this.flush();
  }

  #next(): Waiting | undefined {
    let next: Waiting | undefined;
    for (const timer of this.#timers.values()) if (!next || timer.at < next.at) next = timer;
    return next;
  }
}

/** A constructor, as the platform's is: `new` on it makes a socket of this environment. */
function fakeSockets(environment: FakeEnvironment): Environment['WebSocket'] {
  return class extends FakeSocket {
    constructor(url: string, protocols: string[] = []) {
      super(environment, url, protocols);
      environment.onDial(this);
      environment.sockets.push(this);
    }
  };
}
