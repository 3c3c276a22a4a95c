import type { Clock } from './environment.js';

/** A timer later than this was frozen or throttled, and says nothing about what it waited for. */
export const LATE_MS = 1_000;
const GRACE_MS = 2_000;

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

  /** Sets a deadline; one that passes while the tab is frozen is put off, so that what waits in line is heard first. */
  expect(deadlineMs: number, task: () => void): void {
    this.start(deadlineMs, (lateMs) => {
      if (lateMs > LATE_MS) this.expect(GRACE_MS, task);
      else task();
    });
  }

  stop(): void {
    if (this.#id !== null) this.clock.clearTimeout(this.#id);
    this.#id = null;
  }
}
