/*
 * The file is longer than most because one connection, from its first attempt to its end, is one machine of states: either
 * half would have to know the other's.
 */
import { backoffMs, slowMs, spreadMs } from './backoff.js';
import { meaningOf, type Verdict } from './close-codes.js';
import type { Environment, Wake } from './environment.js';
import type { Line, Session } from './session.js';
import { openSocket } from './socket-transport.js';
import { Timer } from './timer.js';
import type { Transport, TransportFactory, TransportListener } from './transport.js';

const SUBPROTOCOLS = ['events.v1'];
const DEADLINE_MS = 20_000;
const TOKEN_MS = 10_000;
/** What is left of the 35 s of silence when a plain server is asked by a new connection. */
const RENEWAL_MS = 7_500;
const STABLE_MS = 5_000;
/** Signs of waking come in bursts; they bring about one attempt in this time. */
const MIN_GAP_MS = 500;
/** An attempt older than this when the page wakes belongs to the network before. */
const OLD_ATTEMPT_MS = 2_000;
/** A page that was left stays quiet, should it not be told that it is back. */
const ASLEEP_MS = 30_000;
/** While something else brings events a socket is tried at leisure, and back within a minute. */
const LEISURE_MS = 30_000;
const LEISURE_WINDOW_MS = 20_000;
/** How soon a socket must bring a first frame before it takes over from what works. */
const PROOF_MS = 5_000;
/** Openings in a row without a frame after which something between may swallow them. */
const DOUBT_SILENCE_AFTER = 3;
/** Failures in a row after which a server that took the subprotocol, or refused it, is no longer known to. */
const DOUBT_AFTER = 4;

export type TokenProvider = () => Promise<string> | string;

export interface ConnectionOptions {
  /** Checked, and absolute. */
  readonly url: string;
  readonly getToken: TokenProvider | undefined;
  /** Instead of the contract's own socket. */
  readonly transport: TransportFactory | undefined;
  /** Failures in a row after which it gives up. */
  readonly maxAttempts: number;
  /** Something else brings events meanwhile: a socket must prove itself before it takes over. */
  readonly isRelieved: boolean;
  /** Something else could bring news. */
  readonly canBeRelieved: boolean;
}

export interface ConnectionListener {
  /** Makes the conversation on a connection that is open. */
  begin(line: Line): Session;
  changed(): void;
  /** The connection ended in a way that another attempt will hardly mend. */
  problem(reason: string): void;
}

/**
 * One socket that comes back: token, attempt, open, loss, wait, again. While it is on, it has exactly one timer or one
 * open socket. An attempt is an AbortController: whatever belongs to an aborted one is not heard.
 */
export class Connection implements Line {
  /** The conversation, while it is open. */
  session: Session | null = null;
  /** Ends in a row without a lasting connection between them. */
  failures = 0;
  /** Dials in a row, likewise. */
  dials = 0;
  /** Milliseconds of the present wait; `null` while it does not wait. */
  delayMs: number | null = null;
  reason: string | null = null;
  code: number | null = null;
  /** The state that ended it; `null` while it is on. */
  final: 'unauthorised' | 'closed' | null = null;
  /** A plain server is being asked for a sign of life by a new connection. */
  isRenewing = false;
  /** Openings in a row that brought no frame. */
  #silences = 0;
  #isOpen = false;
  #attempt: AbortController | null = null;
  #transport: Transport | null = null;
  #dialedAt = 0;
  #openedAt = 0;
  /** When a token was last asked for on the open connection. */
  #renewedAt = -Infinity;
  #isProven = false;
  #hintMs: number | null = null;
  #isHinted = false;
  #isTokenRetried = false;
  #protocols = SUBPROTOCOLS;
  /** Whether the server is known to take, or not to take, the subprotocol. */
  #isSure = false;
  readonly #timer: Timer;

  constructor(
    private readonly environment: Environment,
    /** Read with each attempt, since a host may change its token provider. */
    private readonly options: () => ConnectionOptions,
    private readonly listener: ConnectionListener,
  ) {
    this.#timer = new Timer(environment.clock);
  }

  /** Whether so many openings brought nothing that news must come by another way too. */
  get isDoubted(): boolean {
    return this.#silences > DOUBT_SILENCE_AFTER && this.options().canBeRelieved;
  }

  get kind(): Transport['kind'] {
    return this.options().transport?.kind ?? 'websocket';
  }

  /** Whether it may be called live. */
  get isLive(): boolean {
    return !this.isDoubted && (this.isRenewing || (this.session?.isReady ?? false));
  }

  /** Dials now, where it was off or waiting. */
  start(): void {
    if (this.#attempt) return;
    this.#isTokenRetried = false;
    this.final = this.code = this.reason = null;
    this.#forgive();
    this.#dial();
  }

  /** Ends it: no socket and no timer is left. */
  stop(): void {
    this.#drop();
  }

  /** Sends a frame; `false` where nothing is open. */
  send(text: string): boolean {
    return this.#transport?.send(text) ?? false;
  }

  lost(reason: string): void {
    this.#end(null, reason);
  }

  renew(): void {
    this.#forgive();
    this.isRenewing = true;
    this.#dial();
  }

  hint(retryAfterMs: number | null): void {
    this.#isHinted = true;
    this.#hintMs = retryAfterMs;
  }

  authenticate(): void {
    const { getToken } = this.options();
    const now = this.environment.clock.monotonic();
    // A server that says so to each token, or once a topic, is no reason to ask for tokens in a tight circle.
    if (!getToken || this.#timer.remainingMs !== null || now - this.#renewedAt < STABLE_MS) return;
    this.#renewedAt = now;
    this.#expect(TOKEN_MS, 'token-failed');
    this.#askToken(getToken, (ticket) => {
      this.#timer.stop();
      this.#sendTicket(ticket);
    });
  }

  /** Hears a sign that the page or the network slept, or goes to sleep. */
  wake(kind: Wake): void {
    const sinceMs = this.environment.clock.monotonic() - this.#dialedAt;
    if (kind === 'pagehide') this.#sleep();
    else if (this.session) this.session.probe();
    else if (kind === 'offline' || kind === 'hidden') return;
    else if (this.#attempt) {
      if (sinceMs > OLD_ATTEMPT_MS) this.#dial();
    } else if (this.#hintMs === null && this.code !== 4429) {
      const delayMs = Math.max(0, MIN_GAP_MS - sinceMs);
      if (delayMs < (this.#timer.remainingMs ?? 0)) this.#timer.start(delayMs, () => this.#dial());
    }
  }

  /** Whether it has lasted, so that what failed before it is forgotten. */
  get #isStable(): boolean {
    const lastedMs = this.environment.clock.monotonic() - this.#openedAt;
    return this.#isOpen && this.#isProven && lastedMs >= STABLE_MS;
  }

  #forgive(): void {
    this.failures = this.dials = 0;
  }

  #dial(): void {
    const { getToken } = this.options();
    this.#drop();
    const attempt = (this.#attempt = new AbortController());
    this.dials += 1;
    this.#dialedAt = this.environment.clock.monotonic();
    this.#isHinted = this.#isProven = false;
    this.#hintMs = null;
    if (getToken) this.#expect(this.isRenewing ? RENEWAL_MS : TOKEN_MS, 'token-failed');
    this.listener.changed();
    if (attempt.signal.aborted) return;
    if (getToken) this.#askToken(getToken, (ticket) => this.#open(ticket));
    else this.#open(null);
  }

  #askToken(getToken: TokenProvider, use: (ticket: string) => void): void {
    const attempt = this.#attempt;
    const end = (ticket?: unknown) => {
      if (attempt?.signal.aborted) return;
      if (typeof ticket === 'string' && ticket) use(ticket);
      else this.#end(null, 'token-failed');
    };
    Promise.resolve()
      .then(getToken)
      .then(end, () => end());
  }

  /** @param proof the first frame, where it was waited for */
  #begin(proof?: unknown): void {
    this.#timer.stop();
    this.isRenewing = false;
    const session = this.listener.begin(this);
    this.session = session;
    session.start();
    if (proof !== undefined) session.frame(proof);
    this.listener.changed();
  }

  #sendTicket(ticket: string): void {
    this.send(JSON.stringify({ action: 'auth', ticket }));
  }

  #expect(deadlineMs: number, reason: string): void {
    this.#timer.expect(deadlineMs, () => this.#end(null, reason));
  }

  #open(ticket: string | null): void {
    const { environment } = this;
    const { WebSocket, clock } = environment;
    const { transport, url } = this.options();
    this.#expect(
      (this.isRenewing ? RENEWAL_MS : DEADLINE_MS) - (clock.monotonic() - this.#dialedAt),
      'timeout',
    );
    const listener: TransportListener = {
      opened: () => {
        this.#timer.stop();
        this.#isOpen = this.#isSure = true;
        this.#openedAt = clock.monotonic();
        this.#silences += 1;
        if (ticket !== null) this.#sendTicket(ticket);
        if (this.options().isRelieved) {
          this.#expect(PROOF_MS, 'no-message');
          this.send('{"action":"ping"}');
        } else this.#begin();
      },
      heard: () => {
        const wasDoubted = this.isDoubted;
        this.#isProven = true;
        this.#silences = 0;
        this.session?.heard();
        if (wasDoubted) this.listener.changed();
      },
      frame: (raw, origin) => {
        if (this.session) this.session.frame(raw, origin);
        else this.#begin(raw);
      },
      closed: (code) => {
        if (this.#isOpen) this.#end(code, meaningOf(code).reason);
        else this.#refused(code);
      },
    };
    try {
      if (transport) {
        this.#isSure = true; // there is no subprotocol to try without
        this.#transport = transport.open({ url, ticket, environment }, listener);
      } else if (WebSocket) this.#transport = openSocket(WebSocket, clock, url, this.#protocols, listener);
      else throw new Error('there are no sockets');
    } catch {
      this.#end(null, 'blocked', 'slow');
    }
  }

  /** A plain server may not know the subprotocol, which browsers take for a refusal: once it is tried without. */
  #refused(code: number): void {
    const isFirst = !this.#isSure && this.failures === 0 && this.#protocols === SUBPROTOCOLS;
    if (this.failures > DOUBT_AFTER) this.#isSure = false;
    if (!this.#isSure) this.#protocols = this.#protocols === SUBPROTOCOLS ? [] : SUBPROTOCOLS;
    if (isFirst) this.#dial();
    else this.#end(code, code === 1006 ? 'refused' : meaningOf(code).reason);
  }

  #end(code: number | null, reason: string, verdict: Verdict = meaningOf(code).verdict): void {
    const { random } = this.environment;
    this.#drop();
    this.isRenewing = false;
    this.failures += 1;
    this.code = code;
    this.reason = reason;
    const isSpent = this.failures >= this.options().maxAttempts;
    if (verdict === 'final' || (verdict === 'token' && this.#isTokenRetried) || isSpent) {
      this.final = verdict === 'token' ? 'unauthorised' : 'closed';
      if (isSpent) this.reason = 'gave-up';
      this.listener.changed();
      return;
    }
    if (verdict === 'token') this.#isTokenRetried = true;
    if (this.options().isRelieved) this.#wait(LEISURE_MS + random() * LEISURE_WINDOW_MS);
    else if (verdict === 'slow') this.#wait(slowMs(this.failures, random));
    else if (verdict === 'spread' || this.#isHinted)
      this.#wait(spreadMs(this.failures, random, this.#hintMs));
    else this.#wait(backoffMs(this.failures, random));
    if (verdict === 'slow') this.listener.problem(reason);
  }

  /** A page in the back-forward cache keeps no socket, which its server would take for a live one. */
  #sleep(): void {
    this.#drop();
    this.isRenewing = false;
    this.#hintMs = this.code = null;
    this.reason = 'pagehide';
    this.#wait(ASLEEP_MS);
  }

  #wait(delayMs: number): void {
    this.delayMs = Math.round(delayMs);
    this.#timer.start(delayMs, () => this.#dial());
    this.listener.changed();
  }

  /** Leaves nothing behind of the present attempt, connection or wait, but that a lasting one makes up for failures. */
  #drop(): void {
    if (this.#isStable) {
      this.#isTokenRetried = false;
      this.#forgive();
    }
    this.session?.stop();
    this.#transport?.close();
    this.#attempt?.abort();
    this.#timer.stop();
    this.session = this.#transport = this.#attempt = this.delayMs = null;
    this.#isOpen = false;
  }
}
