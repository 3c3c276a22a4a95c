import { fault, type Fault } from '../wire/fault.js';
import { addressOf } from './address.js';
import { Connection } from './connection.js';
import { DeliveryQueue, type DeliveryListener } from './delivery-queue.js';
import { browserEnvironment, type Environment, type Wake } from './environment.js';
import { Poller } from './poller.js';
import { Session, type ServerMemory } from './session.js';
import type { StreamState, StreamStatus } from './status.js';
import { Subscriptions } from './subscriptions.js';
import type { TokenProvider } from './ticket.js';
import { Timer } from './timer.js';
import type { Transport } from './transport.js';

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
  readonly frames: number;
  readonly events: number;
  readonly refused: number;
  readonly resyncs: number;
  readonly topics: number;
  /** Events that wait to be handed on. */
  readonly queued: number;
  /** When something last arrived, epoch milliseconds. */
  readonly heardAt: number | null;
  /** Whether the server replays what was missed. */
  readonly resumes: boolean;
}

/** One stream of events from a server, kept up whatever happens; see docs/reliability.md for what it promises. */
export class EventStream {
  #options: StreamOptions;
  #status: StreamStatus;
  /** Why nothing is wanted; `null` while the stream is wanted. */
  #rest: Pick<StreamStatus, 'state' | 'reason' | 'code'> | null = { state: 'idle', reason: null, code: null };
  #connection: Connection | null = null;
  #session: Session | null = null;
  #transport: Transport | null = null;
  #memory: ServerMemory = { resumes: false, answers: false, isMute: false };
  #stopWaking: (() => void) | null = null;
  #startedAt = 0;
  #isPatienceOver = false;
  #hasOpened = false;
  #isSyncing = false;
  readonly #tally = { opened: 0, frames: 0, events: 0, refused: 0, resyncs: 0 };
  #heardAt: number | null = null;
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
    this.#status = {
      state: 'idle',
      attempt: 0,
      delayMs: null,
      reason: null,
      code: null,
      since: clock.now(),
      transport: null,
    };
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
    const { clock, wake } = this.environment;
    if (this.#rest !== null || !this.#connection) {
      this.#rest = null;
      this.#startedAt = clock.monotonic();
      this.#isPatienceOver = false;
    }
    this.#stopWaking ??= wake((kind) => this.#wake(kind));
    this.#dial();
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
    return text.length <= MAX_FRAME_LENGTH && (this.#transport?.send(text) ?? false);
  }

  /** Takes new options; a new address is connected to at once, a new token or interval with the next need of it. */
  configure(options: Partial<StreamOptions>): void {
    const { url, eventsUrl } = this.#options;
    this.#options = { ...this.#options, ...options };
    const isElsewhere = this.#options.url !== url || this.#options.eventsUrl !== eventsUrl;
    if (isElsewhere) {
      this.#stopConnection();
      this.#connection = null;
      this.#memory = { resumes: false, answers: false, isMute: false };
      this.#forget();
      if (this.#rest === null || this.#rest.reason === 'bad-url') this.connect();
    } else if (this.#rest === null) this.#changed();
  }

  snapshot(): StreamSnapshot {
    return {
      ...this.#tally,
      status: this.#status,
      topics: this.#topics.size,
      queued: this.#queue.size,
      heardAt: this.#heardAt,
      resumes: this.#memory.resumes,
    };
  }

  #dial(): void {
    const { url } = this.#options;
    if (url == null || url === '') {
      this.#changed();
      return;
    }
    const address = addressOf(url, this.environment.pageUrl(), 'ws');
    if (!address.ok) {
      this.#fault('url', address.problem);
      this.#close('closed', 'bad-url');
      return;
    }
    if (!this.#isPatienceOver && !this.#session) {
      this.#patience.start(PATIENCE_MS, () => {
        this.#isPatienceOver = true;
        this.#changed();
      });
    }
    this.#connection ??= this.#connectionTo(address.url);
    this.#connection.start();
  }

  #connectionTo(url: string): Connection {
    const options = () => {
      const { getToken, maxAttempts = Infinity } = this.#options;
      return { url, getToken, maxAttempts };
    };
    return new Connection(this.environment, options, {
      opened: (transport) => this.#onOpened(transport),
      heard: () => {
        this.#heardAt = this.environment.clock.now();
        this.#session?.heard();
      },
      frame: (raw) => {
        this.#tally.frames += 1;
        this.#session?.frame(raw);
      },
      closed: () => this.#endSession(),
      changed: () => this.#onConnectionChange(),
      problem: (message) => this.#fault('connection', message),
    });
  }

  #onOpened(transport: Transport): void {
    const { clock } = this.environment;
    const isFresh =
      !this.#hasOpened && !this.#isPatienceOver && clock.monotonic() - this.#startedAt < FRESH_MS;
    if (!isFresh) for (const topic of this.#topics.all) topic.isKnown = true;
    this.#hasOpened = true;
    this.#tally.opened += 1;
    this.#patience.stop();
    this.#transport = transport;
    this.#session = new Session(transport, clock, this.#topics, this.#memory, {
      event: (event) => {
        this.#tally.events += 1;
        this.#queue.event(event);
      },
      resync: (topic, reason) => {
        this.#tally.resyncs += 1;
        this.#queue.resync({ topic, reason });
      },
      fault: (refused) => this.#refuse(refused),
      expired: () => this.#connection?.authenticate(),
      hint: (retryAfterMs) => this.#connection?.hint(retryAfterMs),
      dead: () => this.#connection?.lost('timeout'),
      renew: () => this.#renew(),
      changed: () => this.#changed(),
    });
    this.#session.start();
  }

  #renew(): void {
    this.#endSession();
    this.#connection?.renew();
  }

  #endSession(): void {
    this.#session?.stop();
    this.#session = null;
    this.#transport = null;
  }

  #onConnectionChange(): void {
    const connection = this.#connection;
    if (connection?.final) this.#close(connection.final, connection.reason, connection.code);
    else this.#changed();
  }

  #wake(kind: Wake): void {
    if (kind === 'visible') this.#poller.now();
    if (kind === 'hidden') return;
    if (this.#session && kind !== 'pagehide') this.#session.probe();
    else if (kind !== 'offline') this.#connection?.wake(kind);
    this.#changed();
  }

  /** A topic that moves from one widget to another in one task is neither dropped nor asked for again. */
  #syncSoon(): void {
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    this.environment.macrotask(() => {
      this.#isSyncing = false;
      this.#session?.sync();
    });
  }

  #close(state: StreamState, reason: string | null, code: number | null = null): void {
    this.#rest = { state, reason, code };
    this.#stopConnection();
    this.#stopWaking?.();
    this.#stopWaking = null;
    this.#changed();
  }

  #stopConnection(): void {
    this.#patience.stop();
    this.#endSession();
    this.#connection?.stop();
  }

  /** What was followed is followed no longer from where it was, but read again with the next opening. */
  #forget(): void {
    for (const topic of this.#topics.all) topic.reading.restart(null);
  }

  #fault(field: string, message: string): void {
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
    const { pollIntervalMs = DEFAULT_POLL_MS } = this.#options;
    if (this.#needsPolling()) this.#poller.start(pollIntervalMs);
    else this.#poller.stop();
    const last = this.#status;
    const next = { ...this.#judge(), since: last.since };
    const isSame = (Object.keys(next) as (keyof StreamStatus)[]).every((key) => next[key] === last[key]);
    if (isSame) return;
    if (next.state !== last.state) next.since = this.environment.clock.now();
    this.#status = Object.freeze(next);
    this.#tell(() => this.listener.status(this.#status));
  }

  #judge(): Omit<StreamStatus, 'since'> {
    const quiet = { attempt: 0, delayMs: null, reason: null, code: null, transport: null };
    const connection = this.#connection;
    if (this.#rest) return { ...quiet, ...this.#rest };
    if (this.#isLive()) return { ...quiet, state: 'live', transport: 'websocket' };
    const state = this.#waitingState();
    const transport = state === 'polling' ? 'poll' : null;
    if (!connection) return { ...quiet, state, transport };
    const { dials, delayMs, code, reason } = connection;
    const attempt = dials + (delayMs === null ? 0 : 1);
    return { state, transport, attempt, delayMs, code, reason: state === 'offline' ? 'offline' : reason };
  }

  #isLive(): boolean {
    return (this.#session?.isReady ?? false) || (this.#connection?.isRenewing ?? false);
  }

  #waitingState(): StreamState {
    const { isAnswered } = this.#poller;
    if (isAnswered) return 'polling';
    if (!this.#connection && !this.#options.canPoll) return 'idle';
    if (!this.#connection) return isAnswered === null ? 'connecting' : 'retrying';
    if (this.#session) return 'connecting';
    if (!this.environment.isOnline()) return 'offline';
    return this.#isFirstAttempt() ? 'connecting' : 'retrying';
  }

  #needsPolling(): boolean {
    if (!this.#options.canPoll || this.#rest || this.#session || this.#isLive()) return false;
    return !this.#connection || (this.environment.isOnline() && !this.#isFirstAttempt());
  }

  #isFirstAttempt(): boolean {
    return this.#connection?.failures === 0 && !this.#isPatienceOver;
  }
}
