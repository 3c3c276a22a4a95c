import type { Amount, EpochMs } from '../wire/field.js';
import type { BudgetReading } from './budget.js';
import { BURN_RULES, burnAlerts, type BurnAlert, type BurnBudget } from './burn-rate.js';
import { decimal, times, toText } from './decimal.js';
import { SpendLog } from './spend-log.js';

/** A budget that burns faster than some rule allows, and the most urgent of those rules. */
export interface Burning {
  readonly reading: BudgetReading;
  readonly alert: BurnAlert;
}

/** Of the limit, what a window must have cost at least where nobody says: under it a quiet hour would page. */
const LEAST_SHARE = decimal(0.01);

/** How much of what began an alarm keeps it on, so that burning at its very threshold is one alarm and not ten. */
const EASE = 0.9;

/** Watches how fast budgets burn, by the figures that come while it looks. */
export class BurnWatch {
  readonly #logs = new Map<string, SpendLog>();
  /** Long windows, in milliseconds, of the rules that a budget broke at the last look. */
  readonly #broken = new Map<string, readonly number[]>();

  /**
   * Takes figures in and finds what burns, in the order of the budgets. Without a limit, or an end of the window, there
   * is no even rate to burn faster than; paused budgets and those of a window that is over burn nothing.
   * @param minimum what a window must have cost at least, in the budget's unit; `null` is a hundredth of the limit
   */
  look(readings: readonly BudgetReading[], now: EpochMs, minimum: Amount | null): Burning[] {
    return readings.flatMap((reading) => {
      const log = this.#logs.get(reading.id) ?? new SpendLog();
      this.#logs.set(reading.id, log);
      log.add(reading, reading.asOf ?? now);
      const alerts = this.#alertsOf(reading, minimum, (windowMs) => log.spentIn(windowMs, now));
      this.#broken.set(
        reading.id,
        alerts.map(({ rule }) => rule.longMs),
      );
      return alerts[0] ? [{ reading, alert: alerts[0] }] : [];
    });
  }

  #alertsOf(reading: BudgetReading, minimum: Amount | null, spentIn: BurnBudget['spentIn']): BurnAlert[] {
    const { id, limit, windowStart, windowEnd, isPaused, isEnded } = reading;
    if (limit === null || windowStart === null || windowEnd === null || isPaused || isEnded) return [];
    const broken = this.#broken.get(id) ?? [];
    const least = times(
      minimum === null ? times(decimal(limit), LEAST_SHARE) : decimal(minimum),
      decimal(broken.length > 0 ? EASE : 1),
    );
    const budget = { limit, periodMs: windowEnd - windowStart, minimum: toText(least), spentIn };
    const rules = BURN_RULES.map((rule) =>
      broken.includes(rule.longMs) ? { ...rule, factor: Number((rule.factor * EASE).toFixed(9)) } : rule,
    );
    return burnAlerts(budget, rules);
  }
}
