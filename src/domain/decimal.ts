import { toAmount, type Amount } from '../wire/field.js';

/** An exact decimal, `units` × 10^−`scale`: what money is reckoned in between text and text. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Powers that were asked for before: ten thousand rows ask for the same few. */
const powers: bigint[] = [];

const tenTo = (power: number): bigint => (powers[power] ??= 10n ** BigInt(power));

/**
 * Reads an amount without going through a float. A number means its shortest decimal: 0.1 is exactly one tenth.
 * @throws RangeError for a number that is not finite
 */
export function decimal(value: Amount | number): Decimal {
  if (Number.isInteger(value)) return { units: BigInt(value), scale: 0 };
  const text = typeof value === 'number' ? toAmount(value) : value;
  if (text === undefined) throw new RangeError(`${value} is no amount`);
  const point = text.indexOf('.');
  if (point < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** Writes a decimal in the one form of an {@link Amount}: no trailing zeros, no minus before zero. */
export function toText({ units, scale }: Decimal): Amount {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const at = digits.length - scale;
  let end = digits.length;
  while (end > at && digits[end - 1] === '0') end--;
  const fraction = end > at ? `.${digits.slice(at, end)}` : '';
  return `${units < 0n ? '-' : ''}${digits.slice(0, at)}${fraction}` as Amount;
}

/** The units of a decimal at a scale that is not less than its own. */
export const unitsAt = ({ units, scale }: Decimal, at: number): bigint =>
  at === scale ? units : units * tenTo(at - scale);

/** Adds up a list exactly, in any order; the scale is that of its most exact part, and nothing adds up to zero. */
export function sumOf(parts: readonly Decimal[]): Decimal {
  let units = 0n;
  let scale = 0;
  for (const part of parts) {
    if (part.scale > scale) {
      units *= tenTo(part.scale - scale);
      scale = part.scale;
    }
    units += unitsAt(part, scale);
  }
  return { units, scale };
}

/** Adds up exactly, in any order. */
export const plus = (...parts: readonly Decimal[]): Decimal => sumOf(parts);

export const negated = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

export const times = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  scale: a.scale + b.scale,
});

/** Divides, rounding once, half away from zero, to so many `digits` after the point; `b` must not be zero. */
export function over(a: Decimal, b: Decimal, digits: number): Decimal {
  const dividend = a.units * tenTo(digits + b.scale) * (b.units < 0n ? -1n : 1n);
  const divisor = (b.units < 0n ? -b.units : b.units) * tenTo(a.scale);
  // BigInt division cuts towards zero, so half a divisor is added away from it.
  const half = dividend < 0n ? -divisor : divisor;
  return { units: (2n * dividend + half) / (2n * divisor), scale: digits };
}

const ONE: Decimal = { units: 1n, scale: 0 };

/** The greatest multiple of the last of so many `digits` after the point that is not more, in units of that place. */
export function floorUnits({ units, scale }: Decimal, digits: number): bigint {
  if (scale <= digits) return unitsAt({ units, scale }, digits);
  const step = tenTo(scale - digits);
  const cut = units / step;
  return units < 0n && cut * step !== units ? cut - 1n : cut;
}

/** Rounds half away from zero to so many `digits` after the point. */
export const rounded = (value: Decimal, digits: number): Decimal => over(value, ONE, digits);

/** The sign of a − b. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [unitsAt(a, scale), unitsAt(b, scale)];
  return left < right ? -1 : left > right ? 1 : 0;
}
