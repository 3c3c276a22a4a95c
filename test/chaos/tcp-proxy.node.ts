import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { paceNow } from './pace.node.js';

interface Pair {
  readonly page: Socket;
  readonly server: Socket;
  /** Held back, in both directions, and nobody is told. */
  isHalfOpen: boolean;
}

/** Stands between a page and its server and breaks what passes. */
export class TcpProxy {
  port = 0;
  /** Milliseconds added to each direction. */
  latencyMs = 0;
  /** Bytes at most in one piece. */
  sliceBytes = Infinity;
  isBlack = false;
  /** Connections are cut as soon as they are made. */
  isRefusing = false;
  /** Upgrades do not get through, as with an old proxy; other requests do. */
  stripsUpgrade = false;
  /** Connections that were refused. */
  refused = 0;
  /** When something was last held back or lost unseen, by the bench's pace. */
  silencedAt = -Infinity;
  readonly #pairs = new Set<Pair>();
  #held: (() => void)[] = [];
  readonly #server: Server;

  constructor(private readonly target: () => number) {
    this.#server = createServer((page) => this.#connect(page));
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.reset();
    this.#server.close();
    await once(this.#server, 'close');
  }

  get connections(): number {
    return this.#pairs.size;
  }

  /** Ends each connection as a crash does. */
  reset(): void {
    for (const { page, server } of this.#pairs) {
      page.resetAndDestroy();
      server.destroy();
    }
  }

  /** Ends each connection as a process does that stops. */
  finish(): void {
    for (const { page, server } of this.#pairs) {
      page.end();
      server.destroy();
    }
  }

  /** Lets the first bytes of what comes next through, and cuts there. */
  resetMidFrame(): void {
    for (const { page, server } of this.#pairs) {
      server.removeAllListeners('data');
      server.once('data', (data: Buffer) => {
        page.write(data.subarray(0, Math.max(1, data.length >> 1)), () => page.resetAndDestroy());
        server.destroy();
      });
    }
  }

  /** From now on nothing passes on the present connections, and nobody is told. */
  halfOpen(): void {
    for (const pair of this.#pairs) pair.isHalfOpen = true;
  }

  /** Lets the network be there again; what was held back and is still wanted passes. */
  heal(): void {
    this.isBlack = this.isRefusing = this.stripsUpgrade = false;
    this.latencyMs = 0;
    this.sliceBytes = Infinity;
    const held = this.#held;
    this.#held = [];
    for (const task of held) task();
  }

  #connect(page: Socket): void {
    if (this.isRefusing) {
      this.refused += 1;
      page.resetAndDestroy();
      return;
    }
    const server = createConnection(this.target(), '127.0.0.1');
    const pair: Pair = { page, server, isHalfOpen: false };
    this.#pairs.add(pair);
    this.#pipe(pair, page, server);
    this.#pipe(pair, server, page);
  }

  #pipe(pair: Pair, from: Socket, to: Socket): void {
    const line = new Line(() => this.latencyMs);
    const pass = (task: () => void) => line.add(() => this.#pass(pair, task));
    from.setNoDelay();
    from.on('error', () => undefined);
    from.on('data', (data: Buffer) => pass(() => this.#write(to, this.#stripped(data))));
    from.on('end', () => pass(() => to.end()));
    from.on('close', () => {
      this.#pairs.delete(pair);
      pass(() => to.destroy());
    });
  }

  #pass(pair: Pair, task: () => void): void {
    if (pair.isHalfOpen || this.isBlack) this.silencedAt = paceNow();
    if (pair.isHalfOpen) return;
    if (this.isBlack) this.#held.push(() => this.#pass(pair, task));
    else task();
  }

  #write(to: Socket, data: Buffer): void {
    if (to.destroyed) return;
    for (let at = 0; at < data.length; at += this.sliceBytes)
      to.write(data.subarray(at, at + this.sliceBytes));
  }

  #stripped(data: Buffer): Buffer {
    if (!this.stripsUpgrade) return data;
    const text = data.toString('latin1');
    return /^GET /.test(text)
      ? Buffer.from(text.replace(/^(upgrade|connection): .*\r\n/gim, ''), 'latin1')
      : data;
  }
}

/** Delays what passes, and keeps its order when the latency falls meanwhile. */
class Line {
  readonly #waiting: { readonly dueAt: number; readonly task: () => void }[] = [];

  constructor(private readonly latencyMs: () => number) {}

  add(task: () => void): void {
    this.#waiting.push({ task, dueAt: performance.now() + this.latencyMs() });
    if (this.#waiting.length === 1) this.#pump();
  }

  #pump(): void {
    for (let [first] = this.#waiting; first; [first] = this.#waiting) {
      const restMs = first.dueAt - performance.now();
      if (restMs > 0) {
        setTimeout(() => this.#pump(), restMs);
        return;
      }
      this.#waiting.shift();
      first.task();
    }
  }
}
