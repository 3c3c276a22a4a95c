import type { Amount } from '../wire/field.js';
import { cached } from './cached.js';
import { exactly, isKnown, UNKNOWN, type Figure } from './format-number.js';

/** How many digits an amount is printed with. */
export interface MoneyOptions {
  /** Exactly so many digits after the point; by default the currency's own, and more only for amounts below them. */
  readonly digits?: number;
}

/** A piece of a printed amount, so that the currency can be small and the cents a shade lighter. */
export interface MoneyPart {
  readonly type: 'sign' | 'currency' | 'whole' | 'fraction' | 'literal';
  readonly text: string;
}

/** Money of one locale. The currency is an ISO code; `null`, or one `Intl` refuses, prints the plain number. */
export interface MoneyFormats {
  /** "$12.35", "$0.0000054", "¥1,235", "—" for unknown; never "$0.00" for what is not zero. */
  money(amount: Figure, currency: string | null, options?: MoneyOptions): string;
  /** The same text in pieces; joined they are what `money` returns. */
  moneyParts(amount: Figure, currency: string | null, options?: MoneyOptions): readonly MoneyPart[];
  /**
   * One precision for a whole breakdown, fitting all its `amounts`; what is too small for it prints as "<$0.01".
   * @returns prints one amount of the breakdown
   */
  moneyAt(amounts: readonly Figure[], currency: string | null): (amount: Figure) => string;
  /** The digits after the point that `moneyAt` prints. */
  breakdownDigits(amounts: readonly Figure[], currency: string | null): number;
  /** "$1.2M", for axes, which have no room for more. */
  moneyCompact(amount: Figure, currency: string | null): string;
  /** Digits after the point that the currency has: USD 2, JPY 0, KWD 3; 2 where there is no currency. */
  currencyDigits(currency: string | null): number;
}

/** Digits for a number of no currency, so that it lines up with money. */
const PLAIN_DIGITS = 2;

/** A breakdown's largest amount is printed with this many digits in all at most, or with its currency's cents. */
const MAX_BREAKDOWN_DIGITS = 6;

/** `Intl` formats at most 100 digits after the point; an amount from the wire has fewer. */
const MAX_FRACTION_DIGITS = 100;

/** Makes the money formats of a locale that `usableLocale` has returned. */
export function moneyFormats(locale: string): MoneyFormats {
  const formatOf = cached((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

  const styleOf = cached((currency: string | null): Intl.NumberFormatOptions => {
    if (currency === null) return { style: 'decimal' };
    const style = { style: 'currency', currency } as const;
    try {
      formatOf(style);
      return style;
    } catch {
      return { style: 'decimal' }; // RangeError: not three letters, e.g. from a host's attribute
    }
  });

  // To ask a format for its options takes longer than to format with it, and every amount asks.
  const currencyDigits = cached((currency: string | null): number => {
    const style = styleOf(currency);
    return style.style === 'currency'
      ? (formatOf(style).resolvedOptions().maximumFractionDigits ?? PLAIN_DIGITS)
      : PLAIN_DIGITS;
  });

  const fixed = (currency: string | null, digits: number): Intl.NumberFormat =>
    formatOf({
      ...styleOf(currency),
      signDisplay: 'negative',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });

  const fitting = cached((currency: string | null): Intl.NumberFormat => {
    const digits = currencyDigits(currency);
    return new Intl.NumberFormat(locale, {
      ...styleOf(currency),
      signDisplay: 'negative',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      minimumSignificantDigits: 1,
      maximumSignificantDigits: 2,
      roundingPriority: 'morePrecision',
    });
  });

  /** Digits after the point that an amount needs: two significant ones, and never fewer than its currency has. */
  const digitsOf = (amount: Amount | number, currency: string | null): number => {
    const fraction = fitting(currency)
      .formatToParts(exactly(amount))
      .find(({ type }) => type === 'fraction');
    return Math.max(currencyDigits(currency), fraction?.value.length ?? 0);
  };

  const parts = (amount: Figure, currency: string | null, options: MoneyOptions = {}): MoneyPart[] => {
    if (!isKnown(amount)) return [{ type: 'whole', text: UNKNOWN }];
    const digits = Math.min(options.digits ?? digitsOf(amount, currency), MAX_FRACTION_DIGITS);
    const format = fixed(currency, digits);
    const smallest = 10 ** -digits;
    const value = Number(amount);
    if (value === 0 || Math.abs(value) >= smallest / 2) return joined(format.formatToParts(exactly(amount)));
    return [
      { type: 'literal', text: value > 0 ? '<' : '>' },
      ...joined(format.formatToParts(Math.sign(value) * smallest)),
    ];
  };

  const money: MoneyFormats['money'] = (amount, currency, options) =>
    parts(amount, currency, options)
      .map(({ text }) => text)
      .join('');

  const breakdownDigits: MoneyFormats['breakdownDigits'] = (amounts, currency) => {
    const known = [...new Set(amounts.filter(isKnown))];
    const own = currencyDigits(currency);
    const largest = known.reduce<number>((most, amount) => Math.max(most, Math.abs(Number(amount))), 0);
    const room = MAX_BREAKDOWN_DIGITS - (largest > 0 ? Math.floor(Math.log10(largest)) + 1 : 0);
    const most = Math.max(own, room);
    let wanted = own;
    for (const amount of known) {
      if (wanted >= most) break;
      // From 0.1 dollars on, two decimals hold two significant digits: most amounts need not be formatted to be measured.
      const isPlain = Math.abs(Number(amount)) >= 10 ** (1 - wanted);
      if (!isPlain) wanted = Math.max(wanted, digitsOf(amount, currency));
    }
    return Math.min(wanted, most);
  };

  return {
    money,
    moneyParts: parts,
    moneyAt: (amounts, currency) => {
      const digits = breakdownDigits(amounts, currency);
      return (amount) => money(amount, currency, { digits });
    },
    breakdownDigits,
    moneyCompact: (amount, currency) =>
      isKnown(amount)
        ? formatOf({
            ...styleOf(currency),
            signDisplay: 'negative',
            notation: 'compact',
            minimumFractionDigits: 0,
            maximumFractionDigits: 1,
          }).format(exactly(amount))
        : UNKNOWN,
    currencyDigits,
  };
}

const KINDS: Readonly<Partial<Record<Intl.NumberFormatPartTypes, MoneyPart['type']>>> = {
  minusSign: 'sign',
  plusSign: 'sign',
  currency: 'currency',
  integer: 'whole',
  group: 'whole',
  decimal: 'fraction',
  fraction: 'fraction',
};

/** Neighbours of one kind become one piece: "1" "," "234" is the whole "1,234". */
function joined(parts: readonly Intl.NumberFormatPart[]): MoneyPart[] {
  const out: { type: MoneyPart['type']; text: string }[] = [];
  for (const { type, value } of parts) {
    const kind = KINDS[type] ?? 'literal';
    const last = out.at(-1);
    if (last?.type === kind) last.text += value;
    else out.push({ type: kind, text: value });
  }
  return out;
}
