import { safeAddress } from './address.js';
import { backoffMs, spreadMs } from './backoff.js';
import { meaningOf } from './close-codes.js';
import type { TokenProvider } from './connection.js';
import type { Environment, Wake } from './environment.js';
import { NOT_OFFERED, type EventRequest } from './http-transport.js';
import { openLongPoll } from './long-poll-transport.js';
import { ServerMemory, type Line, type Session } from './session.js';
import { openSse } from './sse-transport.js';
import type { Subscriptions } from './subscriptions.js';
import { Timer } from './timer.js';
import type { Transport, TransportListener } from './transport.js';

const DEADLINE_MS = 20_000;
/** A server that offers neither way is asked again this much later: it may have been a proxy's answer. */
const NOT_OFFERED_MS = 300_000;
/** A page in the back-forward cache asks for nothing, should it not be told that it is back. */
const ASLEEP_MS = 30_000;
/** Signs of waking come in bursts: they bring about one attempt in this time, and begin no young one anew. */
const MIN_GAP_MS = 500;
const YOUNG_MS = 2_000;
/** A source that has been silent for longer when the page wakes is opened anew: it cannot be asked for a sign of life. */
const OLD_MS = 16_000;

const WAYS = ['sse', 'long-poll'] as const;

export interface HttpLineOptions {
  readonly eventsUrl?: string | null | undefined;
  readonly getToken?: TokenProvider | undefined;
}

export interface HttpLineListener {
  begin(line: Line, memory: ServerMemory): Session;
  changed(): void;
  /** Something a developer should know; the words name no address. */
  problem(field: string, message: string): void;
}

/**
 * Brings events by HTTP while no socket opens: as an event source, or else by long poll. One conversation spans many
 * requests; each names the topics, and where they stand.
 */
export class HttpLine implements Line {
  session: Session | null = null;
  /** Milliseconds of the present wait; `null` while it does not wait. */
  delayMs: number | null = null;
  reason: string | null = null;
  code: number | null = null;
  /** The state that a refusal ended it with: it is not asked again. `null` while it is on. */
  final: 'unauthorised' | 'closed' | null = null;
  #way = 0;
  #failures = 0;
  #heardAt = 0;
  #dialedAt = -Infinity;
  #hintMs: number | null = null;
  /** Whether the present wait is as long as the server said. */
  #isToldToWait = false;
  #isTokenRetried = false;
  #attempt: AbortController | null = null;
  #transport: Transport | null = null;
  /** Topics that the first request names before the conversation asks for them: its answer speaks of them. */
  #told = new Set<string>();
  #isRenewing = false;
  /** A server of events by HTTP is taken for one that replays: it is told the places with each request. */
  readonly #memory: ServerMemory = Object.assign(new ServerMemory(), { resumes: true });
  readonly #url: string;
  readonly #timer: Timer;

  constructor(
    private readonly environment: Environment,
    private readonly topics: Subscriptions,
    private readonly options: () => HttpLineOptions,
    private readonly listener: HttpLineListener,
  ) {
    this.#timer = new Timer(environment.clock);
    const url = safeAddress(options().eventsUrl ?? '', environment.pageUrl(), 'http');
    this.#url = url ?? '';
    if (url !== null) return;
    this.final = 'closed';
    this.reason = 'bad-url';
    listener.problem('eventsUrl', 'must be https: or a path, without credentials');
  }

  get kind(): 'sse' | 'long-poll' {
    return WAYS[this.#way] ?? 'sse';
  }

  /** Attempts in a row that brought nothing, and the present one. */
  get dials(): number {
    return this.#failures + (this.#attempt ? 1 : 0);
  }

  /** Begins, where it has not. */
  start(): void {
    if (!this.#attempt && this.#timer.remainingMs === null && !this.final) this.#dial();
  }

  /** Ends it: no request and no timer is left. What was refused may be asked for when it is begun again. */
  stop(): void {
    this.#drop();
    this.#failures = 0;
    this.#isTokenRetried = false;
    if (this.#url) this.final = this.reason = this.code = null;
  }

  /** Takes what a conversation would send for what the next request must name. */
  send(text: string): boolean {
    const { action, topic = '' } = JSON.parse(text) as { action: string; topic?: string };
    if (action === 'ping') return false;
    if (action !== 'subscribe' || !this.#told.delete(topic)) this.renew();
    return true;
  }

  lost(): void {
    this.#end(null);
  }

  /** Asks anew with the topics and places of now; the conversation goes on. */
  renew(): void {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    this.environment.macrotask(() => {
      if (this.#isRenewing && this.#attempt) this.#dial();
      this.#isRenewing = false;
    });
  }

  hint(retryAfterMs: number | null): void {
    this.#hintMs = retryAfterMs;
  }

  authenticate(): void {
    this.renew();
  }

  wake(kind: Wake): void {
    if (this.final || kind === 'hidden' || kind === 'offline') return;
    const now = this.environment.clock.monotonic();
    const sinceMs = now - this.#dialedAt;
    if (kind === 'pagehide') {
      this.#drop();
      this.#isToldToWait = false;
      this.#wait(ASLEEP_MS);
    } else if (this.session) {
      if (now - this.#heardAt > OLD_MS) this.renew();
    } else if (this.#attempt) {
      if (sinceMs > YOUNG_MS) this.#dial();
    } else if (!this.#isToldToWait) {
      if (sinceMs < MIN_GAP_MS) this.#wait(MIN_GAP_MS - sinceMs);
      else this.#dial();
    }
  }

  #dial(): void {
    this.#transport?.close();
    this.#attempt?.abort();
    const attempt = (this.#attempt = new AbortController());
    this.#dialedAt = this.environment.clock.monotonic();
    this.#hintMs = this.delayMs = null;
    this.#isToldToWait = false;
    this.#timer.expect(DEADLINE_MS, () => this.#end(null));
    this.listener.changed();
    if (attempt.signal.aborted) return;
    const { getToken } = this.options();
    Promise.resolve()
      .then(getToken ?? (() => null))
      .then(
        (token) => {
          if (!attempt.signal.aborted) this.#open(token);
        },
        () => {
          if (!attempt.signal.aborted) this.#end(null);
        },
      );
  }

  #open(token: string | null): void {
    const { clock, fetch } = this.environment;
    const listener: TransportListener = {
      opened: () => {
        this.#timer.stop();
        this.#failures = 0;
        if (this.session) return;
        this.session = this.listener.begin(this, this.#memory);
        this.session.start();
        this.listener.changed();
      },
      heard: () => {
        this.#heardAt = clock.monotonic();
        this.#isTokenRetried = false;
        this.session?.heard();
      },
      frame: (raw) => this.session?.frame(raw),
      closed: (code) => this.#end(code),
    };
    const request = () => this.#request(token);
    this.#transport =
      this.kind === 'sse' ? openSse(fetch, request, listener) : openLongPoll(fetch, clock, request, listener);
  }

  #request(token: string | null): EventRequest {
    const wanted = this.topics.all.filter(({ name, users }) => name === '' || users > 0);
    const places = wanted.flatMap(({ name, reading: { position } }) => (position ? [[name, position]] : []));
    const own = this.topics.root.reading.position;
    this.#told = new Set(this.session ? [] : wanted.map(({ name }) => name));
    return {
      url: this.#url,
      topics: wanted.flatMap(({ name }) => name || []),
      since: places.length > 0 ? JSON.stringify(Object.fromEntries(places)) : '',
      lastEventId: own && `${own.epoch}:${own.seq}`,
      token,
    };
  }

  #end(code: number | null): void {
    const { random } = this.environment;
    const { verdict, reason } = meaningOf(code);
    this.#drop();
    this.#failures += 1;
    this.code = code;
    this.reason = reason;
    if (code === NOT_OFFERED) {
      this.#way = (this.#way + 1) % WAYS.length;
      this.#wait(this.#way > 0 ? 0 : NOT_OFFERED_MS);
    } else if (verdict === 'final' || (verdict === 'token' && this.#isTokenRetried))
      this.final = verdict === 'token' ? 'unauthorised' : 'closed';
    else if (verdict === 'spread' || this.#hintMs !== null) {
      this.#wait(spreadMs(this.#failures, random, this.#hintMs));
      this.#isToldToWait = this.#hintMs !== null || code === 4429;
    } else this.#wait(backoffMs(this.#failures, random));
    if (verdict === 'token') this.#isTokenRetried = true;
    this.listener.changed();
  }

  #wait(delayMs: number): void {
    this.delayMs = Math.round(delayMs);
    this.#timer.start(delayMs, () => this.#dial());
  }

  #drop(): void {
    this.session?.stop();
    this.#transport?.close();
    this.#attempt?.abort();
    this.#timer.stop();
    this.#isRenewing = false;
    this.session = this.#transport = this.#attempt = this.delayMs = null;
  }
}
