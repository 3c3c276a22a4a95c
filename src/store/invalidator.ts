import { hashKey } from '@tanstack/query-core';
import type { EffectKey } from './effects.js';

/** Messages of one moment cause one request. */
const GATHER_MS = 250;
/** A key is read again at most this often, however many messages ask for it. */
const REST_MS = 1_000;

/** Reads keys again soon, but never in a storm: at most once in 250 ms, and once a second for long. */
export class Invalidator {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #lastRun = new Map<string, number>();

  constructor(private readonly invalidate: (key: EffectKey) => void) {}

  ask(key: EffectKey): void {
    const hash = hashKey(key);
    if (this.#timers.has(hash)) return;
    const rest = (this.#lastRun.get(hash) ?? -Infinity) + REST_MS - performance.now();
    const run = () => {
      this.#timers.delete(hash);
      this.#lastRun.set(hash, performance.now());
      this.invalidate(key);
    };
    this.#timers.set(hash, setTimeout(run, Math.max(GATHER_MS, rest)));
  }

  /** Forgets what was asked and not yet done. */
  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
