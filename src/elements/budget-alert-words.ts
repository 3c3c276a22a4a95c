import type { BudgetReading } from '../domain/budget.js';
import { quantity, type Speech } from '../text/phrases.js';

/** "daily budget", or the budget by its label. */
export const budgetNameOf = ({ label, period }: BudgetReading, { strings: { common } }: Speech): string =>
  label === null ? common.budgetOf[period] : common.budgetNamed(label);

/** "Budget Warning: You have used 92% of your daily budget". @param currency for amounts whose data names none */
export function alertSentence(reading: BudgetReading, currency: string | null, speech: Speech): string {
  const words = speech.strings.budgetAlertBanner;
  const { ratio, used, unit, isOverLimit } = reading;
  const name = budgetNameOf(reading, speech);
  if (!Number.isFinite(ratio)) {
    return words.exceededZero(quantity(used, unit, reading.currency ?? currency, speech), name);
  }
  const percent = speech.format.percent(ratio);
  return isOverLimit ? words.exceeded(percent, name) : words.warning(percent, name);
}

/** What stands below it: "$46.10 of $50.00. Resets in 16 hours." @param now epoch milliseconds */
export function alertContext(
  reading: BudgetReading,
  { now, currency }: { readonly now: number; readonly currency: string | null },
  speech: Speech,
): readonly string[] {
  const words = speech.strings.budgetAlertBanner;
  const { used, limit, unit, windowEnd, hasHardStop, isExhausted } = reading;
  const amount = (value: typeof used): string =>
    unit === 'money'
      ? quantity(value, unit, reading.currency ?? currency, speech)
      : speech.format.number(value);
  return [
    `${words.amounts(amount(used), quantity(limit, unit, reading.currency ?? currency, speech))}.`,
    ...(windowEnd === null ? [] : [words.resets(speech.format.relative(windowEnd - now))]),
    ...(hasHardStop ? [isExhausted ? words.hardStopReached : words.hardStop] : []),
  ];
}
