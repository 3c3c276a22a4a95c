import { moneyFormats, type MoneyFormats } from './format-money.js';
import { numberFormats, type NumberFormats } from './format-number.js';
import { timeFormats, type TimeFormats } from './format-time.js';
import { usableLocale } from './locale.js';

export { UNKNOWN, type Figure, type PluralForms } from './format-number.js';
export type { MoneyPart } from './format-money.js';

/** Everything that is printed in one language: numbers, money, times. Nothing in it throws. */
export interface Formatter extends NumberFormats, MoneyFormats, TimeFormats {
  /** The locale that is really used, e.g. `en-US` for `en_US` and `en` for `auto`. */
  readonly locale: string;
}

const formatters = new Map<string, Formatter>();

/** The formatter of a locale, made once; this floor's only door to `Intl`. An odd or unknown locale is read as `usableLocale` says. */
export function formatterFor(locale: string | null | undefined): Formatter {
  const usable = usableLocale(locale);
  const found = formatters.get(usable);
  if (found) return found;
  const formatter = Object.freeze({
    locale: usable,
    ...numberFormats(usable),
    ...moneyFormats(usable),
    ...timeFormats(usable),
  });
  formatters.set(usable, formatter);
  return formatter;
}
