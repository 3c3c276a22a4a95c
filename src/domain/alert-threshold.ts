import type { AlertName, CostAlert } from '../wire/cost-alerts.js';
import type { Amount } from '../wire/field.js';
import { decimal } from './decimal.js';
import { compareAmounts } from './money.js';

/** What is wrong with an amount that was typed. */
export type ThresholdFault = 'missing' | 'notNumber' | 'notPositive' | 'tooFine' | 'tooLarge';

/** The largest amount that is exact in micro-units, rounded down to what one can say. */
export const MAX_THRESHOLD = '9000000000' as Amount;

const MICRO_DIGITS = 6;

/** Longest name of a domain; DNS ends at 253, and nobody types that. */
export const MAX_DOMAIN_LENGTH = 200;

/**
 * Why an amount cannot be a threshold, `null` where it can.
 * @param text as it was typed
 * @param amount what it was read as, `null` for no number
 */
export function thresholdFault(text: string, amount: Amount | null): ThresholdFault | null {
  if (text.trim() === '') return 'missing';
  if (amount === null) return /^\s*[-−]/.test(text) ? 'notPositive' : 'notNumber';
  if (decimal(amount).units <= 0n) return 'notPositive';
  if (decimal(amount).scale > MICRO_DIGITS) return 'tooFine';
  return compareAmounts(amount, MAX_THRESHOLD) > 0 ? 'tooLarge' : null;
}

/** The alert of a name, if it is set. */
export const alertNamed = (
  alerts: readonly CostAlert[],
  { domain, type }: AlertName,
): CostAlert | undefined => alerts.find((alert) => alert.domain === domain && alert.type === type);

export const isSameAlert = (a: AlertName, b: AlertName): boolean =>
  a.domain === b.domain && a.type === b.type;

/** How near a checked alert is to its threshold; near is from three quarters on, where budgets turn yellow too. */
export function levelOfCheck({
  isExceeded,
  ratio,
}: {
  readonly isExceeded: boolean | null;
  readonly ratio: number | null;
}): 'ok' | 'warning' | 'exceeded' | 'unknown' {
  if (isExceeded === true) return 'exceeded';
  if (ratio === null) return isExceeded === null ? 'unknown' : 'ok';
  return ratio >= 0.75 ? 'warning' : 'ok';
}
