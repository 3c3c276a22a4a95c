import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page as Tab } from 'puppeteer-core';
import type { Resync } from '../../src/stream/delivery-queue.js';
import type { StreamListener, StreamSnapshot } from '../../src/stream/event-stream.js';
import type { StreamStatus } from '../../src/stream/status.js';
import type { Envelope } from '../../src/wire/envelope.js';
import type {} from './browser-side.js';
import type { LabStream } from './lab.node.js';
import { Page, type PageSocket } from './page.node.js';

/** What a stream in a browser tells of itself, and of what came. */
export interface Telling {
  readonly status: StreamStatus;
  readonly snapshot: StreamSnapshot;
  readonly live: readonly number[];
  readonly timers: number;
  readonly listeners: number;
  readonly events?: readonly Envelope[];
  readonly resync?: Resync;
}

/** Serves one page with the stream in it, and one without. */
export class BrowserHost {
  readonly #server: Server;

  private constructor(
    readonly browser: Browser,
    script: string,
  ) {
    this.#server = createServer(({ url }, response) => {
      const isScript = url === '/bench.js';
      response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
      const head = url === '/' ? '<script src="/bench.js"></script>' : '';
      response.end(isScript ? script : `<!doctype html><title>bench</title>${head}`);
    });
  }

  static async start(browser: Browser): Promise<BrowserHost> {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('browser-side.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
    });
    const host = new BrowserHost(browser, outputFiles[0]?.text ?? '');
    host.#server.listen(0, '127.0.0.1');
    await once(host.#server, 'listening');
    return host;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.browser.close();
  }
}

/** A page in a real browser, as far as the bench looks into it. */
export class BrowserPage extends Page {
  #told: Telling | null = null;
  readonly #tokens = new Map<number, PageSocket>();

  override get timers(): number {
    return this.#told?.timers ?? 0;
  }

  override get listeners(): number {
    return this.#told?.listeners ?? 0;
  }

  get told(): Telling | null {
    return this.#told;
  }

  /** Takes what the page tells; each of its sockets is one object here. */
  take(told: Telling): void {
    this.#told = told;
    this.live.clear();
    for (const id of told.live) {
      const token = this.#tokens.get(id) ?? ({ id } as unknown as PageSocket);
      this.#tokens.set(id, token);
      this.live.add(token);
    }
  }
}

/** A stream in a real browser, with the face it has in this process. */
export class BrowserStream implements LabStream {
  #subscriptions = 0;

  private constructor(
    readonly tab: Tab,
    private readonly page: BrowserPage,
  ) {}

  static async open(
    host: BrowserHost,
    page: BrowserPage,
    url: string,
    listener: StreamListener,
    getToken: () => Promise<string> | string,
  ): Promise<BrowserStream> {
    // A window of its own is never in the background.
    const tab = await host.browser.newPage({ type: 'window' });
    await tab.exposeFunction('tellBench', (text: string) => {
      const told = JSON.parse(text) as Telling;
      const before = page.told?.status;
      page.take(told);
      if (JSON.stringify(before) !== JSON.stringify(told.status)) listener.status(told.status);
      if (told.events) listener.events(told.events);
      else if (told.resync) listener.resync(told.resync);
      else listener.fault({ code: 'bad-shape', field: '', message: '', sample: '' });
    });
    await tab.exposeFunction('askBench', getToken);
    await tab.goto(host.url, { waitUntil: 'load' });
    await tab.evaluate((...options) => window.bench.open(...options), url, page.speed);
    return new BrowserStream(tab, page);
  }

  get status(): StreamStatus {
    return this.snapshot().status;
  }

  snapshot(): StreamSnapshot {
    const snapshot = this.page.told?.snapshot;
    return (
      snapshot ?? {
        status: IDLE,
        opened: 0,
        events: 0,
        refused: 0,
        resyncs: 0,
        topics: 0,
        queued: 0,
        resumes: false,
      }
    );
  }

  connect(): void {
    this.#do(() => this.tab.evaluate(() => window.bench.act('connect')));
  }

  disconnect(): void {
    this.#do(() => this.tab.evaluate(() => window.bench.act('disconnect')));
  }

  suspend(reason: 'idle' | 'paused'): void {
    this.#do(() => this.tab.evaluate((what) => window.bench.act(what), reason));
  }

  subscribe(topic: string): () => void {
    const id = ++this.#subscriptions;
    this.#do(() => this.tab.evaluate((...which) => window.bench.subscribe(...which), id, topic));
    return () => this.#do(() => this.tab.evaluate((which) => window.bench.release(which), id));
  }

  /** What the page itself says, past all that it has told. */
  state(): Promise<string> {
    return this.tab.evaluate(() => window.bench.state());
  }

  /** What a page is told to do it does a moment later; that it could not is told with what is reported. */
  #do(ask: () => Promise<unknown>): void {
    ask().catch((error: unknown) => this.page.reported.push(error));
  }
}

const IDLE: StreamStatus = {
  state: 'idle',
  attempt: 0,
  delayMs: null,
  reason: null,
  code: null,
  since: 0,
  transport: null,
};
