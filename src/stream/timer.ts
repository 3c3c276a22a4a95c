import type { Clock } from './environment.js';

/** One place for one timer: starting it again replaces it, so that it can neither double nor leak. */
export class Timer {
  #id: unknown = null;
  #dueAt = 0;

  constructor(private readonly clock: Clock) {}

  /** Milliseconds until it fires, negative where it is late; `null` where it is not set. */
  get remainingMs(): number | null {
    return this.#id === null ? null : this.#dueAt - this.clock.monotonic();
  }

  /** @param task is told how late it runs, in milliseconds: a frozen tab fires its timers when it thaws */
  start(delayMs: number, task: (lateMs: number) => void): void {
    this.stop();
    this.#dueAt = this.clock.monotonic() + delayMs;
    this.#id = this.clock.setTimeout(() => {
      this.#id = null;
      task(this.clock.monotonic() - this.#dueAt);
    }, delayMs);
  }

  stop(): void {
    if (this.#id !== null) this.clock.clearTimeout(this.#id);
    this.#id = null;
  }
}
