import { BudgetAlerts } from './budget-alerts.js';
import { dailyStanding } from './budgets.js';
import type { Database } from './database.js';
import { dateOf } from './dates.js';
import { HOUR_MS } from '../../src/domain/calendar.js';
import { DASHBOARD_DAYS, DEFAULT_DAYS, lastDays } from './day-range.js';
import type { Hub } from './events/hub.js';
import { costDays, costRows, costTotals } from './resources/analytics-costs.js';
import { NO_FILTER } from './row-filter.js';
import { analyticsRouting } from './resources/analytics-routing.js';
import { dashboardTelemetry } from './resources/dashboard-telemetry.js';
import { usageBudget } from './resources/usage-budget.js';

/** Figures that change faster are told together. */
const USAGE_GAP_MS = 1_000;

/** Tells every page how the figures stand, soon after rows came but not too often, and who crossed a threshold. */
export class UsageFeed {
  readonly #db: Database;
  readonly #hub: Hub;
  readonly #alerts: BudgetAlerts;
  readonly #now: () => number;
  readonly #gapMs: number;
  #timer: NodeJS.Timeout | undefined;
  #toldAt = -Infinity;
  #changedFrom = Infinity;

  constructor(db: Database, hub: Hub, now: () => number, gapMs = USAGE_GAP_MS) {
    this.#db = db;
    this.#hub = hub;
    this.#now = now;
    this.#gapMs = gapMs;
    this.#alerts = new BudgetAlerts(db, hub);
  }

  /**
   * Says that rows came.
   * @param from when the earliest of them was, epoch milliseconds: older days are not told again
   */
  changed(from: number): void {
    this.#changedFrom = Math.min(this.#changedFrom, from);
    this.#timer ??= setTimeout(
      () => this.flush(),
      Math.max(0, this.#toldAt + this.#gapMs - performance.now()),
    );
  }

  /** Tells now what there is to tell. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toldAt = performance.now();
    const now = this.#now();
    const from = Math.min(this.#changedFrom, now);
    this.#changedFrom = Infinity;
    this.#alerts.check(now);
    this.#hub.publish([{ event: 'usage.update', data: usageUpdate(this.#db, from, now) }]);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

/** How everything stands: the same figures as the resources give to the widgets' default questions. */
function usageUpdate(db: Database, changedFrom: number, now: number): object {
  const { timeZone } = dailyStanding(db, now).budget;
  const range = lastDays(DEFAULT_DAYS, now, timeZone);
  const totals = costTotals(db, range, NO_FILTER);
  const changedDay = dateOf(changedFrom, timeZone);
  const firstDay = changedDay > range.firstDay ? changedDay : range.firstDay;
  return {
    requests: totals.requests,
    tokens: totals.tokens,
    cost: totals.total,
    budget: usageBudget(db, now),
    costs: {
      ...totals,
      by_model: costRows(db, 'model', range, NO_FILTER),
      by_day: costDays(db, { ...range, firstDay }, NO_FILTER, now),
      as_of: new Date(now).toISOString(),
    },
    routing: analyticsRouting(db, range, NO_FILTER, now),
    telemetry: telemetryUpdate(db, changedFrom, now, timeZone),
  };
}

/** The dashboards' default question, of whose hours only those are told that may have changed. */
function telemetryUpdate(db: Database, changedFrom: number, now: number, timeZone: string): object {
  const range = lastDays(DASHBOARD_DAYS, now, timeZone);
  const { hourlyTrend, ...rest } = dashboardTelemetry(db, { range, filter: NO_FILTER }, now);
  return { ...rest, hourlyTrend: hourlyTrend.filter(({ hour }) => Date.parse(hour) > changedFrom - HOUR_MS) };
}
