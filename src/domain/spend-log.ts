import type { Amount, EpochMs } from '../wire/field.js';
import type { BudgetReading } from './budget.js';
import { MINUTE_MS } from './calendar.js';
import { compareAmounts, subtractAmounts, sumAmounts } from './money.js';

/** What was spent altogether by a moment, counted from the first figures that were seen. */
interface Sample {
  readonly at: EpochMs;
  readonly used: Amount;
  readonly windowEnd: EpochMs | null;
  readonly total: Amount;
}

/** The longest window that anybody asks for. */
const KEPT_MS = 72 * 60 * MINUTE_MS;

const ZERO = '0' as Amount;

/**
 * Remembers how the use of one budget rose while somebody looked, for windows that do not begin with the budget's own.
 * It knows nothing of the time before, so that what it says was spent is a lower bound: enough to raise an alarm, never
 * enough to raise a false one.
 */
export class SpendLog {
  /** Oldest first; the last one is what is known now, the others are a minute apart. */
  readonly #samples: Sample[] = [];

  /**
   * Takes figures in. Older ones than those known are left out, and so is a rolling budget, whose use falls by itself.
   * @param at when they were true
   */
  add({ used, windowEnd, period }: BudgetReading, at: EpochMs): void {
    if (used === null || period === 'rolling') return;
    const last = this.#samples.at(-1);
    if (last && at < last.at) return;
    const sample = last ? next(last, used, windowEnd, at) : { at, used, windowEnd, total: ZERO };
    const before = this.#samples.at(-2);
    if (last && before && last.at - before.at < MINUTE_MS) this.#samples.pop();
    this.#samples.push(sample);
    while ((this.#samples[1]?.at ?? Infinity) < at - KEPT_MS) this.#samples.shift();
  }

  /**
   * What the last milliseconds before `now` cost at least; a refund in them counts against it.
   * @returns `null` before there were figures of two moments
   */
  spentIn(windowMs: number, now: EpochMs): Amount | null {
    const last = this.#samples.at(-1);
    if (!last || this.#samples.length < 2) return null;
    const first = this.#samples.find(({ at }) => at >= now - windowMs) ?? last;
    return subtractAmounts(last.total, first.total);
  }
}

/** How long a server may take to begin a window after the old one ended. */
const LATE_MS = 10 * MINUTE_MS;

/** A new window begins at nothing: a fall soon after the end of the old one is no refund. */
function next(last: Sample, used: Amount, windowEnd: EpochMs | null, at: EpochMs): Sample {
  const isDue = last.windowEnd !== null && last.windowEnd <= at;
  const isReset = isDue && compareAmounts(used, last.used) < 0;
  const isLate = isDue && !isReset && at < last.windowEnd + LATE_MS;
  const rise = isReset ? used : subtractAmounts(used, last.used);
  return {
    at,
    used,
    windowEnd: isLate ? last.windowEnd : windowEnd,
    total: sumAmounts([last.total, rise]),
  };
}
