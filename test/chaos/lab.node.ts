import { EventStream, type StreamListener } from '../../src/stream/event-stream.js';
import type { StreamStatus } from '../../src/stream/status.js';
import { Mirror } from '../stream/mirror.js';
import { pick, seeded } from '../stream/random.js';
import { BrowserPage, BrowserStream, type BrowserHost } from './browser-page.node.js';
import { paceAfter, paceNow } from './pace.node.js';
import { Page } from './page.node.js';
import { ReferenceServer, type ReferenceTraits } from './reference-server.node.js';
import { TcpProxy } from './tcp-proxy.node.js';

/** Topics that every page follows. */
export const TOPICS = ['', 'campaign:1', 'campaign:2'];

const LOOK_MS = 8;

/** A connection that lasted this long is forgiven what was before it. */
const STABLE_MS = 5_000;
/** A topic that was asked for in vain, and then once more with twice the patience, is read again this much later. */
const UNANSWERED_MS = 20_000;

/** A frozen or busy machine is given this much before a page is called stuck, in the page's milliseconds. */
const STUCK_AFTER_MS = 600_000;

/** What the bench needs of a stream, wherever it is. */
export type LabStream = Pick<
  EventStream,
  'status' | 'snapshot' | 'connect' | 'disconnect' | 'suspend' | 'subscribe'
>;

export interface LabOptions {
  /** Opens the page in a browser instead of here. */
  readonly host?: BrowserHost;
  readonly seed: number;
  readonly traits: ReferenceTraits;
  readonly speed: number;
  /** Whether events can be had by HTTP too. */
  readonly hasFallback?: boolean;
}

/** One page, its own server and the network between them, with everything that was seen. */
export class Lab {
  readonly random: () => number;
  readonly server: ReferenceServer;
  readonly proxy: TcpProxy;
  readonly page: Page;
  readonly mirror: Mirror;
  /** Broken promises, in words. */
  readonly broken: string[] = [];
  /** The fault that was injected last. */
  last = '';
  /** Why everything was read again though the server had kept it, each time. */
  readonly resyncs: string[] = [];
  /** Events without an id, which only a fault sends. */
  strangers = 0;
  readonly topics = new Map<string, () => void>();
  /** Done once, from within the next handler. */
  trouble: (() => void) | null = null;
  getToken: () => Promise<string> | string = () => `ticket-${++this.tokens}`;
  tokens = 0;
  /** Milliseconds of the page between events, about. */
  pace = 1_000;
  #stream: LabStream | null = null;
  #publisher: NodeJS.Timeout | undefined;
  /** Refusals of a token that are forgiven, since the stream was live for a while after them. */
  #forgiven = 0;
  #liveSince: number | null = null;
  readonly #wakers = new Set<() => void>();

  constructor(readonly options: LabOptions) {
    this.random = seeded(options.seed);
    this.server = new ReferenceServer(options.traits);
    this.proxy = new TcpProxy(() => this.server.port);
    this.page = new (options.host ? BrowserPage : Page)(options.speed, this.random);
    const truth = { latencyMs: 0, log: (topic: string) => this.server.log.get(topic) };
    this.mirror = new Mirror(truth, (_, task) => void setImmediate(task));
  }

  get stream(): LabStream {
    if (!this.#stream) throw new Error('the lab was not started');
    return this.#stream;
  }

  async start(): Promise<void> {
    await this.server.up();
    await this.proxy.start();
    const address = `http://127.0.0.1:${this.proxy.port}`;
    this.#stream = await this.#open(address);
    for (const topic of TOPICS) if (topic) this.topics.set(topic, this.stream.subscribe(topic));
    this.stream.connect();
    this.publish();
  }

  #open(address: string): Promise<LabStream> | LabStream {
    const { host, hasFallback } = this.options;
    const getToken = () => this.getToken();
    const listener: StreamListener = {
      status: (status) => {
        this.#follow(status);
        this.#stir();
      },
      events: (batch) => {
        for (const event of batch) {
          this.strangers += event.id === null ? 1 : 0;
          this.#check(() => this.mirror.onEvents([event]));
        }
        this.#hear();
      },
      resync: (what) => {
        // Where no answer comes in five seconds the contract wants it, and for a topic that never had one.
        const isFollowed = TOPICS.includes(what.topic);
        const isDue = !isFollowed || (what.reason === 'no-answer' && this.#wasSilenced());
        if (!isDue) this.resyncs.push(`${what.reason}, after "${this.last}"`);
        this.mirror.onResync(what);
        this.#hear();
      },
      fault: () => this.#stir(),
      poll: () => Promise.resolve(false),
    };
    if (host && this.page instanceof BrowserPage) {
      return BrowserStream.open(host, this.page, `${address}/ws`, listener, getToken);
    }
    const eventsUrl = hasFallback ? `${address}/events` : null;
    return new EventStream(
      { url: `${address}/ws`, eventsUrl, canPoll: false, getToken },
      listener,
      this.page,
    );
  }

  async stop(): Promise<void> {
    clearTimeout(this.#publisher);
    this.stream.disconnect();
    await this.settle(this.options.host ? 5_000 : 500);
    const left = [this.page.timers, this.page.listeners, this.page.live.size];
    if (left.some(Boolean)) this.broken.push(`left behind: timers, listeners, sockets ${left.join()}`);
    for (const error of this.page.reported) if (!(error instanceof Expected)) this.broken.push(String(error));
    if (this.#stream instanceof BrowserStream) await this.#stream.tab.close();
    await this.proxy.stop();
    await this.server.down();
  }

  /** Publishes at about the lab's pace until it is paused. */
  publish(): void {
    this.#publisher = setTimeout(
      () => {
        this.server.publish(pick(this.random, TOPICS), pick(this.random, ['usage.update', 'task.completed']));
        this.publish();
      },
      (this.pace * (0.5 + this.random())) / this.options.speed,
    );
  }

  pause(): void {
    clearTimeout(this.#publisher);
  }

  /** Lets time of the page pass. */
  settle(pageMs: number): Promise<void> {
    return new Promise((resolve) => paceAfter(pageMs / this.options.speed, resolve));
  }

  /**
   * Waits until something holds.
   * @returns milliseconds of the page that it took; `null` where it did not come true in time
   */
  async until(holds: () => boolean, withinMs: number): Promise<number | null> {
    const since = paceNow();
    const elapsed = () => (paceNow() - since) * this.options.speed;
    while (!holds()) {
      if (elapsed() > withinMs) return null;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_MS);
        this.#wakers.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return elapsed();
  }

  /** @returns milliseconds until the stream is live; whoever stays away is stuck */
  async live(): Promise<number> {
    const isBack = () => this.stream.status.state === 'live' || this.stream.status.state === 'unauthorised';
    const tookMs = await this.until(isBack, STUCK_AFTER_MS);
    const { state, reason } = this.stream.status;
    // Two refusals of a token without a lasting connection between them are the end of it.
    const isRightlyOver = state === 'unauthorised' && this.server.refusals - this.#forgiven > 1;
    if (tookMs !== null && state === 'live') return tookMs;
    if (!isRightlyOver) {
      this.broken.push(
        `stuck: ${state} (${reason}), ${this.page.timers} timers, ${this.page.live.size} sockets`,
      );
    }
    this.#forgiven = this.server.refusals;
    this.stream.connect();
    return STUCK_AFTER_MS;
  }

  /** Makes everything whole again. */
  heal(): Promise<void> {
    const { server, page } = this;
    server.handshake = 'accept';
    server.hangUp();
    server.fates = [];
    server.refusedTickets.clear();
    server.log.history = 3_000;
    this.proxy.heal();
    page.making = 'made';
    page.skewMs = 0;
    page.isPageOnline = true;
    page.isPageHidden = false;
    page.thaw();
    this.trouble = null;
    this.getToken = () => `ticket-${++this.tokens}`;
    return server.up();
  }

  #follow({ state, code }: StreamStatus): void {
    if (this.page.live.size > 1) this.broken.push(`${this.page.live.size} sockets, after "${this.last}"`);
    const now = paceNow();
    if (state === 'live') {
      this.#liveSince ??= now;
      return;
    }
    const wasStable = this.#liveSince !== null && (now - this.#liveSince) * this.options.speed >= STABLE_MS;
    // The one that has just ended it is not among them.
    if (wasStable) this.#forgiven = this.server.refusals - (code === 4401 ? 1 : 0);
    this.#liveSince = null;
  }

  #wasSilenced(): boolean {
    const sinceMs = (paceNow() - this.proxy.silencedAt) * this.options.speed;
    return this.proxy.isBlack || sinceMs < UNANSWERED_MS;
  }

  #check(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.broken.push(`${String(error)}, after "${this.last}"`);
    }
  }

  /** What a handler does wrong it does last: what it was given is not lost by that. */
  #hear(): void {
    this.#stir();
    const { trouble } = this;
    this.trouble = null;
    trouble?.();
  }

  #stir(): void {
    const wakers = [...this.#wakers];
    this.#wakers.clear();
    for (const wake of wakers) wake();
  }
}

/** What a lab throws on purpose. */
export class Expected extends Error {}
