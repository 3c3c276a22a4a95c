import type { Amount, EpochMs } from '../wire/field.js';
import { DAY_MS } from './calendar.js';
import {
  crossingKey,
  isAhead,
  keyOf,
  pruned,
  unmarked,
  type Crossing,
  type Crossings,
  type Mark,
  type Observation,
} from './crossing-state.js';
import { compareAmounts, compareRatio } from './money.js';

/** How far below a threshold a ratio must fall to re-arm it: two points, so that flutter around it stays silent. */
const HYSTERESIS = 0.02;

/** Figures that were true at a moment. */
export interface Figures {
  readonly used: Amount;
  readonly limit: Amount;
  readonly ratio: number;
  readonly at: EpochMs;
}

/** The marks while figures are held against them, and what came of it. The state handed in is never changed. */
export class CrossingBook {
  readonly #given: Crossings;
  readonly #marks: Map<string, Mark>;
  readonly #fired: Crossing[] = [];
  readonly #recovered: Crossing[] = [];
  #isChanged = false;

  readonly #now: EpochMs;

  constructor(state: Crossings, now: EpochMs) {
    this.#given = state;
    this.#now = now;
    this.#marks = new Map(Object.entries(state));
  }

  /**
   * Finds what is known of a threshold in a window. Marks of its earlier windows, once over, are laid to rest. A window
   * whose end was moved before it came, as a server does that counts down, is still the same one.
   * @param ratio where figures are below, to tell of the reset; else `null`
   * @returns `undefined` where something newer is known
   */
  open(
    budgetId: string,
    threshold: number,
    windowEnd: EpochMs | null,
    at: EpochMs,
    ratio: number | null,
  ): Mark | undefined {
    const key = crossingKey(budgetId, threshold, windowEnd);
    const known = [...this.#marks.values()].filter(
      (mark) => mark.budgetId === budgetId && mark.threshold === threshold,
    );
    if (known.some((mark) => at < mark.at && !this.#isAstray(mark))) return undefined;
    let mark = this.#marks.get(key) ?? unmarked(budgetId, threshold, windowEnd);
    for (const other of known.filter((one) => keyOf(one) !== key)) {
      if (other.windowEnd !== null && other.windowEnd <= at) {
        if (other.phase !== 'armed') this.#rearm(other, at, ratio, 'reset');
        continue;
      }
      const moved = { ...other, windowEnd: mark.windowEnd };
      if (isAhead(moved, mark)) mark = this.#set(moved);
      this.#marks.delete(keyOf(other));
      this.#isChanged = true;
    }
    return mark;
  }

  /** Figures are above: fires what is armed, and remembers the limit they are above of. */
  raise(mark: Mark, { at, limit, ratio }: Omit<Figures, 'used'>): void {
    if (mark.phase === 'armed') this.#fire({ ...mark, isSeen: true, at, limit }, ratio, 'rose');
    else if (!mark.isSeen || mark.limit !== limit) this.#set({ ...mark, isSeen: true, at, limit });
  }

  /** The server says it is above; figures may lag behind, so they have no say until they were above too. */
  alert(mark: Mark, at: EpochMs, ratio: number): void {
    if (mark.phase === 'armed') this.#fire({ ...mark, at }, ratio, 'server');
  }

  /** Figures are not above: re-arms what fired if they are clearly below, or if the limit was raised over them. */
  lower(mark: Mark, { used, limit, ratio, at }: Figures): void {
    if (mark.phase === 'armed' || !mark.isSeen) return;
    const isRaised = mark.limit !== null && compareAmounts(limit, mark.limit) > 0;
    const clear = Number((mark.threshold - HYSTERESIS).toFixed(9));
    if (isRaised || compareRatio(used, limit, clear) <= 0) {
      this.#rearm(mark, at, ratio, isRaised ? 'limit-raised' : 'fell');
    }
  }

  /** What came of it. */
  close(): Observation {
    const state = this.#isChanged ? Object.fromEntries(this.#marks) : this.#given;
    return { state: pruned(state, this.#now), fired: this.#fired, recovered: this.#recovered };
  }

  /** A mark of the far future was made under a wrong clock; it must not silence what comes until then. */
  #isAstray(mark: Mark): boolean {
    return mark.at > this.#now + DAY_MS;
  }

  #fire(mark: Mark, ratio: number, reason: Crossing['reason']): void {
    this.#fired.push(crossing(this.#set({ ...mark, phase: 'fired' }), ratio, 'up', reason));
  }

  #rearm(mark: Mark, at: EpochMs, ratio: number | null, reason: Crossing['reason']): void {
    this.#set({ ...mark, round: mark.round + 1, phase: 'armed', isSeen: false, at });
    if (ratio !== null) this.#recovered.push(crossing(mark, ratio, 'down', reason));
  }

  #set(mark: Mark): Mark {
    this.#marks.set(keyOf(mark), mark);
    this.#isChanged = true;
    return mark;
  }
}

const crossing = (
  mark: Mark,
  ratio: number,
  direction: Crossing['direction'],
  reason: Crossing['reason'],
): Crossing => {
  const { budgetId, threshold, windowEnd } = mark;
  return { key: keyOf(mark), budgetId, threshold, windowEnd, ratio, direction, reason };
};
