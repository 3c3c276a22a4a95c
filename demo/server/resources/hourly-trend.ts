import { HOUR_MS, wallOf } from '../../../src/domain/calendar.js';
import type { Database } from '../database.js';
import type { DayRange } from '../day-range.js';
import { COST_SUM, costText, type CostSum } from '../money.js';
import { extentOfRequests } from '../requests.js';
import { WITHIN, type RowFilter } from '../row-filter.js';

/**
 * `:shift` is what the zone's clocks are off a whole hour of UTC: in Kolkata hours begin at half past. Numbers are
 * bound as REAL, which would divide without cutting.
 */
const BY_HOUR = `
  SELECT (at + CAST(:shift AS INTEGER)) / 3600000 AS bucket, COUNT(*) AS requests, ${COST_SUM}
  FROM requests ${WITHIN} GROUP BY bucket ORDER BY bucket`;

interface HourRow extends CostSum {
  readonly bucket: number;
  readonly requests: number;
}

/** One hour of the trend; `hour` is its first instant. */
export interface Hour {
  readonly hour: string;
  readonly cost: string | null;
  readonly requests: number;
}

/** Cost and requests of every hour that is known of a range: from the first request there ever was until now. */
export function hourlyTrend(db: Database, range: DayRange, filter: RowFilter, now: number): Hour[] {
  const { firstAt, lastAt } = extentOfRequests(db);
  if (firstAt === null || lastAt === null) return [];
  const from = Math.max(range.from, firstAt);
  const to = Math.min(range.to - 1, Math.max(now, lastAt));
  const shift = (wallOf(now, range.timeZone) - now) % HOUR_MS;
  const bucketOf = (at: number): number => Math.floor((at + shift) / HOUR_MS);
  const rows = db.all<HourRow>(BY_HOUR, { from: range.from, to: range.to, shift, ...filter });
  const known = new Map(rows.map((row) => [row.bucket, row]));
  const first = bucketOf(from);
  return Array.from({ length: Math.max(0, bucketOf(to) - first + 1) }, (_, index) => {
    const bucket = first + index;
    const row = known.get(bucket) ?? { requests: 0, micros: null, picos: null };
    return {
      hour: new Date(bucket * HOUR_MS - shift).toISOString(),
      cost: costText(row, row.requests),
      requests: row.requests,
    };
  });
}
