import { standingsOf, type BudgetStanding, amountOf } from './budgets.js';
import type { Database } from './database.js';
import type { LoggedEvent } from './events/log.js';
import type { Hub } from './events/hub.js';

const THRESHOLD_PERCENT = 90;

/** Within a window the alert is armed again only when the budget is clearly below. */
const REARM_PERCENT = THRESHOLD_PERCENT - 2;

/** Where the alert leads: the page that shows the analytics. */
const HREF = '/#budget';

/**
 * Tells each budget's crossing of 90 % once per window. What was told is kept in the database, in one transaction with
 * the event, so that no restart tells it twice or never.
 */
export class BudgetAlerts {
  readonly #db: Database;
  readonly #hub: Hub;

  constructor(db: Database, hub: Hub) {
    this.#db = db;
    this.#hub = hub;
  }

  check(now: number): void {
    this.#hub.send(
      this.#db.transaction(() => standingsOf(this.#db, now).flatMap((each) => this.#judge(each))),
    );
  }

  /** Exactly 90 % is not over it, and a paused budget alerts nobody. */
  #judge(standing: BudgetStanding): LoggedEvent[] {
    const { budget, window } = standing;
    if (budget.isPaused) return [];
    const key = { id: budget.id, threshold: THRESHOLD_PERCENT, end: window.end ?? 0 };
    if (isAbove(standing, THRESHOLD_PERCENT)) {
      if (this.#isTold(key)) return [];
      this.#db.run('INSERT INTO budget_alerts VALUES (:id, :threshold, :end)', key);
      return this.#hub.log.append([alertOf(standing)]);
    }
    if (!isAbove(standing, REARM_PERCENT)) {
      this.#db.run(
        'DELETE FROM budget_alerts WHERE budget_id = :id AND threshold_percent = :threshold AND window_end = :end',
        key,
      );
    }
    return [];
  }

  #isTold(key: { id: string; threshold: number; end: number }): boolean {
    const told = this.#db.get(
      'SELECT 1 FROM budget_alerts WHERE budget_id = :id AND threshold_percent = :threshold AND window_end = :end',
      key,
    );
    return told !== undefined;
  }
}

/** Compared raw, in whole numbers. A budget of zero is over as soon as anything is used. */
function isAbove({ budget, usedMicros }: BudgetStanding, percent: number): boolean {
  return budget.limitMicros !== null && usedMicros * 100n > budget.limitMicros * BigInt(percent);
}

function alertOf({ budget, window, usedMicros, ratio }: BudgetStanding) {
  return {
    event: 'budget.alert',
    data: {
      budget_id: budget.id,
      scope: budget.scope,
      percent: ratio === null ? 100 : ratio * 100,
      used: amountOf(budget.unit, usedMicros),
      limit: amountOf(budget.unit, budget.limitMicros),
      window_end: window.end === null ? null : new Date(window.end).toISOString(),
      message: `${budget.label} budget: over ${THRESHOLD_PERCENT} %`,
      href: HREF,
    },
  };
}
