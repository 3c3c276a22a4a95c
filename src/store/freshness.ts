import type { StreamState } from '../stream/status.js';
import type { Loadable } from './loadable.js';

/** States in which news comes by itself. */
const FLOWING: ReadonlySet<StreamState> = new Set(['live', 'polling']);

/** Knows which answers are older than the moment from which on nothing new came. */
export class Freshness {
  #isFlowing = false;
  #lostAt: number | null = null;

  /**
   * Follows what the stream does.
   * @param now monotonic milliseconds
   * @returns whether answers have become stale by it, or fresh again
   */
  onState(state: StreamState, now: number): boolean {
    const lostBefore = this.#lostAt;
    const wasFlowing = this.#isFlowing;
    this.#isFlowing = FLOWING.has(state);
    if (state === 'live') this.#lostAt = null;
    else if (wasFlowing && !this.#isFlowing) this.#lostAt = now;
    return this.#lostAt !== lostBefore || (this.#lostAt !== null && this.#isFlowing !== wasFlowing);
  }

  /**
   * Marks an answer that came before the loss; one that comes while news flows again is as good as a live one. While
   * nothing flows there is nothing new: what changes then is an event that was still under way when the stream broke.
   * @param heardAt when the answer came, monotonic milliseconds
   */
  judge<T>(answer: Loadable<T>, heardAt: number): Loadable<T> {
    const isCutOff =
      this.#lostAt !== null && answer.type === 'ready' && (!this.#isFlowing || heardAt <= this.#lostAt);
    return isCutOff ? { ...answer, stale: true } : answer;
  }
}
