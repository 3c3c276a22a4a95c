import { HOUR_MS } from '../../../src/domain/calendar.js';
import type { Database } from '../database.js';
import { rangeBefore, type DayRange } from '../day-range.js';
import { COST_SUM, costText, decimal, microsOf, type CostSum } from '../money.js';
import { WITHIN, type RowFilter } from '../row-filter.js';
import { hourlyTrend, type Hour } from './hourly-trend.js';
import { liveSessions } from './live-sessions.js';
import { costBetween, projected } from './projection.js';

const SUMS = `
  SELECT COUNT(*) AS requests, COUNT(cost_pico) AS priced, COUNT(success) AS judged, TOTAL(success) AS successes,
    TOTAL(input_tokens) AS input, TOTAL(output_tokens) AS output, AVG(latency_ms) AS latency, ${COST_SUM}
  FROM requests ${WITHIN}`;

const BY_MODEL = `
  SELECT model, provider, COUNT(*) AS count, SUM(input_tokens + output_tokens) AS tokens,
    AVG(latency_ms) AS avgResponseTime, ${COST_SUM}
  FROM requests ${WITHIN} GROUP BY model, provider ORDER BY micros DESC NULLS LAST, model`;

const BY_DOMAIN = `
  SELECT domain, COUNT(*) AS requests, ${COST_SUM}
  FROM requests ${WITHIN} GROUP BY domain ORDER BY micros DESC NULLS LAST, domain`;

interface Sums extends CostSum {
  readonly requests: number;
  readonly priced: number;
  /** Requests whose outcome is known. */
  readonly judged: number;
  readonly successes: number;
  readonly input: number;
  readonly output: number;
  readonly latency: number | null;
}

interface ModelRow extends CostSum {
  readonly model: string;
  readonly provider: string;
  readonly count: number;
  readonly tokens: number;
  readonly avgResponseTime: number | null;
}

interface DomainRow extends CostSum {
  readonly domain: string;
  readonly requests: number;
}

/** What the telemetry counts. */
export interface TelemetryQuestion {
  readonly range: DayRange;
  readonly filter: RowFilter;
}

/** The sections of the answer that others look into; the rest goes out as it is. */
interface TelemetryBody extends Readonly<Record<string, unknown>> {
  readonly hourlyTrend: readonly Hour[];
  readonly live: object;
}

/** The answer of `dashboard/telemetry`. What rows do not say (searches, iterations) is unknown. */
export function dashboardTelemetry(
  db: Database,
  { range, filter }: TelemetryQuestion,
  now: number,
): TelemetryBody {
  const params = { from: range.from, to: range.to, ...filter };
  const sums = db.get<Sums>(SUMS, params);
  if (!sums) throw new Error('a sum always has a row');
  const earlier = sumsBefore(db, { range, filter }, now);
  const live = liveSessions(db, now, filter);
  const tokens = sums.input + sums.output;
  return {
    currency: 'USD',
    time_zone: range.timeZone,
    as_of: new Date(now).toISOString(),
    priced_ratio: sums.requests === 0 ? 1 : sums.priced / sums.requests,
    overview: {
      totalRequests: sums.requests,
      successfulRequests: sums.successes,
      failedRequests: sums.judged - sums.successes,
      successRate: percent(sums.successes, sums.judged),
      errorRate: percent(sums.judged - sums.successes, sums.judged),
      activeSessions: live.activeSessions,
      timeRange: `${range.firstDay}/${range.lastDay}`,
    },
    cost: {
      total: costText(sums, sums.requests),
      average: average(sums),
      projectedDaily: projected(db, 'day', now, range.timeZone, filter),
      projectedMonthly: projected(db, 'month', now, range.timeZone, filter),
      perHour: decimal(costBetween(db, now - HOUR_MS, now + 1, filter)),
      trend: trend(db, range, filter, now),
    },
    tokens: {
      totalInput: sums.input,
      totalOutput: sums.output,
      total: tokens,
      avgPerRequest: sums.requests === 0 ? null : tokens / sums.requests,
    },
    performance: {
      avgResponseTime: sums.latency,
      totalSearches: null,
      avgSearchesPerRequest: null,
      avgIterations: null,
    },
    modelUsage: db.all<ModelRow>(BY_MODEL, params).map(({ micros, picos, ...row }) => ({
      ...row,
      cost: costText({ micros, picos }, row.count),
      percentage: percent(row.count, sums.requests),
    })),
    domainBreakdown: db.all<DomainRow>(BY_DOMAIN, params).map(({ micros, picos, ...row }) => ({
      ...row,
      cost: costText({ micros, picos }, row.requests),
    })),
    hourlyTrend: hourlyTrend(db, range, filter, now),
    live,
    previous: earlier && {
      totalRequests: earlier.requests,
      successRate: percent(earlier.successes, earlier.judged),
      cost: costText(earlier, earlier.requests),
      averageCost: average(earlier),
    },
  };
}

/** The same stretch before, as far as the range has come to pass; `null` where there was no request in it. */
function sumsBefore(db: Database, { range, filter }: TelemetryQuestion, now: number): Sums | null {
  const sums = db.get<Sums>(SUMS, { ...rangeBefore(range, Math.min(range.to, now + 1)), ...filter });
  return sums && sums.requests > 0 ? sums : null;
}

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100);

/** Over the requests that have a price: one without is not a free one. */
function average(sums: Sums): string | null {
  const micros = microsOf(sums);
  if (micros === null || sums.priced === 0) return null;
  const count = BigInt(sums.priced);
  return decimal((micros + count / 2n) / count);
}

/** A smaller change is noise to whoever reads an arrow. */
const STEADY_RATIO = 0.05;

/** The range until now against the same stretch of the range before it; `null` where there is nothing to compare. */
function trend(db: Database, range: DayRange, filter: RowFilter, now: number): string | null {
  const end = Math.min(range.to, now + 1);
  const earlier = rangeBefore(range, end);
  const before = Number(costBetween(db, earlier.from, earlier.to, filter));
  if (before <= 0) return null;
  const change = Number(costBetween(db, range.from, end, filter)) / before - 1;
  if (Math.abs(change) <= STEADY_RATIO) return 'stable';
  return change > 0 ? 'increasing' : 'decreasing';
}
