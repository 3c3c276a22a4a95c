import type { Environment } from '../stream/environment.js';
import { Timer } from '../stream/timer.js';

/** Reads again what is shown, at intervals, in a page that is seen. */
export class Refresher {
  readonly #environment: Pick<Environment, 'clock' | 'isHidden'>;
  readonly #read: () => void;
  readonly #timer: Timer;

  constructor(environment: Pick<Environment, 'clock' | 'isHidden'>, read: () => void) {
    this.#environment = environment;
    this.#read = read;
    this.#timer = new Timer(environment.clock);
  }

  /** Begins an interval, unless one has begun. @param intervalMs 0 is never */
  start(intervalMs: number): void {
    if (intervalMs > 0 && this.#timer.remainingMs === null) this.#next(intervalMs);
  }

  stop(): void {
    this.#timer.stop();
  }

  #next(intervalMs: number): void {
    this.#timer.start(intervalMs, () => {
      this.#next(intervalMs);
      if (!this.#environment.isHidden()) this.#read();
    });
  }
}
