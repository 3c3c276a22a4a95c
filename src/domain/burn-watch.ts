import type { Amount, EpochMs } from '../wire/field.js';
import type { BudgetReading } from './budget.js';
import { burnAlerts, type BurnAlert } from './burn-rate.js';
import { decimal, times, toText } from './decimal.js';
import { SpendLog } from './spend-log.js';

/** A budget that burns faster than some rule allows, and the most urgent of those rules. */
export interface Burning {
  readonly reading: BudgetReading;
  readonly alert: BurnAlert;
}

/** Of the limit, what a window must have cost at least where nobody says: under it a quiet hour would page. */
const LEAST_SHARE = decimal(0.01);

/** Watches how fast budgets burn, by the figures that come while it looks. */
export class BurnWatch {
  readonly #logs = new Map<string, SpendLog>();

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
      const { limit, windowStart, windowEnd, isPaused, isEnded } = reading;
      if (limit === null || windowStart === null || windowEnd === null || isPaused || isEnded) return [];
      const [alert] = burnAlerts({
        limit,
        periodMs: windowEnd - windowStart,
        minimum: minimum ?? toText(times(decimal(limit), LEAST_SHARE)),
        spentIn: (windowMs) => log.spentIn(windowMs, now),
      });
      return alert ? [{ reading, alert }] : [];
    });
  }
}
