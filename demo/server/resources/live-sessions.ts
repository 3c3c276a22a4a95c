import type { Database } from '../database.js';
import { COST_SUM, costText, decimal, microsOf, type CostSum } from '../money.js';
import { FILTER, type RowFilter } from '../row-filter.js';

/** A session whose last request is older has ended, as far as anyone can tell. */
const ACTIVE_MS = 5 * 60_000;

/** A session's requests lie within a day, which keeps the search for its first one short. */
const LONGEST_MS = 24 * 3_600_000;

/** With MAX(at), SQLite takes the bare columns from the row that has the maximum: the session's last request. */
const SESSIONS = `
  SELECT session AS id, MIN(at) AS firstAt, MAX(at) AS lastAt, model, provider, domain, user, country,
    COUNT(*) AS requests, SUM(input_tokens + output_tokens) AS tokens, ${COST_SUM}
  FROM requests WHERE at >= :oldest AND ${FILTER}
  GROUP BY session HAVING lastAt >= :active ORDER BY lastAt DESC, id`;

interface SessionRow extends CostSum {
  readonly id: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly model: string;
  readonly provider: string;
  readonly domain: string;
  readonly user: string;
  readonly country: string | null;
  readonly requests: number;
  readonly tokens: number;
}

/** Who is at work just now, and what that has cost. */
export interface LiveSessions {
  readonly activeSessions: number;
  readonly currentCost: string;
  readonly sessionsData: readonly object[];
}

/** The sessions with a request in the last five minutes, the latest first. */
export function liveSessions(db: Database, now: number, filter: RowFilter): LiveSessions {
  const params = { oldest: now - LONGEST_MS, active: now - ACTIVE_MS, ...filter };
  const sessions = db.all<SessionRow>(SESSIONS, params);
  const sum = sessions.reduce(
    (total, { micros, picos }) => ({
      micros: total.micros + (micros ?? 0),
      picos: total.picos + (picos ?? 0),
    }),
    { micros: 0, picos: 0 },
  );
  return {
    activeSessions: sessions.length,
    currentCost: decimal(microsOf(sum) ?? 0n),
    sessionsData: sessions.map(({ firstAt, lastAt, micros, picos, ...session }) => ({
      ...session,
      uptime: Math.max(0, Math.round((now - firstAt) / 1_000)),
      startedAt: new Date(firstAt).toISOString(),
      lastAt: new Date(lastAt).toISOString(),
      cost: costText({ micros, picos }, session.requests),
    })),
  };
}
