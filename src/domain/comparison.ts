import type { Amount } from '../wire/field.js';
import { compareAmounts, isZero, ratioOf, subtractAmounts } from './money.js';

/** What a rise means: data, since more cost is bad, more success is good, and more requests are neither. */
export type Polarity = 'up-is-bad' | 'up-is-good' | 'neutral';

/** Which way a figure went; `none` is no change and has no arrow, `new` has nothing to be compared with. */
export type Direction = 'up' | 'down' | 'none' | 'new' | 'unknown';

/** A figure beside the same figure of another span. */
export interface Comparison {
  readonly direction: Direction;
  /** Current − previous, exactly; `null` where either is unknown. */
  readonly change: Amount | null;
  /** Change ÷ |previous|; `null` where it is unknown or there is nothing to divide by. */
  readonly ratio: number | null;
  /** Whether the change is welcome; `neutral` too where nothing changed or nobody knows. */
  readonly tone: 'good' | 'bad' | 'neutral';
}

const UNKNOWN: Comparison = { direction: 'unknown', change: null, ratio: null, tone: 'neutral' };

/**
 * Compares a figure with the one before. Nothing before is `new`, not "+∞ %" and not "0.0 %"; nothing in both is no
 * change. All is decided by the exact figures, not by what they are rounded to.
 * @param current `null` is unknown
 * @param previous `null` is unknown
 */
export function compareFigures(
  current: Amount | null,
  previous: Amount | null,
  polarity: Polarity,
): Comparison {
  if (current === null || previous === null) return UNKNOWN;
  const change = subtractAmounts(current, previous);
  const sign = compareAmounts(current, previous);
  if (sign === 0) return { direction: 'none', change, ratio: isZero(previous) ? null : 0, tone: 'neutral' };
  const isGood = sign > 0 === (polarity === 'up-is-good');
  const tone = polarity === 'neutral' ? 'neutral' : isGood ? 'good' : 'bad';
  if (isZero(previous)) return { direction: 'new', change, ratio: null, tone };
  return { direction: sign > 0 ? 'up' : 'down', change, ratio: shareOf(change, previous), tone };
}

/** Against the size of what was before, so that a smaller refund is not a fall. */
function shareOf(change: Amount, previous: Amount): number {
  const size = (amount: Amount): Amount =>
    compareAmounts(amount, '0' as Amount) < 0 ? subtractAmounts('0' as Amount, amount) : amount;
  return ratioOf(size(change), size(previous)) * compareAmounts(change, '0' as Amount);
}
