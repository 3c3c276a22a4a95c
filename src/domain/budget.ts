import type { Budget, BudgetAnswer, BudgetPeriod, BudgetUnit } from '../wire/budget.js';
import type { Amount, EpochMs } from '../wire/field.js';
import { isZone } from './calendar.js';
import { compareAmounts, compareRatio, isZero, ratioOf, subtractAmounts } from './money.js';
import { windowOf } from './period.js';

/** How much of a budget is used, as a word; CSS chooses its colour. */
export type Level = 'ok' | 'warning' | 'exceeded';

/** What a budget means at a moment. Nothing in it is rounded. */
export interface BudgetReading {
  readonly id: string;
  readonly label: string | null;
  readonly scope: string | null;
  readonly period: BudgetPeriod;
  readonly unit: BudgetUnit;
  /** ISO 4217; `null` where unknown, and where the unit is not money. */
  readonly currency: string | null;
  /** IANA name of a zone that exists, or `null`. */
  readonly timeZone: string | null;
  /** `null` is unknown. Negative after a refund. */
  readonly used: Amount | null;
  /** `null` is unlimited. */
  readonly limit: Amount | null;
  readonly softLimit: Amount | null;
  /** Negative once over the limit; `null` where used is unknown or there is no limit. */
  readonly remaining: Amount | null;
  /**
   * Used ÷ limit: 0–1, beyond 1 when over, negative after a refund, `Infinity` for a use of a limit of zero. `null` when
   * unlimited, unknown or not applicable. For thresholds trust `level` and `isAlerting`, which are exact.
   */
  readonly ratio: number | null;
  /** Where the soft limit stands on the way to the limit, 0–1; it is beyond 1 when set above the limit. */
  readonly softRatio: number | null;
  /** `null` when unlimited, unknown or not applicable. */
  readonly level: Level | null;
  readonly isUnlimited: boolean;
  /** Used more than the limit: normal, since requests in flight finish. */
  readonly isOverLimit: boolean;
  /** Nothing is left. */
  readonly isExhausted: boolean;
  readonly isPaused: boolean;
  readonly hasHardStop: boolean;
  /** The limit is zero and nothing was used. */
  readonly isNotApplicable: boolean;
  /** Above the alert threshold, not paused, and in a window that still runs. */
  readonly isAlerting: boolean;
  /** The window these figures belong to is over: new ones are due. */
  readonly isEnded: boolean;
  readonly windowStart: EpochMs | null;
  /** When it resets; `null` is never (lifetime, rolling) or unknown. */
  readonly windowEnd: EpochMs | null;
  /** Length of a rolling window, hours. */
  readonly windowHours: number | null;
  /** When the figures were true; `null` is unknown. */
  readonly asOf: EpochMs | null;
}

/** How budgets are read. */
export interface BudgetOptions {
  readonly now: EpochMs;
  /** IANA name for budgets whose answer names none. */
  readonly timeZone?: string | null;
  /** When the figures were true, where the caller knows better than the answer. */
  readonly asOf?: EpochMs | null;
  /** From this ratio on, inclusive, a budget is worth a warning. */
  readonly warningAt?: number;
  /** Above this ratio, exclusive, a budget alerts. */
  readonly alertAt?: number;
}

/** Reads every budget of an answer; what a budget does not say it inherits from the answer. */
export function readBudgets(answer: BudgetAnswer, options: BudgetOptions): BudgetReading[] {
  return answer.budgets.map((budget) => readBudget(budget, answer, options));
}

function readBudget(budget: Budget, answer: BudgetAnswer, options: BudgetOptions): BudgetReading {
  const { now, warningAt = 0.75, alertAt = 0.9 } = options;
  const { id, label, scope, period, unit, used, limit, softLimit, windowHours } = budget;
  const timeZone = [budget.timeZone, answer.timeZone, options.timeZone ?? null].find(isZone) ?? null;
  const asOf = options.asOf ?? answer.asOf;
  // Figures belong to the window they were true in: yesterday's must not raise an alarm at one past midnight.
  const { start, end } = windowOf(period, asOf ?? now, timeZone, budget);
  const isPaused = budget.isPaused ?? answer.isPaused;
  const isEnded = end !== null && end <= now;
  const isNotApplicable = used !== null && limit !== null && isZero(used) && isZero(limit);
  const known = used !== null && limit !== null && !isNotApplicable ? { used, limit } : null;
  const against = (threshold: number): number =>
    known ? compareRatio(known.used, known.limit, threshold) : -1;
  return {
    id,
    label,
    scope,
    period,
    unit,
    currency: unit === 'money' ? (budget.currency ?? answer.currency) : null,
    timeZone,
    used,
    limit,
    softLimit,
    remaining: used !== null && limit !== null ? subtractAmounts(limit, used) : null,
    ratio: known && ratioOf(known.used, known.limit),
    softRatio:
      softLimit !== null && limit !== null && compareAmounts(limit, '0' as Amount) > 0
        ? ratioOf(softLimit, limit)
        : null,
    level: known && (against(alertAt) > 0 ? 'exceeded' : against(warningAt) >= 0 ? 'warning' : 'ok'),
    isUnlimited: limit === null,
    isOverLimit: against(1) > 0,
    isExhausted: against(1) >= 0,
    isPaused,
    hasHardStop: budget.hardStopEnabled ?? answer.hardStopEnabled,
    isNotApplicable,
    isAlerting: against(alertAt) > 0 && !isPaused && !isEnded,
    isEnded,
    windowStart: start,
    windowEnd: end,
    windowHours,
    asOf,
  };
}

const RANK: Readonly<Record<Level, number>> = { ok: 1, warning: 2, exceeded: 3 };

/**
 * The reading to speak of when there is room for one: the worst level, then the highest ratio, then the first. A paused
 * budget comes after every one that runs.
 * @returns `null` of an empty list
 */
export function worst(readings: readonly BudgetReading[]): BudgetReading | null {
  const rank = ({ level, isPaused }: BudgetReading): number =>
    level === null ? 0 : RANK[level] - (isPaused ? 4 : 0);
  const isWorse = (a: BudgetReading, b: BudgetReading): boolean =>
    rank(a) - rank(b) > 0 || (rank(a) === rank(b) && (a.ratio ?? -Infinity) > (b.ratio ?? -Infinity));
  return readings.reduce<BudgetReading | null>(
    (top, next) => (top && !isWorse(next, top) ? top : next),
    null,
  );
}
