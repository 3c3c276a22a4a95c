import type { BudgetUnit } from '../wire/budget.js';
import type { EpochMs } from '../wire/field.js';
import { UNKNOWN, type Figure, type Formatter } from './format.js';
import type { Strings } from './strings.js';

/** What a phrase is made with: the words and the figures of one language. */
export interface Speech {
  readonly strings: Strings;
  readonly format: Formatter;
}

/** An amount with its unit: "$41.20", "1,240 tokens"; "—" for unknown. @param currency used where the unit is money */
export function quantity(
  amount: Figure,
  unit: BudgetUnit,
  currency: string | null,
  { strings, format }: Speech,
): string {
  if (unit === 'money') return format.money(amount, currency);
  if (amount === null) return UNKNOWN;
  return strings.common.unit[unit](Number(amount), format.number(amount));
}

/** A time with its zone: "4:40 PM EST", and where it is the day's turn "midnight, New York". */
export function clockTime(at: EpochMs, zone: string | null, { strings, format }: Speech): string {
  return format.isMidnight(at, zone) ? strings.common.midnight(format.place(zone)) : format.time(at, zone);
}
