import { hashKey } from '@tanstack/query-core';
import type { EffectKey } from './effects.js';

/** Messages of one moment cause one request. */
const GATHER_MS = 250;
/** A key is read again at most this often, however many messages ask for it. */
const REST_MS = 1_000;

/** When a key was read last, and when it will be. */
interface Turn {
  timer: ReturnType<typeof setTimeout> | undefined;
  ranAt: number;
  isRunning: boolean;
  isAskedAgain: boolean;
}

/**
 * Reads keys again soon, but never in a storm: at most once in 250 ms, once a second for long, and never while the
 * answer of the time before is on its way, so that a slow server comes to an end of it.
 */
export class Invalidator {
  readonly #turns = new Map<string, Turn>();

  /** @param invalidate reads a key again; a promise that it returns must end */
  constructor(private readonly invalidate: (key: EffectKey) => unknown) {}

  ask(key: EffectKey): void {
    const turn = this.#turnOf(key);
    if (turn.isRunning) turn.isAskedAgain = true;
    else {
      const restMs = turn.ranAt + REST_MS - performance.now();
      turn.timer ??= setTimeout(() => void this.#run(key, turn), Math.max(GATHER_MS, restMs));
    }
  }

  /** Forgets what was asked and not yet done. */
  stop(): void {
    for (const turn of this.#turns.values()) {
      clearTimeout(turn.timer);
      turn.timer = undefined;
      turn.isAskedAgain = false;
    }
  }

  #turnOf(key: EffectKey): Turn {
    const hash = hashKey(key);
    const known = this.#turns.get(hash);
    if (known) return known;
    const turn: Turn = { timer: undefined, ranAt: -Infinity, isRunning: false, isAskedAgain: false };
    this.#turns.set(hash, turn);
    return turn;
  }

  async #run(key: EffectKey, turn: Turn): Promise<void> {
    turn.timer = undefined;
    turn.ranAt = performance.now();
    turn.isRunning = true;
    await this.invalidate(key);
    turn.isRunning = false;
    if (!turn.isAskedAgain) return;
    turn.isAskedAgain = false;
    this.ask(key);
  }
}
