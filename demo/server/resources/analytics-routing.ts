import { LANES, type Lane } from '../../../src/wire/routing.js';
import type { Database } from '../database.js';
import type { DayRange } from '../day-range.js';
import { COST_SUM, costText, type CostSum } from '../money.js';
import { WITHIN, type RowFilter } from '../row-filter.js';

/** Rates by weight: Σ success ÷ Σ tasks whose outcome is known; an average of nothing is NULL. */
const LANE_SUMS = `
  SELECT lane, COUNT(*) AS tasks, AVG(success) AS successRate, AVG(input_tokens + output_tokens) AS avgTokens,
    AVG(rating) AS rating, ${COST_SUM}
  FROM requests ${WITHIN} GROUP BY lane`;

interface LaneSums extends CostSum {
  readonly lane: Lane;
  readonly tasks: number;
  readonly successRate: number | null;
  readonly avgTokens: number | null;
  readonly rating: number | null;
}

const NONE = { tasks: 0, successRate: null, avgTokens: null, rating: null, micros: null, picos: null };

/** The answer of `analytics/routing`, and the `routing` part of `usage.update`. */
export function analyticsRouting(
  db: Database,
  { from, to }: DayRange,
  filter: RowFilter,
  now: number,
): object {
  const sums = new Map(db.all<LaneSums>(LANE_SUMS, { from, to, ...filter }).map((row) => [row.lane, row]));
  const lanes = LANES.map((lane) => {
    const row = sums.get(lane) ?? NONE;
    return [
      lane,
      {
        task_count: row.tasks,
        success_rate: row.successRate,
        avg_tokens: row.avgTokens,
        feedback_rating: row.rating,
        cost: costText(row, row.tasks),
      },
    ] as const;
  });
  return { lanes: Object.fromEntries(lanes), currency: 'USD', as_of: new Date(now).toISOString() };
}
