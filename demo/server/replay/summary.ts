import { dailyStanding } from '../budgets.js';
import type { Database } from '../database.js';
import { lastDays, DEFAULT_DAYS } from '../day-range.js';
import { COST_SUM, costText, decimal, type CostSum } from '../money.js';
import { costTotals } from '../resources/analytics-costs.js';
import { NO_FILTER } from '../row-filter.js';

interface Sums extends CostSum {
  readonly requests: number;
  readonly input: number;
  readonly output: number;
}

const SUMS = `
  SELECT COUNT(*) AS requests, TOTAL(input_tokens) AS input, TOTAL(output_tokens) AS output, ${COST_SUM} FROM requests`;

/** One line that says what a replay has left in the database, and what the two resources make of it. */
export function summaryOf(db: Database, now: number): string {
  const sums = db.get<Sums>(SUMS);
  if (!sums) throw new Error('a sum always has a row');
  const { budget, usedMicros } = dailyStanding(db, now);
  const costs = costTotals(db, lastDays(DEFAULT_DAYS, now, budget.timeZone), NO_FILTER);
  return (
    `Replay finished: ${sums.requests} requests, ${sums.input} tokens in and ${sums.output} out. ` +
    `The database says ${dollars(costText(sums, sums.requests))}, ` +
    `usage/budget ${dollars(decimal(usedMicros))} today, ` +
    `analytics/costs ${dollars(costs.total)} for ${costs.requests} requests.`
  );
}

const dollars = (amount: string | null): string => (amount === null ? 'an unknown cost' : `$${amount}`);
