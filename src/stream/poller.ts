import type { Environment } from './environment.js';
import { Timer } from './timer.js';

/** Faster than this is a mistake in an option, and hard on a server. */
const MIN_INTERVAL_MS = 250;

/** Says when to read the resources while nothing else brings news: jittered, and not at all in a hidden tab. */
export class Poller {
  readonly #timer: Timer;
  #intervalMs = 0;

  constructor(
    private readonly environment: Environment,
    private readonly poll: () => void,
  ) {
    this.#timer = new Timer(environment.clock);
  }

  get isRunning(): boolean {
    return this.#intervalMs > 0;
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
    this.#timer.stop();
  }

  /** Reads now, where it is running: the page came back to the eye. */
  now(): void {
    if (this.isRunning) this.#next(0);
  }

  #next(delayMs: number): void {
    this.#timer.start(delayMs, () => {
      this.#next(this.#intervalMs * (0.9 + 0.2 * this.environment.random()));
      if (!this.environment.isHidden()) this.poll();
    });
  }
}
