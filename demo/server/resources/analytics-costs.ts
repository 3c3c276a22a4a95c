import type { Database, Params } from '../database.js';
import { daysIn, type DayRange } from '../day-range.js';
import { oneOf, type Query } from '../http/query.js';
import { COST_SUM, costText, type CostSum } from '../money.js';
import { extentOfRequests } from '../requests.js';
import { FILTER, readFilter, WITHIN, type RowFilter } from '../row-filter.js';

const GROUPS = ['model', 'provider', 'user', 'day'] as const;
type Group = (typeof GROUPS)[number];

const FIGURES = `COUNT(*) AS requests, SUM(input_tokens + output_tokens) AS tokens, ${COST_SUM}`;

const TOTAL = `SELECT ${FIGURES}, COUNT(cost_pico) AS priced FROM requests ${WITHIN}`;

const BY = {
  model: `SELECT model, provider, ${FIGURES} FROM requests ${WITHIN}
    GROUP BY model, provider ORDER BY micros DESC NULLS LAST, model`,
  provider: `SELECT provider, ${FIGURES} FROM requests ${WITHIN}
    GROUP BY provider ORDER BY micros DESC NULLS LAST, provider`,
  user: `SELECT user, ${FIGURES} FROM requests ${WITHIN}
    GROUP BY user ORDER BY micros DESC NULLS LAST, user`,
} as const;

/** SQLite knows no time zones: the days come with their instants, and every day of them is answered. */
const BY_DAY = `
  WITH days AS (
    SELECT value ->> 'date' AS date, value ->> 'from' AS "from", value ->> 'to' AS "to" FROM json_each(:days)
  )
  SELECT days.date, COUNT(id) AS requests, ${COST_SUM}
  FROM days LEFT JOIN requests ON at >= days."from" AND at < days."to" AND ${FILTER}
  GROUP BY days.date ORDER BY days.date`;

interface Total extends CostSum {
  readonly requests: number;
  readonly tokens: number | null;
  readonly priced: number;
}

type Row = CostSum & { readonly requests: number } & Readonly<Record<string, string | number | null>>;

/** The answer of `analytics/costs`; without `group_by` it is grouped every way at once. */
export function analyticsCosts(db: Database, query: Query, range: DayRange, now: number): object {
  const filter = readFilter(query);
  const group = oneOf(query, 'group_by', GROUPS);
  const isAsked = (one: Group) => group === undefined || group === one;
  return {
    ...costTotals(db, range, filter),
    ...(isAsked('model') ? { by_model: costRows(db, 'model', range, filter) } : {}),
    ...(isAsked('provider') ? { by_provider: costRows(db, 'provider', range, filter) } : {}),
    ...(isAsked('user') ? { by_user: costRows(db, 'user', range, filter) } : {}),
    ...(isAsked('day') ? { by_day: costDays(db, range, filter, now) } : {}),
    time_zone: range.timeZone,
    as_of: new Date(now).toISOString(),
  };
}

/** What a range has cost in all, as the wire says it. */
export interface CostTotals {
  readonly currency: string;
  readonly total: string | null;
  readonly requests: number;
  readonly tokens: number;
  /** 0–1. */
  readonly priced_ratio: number;
}

/** The sum of a range and how much of it has a price. */
export function costTotals(db: Database, { from, to }: DayRange, filter: RowFilter): CostTotals {
  const total = db.get<Total>(TOTAL, { from, to, ...filter });
  if (!total) throw new Error('a sum always has a row');
  return {
    currency: 'USD',
    total: costText(total, total.requests),
    requests: total.requests,
    tokens: total.tokens ?? 0,
    // Of no requests at all, none is without a price.
    priced_ratio: total.requests === 0 ? 1 : total.priced / total.requests,
  };
}

/** Cost, requests and tokens of every model, provider or user, the dearest first. */
export function costRows(
  db: Database,
  group: Exclude<Group, 'day'>,
  { from, to }: DayRange,
  filter: RowFilter,
): object[] {
  return db.all<Row>(BY[group], { from, to, ...filter }).map(priced);
}

/**
 * Cost and requests of every calendar day that is known: from the first request there ever was until today. A day
 * within that without requests is zero; one outside is not spoken of, because nothing is known of it.
 */
export function costDays(db: Database, range: DayRange, filter: RowFilter, now: number): object[] {
  const { firstAt, lastAt } = extentOfRequests(db);
  if (firstAt === null || lastAt === null) return [];
  const end = Math.max(now, lastAt);
  const days = daysIn(range).filter((day) => day.to > firstAt && day.from <= end);
  const params: Params = { days: JSON.stringify(days), ...filter };
  return db.all<Row>(BY_DAY, params).map(priced);
}

function priced({ micros, picos, requests, ...rest }: Row): object {
  return { ...rest, cost: costText({ micros, picos }, requests), requests };
}
