import { backoffMs, slowMs, spreadMs } from './backoff.js';
import { meaningOf } from './close-codes.js';
import type { Environment, Wake } from './environment.js';
import { openSocket } from './socket-transport.js';
import { ticketOf, type TokenProvider } from './ticket.js';
import { Timer } from './timer.js';
import type { Transport } from './transport.js';

const SUBPROTOCOL = 'events.v1';
const DEADLINE_MS = 20_000;
/** What is left of the 35 s of silence when a plain server is asked by a new connection. */
const RENEWAL_MS = 7_500;
const STABLE_MS = 5_000;
/** Signs of waking come in bursts; they bring about one attempt in this time. */
const MIN_GAP_MS = 500;
/** An attempt older than this when the page wakes belongs to the network before. */
const OLD_ATTEMPT_MS = 2_000;
/** A page that was left stays quiet, should it not be told that it is back. */
const ASLEEP_MS = 30_000;
const LATE_MS = 1_000;
/** Failures in a row after which the server is tried the other way, with or without a subprotocol. */
const DOUBT_SUBPROTOCOL_AFTER = 4;

export interface ConnectionOptions {
  /** Checked, and absolute. */
  readonly url: string;
  readonly getToken: TokenProvider | undefined;
  /** Failures in a row after which it gives up. */
  readonly maxAttempts: number;
}

export interface ConnectionListener {
  opened(transport: Transport): void;
  heard(): void;
  frame(raw: unknown): void;
  /** What was open is no longer. */
  closed(): void;
  changed(): void;
  /** Something a developer should know: the words, which name no address. */
  problem(message: string): void;
}

export type Phase = 'off' | 'dialing' | 'open' | 'waiting';

/**
 * One socket that comes back: token, attempt, open, loss, wait, again. While it is on, it has exactly one timer or one
 * open socket. An attempt is an AbortController: whatever belongs to an aborted one is not heard.
 */
export class Connection {
  /** Ends in a row without a lasting connection between them. */
  failures = 0;
  /** Dials in a row, likewise. */
  dials = 0;
  /** Milliseconds of the present wait. */
  delayMs: number | null = null;
  reason: string | null = null;
  code: number | null = null;
  /** The state that ended it; `null` while it is on. */
  final: 'unauthorised' | 'closed' | null = null;
  /** A plain server is being asked for a sign of life by a new connection. */
  isRenewing = false;
  #phase: Phase = 'off';
  #attempt = new AbortController();
  #transport: Transport | null = null;
  #dialedAt = -Infinity;
  #openedAt = 0;
  #frames = 0;
  #hintMs: number | null = null;
  #isHinted = false;
  #isTokenRetried = false;
  /** Whether the server takes the subprotocol; `null` until a socket has opened. */
  #takesSubprotocol: boolean | null = null;
  #offersSubprotocol = true;
  readonly #timer: Timer;

  constructor(
    private readonly environment: Environment,
    /** Read with each attempt, since a host may change its token provider. */
    private readonly options: () => ConnectionOptions,
    private readonly listener: ConnectionListener,
  ) {
    this.#timer = new Timer(environment.clock);
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Dials now, where it was off or waiting. */
  start(): void {
    if (this.#phase === 'open' || this.#phase === 'dialing') return;
    this.failures = this.dials = 0;
    this.#isTokenRetried = false;
    this.final = null;
    this.code = null;
    this.reason = null;
    this.#dial();
  }

  /** Ends it: no socket and no timer is left. */
  stop(): void {
    this.#drop('off');
  }

  /** The open connection gives no sign of life. */
  lost(reason: string): void {
    this.#end(null, reason);
  }

  /** A new connection to a plain server that has long been silent; no failure. */
  renew(): void {
    this.failures = this.dials = 0;
    this.isRenewing = true;
    this.#dial();
  }

  /** The server goes away, or is too busy. */
  hint(retryAfterMs: number | null): void {
    this.#isHinted = true;
    this.#hintMs = retryAfterMs;
  }

  /** Sends a new token on the open connection. */
  authenticate(): void {
    const { getToken } = this.options();
    const attempt = this.#attempt;
    if (!getToken || this.#phase !== 'open') return;
    ticketOf(getToken, this.environment.clock, attempt.signal).then(
      (ticket) => {
        if (!attempt.signal.aborted) this.#sendTicket(ticket);
      },
      () => {
        if (!attempt.signal.aborted) this.#end(null, 'token-failed');
      },
    );
  }

  wake(kind: Wake): void {
    const { clock } = this.environment;
    const sinceMs = clock.monotonic() - this.#dialedAt;
    if (kind === 'pagehide') this.#sleep();
    else if (this.#phase === 'waiting' && this.#hintMs === null && this.code !== 4429) {
      const delayMs = Math.max(0, MIN_GAP_MS - sinceMs);
      if (delayMs < (this.#timer.remainingMs ?? 0)) this.#timer.start(delayMs, () => this.#dial());
    } else if (this.#phase === 'dialing' && sinceMs > OLD_ATTEMPT_MS) this.#dial();
  }

  #dial(): void {
    this.#drop('dialing');
    const attempt = new AbortController();
    const { clock } = this.environment;
    const { getToken } = this.options();
    this.#attempt = attempt;
    this.dials += 1;
    this.#dialedAt = clock.monotonic();
    this.#hintMs = null;
    this.#isHinted = false;
    this.#expect(this.isRenewing ? RENEWAL_MS : DEADLINE_MS);
    this.listener.changed();
    if (attempt.signal.aborted) return;
    if (!getToken) {
      this.#open(attempt, null);
      return;
    }
    ticketOf(getToken, clock, attempt.signal).then(
      (ticket) => {
        if (!attempt.signal.aborted) this.#open(attempt, ticket);
      },
      () => {
        if (!attempt.signal.aborted) this.#end(null, 'token-failed');
      },
    );
  }

  #expect(deadlineMs: number): void {
    this.#timer.start(deadlineMs, (lateMs) => {
      if (lateMs > LATE_MS) this.#expect(OLD_ATTEMPT_MS);
      else this.#end(null, 'timeout');
    });
  }

  #open(attempt: AbortController, ticket: string | null): void {
    const { WebSocket, clock } = this.environment;
    const isUnsure = this.#takesSubprotocol === null || this.failures > DOUBT_SUBPROTOCOL_AFTER;
    if (!isUnsure) this.#offersSubprotocol = this.#takesSubprotocol === true;
    if (!WebSocket) {
      this.#blocked('this environment has no WebSocket');
      return;
    }
    try {
      this.#transport = openSocket(
        WebSocket,
        clock,
        this.options().url,
        this.#offersSubprotocol ? [SUBPROTOCOL] : [],
        {
          opened: () => {
            this.#phase = 'open';
            this.#timer.stop();
            this.isRenewing = false;
            this.#takesSubprotocol = this.#offersSubprotocol;
            this.#openedAt = clock.monotonic();
            this.#frames = 0;
            if (ticket !== null) this.#sendTicket(ticket);
            if (this.#transport) this.listener.opened(this.#transport);
          },
          heard: () => {
            this.#frames += 1;
            this.listener.heard();
          },
          frame: (raw) => this.listener.frame(raw),
          closed: (code) => {
            if (this.#phase === 'open') this.#end(code, meaningOf(code).reason);
            else this.#refused(code);
          },
        },
      );
    } catch {
      if (!attempt.signal.aborted)
        this.#blocked('the socket was refused by the page, perhaps by its Content-Security-Policy');
    }
  }

  #sendTicket(ticket: string): void {
    this.#transport?.send(JSON.stringify({ action: 'auth', ticket }));
  }

  #blocked(message: string): void {
    this.listener.problem(message);
    this.#end(1008, 'blocked');
  }

  /** A plain server may not know the subprotocol, which browsers take for a refusal: once it is tried without. */
  #refused(code: number): void {
    const isFirst = this.#takesSubprotocol === null && this.failures === 0 && this.#offersSubprotocol;
    this.#offersSubprotocol = !this.#offersSubprotocol;
    if (isFirst) this.#dial();
    else this.#end(code, code === 1006 ? 'refused' : meaningOf(code).reason);
  }

  #end(code: number | null, reason: string): void {
    const { clock, random } = this.environment;
    const wasOpen = this.#phase === 'open';
    const isStable = wasOpen && this.#frames > 0 && clock.monotonic() - this.#openedAt >= STABLE_MS;
    const verdict = this.#isHinted ? 'spread' : meaningOf(code).verdict;
    this.#drop('waiting');
    this.isRenewing = false;
    if (isStable) {
      this.failures = this.dials = 0;
      this.#isTokenRetried = false;
    }
    this.failures += 1;
    this.code = code;
    this.reason = reason;
    if (wasOpen) this.listener.closed();
    if (this.#phase !== 'waiting') return;
    if (verdict === 'final') {
      this.#finish('closed');
      return;
    }
    if (verdict === 'token' && this.#isTokenRetried) {
      this.#finish('unauthorised');
      return;
    }
    if (verdict === 'token') this.#isTokenRetried = true;
    if (this.failures >= this.options().maxAttempts) {
      this.reason = 'gave-up';
      this.#finish('closed');
      return;
    }
    if (verdict === 'slow' && reason !== 'blocked')
      this.listener.problem(`the connection was closed: ${reason}`);
    const delayMs =
      verdict === 'slow'
        ? slowMs(this.failures, random)
        : verdict === 'spread'
          ? spreadMs(this.failures, random, this.#hintMs)
          : backoffMs(this.failures, random);
    this.#wait(delayMs);
  }

  #finish(state: 'unauthorised' | 'closed'): void {
    this.#phase = 'off';
    this.final = state;
    this.listener.changed();
  }

  /** A page in the back-forward cache keeps no socket, which its server would take for a live one. */
  #sleep(): void {
    const wasOpen = this.#phase === 'open';
    if (this.#phase === 'off') return;
    this.#drop('waiting');
    this.isRenewing = false;
    this.#hintMs = null;
    this.reason = 'pagehide';
    this.code = null;
    if (wasOpen) this.listener.closed();
    this.#wait(ASLEEP_MS);
  }

  #wait(delayMs: number): void {
    this.delayMs = Math.round(delayMs);
    this.#timer.start(delayMs, () => this.#dial());
    this.listener.changed();
  }

  /** Leaves nothing behind of the present attempt or connection. */
  #drop(phase: Phase): void {
    const transport = this.#transport;
    this.#phase = phase;
    this.#transport = null;
    this.delayMs = null;
    this.#attempt.abort();
    this.#timer.stop();
    transport?.close();
  }
}
