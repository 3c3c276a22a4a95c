import type { FastifyInstance } from 'fastify';
import type { Database } from './database.js';
import { dailyStanding } from './budgets.js';
import type { Hub } from './events/hub.js';
import { taskAwaitingApproval, taskCompleted, taskFailed } from './generator/announcer.js';
import { APPROVALS, ERRORS } from './generator/cast.js';
import { Random } from './generator/random.js';
import { Traffic } from './generator/traffic.js';
import { oneOf, wholeNumber, type Query } from './http/query.js';
import { decimal } from './money.js';
import { NONSENSE } from './nonsense.js';
import { costPico, providerOf } from './prices.js';
import { insertRequests, type RequestRow } from './requests.js';
import type { UsageFeed } from './usage-feed.js';

/** What the panel's buttons need of the server. */
export interface PanelSurroundings {
  readonly db: Database;
  readonly hub: Hub;
  readonly usage: UsageFeed;
  readonly now: () => number;
  /** Is not there for so long. */
  readonly vanish: (seconds: number) => void;
}

/** A token in and a token out of this model cost 40 micro-dollars together, so that any sum can be spent exactly. */
const SPENDER = 'gpt-4-turbo';
const MICROS_PER_PAIR = 40n;

type Action = (query: Query) => string;

/** What one can make happen from the demo page, each a POST under `/api/demo/` that answers what it did. */
export function registerPanel(app: FastifyInstance, server: PanelSurroundings): void {
  const { db, hub, usage, now } = server;
  const random = new Random(now());
  const traffic = new Traffic(random);

  const keep = (rows: readonly RequestRow[]): number[] => {
    const ids = insertRequests(db, rows);
    usage.changed(now());
    return ids;
  };
  const keepOne = (row: RequestRow): string => String(keep([row])[0]);
  const spend = (micros: bigint): string => {
    const pairs = Number((micros + MICROS_PER_PAIR - 1n) / MICROS_PER_PAIR);
    keepOne(spending(now(), pairs, traffic.next(now())));
    return decimal(BigInt(pairs) * MICROS_PER_PAIR).slice(0, -4);
  };

  const actions: Readonly<Record<string, Action>> = {
    spend: (query) => {
      const dollars = wholeNumber(query, 'dollars', { from: 1, to: 10_000 }) ?? 5;
      return `Spent $${spend(BigInt(dollars) * 1_000_000n)}.`;
    },
    cross: () => {
      const { budget, usedMicros } = dailyStanding(db, now());
      if (budget.limitMicros === null) return 'The daily budget is unlimited: there is nothing to cross.';
      const missing = (budget.limitMicros * 905n) / 1_000n - usedMicros;
      if (missing <= 0n) return 'The daily budget is over 90 % already.';
      return `Spent $${spend(missing)}: the daily budget is over 90 % now.`;
    },
    fail: () => {
      const id = keepOne({ ...traffic.next(now()), success: false });
      hub.publish([taskFailed(id, random.pick(ERRORS))]);
      return `Task task-${id} failed.`;
    },
    complete: () => {
      const row = { ...traffic.next(now()), success: true };
      const id = keepOne(row);
      hub.publish([taskCompleted(row, id)]);
      return `Task task-${id} is completed.`;
    },
    approve: () => {
      const id = keepOne(traffic.next(now()));
      hub.publish([taskAwaitingApproval(id, random.pick(APPROVALS))]);
      return `Task task-${id} awaits approval.`;
    },
    burst: (query) => {
      const count = wholeNumber(query, 'count', { from: 1, to: 10_000 }) ?? 1_000;
      const rows = Array.from({ length: count }, () =>
        traffic.next(now(), { spending: 'free', failing: null }),
      );
      const ids = keep(rows);
      hub.publish(
        rows.map((row, index) => {
          const id = String(ids[index]);
          return row.success ? taskCompleted(row, id) : taskFailed(id, random.pick(ERRORS));
        }),
      );
      return `${count} tasks ended at once.`;
    },
    pause: (query) => {
      const isPaused = oneOf(query, 'state', ['on', 'off']) !== 'off';
      db.run(`UPDATE budgets SET is_paused = :isPaused WHERE id IN ('daily', 'monthly')`, {
        isPaused: Number(isPaused),
      });
      usage.changed(now());
      return isPaused ? 'The budgets are paused.' : 'The budgets run again.';
    },
    gone: (query) => {
      const seconds = wholeNumber(query, 'seconds', { from: 1, to: 300 }) ?? 10;
      server.vanish(seconds);
      return `The server is gone for ${seconds} seconds.`;
    },
    nonsense: () => {
      for (const text of NONSENSE) hub.sendRaw(text);
      return `Sent ${NONSENSE.length} frames of nonsense.`;
    },
  };

  for (const [name, act] of Object.entries(actions)) {
    app.post<{ Querystring: Query }>(`/api/demo/${name}`, ({ query }) => ({ message: act(query) }));
  }
}

/** A request that costs so many pairs of tokens, exactly. */
function spending(at: number, pairs: number, like: RequestRow): RequestRow {
  return {
    ...like,
    at,
    model: SPENDER,
    provider: providerOf(SPENDER),
    lane: 'red',
    inputTokens: pairs,
    outputTokens: pairs,
    success: true,
    costPico: costPico(SPENDER, pairs, pairs),
  };
}
