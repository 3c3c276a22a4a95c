import { windowOf, type Window } from '../../src/domain/period.js';
import type { Database } from './database.js';
import { COST_SUM, decimal, microsOf, type CostSum } from './money.js';

/** A budget as it is kept. Limits are micro-units of its unit; `null` is unlimited. */
export interface BudgetRow {
  readonly id: string;
  readonly label: string;
  readonly scope: string;
  readonly period: 'hour' | 'day' | 'week' | 'month' | 'lifetime' | 'rolling';
  /** IANA name: the budget's windows are calendar periods there. */
  readonly timeZone: string;
  readonly weekStart: 'sunday' | 'monday' | null;
  /** 1–31. */
  readonly anchorDay: number | null;
  readonly windowHours: number | null;
  readonly unit: 'money' | 'tokens' | 'requests';
  readonly limitMicros: bigint | null;
  readonly softLimitMicros: bigint | null;
  readonly isPaused: boolean;
  readonly hardStop: boolean;
  /** Only requests of this domain count; `null` is all. */
  readonly domain: string | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly user: string | null;
}

/** A budget with what was used of it in its present window. */
export interface BudgetStanding {
  readonly budget: BudgetRow;
  readonly window: Window;
  /** Micro-units of the budget's unit. */
  readonly usedMicros: bigint;
  /** Used ÷ limit, raw; `null` where there is no limit, or one of zero. */
  readonly ratio: number | null;
}

const ROWS = `
  SELECT id, label, scope, period, unit, limit_micros AS limitMicros, soft_limit_micros AS softLimitMicros,
    time_zone AS timeZone, week_start AS weekStart, anchor_day AS anchorDay, window_hours AS windowHours,
    is_paused AS isPaused, hard_stop AS hardStop, domain, provider, model, user
  FROM budgets ORDER BY place, id`;

const INSERT = `
  INSERT INTO budgets (id, place, label, scope, period, unit, limit_micros, soft_limit_micros, time_zone, week_start,
    anchor_day, window_hours, is_paused, hard_stop, domain, provider, model, user)
  VALUES (:id, (SELECT COUNT(*) FROM budgets), :label, :scope, :period, :unit, :limitMicros, :softLimitMicros,
    :timeZone, :weekStart, :anchorDay, :windowHours, :isPaused, :hardStop, :domain, :provider, :model, :user)`;

/** No upper bound for `now`: a row of a trace may lie a little ahead within its own window. */
const USED = `
  SELECT COUNT(*) AS requests, COALESCE(SUM(input_tokens + output_tokens), 0) AS tokens, ${COST_SUM}
  FROM requests
  WHERE at >= :from AND at < :to
    AND (:domain IS NULL OR domain = :domain) AND (:provider IS NULL OR provider = :provider)
    AND (:model IS NULL OR model = :model) AND (:user IS NULL OR user = :user)`;

/** Beyond every instant that JavaScript can name. */
const END_OF_TIME = 8.64e15;

type Kept = Omit<BudgetRow, 'limitMicros' | 'softLimitMicros' | 'isPaused' | 'hardStop'> & {
  readonly limitMicros: number | null;
  readonly softLimitMicros: number | null;
  readonly isPaused: number;
  readonly hardStop: number;
};

/** The budgets, in the order in which they are shown. */
export function budgetsOf(db: Database): BudgetRow[] {
  return db.all<Kept>(ROWS).map((kept) => ({
    ...kept,
    limitMicros: kept.limitMicros === null ? null : BigInt(kept.limitMicros),
    softLimitMicros: kept.softLimitMicros === null ? null : BigInt(kept.softLimitMicros),
    isPaused: kept.isPaused === 1,
    hardStop: kept.hardStop === 1,
  }));
}

/** Adds a budget after those that are there. */
export function insertBudget(db: Database, budget: BudgetRow): void {
  db.run(INSERT, { ...budget, isPaused: Number(budget.isPaused), hardStop: Number(budget.hardStop) });
}

/** What was used of each budget in the window that holds `now`, summed by SQL. */
export const standingsOf = (db: Database, now: number): BudgetStanding[] =>
  budgetsOf(db).map((budget) => standing(db, budget, now));

/** The account's own budget of the day, which every database of the demo has. */
export function dailyStanding(db: Database, now: number): BudgetStanding {
  const daily = budgetsOf(db).find((budget) => budget.id === 'daily');
  if (!daily) throw new Error('the database has no daily budget');
  return standing(db, daily, now);
}

function standing(db: Database, budget: BudgetRow, now: number): BudgetStanding {
  const window = windowOf(budget.period, now, budget.timeZone, budget);
  const usedMicros = usedOf(db, budget, window);
  return { budget, window, usedMicros, ratio: ratioOf(usedMicros, budget.limitMicros) };
}

function usedOf(db: Database, budget: BudgetRow, window: Window): bigint {
  const { unit, domain, provider, model, user } = budget;
  const from = window.start ?? -END_OF_TIME;
  const to = window.end ?? END_OF_TIME;
  const sums = db.get<CostSum & { requests: number; tokens: number }>(USED, {
    from,
    to,
    domain,
    provider,
    model,
    user,
  });
  if (!sums) return 0n;
  return unit === 'money' ? (microsOf(sums) ?? 0n) : BigInt(sums[unit]) * 1_000_000n;
}

function ratioOf(used: bigint, limit: bigint | null): number | null {
  return limit === null || limit === 0n ? null : Number(used) / Number(limit);
}

/** An amount of a budget as the wire says it: money as decimal text, counts as numbers. */
export function amountOf(unit: BudgetRow['unit'], micros: bigint): string | number;
export function amountOf(unit: BudgetRow['unit'], micros: bigint | null): string | number | null;
export function amountOf(unit: BudgetRow['unit'], micros: bigint | null): string | number | null {
  if (micros === null) return null;
  return unit === 'money' ? decimal(micros) : Number(micros) / 1e6;
}
