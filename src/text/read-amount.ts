import { toAmount, type Amount } from '../wire/field.js';

/** Grouping that no locale takes for a decimal point: spaces and apostrophes of every kind. */
const FILLING = /[\s\u2019'\u066c_]/g;
/** Signs of currencies, their codes beside a number, and marks of direction. */
const DECORATION = /\p{Sc}|[\u061c\u200e\u200f\u2066-\u2069]|^[A-Z]{3}|[A-Z]{3}$/giu;
/** One point that groups; more of them may group by two as well, as in India. */
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;
const GROUPS = /^[1-9]\d{0,2}(?:[.,]\d{2,3})*[.,]\d{3}$/;

/**
 * Makes what reads an amount as it is typed in a locale. Where both points are used, the last one is the decimal one;
 * where one of them stands in the place of the locale's grouping it groups, `1.234` in German; where it cannot group,
 * `5.50`, it is a decimal point all the same.
 */
export function amountReader(locale: string): (text: string) => Amount | null {
  const format = new Intl.NumberFormat(locale);
  const decimal = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const digits = new Map(Array.from({ length: 10 }, (_, digit) => [format.format(digit), String(digit)]));
  const isComma = decimal !== '.';
  return (text) => {
    const western = Array.from(text.trim())
      .map((letter) => digits.get(letter) ?? ARABIC.get(letter) ?? letter)
      .join('');
    const bare = western
      .replace(DECORATION, '')
      .trim()
      .replace('\u066b', isComma ? ',' : '.')
      .replace(FILLING, '');
    const plain = withPoint(bare, isComma ? ',' : '.');
    return plain !== null && /\d/.test(plain) && /^\d*\.?\d*$/.test(plain) ? (toAmount(plain) ?? null) : null;
  };
}

/** Digits that some keyboards of the Arabic world type, whichever the locale prints. */
const ARABIC: ReadonlyMap<string, string> = new Map(
  Array.from('٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', (letter, at) => [letter, String(at % 10)]),
);

/** The same number with a decimal point and no grouping; `null` where it cannot be told which is which. */
function withPoint(text: string, decimal: '.' | ','): string | null {
  const points = text.replace(/[^.,]/g, '');
  const last = points.at(-1);
  if (last === undefined) return text;
  if (points.length === 1)
    return last !== decimal && ONE_GROUP.test(text) ? ungrouped(text) : withDot(text, last);
  if (points.includes('.') && points.includes(',')) {
    const isClear = points.indexOf(last) === points.length - 1;
    const at = text.lastIndexOf(last);
    const whole = text.slice(0, at);
    return isClear && GROUPS.test(whole) ? `${ungrouped(whole)}.${text.slice(at + 1)}` : null;
  }
  return GROUPS.test(text) ? ungrouped(text) : null;
}

const ungrouped = (text: string): string => text.replace(/[.,]/g, '');

const withDot = (text: string, point: string): string => text.replace(point, '.');
