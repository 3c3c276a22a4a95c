import type { Environment } from './environment.js';
import { Timer } from './timer.js';

/** Faster than this is a mistake in an option, and hard on a server. */
const MIN_INTERVAL_MS = 250;

export interface PollerListener {
  /** Reads the resources; `true` where an answer came. */
  poll(): Promise<boolean>;
  /** What polls bring is no longer what it was. */
  changed(): void;
}

/** A server that does not answer is asked at most this seldom. */
const MAX_WAIT_MS = 30_000;

/**
 * Says when to read the resources while nothing else brings news: jittered, ever more seldom while no answer comes, and
 * not at all in a hidden tab.
 */
export class Poller {
  readonly #timer: Timer;
  #intervalMs = 0;
  /** Stands for one run: what was asked before a stop is not heard after it. */
  #run = {};
  #isAnswered: boolean | null = null;
  /** Polls in a row that nobody answered. */
  #misses = 0;

  constructor(
    private readonly environment: Environment,
    private readonly listener: PollerListener,
  ) {
    this.#timer = new Timer(environment.clock);
  }

  get isRunning(): boolean {
    return this.#intervalMs > 0;
  }

  /** Whether the last poll brought an answer; `null` before the first one's end. */
  get isAnswered(): boolean | null {
    return this.#isAnswered;
  }

  /** Begins within one interval, at a random moment: many pages lose one server at once. */
  start(intervalMs: number): void {
    const nextMs = Math.max(MIN_INTERVAL_MS, intervalMs);
    if (nextMs === this.#intervalMs) return;
    this.#intervalMs = nextMs;
    this.#next(this.environment.random() * nextMs);
  }

  stop(): void {
    this.#intervalMs = 0;
    this.#run = {};
    this.#isAnswered = null;
    this.#misses = 0;
    this.#timer.stop();
  }

  /** Reads now, where it is running: the page came back to the eye. */
  now(): void {
    if (this.isRunning) this.#next(0);
  }

  #next(delayMs: number): void {
    this.#timer.start(delayMs, () => {
      this.#next(this.#waitMs());
      if (!this.environment.isHidden()) this.#poll();
    });
  }

  /** Many pages ask one server: while it is away, and when it comes back, they must not all do so at once. */
  #waitMs(): number {
    const interval = this.#intervalMs;
    const mostMs = Math.min(MAX_WAIT_MS, interval * 2 ** this.#misses);
    return 0.9 * interval + this.environment.random() * Math.max(0.2 * interval, mostMs - interval);
  }

  #poll(): void {
    const run = this.#run;
    const end = (isAnswered: boolean) => {
      if (run !== this.#run) return;
      const isBack = isAnswered && this.#misses > 0;
      this.#misses = isAnswered ? 0 : this.#misses + 1;
      if (isBack) this.#next(this.#waitMs());
      if (isAnswered === this.#isAnswered) return;
      this.#isAnswered = isAnswered;
      this.listener.changed();
    };
    new Promise<boolean>((resolve) => resolve(this.listener.poll())).then(end, () => end(false));
  }
}
