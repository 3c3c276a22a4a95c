/*
 * The file is longer than most because this is the face of the stream: its options, what it tells, and the one place where
 * connection, queue and other ways of news meet.
 */
import type { Envelope } from '../wire/envelope.js';
import { fault, type Fault } from '../wire/fault.js';
import { safeAddress } from './address.js';
import { Connection, type TokenProvider } from './connection.js';
import { DeliveryQueue, type DeliveryListener } from './delivery-queue.js';
import { browserEnvironment, type Environment, type Wake } from './environment.js';
import { Poller } from './poller.js';
import type { HttpLine } from './http-line.js';
import { ServerMemory, Session, type Line } from './session.js';
import type { StreamState, StreamStatus } from './status.js';
import { Subscriptions } from './subscriptions.js';
import { Timer } from './timer.js';
import type { TransportFactory } from './transport.js';

const DEFAULT_POLL_MS = 2_000;
/** Longest control frame a server must take. */
const MAX_FRAME_LENGTH = 4_096;
/** Without an open connection after this long the fallback begins, while the attempt goes on. */
const PATIENCE_MS = 4_000;
/** What was read this shortly before the first opening has missed nothing that a resync would find. */
const FRESH_MS = 1_000;

export interface StreamOptions {
  /** `ws:`, `wss:`, `http:`, `https:` or a path of the page; absent: polling only. */
  readonly url?: string | null | undefined;
  /** Where events can be had by HTTP when no socket opens: SSE, then long poll. */
  readonly eventsUrl?: string | null | undefined;
  /** Milliseconds between polls while nothing else brings news; default 2000. */
  readonly pollIntervalMs?: number | undefined;
  /** Whether there are resources to poll. */
  readonly canPoll: boolean;
  /** Gives a short-lived token, sent as the first frame. */
  readonly getToken?: TokenProvider | undefined;
  /** Instead of the contract's own socket; once given it stays. */
  readonly transport?: TransportFactory | undefined;
  /** Failures in a row after which it gives up; by default never, since polling goes on meanwhile. */
  readonly maxAttempts?: number | undefined;
}

/** What the stream tells. A listener that throws is reported and hurts nothing. */
export interface StreamListener extends DeliveryListener {
  status(status: StreamStatus): void;
  fault(fault: Fault): void;
  /** Reads the resources, since nothing else brings news; `true` where an answer came. */
  poll(): Promise<boolean>;
}

/** Figures for whoever looks into a connection; no payloads, addresses or topics' names. */
export interface StreamSnapshot {
  readonly status: StreamStatus;
  /** Sockets that opened. */
  readonly opened: number;
  readonly events: number;
  /** Frames, events and requests that were refused, by either side. */
  readonly refused: number;
  readonly resyncs: number;
  readonly topics: number;
  /** Events that wait to be handed on. */
  readonly queued: number;
  /** Whether the server replays what was missed. */
  readonly resumes: boolean;
}

const QUIET = { attempt: 0, delayMs: null, reason: null, code: null, transport: null };

/** One stream of events from a server, kept up whatever happens; see docs/reliability.md for what it promises. */
export class EventStream {
  #options: StreamOptions;
  #status: StreamStatus;
  /** Why nothing is wanted; `null` while the stream is wanted. */
  #rest: Pick<StreamStatus, 'state' | 'reason' | 'code'> | null = { state: 'idle', reason: null, code: null };
  #connection: Connection | null = null;
  #memory = new ServerMemory();
  /** Brings events by HTTP while there is no socket; loaded when it is first needed. */
  #relief: HttpLine | null = null;
  #isLoading = false;
  #stopWaking: (() => void) | null = null;
  #startedAt = 0;
  #isPatienceOver = false;
  #isSyncing = false;
  readonly #tally = { opened: 0, events: 0, refused: 0, resyncs: 0 };
  readonly #topics = new Subscriptions(() => this.#syncSoon());
  readonly #queue: DeliveryQueue;
  readonly #poller: Poller;
  readonly #patience: Timer;

  constructor(
    options: StreamOptions,
    private readonly listener: StreamListener,
    private readonly environment: Environment = browserEnvironment(),
  ) {
    const { clock } = environment;
    this.#options = options;
    this.#status = { ...QUIET, state: 'idle', since: clock.now() };
    this.#queue = new DeliveryQueue(environment, listener);
    this.#poller = new Poller(environment, {
      poll: () => listener.poll(),
      changed: () => this.#changed(),
    });
    this.#patience = new Timer(clock);
  }

  get status(): StreamStatus {
    return this.#status;
  }

  /** Opens, or dials at once where it was waiting. */
  connect(): void {
    const { clock, wake, pageUrl } = this.environment;
    const { url } = this.#options;
    if (this.#rest) this.#startedAt = clock.monotonic();
    this.#rest = null;
    this.#stopWaking ??= wake((kind) => this.#wake(kind));
    if (url && !this.#connection) {
      const address = safeAddress(url, pageUrl(), 'ws');
      if (address === null) {
        this.#close('closed', 'bad-url');
        this.#problem('url', 'must be ws:, wss: or a path, without credentials, and as secure as the page');
        return;
      }
      this.#connection = this.#connectionTo(address);
    }
    if (!this.#connection?.session) {
      this.#isPatienceOver = false;
      this.#patience.start(PATIENCE_MS, () => {
        this.#isPatienceOver = true;
        this.#changed();
      });
    }
    if (this.#connection) this.#connection.start();
    else this.#changed();
  }

  /** Closes for good: nothing more is told, until `connect()`, which reads everything again. */
  disconnect(): void {
    this.#queue.clear();
    this.#close('closed', null);
    this.#forget();
  }

  /** Closes for now; what had arrived is still handed on, and `connect()` goes on where it was. */
  suspend(reason: 'idle' | 'paused'): void {
    this.#close(reason === 'idle' ? 'idle' : 'closed', reason);
  }

  /** Follows a topic until the returned function is called; users of a topic are counted. */
  subscribe(topic: string): () => void {
    return this.#topics.add(topic);
  }

  /** Sends a control frame; `false` where there is no open socket or it is longer than 4 KB. Nothing is kept for later. */
  send(action: Readonly<Record<string, unknown>>): boolean {
    const text = JSON.stringify(action);
    return text.length <= MAX_FRAME_LENGTH && (this.#connection?.send(text) ?? false);
  }

  /** Takes new options; a new address is connected to at once, a new token or interval with the next need of it. */
  configure(options: Partial<StreamOptions>): void {
    const { url, eventsUrl, transport } = this.#options;
    this.#options = { ...this.#options, ...options, transport: options.transport ?? transport };
    if (this.#options.eventsUrl !== eventsUrl) this.#dismiss();
    if (this.#options.url !== url || this.#options.transport?.kind !== transport?.kind) {
      this.#dismiss();
      this.#connection?.stop();
      this.#connection = null;
      this.#memory = new ServerMemory();
      this.#forget();
      if (!this.#rest || this.#rest.reason === 'bad-url') this.connect();
    } else if (!this.#rest) this.#changed();
  }

  snapshot(): StreamSnapshot {
    return {
      ...this.#tally,
      status: this.#status,
      topics: this.#topics.size,
      queued: this.#queue.size,
      resumes: this.#memory.resumes,
    };
  }

  #connectionTo(url: string): Connection {
    const options = () => {
      const { getToken, transport, maxAttempts = Infinity, canPoll, eventsUrl } = this.#options;
      const isRelieved = this.#relief?.session?.isReady ?? false;
      return { url, getToken, transport, maxAttempts, isRelieved, canBeRelieved: canPoll || !!eventsUrl };
    };
    const connection: Connection = new Connection(this.environment, options, {
      begin: (line) => {
        // A server that replays by one way is waited for to say so by the other.
        if (this.#relief?.session?.canResume) this.#memory.resumes = true;
        this.#relief?.stop();
        return this.#begin(line, this.#memory);
      },
      changed: () => this.#settle(),
      problem: (reason) => this.#problem('connection', `ended: ${reason}`),
    });
    return connection;
  }

  #begin(line: Line, memory: ServerMemory): Session {
    const { clock } = this.environment;
    const isFresh = this.#tally.opened === 0 && clock.monotonic() - this.#startedAt < FRESH_MS;
    if (!isFresh) for (const topic of this.#topics.all) topic.isKnown = true;
    this.#tally.opened += 1;
    this.#patience.stop();
    const listener = {
      event: (event: Envelope) => {
        this.#tally.events += 1;
        this.#queue.event(this.#marked(event));
      },
      resync: (topic: string, reason: string) => {
        this.#tally.resyncs += 1;
        this.#queue.resync({ topic, reason });
      },
      fault: (refused: Fault) => this.#refuse(refused),
      changed: () => this.#changed(),
    };
    return new Session(clock, this.#topics, memory, listener, line);
  }

  /** Says of an event that was missed, and is told again, that it is no news. */
  #marked(event: Envelope): Envelope {
    const { position } = event;
    const until = this.#topics.get(event.topic)?.replayedTo;
    const isReplayed = until && position?.epoch === until.epoch && position.seq <= until.seq;
    return isReplayed ? { ...event, isReplayed } : event;
  }

  #wake(kind: Wake): void {
    if (kind === 'visible') this.#poller.now();
    this.#connection?.wake(kind);
    if (this.#needsRelief()) this.#relief?.wake(kind);
    this.#changed();
  }

  /** A topic that moves from one widget to another in one task is neither dropped nor asked for again. */
  #syncSoon(): void {
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    this.environment.macrotask(() => {
      this.#isSyncing = false;
      (this.#connection?.session ?? this.#relief?.session)?.sync();
    });
  }

  /** The way of news that counts: where there is a socket to come, what is refused by HTTP ends nothing. */
  get #way(): Connection | HttpLine | null {
    return this.#connection ?? this.#relief;
  }

  /** A way that has ended for good ends the stream. */
  #settle(): void {
    const way = this.#way;
    if (way?.final) this.#close(way.final, way.reason, way.code);
    else this.#changed();
  }

  #close(state: StreamState, reason: string | null, code: number | null = null): void {
    this.#rest = { state, reason, code };
    this.#patience.stop();
    this.#connection?.stop();
    this.#dismiss();
    this.#stopWaking?.();
    this.#stopWaking = null;
    this.#changed();
  }

  /** What was followed is followed no longer from where it was, but read again with the next opening. */
  #forget(): void {
    for (const topic of this.#topics.all) topic.reading.restart(null);
  }

  #problem(field: string, message: string): void {
    this.#refuse(fault('bad-shape', field, message));
  }

  #refuse(refused: Fault): void {
    this.#tally.refused += 1;
    this.#tell(() => this.listener.fault(refused));
  }

  #tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.environment.report(error);
    }
  }

  #changed(): void {
    if (!this.#isFirstAttempt()) this.#patience.stop();
    if (this.#needsRelief()) this.#relieve();
    else this.#relief?.stop();
    if (this.#needsPolling()) this.#poller.start(this.#options.pollIntervalMs ?? DEFAULT_POLL_MS);
    else this.#poller.stop();
    const last = this.#status;
    const next = { since: last.since, ...this.#judge() };
    const isSame = (Object.keys(next) as (keyof StreamStatus)[]).every((key) => next[key] === last[key]);
    if (isSame) return;
    if (next.state !== last.state) next.since = this.environment.clock.now();
    this.#status = Object.freeze(next);
    this.#tell(() => this.listener.status(this.#status));
  }

  #judge(): Omit<StreamStatus, 'since'> {
    const connection = this.#connection;
    if (this.#rest) return { ...QUIET, ...this.#rest };
    if (connection?.isLive) return { ...QUIET, state: 'live', transport: connection.kind };
    if (this.#relief?.session?.isReady) return { ...QUIET, state: 'live', transport: this.#relief.kind };
    const state = this.#waitingState();
    const transport = state === 'polling' ? 'poll' : null;
    const way = this.#way;
    if (!way) return { ...QUIET, state, transport };
    const { dials, delayMs, code, reason } = way;
    const attempt = dials + (delayMs === null ? 0 : 1);
    return { state, transport, attempt, delayMs, code, reason: state === 'offline' ? state : reason };
  }

  #waitingState(): StreamState {
    const { isAnswered } = this.#poller;
    if (isAnswered) return 'polling';
    if (!this.#connection && !this.#options.canPoll && !this.#options.eventsUrl) return 'idle';
    if (this.#connection?.session) return 'connecting';
    if (!this.environment.isOnline()) return 'offline';
    if (!this.#connection) return isAnswered === null && !this.#relief?.delayMs ? 'connecting' : 'retrying';
    return this.#isFirstAttempt() ? 'connecting' : 'retrying';
  }

  /** Whether news must come by another way than the socket. */
  #needsRelief(): boolean {
    const connection = this.#connection;
    if (this.#rest || connection?.isLive || !this.environment.isOnline()) return false;
    return !connection || connection.isDoubted || (!connection.session && !this.#isFirstAttempt());
  }

  #needsPolling(): boolean {
    const { canPoll, pollIntervalMs = DEFAULT_POLL_MS } = this.#options;
    return canPoll && pollIntervalMs > 0 && this.#needsRelief() && !this.#relief?.session?.isReady;
  }

  #relieve(): void {
    if (this.#relief) this.#relief.start();
    else if (!this.#isLoading && this.#options.eventsUrl) void this.#loadRelief();
  }

  async #loadRelief(): Promise<void> {
    this.#isLoading = true;
    try {
      const { HttpLine } = await import('./http-line.js');
      if (!this.#needsRelief()) return;
      this.#relief = new HttpLine(this.environment, this.#topics, () => this.#options, {
        begin: (line, memory) => this.#begin(line, memory),
        changed: () => this.#settle(),
        problem: (field, message) => this.#problem(field, message),
      });
      this.#settle();
    } catch {
      // What cannot be loaded now is tried again with the next change.
    } finally {
      this.#isLoading = false;
    }
  }

  #dismiss(): void {
    this.#relief?.stop();
    this.#relief = null;
  }

  #isFirstAttempt(): boolean {
    return this.#connection?.failures === 0 && !this.#isPatienceOver;
  }
}
