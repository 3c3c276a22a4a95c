import type { Clock } from './environment.js';
import { LATE_MS, Timer } from './timer.js';

/** Ten seconds, less what a timer is late: silence is noticed within 35 s. */
const PONG_MS = 9_800;
const PROBE_MS = 3_000;
/** A server that answered no ping before is not waited for. */
const MUTE_PONG_MS = 2_000;
/** Longest silence in which the stream may still be called live: one interval and one pong. */
const MAX_SILENCE_MS = 35_000;
const MAX_INTERVAL_MS = 25_000;
const MIN_INTERVAL_MS = 1_000;

export interface HeartbeatListener {
  ping(): void;
  /** No answer: the connection is not what it seems. */
  dead(): void;
  /** Longer silence than may be called live, while an answer is waited for. */
  doubt(isInDoubt: boolean): void;
}

/**
 * Asks a silent connection whether it is alive. Any frame is an answer. A timer that fires late asks again and never
 * condemns, because the tab was asleep and not the network.
 */
export class Heartbeat {
  /** Whether the server tells positions with its pongs, so that it is asked even while other topics are busy. */
  healsTail = false;
  isMute = false;
  #intervalMs = MAX_INTERVAL_MS;
  readonly #timer: Timer;
  #heardAt = 0;
  #pongAt = 0;
  #isAsking = false;
  #isInDoubt = false;

  constructor(
    private readonly clock: Clock,
    private readonly listener: HeartbeatListener,
  ) {
    this.#timer = new Timer(clock);
  }

  start(): void {
    this.#heardAt = this.#pongAt = this.clock.monotonic();
    this.#rest();
  }

  stop(): void {
    this.#timer.stop();
  }

  /** Takes the interval a server wishes, within what keeps the promise of 35 s. */
  every(intervalMs: number): void {
    this.#intervalMs = Math.min(MAX_INTERVAL_MS, Math.max(MIN_INTERVAL_MS, intervalMs));
    if (!this.#isAsking) this.#rest();
  }

  heard(): void {
    this.#heardAt = this.clock.monotonic();
    this.#isAsking = false;
    if (!this.#isInDoubt) return;
    this.#isInDoubt = false;
    this.listener.doubt(false);
  }

  ponged(): void {
    this.#pongAt = this.clock.monotonic();
  }

  /** Asks now, and waits three seconds: after a sign that the network or the page slept. */
  probe(): void {
    const remainingMs = this.#timer.remainingMs ?? 0;
    const isAsked = this.#isAsking && remainingMs > 0 && remainingMs <= PROBE_MS;
    if (!isAsked) this.#ask(PROBE_MS);
  }

  #rest(): void {
    const since = this.healsTail ? Math.min(this.#heardAt, this.#pongAt) : this.#heardAt;
    const remainingMs = since + this.#intervalMs - this.clock.monotonic();
    if (remainingMs > 0) this.#timer.start(remainingMs, () => this.#rest());
    else this.#ask(this.isMute ? MUTE_PONG_MS : PONG_MS);
  }

  #ask(patienceMs: number): void {
    this.#isAsking = true;
    this.#timer.start(patienceMs, (lateMs) => this.#judge(lateMs));
    if (!this.#isInDoubt && this.clock.monotonic() - this.#heardAt >= MAX_SILENCE_MS) {
      this.#isInDoubt = true;
      this.listener.doubt(true);
    }
    this.listener.ping();
  }

  #judge(lateMs: number): void {
    if (!this.#isAsking) this.#rest();
    else if (lateMs > LATE_MS) this.#ask(PROBE_MS);
    else this.listener.dead();
  }
}
