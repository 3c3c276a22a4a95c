import type { Amount } from '../wire/field.js';
import { decimal, floorUnits, rounded, toText, unitsAt, type Decimal } from './decimal.js';
import { sumKnown } from './money.js';

/** One amount between the two multiples of the last place that it lies between. */
interface Cell {
  readonly exact: Decimal;
  /** The lower of the two, in units of the last place. */
  readonly below: bigint;
  /** How far above the lower one it is, in units of the most exact amount. */
  readonly lost: bigint;
  /** The double nearest to it. */
  readonly size: number;
}

/**
 * Rounds amounts so that, as printed, they add up to their printed whole, by the largest remainder: 0.334, 0.333 and 0.333
 * of 1 are 0.34, 0.33 and 0.33. None is moved by a full unit of the last place; what would become zero and is not stays
 * as it was, so that it can be printed as "<$0.01". Where the amounts do not make up the whole, each is rounded by itself.
 * @param whole `null` is their own sum
 * @param digits digits after the point
 */
export function roundTogether(
  amounts: readonly (Amount | null)[],
  whole: Amount | null,
  digits: number,
): readonly (Amount | null)[] {
  const exact = amounts.map((amount) => (amount === null ? null : decimal(amount)));
  const scale = exact.reduce((most, each) => Math.max(most, each?.scale ?? 0), digits);
  const cells = exact.map((each) => each && cellOf(each, digits, scale));
  const target = rounded(decimal(whole ?? sumKnown(amounts).sum), digits).units;
  const missing = cells.reduce((rest, cell) => rest - (cell?.below ?? 0n), target);
  const broken = cells
    .filter((cell) => cell !== null)
    .filter(({ lost }) => lost > 0n)
    .sort(byLoss);
  const isWhole = missing >= 0n && missing <= BigInt(broken.length);
  const raised = new Set(isWhole ? broken.slice(0, Number(missing)) : []);
  return amounts.map((amount, i) => {
    const cell = cells[i];
    if (!cell) return null;
    const units = isWhole ? cell.below + (raised.has(cell) ? 1n : 0n) : rounded(cell.exact, digits).units;
    return units === 0n ? amount : toText({ units, scale: digits });
  });
}

function cellOf(exact: Decimal, digits: number, scale: number): Cell {
  const below = floorUnits(exact, digits);
  const lost = unitsAt(exact, scale) - unitsAt({ units: below, scale: digits }, scale);
  return { exact, below, lost, size: Number(lost) };
}

/** What lost most first; big whole numbers are only compared where doubles cannot tell them apart. */
const byLoss = (a: Cell, b: Cell): number =>
  b.size - a.size || (a.lost < b.lost ? 1 : a.lost > b.lost ? -1 : 0);
