import type { Figure } from '../text/format.js';

/** A figure that changes again sooner stays where it is: what rolls without end cannot be read. */
const REST_MS = 500;

interface Rolled {
  readonly value: number | null;
  readonly at: number;
  readonly name: string;
}

/**
 * Decides which figures roll into their place: those that went from one known value to another. The classes it gives
 * take turns, so that a figure that changes again begins again.
 */
export class RollingFigures {
  readonly #known = new Map<string, Rolled>();

  /**
   * Takes the present value of a figure.
   * @param now epoch milliseconds
   * @returns the class of its motion, the same until it moves again; empty where it has not moved
   */
  take(figure: string, value: Figure, now: number): string {
    const before = this.#known.get(figure);
    const after = value === null ? null : Number(value);
    if (before && before.value === after) return before.name;
    const moves = before != null && before.value !== null && after !== null && now - before.at >= REST_MS;
    const name = moves ? nextName(before, after) : after === null ? '' : (before?.name ?? '');
    this.#known.set(figure, { value: after, at: moves ? now : (before?.at ?? -Infinity), name });
    return name;
  }

  /** Forgets all, such as before figures of another time. */
  reset(): void {
    this.#known.clear();
  }
}

const nextName = ({ value, name }: Rolled, after: number): string =>
  `roll ${after > (value ?? 0) ? 'up' : 'down'} ${name.endsWith('first') ? 'second' : 'first'}`;
