import type { Amount } from '../wire/field.js';
import { compare, decimal, negated, over, plus, rounded, sumOf, times, toText } from './decimal.js';

declare const micro: unique symbol;

/** Whole millionths of a unit (1e-6): exact up to ±9 007 199 254 units. */
export type Micros = number & { readonly [micro]: true };

const MICRO_DIGITS = 6;

/**
 * Reads an amount as micro-units; a seventh decimal is rounded half away from zero.
 * @throws RangeError beyond ±9 007 199 254.740991 units, where a double stops counting by ones
 */
export function toMicros(amount: Amount): Micros {
  const micros = Number(rounded(decimal(amount), MICRO_DIGITS).units);
  if (!Number.isSafeInteger(micros)) throw new RangeError(`${amount} is beyond exact micro-units`);
  return micros as Micros;
}

/** Writes micro-units as an amount: 5 400 000 is `"5.4"`. */
export const fromMicros = (micros: Micros): Amount => toText({ units: BigInt(micros), scale: MICRO_DIGITS });

/** Adds up exactly, however small the parts: ten times `"0.1"` is `"1"`; nothing is `"0"`. */
export const sumAmounts = (amounts: readonly Amount[]): Amount =>
  toText(sumOf(amounts.map((amount) => decimal(amount))));

/** `a` − `b`, exactly. */
export const subtractAmounts = (a: Amount, b: Amount): Amount =>
  toText(plus(decimal(a), negated(decimal(b))));

/** The sign of `a` − `b`, for sorting and for comparing without a float. */
export const compareAmounts = (a: Amount, b: Amount): -1 | 0 | 1 => compare(decimal(a), decimal(b));

/** A sum of what is known, and how many parts are not: with any unknown, `sum` is a lower bound. */
export interface KnownSum {
  readonly sum: Amount;
  readonly unknownCount: number;
}

/** Adds up the known parts and counts the unknown ones (`null`), which are not zero. */
export function sumKnown(amounts: readonly (Amount | null)[]): KnownSum {
  const known = amounts.filter((amount) => amount !== null);
  return { sum: sumAmounts(known), unknownCount: amounts.length - known.length };
}

export const isZero = (amount: Amount): boolean => decimal(amount).units === 0n;

/** An amount has no minus before zero. */
export const isNegative = (amount: Amount): boolean => amount.startsWith('-');

/** Digits after the point a ratio is reckoned to before it becomes a double: twice what a double holds. */
const RATIO_DIGITS = 40;

/**
 * `used` ÷ `limit`, raw: the double nearest to the exact quotient, so that 0.27 of 0.30 is the very 0.9 one writes.
 * To hold it against a threshold use {@link compareRatio}, which does not round at all.
 * @returns of a limit of zero or less: `Infinity` where something was used, else 0
 */
export function ratioOf(used: Amount, limit: Amount): number {
  const [part, whole] = [decimal(used), decimal(limit)];
  if (whole.units <= 0n) return part.units > 0n ? Infinity : 0;
  return Number(toText(over(part, whole, RATIO_DIGITS)));
}

/** Digits after the point of a cost by the piece: $0.0000054 a token has twelve that count, and room. */
const PIECE_DIGITS = 18;

/**
 * What `per` pieces cost where `count` of them cost `amount`, rounded once: $51.20 for 900 000 tokens is
 * $0.056888888888888889 per 1 000.
 * @param count a whole number or a mean; of none or fewer there is no cost, nor where either is unknown
 */
export function costPer(amount: Amount | null, count: number | null, per = 1): Amount | null {
  if (amount === null || count === null || !(count > 0)) return null;
  const cost = decimal(amount);
  return toText(over(per === 1 ? cost : times(cost, decimal(per)), decimal(count), PIECE_DIGITS));
}

/**
 * The sign of `used` ÷ `limit` − `threshold`, exactly, by cross-multiplication: 89.96 of 100 is below 0.9, and 90 is not
 * above it.
 * @param threshold a ratio; it means the decimal it is written as
 */
export function compareRatio(used: Amount, limit: Amount, threshold: number): -1 | 0 | 1 {
  const [part, whole] = [decimal(used), decimal(limit)];
  if (whole.units <= 0n) return part.units > 0n ? 1 : -1;
  return compare(part, times(whole, decimal(threshold)));
}

/** 0.3 − 0.1 − 0.2 leaves 10⁻¹⁷ of a double where nothing is left. */
const NOISE = 1e-12;

/**
 * Shares that add up to `whole`, by the largest remainder (Hare–Niemeyer): each share is rounded down, and what is left
 * goes to those that lost most, ties to the larger part. 0.334, 0.333 and 0.333 are 34, 33 and 33 percent.
 *
 * A refund has a negative share, and the others then exceed the whole together. Parts that come to nothing have no
 * shares: all are 0. A part that is not finite has none either.
 * @param whole a whole number
 * @param digits decimals of a share
 */
export function largestRemainder(parts: readonly number[], whole = 100, digits: 0 | 1 = 0): number[] {
  const finite = parts.map((part) => (Number.isFinite(part) ? part : 0));
  const total = finite.reduce((sum, part) => sum + part, 0);
  const size = finite.reduce((sum, part) => sum + Math.abs(part), 0);
  if (Math.abs(total) <= size * NOISE) return finite.map(() => 0);
  const step = 10 ** digits;
  const exact = finite.map((part) => (part / total) * whole * step);
  const shares = exact.map(Math.floor);
  const lost = (i: number): number => (exact[i] ?? 0) - (shares[i] ?? 0);
  const order = finite
    .map((_, i) => i)
    .sort((a, b) => lost(b) - lost(a) || (exact[b] ?? 0) - (exact[a] ?? 0));
  const left = whole * step - shares.reduce((sum, share) => sum + share, 0);
  for (const i of order.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1;
  return shares.map((share) => share / step);
}
