import { DAY_MS, HOUR_MS } from '../../../src/domain/calendar.js';
import { windowOf } from '../../../src/domain/period.js';
import type { Database } from '../database.js';
import { COST_SUM, decimal, microsOf, type CostSum } from '../money.js';
import { WITHIN, type RowFilter } from '../row-filter.js';

/** Before that much of a period has passed, what was used of it says nothing about its end. */
const GUARD_MS = { day: HOUR_MS, month: 3 * DAY_MS } as const;

const SUM = `SELECT ${COST_SUM} FROM requests ${WITHIN}`;

/** Cost of the rows from one instant to another, in micro-dollars; nothing known is zero here. */
export function costBetween(db: Database, from: number, to: number, filter: RowFilter): bigint {
  const sum = db.get<CostSum>(SUM, { from, to, ...filter });
  return (sum && microsOf(sum)) ?? 0n;
}

/**
 * What the present day or month will have cost if it goes on as it has: used ÷ elapsed × duration.
 * @returns decimal text, or `null` while too little of the period has passed
 */
export function projected(
  db: Database,
  period: 'day' | 'month',
  now: number,
  timeZone: string,
  filter: RowFilter,
): string | null {
  const { start, end } = windowOf(period, now, timeZone);
  if (start === null || end === null || now - start < GUARD_MS[period]) return null;
  const used = costBetween(db, start, end, filter);
  const [elapsed, duration] = [BigInt(now - start), BigInt(end - start)];
  return decimal((used * duration + elapsed / 2n) / elapsed);
}
