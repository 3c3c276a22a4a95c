import { backoffMs, spreadMs } from '../../src/stream/backoff.js';
import { seeded } from '../stream/random.js';

export interface StormOptions {
  readonly clients: number;
  readonly seed: number;
  /** How the server ended: without a word, or saying that it restarts. */
  readonly cause: 'lost' | 'restart';
  /** Milliseconds that it is away. */
  readonly outageMs: number;
  /** Connections it takes in a second once it is back; further ones are refused. */
  readonly acceptsPerS: number;
}

export interface Storm {
  /** Largest share of all clients that dialed within any 100 ms in which the server was there. */
  readonly peakRatio: number;
  /** Milliseconds after its return until the last client was back. */
  readonly backMs: number;
  /** Most dials of one client after the server's return, the successful one included. */
  readonly dials: number;
  /** Dials of the average client in all. */
  readonly meanDials: number;
  /** Dials in all of the client that made most. */
  readonly mostDials: number;
}

const WINDOW_MS = 100;

/**
 * Plays what many clients do when their server goes, by the very code that chooses their waits. A dial is refused at
 * once, which is the hardest case: waiting for an answer would only spread them further.
 */
export function playStorm({ clients, seed, cause, outageMs, acceptsPerS }: StormOptions): Storm {
  const random = seeded(seed);
  const dialedAt: number[] = [];
  const slots = new Map<number, number>();
  let backMs = 0;
  let dials = 0;
  let dialed = 0;
  let mostDials = 0;
  // In order of time, since a server takes whoever comes first.
  const queue = new Heap();
  for (let client = 0; client < clients; client += 1) {
    const waitMs = cause === 'lost' ? backoffMs(1, random) : spreadMs(1, random, null);
    queue.push({ at: waitMs, failures: 1, afterReturn: 0 });
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { at, failures } = next;
    dialed += 1;
    mostDials = Math.max(mostDials, failures);
    if (at >= outageMs) dialedAt.push(at);
    const afterReturn = next.afterReturn + (at >= outageMs ? 1 : 0);
    const slot = Math.floor(at / WINDOW_MS);
    const taken = slots.get(slot) ?? 0;
    if (at >= outageMs && taken < (acceptsPerS * WINDOW_MS) / 1_000) {
      slots.set(slot, taken + 1);
      backMs = Math.max(backMs, at - outageMs);
      dials = Math.max(dials, afterReturn);
    } else queue.push({ at: at + backoffMs(failures + 1, random), failures: failures + 1, afterReturn });
  }
  return { peakRatio: peakOf(dialedAt) / clients, backMs, dials, meanDials: dialed / clients, mostDials };
}

/** Most of the times, in order, that lie within any window. */
function peakOf(times: readonly number[]): number {
  let peak = 0;
  let first = 0;
  times.forEach((time, last) => {
    while ((times[first] ?? Infinity) <= time - WINDOW_MS) first += 1;
    peak = Math.max(peak, last - first + 1);
  });
  return peak;
}

interface Dial {
  readonly at: number;
  readonly failures: number;
  readonly afterReturn: number;
}

/** A binary heap by time. */
class Heap {
  readonly #dials: Dial[] = [];

  push(dial: Dial): void {
    const dials = this.#dials;
    let index = dials.push(dial) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#at(parent) <= dial.at) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  pop(): Dial | undefined {
    const dials = this.#dials;
    const [first] = dials;
    const last = dials.pop();
    if (!first || !last || dials.length === 0) return first;
    dials[0] = last;
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      const least = this.#at(left) <= this.#at(left + 1) ? left : left + 1;
      if (this.#at(least) >= last.at) return first;
      this.#swap(index, least);
      index = least;
    }
  }

  #at(index: number): number {
    return this.#dials[index]?.at ?? Infinity;
  }

  #swap(a: number, b: number): void {
    const dials = this.#dials;
    [dials[a], dials[b]] = [dials[b] as Dial, dials[a] as Dial];
  }
}
