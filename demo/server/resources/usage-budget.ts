import { amountOf, standingsOf, type BudgetStanding } from '../budgets.js';
import type { Database } from '../database.js';

/** The answer of `usage/budget`: the account's two budgets in their short form, the others in full. */
export function usageBudget(db: Database, now: number): object {
  const standings = standingsOf(db, now);
  const daily = standings.find(({ budget }) => budget.id === 'daily');
  return {
    currency: 'USD',
    time_zone: daily?.budget.timeZone,
    as_of: iso(now),
    // The account's switches are kept in its daily budget.
    is_paused: daily?.budget.isPaused ?? false,
    hard_stop_enabled: daily?.budget.hardStop ?? false,
    ...Object.fromEntries(
      standings.filter(isAccount).map((standing) => [standing.budget.id, readingOf(standing)]),
    ),
    budgets: standings.filter((standing) => !isAccount(standing)).map(inFull),
  };
}

const isAccount = ({ budget }: BudgetStanding): boolean => budget.id === 'daily' || budget.id === 'monthly';

const iso = (at: number): string => new Date(at).toISOString();

function readingOf({ budget, usedMicros, window }: BudgetStanding): object {
  return {
    used: amountOf(budget.unit, usedMicros),
    limit: amountOf(budget.unit, budget.limitMicros),
    ...(budget.softLimitMicros === null ? {} : { soft_limit: amountOf(budget.unit, budget.softLimitMicros) }),
    ...(window.start === null ? {} : { starts_at: iso(window.start) }),
    ...(window.end === null ? {} : { resets_at: iso(window.end) }),
  };
}

function inFull(standing: BudgetStanding): object {
  const { budget } = standing;
  const own = {
    window_hours: budget.windowHours,
    week_start: budget.weekStart,
    anchor_day: budget.anchorDay,
  };
  return {
    id: budget.id,
    label: budget.label,
    scope: budget.scope,
    period: budget.period,
    unit: budget.unit,
    time_zone: budget.timeZone,
    ...readingOf(standing),
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null)),
    is_paused: budget.isPaused,
    hard_stop_enabled: budget.hardStop,
  };
}
