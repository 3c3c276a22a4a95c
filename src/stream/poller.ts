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

/** Says when to read the resources while nothing else brings news: jittered, and not at all in a hidden tab. */
export class Poller {
  readonly #timer: Timer;
  #intervalMs = 0;
  /** Stands for one run: what was asked before a stop is not heard after it. */
  #run = {};
  #isAnswered: boolean | null = null;

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
    this.#timer.stop();
  }

  /** Reads now, where it is running: the page came back to the eye. */
  now(): void {
    if (this.isRunning) this.#next(0);
  }

  #next(delayMs: number): void {
    this.#timer.start(delayMs, () => {
      this.#next(this.#intervalMs * (0.9 + 0.2 * this.environment.random()));
      if (!this.environment.isHidden()) this.#poll();
    });
  }

  #poll(): void {
    const run = this.#run;
    const end = (isAnswered: boolean) => {
      if (run !== this.#run || isAnswered === this.#isAnswered) return;
      this.#isAnswered = isAnswered;
      this.listener.changed();
    };
    new Promise<boolean>((resolve) => resolve(this.listener.poll())).then(end, () => end(false));
  }
}
