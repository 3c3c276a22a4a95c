import type { Database } from '../database.js';
import { rangeBefore } from '../day-range.js';
import { WITHIN } from '../row-filter.js';
import type { TelemetryQuestion } from './dashboard-telemetry.js';

const RECENT = 10;

const COUNT = `SELECT COUNT(DISTINCT session) AS total FROM requests ${WITHIN}`;

/** With MAX(at), SQLite takes `message` from the session's last request. */
const LATEST = `
  SELECT session AS id, MAX(at) AS at, message FROM requests ${WITHIN}
  GROUP BY session ORDER BY at DESC, id LIMIT ${RECENT}`;

interface Latest {
  readonly id: string;
  readonly at: number;
  readonly message: string | null;
}

/** The answer of `dashboard/conversations`: a conversation is a session. */
export function dashboardConversations(
  db: Database,
  { range, filter }: TelemetryQuestion,
  now: number,
): object {
  const total = (from: number, to: number) =>
    db.get<{ total: number }>(COUNT, { from, to, ...filter })?.total ?? 0;
  const end = Math.min(range.to, now + 1);
  const earlier = rangeBefore(range, end);
  const [untilNow, before] = [total(range.from, end), total(earlier.from, earlier.to)];
  return {
    total: total(range.from, range.to),
    // Nothing before is "new", not an infinite rise.
    change: before === 0 ? null : (untilNow / before - 1) * 100,
    recent: db
      .all<Latest>(LATEST, { from: range.from, to: end, ...filter })
      .map(({ at, ...rest }) => ({ ...rest, timestamp: new Date(at).toISOString() })),
    as_of: new Date(now).toISOString(),
  };
}
