import { decimal as read, rounded } from '../../src/domain/decimal.js';
import type { Amount } from '../../src/wire/field.js';

/**
 * Costs are whole pico-dollars (1e-12) in every row: a price of a millionth of a dollar per million tokens is one
 * pico-dollar a token, so a row's cost is exact, and a sum is rounded once, at the edge.
 */
const PICO_DIGITS = 12;
const MICRO_DIGITS = 6;
const PICO_PER_MICRO = 1_000_000n;
const MICRO_PER_UNIT = 1_000_000n;

/**
 * The sum of `cost_pico` in SQL, in two halves: SQLite's own integers end at nine million dollars of pico-dollars, and
 * JavaScript's at nine thousand. Both halves stay exact up to nine billion dollars.
 */
export const COST_SUM = `SUM(cost_pico / 1000000) AS micros, SUM(cost_pico % 1000000) AS picos`;

/** What {@link COST_SUM} selects; `null` where no row has a known cost. */
export interface CostSum {
  readonly micros: number | null;
  readonly picos: number | null;
}

/** Reads decimal dollars as pico-dollars; a thirteenth decimal is rounded half away from zero. */
export const toPico = (amount: Amount): bigint => rounded(read(amount), PICO_DIGITS).units;

/** Reads decimal units as micro-units; a seventh decimal is rounded half away from zero. */
export const toMicros = (amount: Amount): bigint => rounded(read(amount), MICRO_DIGITS).units;

/** The one rounding of a sum: micro-dollars, or `null` where nothing known was summed. */
export function microsOf({ micros, picos }: CostSum): bigint | null {
  if (micros === null || picos === null) return null;
  const units = BigInt(micros) * PICO_PER_MICRO + BigInt(picos);
  return rounded({ units, scale: PICO_DIGITS }, MICRO_DIGITS).units;
}

/** Writes micro-units as decimal text with six decimals: `"346.278650"`. */
export function decimal(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  const fraction = String(size % MICRO_PER_UNIT).padStart(6, '0');
  return `${micros < 0n ? '-' : ''}${size / MICRO_PER_UNIT}.${fraction}`;
}

/**
 * A sum as the wire says it: nothing summed is `"0.000000"`, requests of which none has a price are unknown.
 * @param requests how many rows were summed, priced or not
 */
export function costText(sum: CostSum, requests: number): string | null {
  const micros = microsOf(sum);
  if (micros === null) return requests === 0 ? decimal(0n) : null;
  return decimal(micros);
}
