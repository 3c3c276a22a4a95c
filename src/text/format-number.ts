import type { Amount } from '../wire/field.js';
import { cached } from './cached.js';
import { amountReader } from './read-amount.js';

/** What is printed for a figure nobody knows; an unknown is never a zero. */
export const UNKNOWN = '—';

/** A figure as it arrives: exact decimal text, a number, or unknown. */
export type Figure = Amount | number | null;

/** Plain numbers, percentages, lists and plurals of one locale. An unknown or non-finite figure prints as "—". */
export interface NumberFormats {
  /** "1,240", "4.3". @param digits most digits after the point, default 3 */
  number(value: Figure, digits?: number): string;
  /** "+6.7", "−2", "0". @param digits most digits after the point, default 1 */
  signed(value: Figure, digits?: number): string;
  /** "1.2K", "3.4M". */
  compact(value: Figure): string;
  /** A count of tokens: whole to 9,999, then "12.4K". */
  tokens(value: Figure): string;
  /** "82%" of 0.8196: text only; a level is decided from the raw ratio. @param digits digits after the point, default 0 */
  percent(ratio: Figure, digits?: number): string;
  /** "+25.0%", "−3.1%", "0.0%". @param digits digits after the point, default 1 */
  signedPercent(ratio: Figure, digits?: number): string;
  /** "82 percent", for a screen reader. */
  percentSpoken(ratio: Figure, digits?: number): string;
  /** "a, b, and c". */
  list(items: readonly string[]): string;
  /**
   * Reads a positive amount as a person of the locale types it, "1.234,50" in German, with or without a currency's sign.
   * @returns `null` for what is no number, or could be two
   */
  readAmount(text: string): Amount | null;
  /** The same amount as a person of the locale would type it: "1234,5". */
  amountText(amount: Amount): string;
  /** Picks the form for a count by the language's own rules. */
  plural(count: number, forms: PluralForms): string;
}

/** The forms a language needs; those it has no use for may be missing. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Below this a count of tokens is read digit by digit. */
const COMPACT_FROM = 10_000;

/** Whether a figure can be printed. */
export const isKnown = (value: Figure): value is Amount | number =>
  value !== null && Number.isFinite(Number(value));

/** Decimal text is handed to `Intl` as text: it formats every digit exactly, where a double would round first. */
export const exactly = (value: Amount | number): number | Intl.StringNumericLiteral =>
  typeof value === 'number' ? value : (value as string as Intl.StringNumericLiteral);

/** Makes the number formats of a locale that `usableLocale` has returned. */
export function numberFormats(locale: string): NumberFormats {
  const formatOf = cached((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const listFormat = cached((options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));
  const rules = cached((options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options));
  const print = (value: Figure, options: Intl.NumberFormatOptions): string =>
    isKnown(value) ? formatOf({ signDisplay: 'negative', ...options }).format(exactly(value)) : UNKNOWN;

  const compact = (value: Figure): string => print(value, { notation: 'compact', maximumFractionDigits: 1 });
  const exactDigits = (digits: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

  return {
    number: (value, digits = 3) => print(value, { maximumFractionDigits: digits }),
    signed: (value, digits = 1) => print(value, { signDisplay: 'exceptZero', maximumFractionDigits: digits }),
    compact,
    tokens: (value) =>
      isKnown(value) && Math.abs(Number(value)) >= COMPACT_FROM
        ? compact(value)
        : print(value, { maximumFractionDigits: 0 }),
    percent: (ratio, digits = 0) => print(ratio, { style: 'percent', ...exactDigits(digits) }),
    signedPercent: (ratio, digits = 1) =>
      print(ratio, { style: 'percent', signDisplay: 'exceptZero', ...exactDigits(digits) }),
    percentSpoken: (ratio, digits = 0) =>
      isKnown(ratio)
        ? print(Number(ratio) * 100, {
            style: 'unit',
            unit: 'percent',
            unitDisplay: 'long',
            ...exactDigits(digits),
          })
        : UNKNOWN,
    list: (items) => listFormat({ type: 'conjunction' }).format(items),
    readAmount: amountReader(locale),
    amountText: (amount) =>
      print(amount, { useGrouping: false, minimumFractionDigits: 2, maximumFractionDigits: 20 }),
    plural: (count, forms) => forms[rules({}).select(count)] ?? forms.other,
  };
}
