import type { Amount } from '../wire/field.js';
import { HOUR_MS } from './calendar.js';
import { compare, decimal, over, times, toText } from './decimal.js';
import { compareAmounts } from './money.js';

/** How soon somebody must look: a page now, a ticket this week. */
export type BurnSeverity = 'page' | 'ticket';

/** Two windows and the rate that both must exceed, as a multiple of the rate that uses up a budget evenly. */
export interface BurnRule {
  readonly severity: BurnSeverity;
  readonly longMs: number;
  /** A twelfth of the long window: it ends the alert soon after the burning ends. */
  readonly shortMs: number;
  readonly factor: number;
}

/** After the SRE Workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". */
export const BURN_RULES: readonly BurnRule[] = [
  { severity: 'page', longMs: HOUR_MS, shortMs: HOUR_MS / 12, factor: 14.4 },
  { severity: 'page', longMs: 6 * HOUR_MS, shortMs: HOUR_MS / 2, factor: 6 },
  { severity: 'ticket', longMs: 72 * HOUR_MS, shortMs: 6 * HOUR_MS, factor: 1 },
];

/** A budget whose burning is watched. */
export interface BurnBudget {
  readonly limit: Amount;
  /** Length of the budget's period, milliseconds. */
  readonly periodMs: number;
  /** What the long window must have cost at least: under a small budget an otherwise quiet hour would page. */
  readonly minimum: Amount;
  /** What the last milliseconds cost; `null` where it is not known for the whole of them. */
  readonly spentIn: (windowMs: number) => Amount | null;
}

/** A rule that both its windows exceed. */
export interface BurnAlert {
  readonly rule: BurnRule;
  /** What the long window cost. */
  readonly spent: Amount;
  /** What it may cost by the rule, to six decimals. */
  readonly threshold: Amount;
  /** How many times the even rate it burns, to six decimals. */
  readonly rate: number;
}

const DIGITS = 6;

/**
 * What a window may cost at `factor` times the even rate: factor × limit × window ÷ period, to six decimals.
 * For $720 in 30 days: $14.40 in 1 hour, $36 in 6, $72 in 72.
 */
export function burnThreshold(limit: Amount, periodMs: number, factor: number, windowMs: number): Amount {
  const even = times(times(decimal(limit), decimal(factor)), decimal(windowMs));
  return toText(over(even, decimal(periodMs), DIGITS));
}

/** The rules that are broken, the most urgent first. Exactly at a threshold is not above it; unknown never alerts. */
export function burnAlerts(budget: BurnBudget, rules: readonly BurnRule[] = BURN_RULES): BurnAlert[] {
  return rules.flatMap((rule) => {
    const spent = budget.spentIn(rule.longMs);
    const isBurning = [rule.longMs, rule.shortMs].every((windowMs) => exceeds(budget, rule.factor, windowMs));
    if (spent === null || !isBurning || compareAmounts(spent, budget.minimum) < 0) return [];
    const threshold = burnThreshold(budget.limit, budget.periodMs, rule.factor, rule.longMs);
    return [{ rule, spent, threshold, rate: burnRate(budget, spent, rule.longMs) }];
  });
}

/** Spent ÷ window > factor × limit ÷ period, by cross-multiplication and so without rounding. */
function exceeds({ limit, periodMs, spentIn }: BurnBudget, factor: number, windowMs: number): boolean {
  const spent = spentIn(windowMs);
  if (spent === null) return false;
  const burnt = times(decimal(spent), decimal(periodMs));
  return compare(burnt, times(times(decimal(limit), decimal(factor)), decimal(windowMs))) > 0;
}

function burnRate({ limit, periodMs }: BurnBudget, spent: Amount, windowMs: number): number {
  const even = times(decimal(limit), decimal(windowMs));
  if (even.units === 0n) return Infinity;
  return Number(toText(over(times(decimal(spent), decimal(periodMs)), even, DIGITS)));
}
