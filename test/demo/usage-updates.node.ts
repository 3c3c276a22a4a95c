import { telemetry } from '../makers/telemetry.js';
import { fill } from '../server/ledger.node.js';
import type { Running } from '../server/running.node.js';

const DAY_MS = 86_400_000;

/** As many as give every hour of two weeks some. */
const ROWS = 8_000;

/** Who is at work when the updates begin. */
const SESSIONS = 12;

/**
 * The updates are true of a moment to come: what the page reads again meanwhile is of the database, which knows nothing
 * of them, and must be older than the last of them.
 */
const AHEAD_MS = 60_000;

/** What one request more costs, in micro-dollars. */
const REQUEST_MICROS = 10_000;

/** And how many tokens it takes. */
const REQUEST_TOKENS = 120;

type Figures = Readonly<Record<string, number | string | null | boolean | undefined>>;

/** What the server says in a `usage.update`, as far as its figures grow. */
export interface Said {
  readonly budget: {
    readonly daily: Figures;
    readonly monthly: Figures;
    readonly budgets: readonly Figures[];
  };
  readonly costs: Figures & { readonly by_model: readonly Figures[]; readonly by_day: readonly Figures[] };
  readonly routing: { readonly lanes: Readonly<Record<string, Figures>> };
  readonly telemetry: {
    readonly overview: Figures;
    readonly cost: Figures;
    readonly tokens: Figures;
    readonly modelUsage: readonly Figures[];
    readonly domainBreakdown: readonly Figures[];
    readonly hourlyTrend: readonly Figures[];
    readonly live: Figures & { readonly sessionsData: readonly Figures[] };
  };
}

/** Fills a server with two weeks until now, with people at work. @returns what it says of them by itself */
export async function busyWeeks(server: Running): Promise<Said> {
  const now = Date.now();
  const iso = (at: number): string => new Date(at).toISOString();
  await fill(server, iso(now - 14 * DAY_MS), iso(now - 1_000), ROWS);
  const listener = await server.page();
  await server.post(
    '/api/telemetry',
    Array.from({ length: SESSIONS }, (_, i) => telemetry({ time: iso(now), session: `at-work-${i}` })),
  );
  const isOfAll = (said: Said): boolean => said.telemetry.live.sessionsData.length >= SESSIONS;
  const { data } = await listener.next(
    ({ event, data }) => event === 'usage.update' && isOfAll(data as Said),
  );
  listener.socket.close();
  return data as Said;
}

/**
 * What the server would say after so many requests more: they take turns with models, domains and sessions, so that each
 * update changes every sum and a row of every list that the page shows.
 */
export function updateAfter(said: Said, more: number): { readonly event: string; readonly data: object } {
  const { budget, costs, routing, telemetry, ...totals } = said;
  const as_of = new Date(Date.now() + AHEAD_MS).toISOString();
  const all = grown(more);
  return {
    event: 'usage.update',
    data: {
      ...all(totals),
      budget: {
        ...budget,
        as_of,
        daily: all(budget.daily),
        monthly: all(budget.monthly),
        budgets: budget.budgets.map(all),
      },
      costs: { ...all(costs), as_of, by_model: spread(costs.by_model, more), by_day: costs.by_day.map(all) },
      routing: {
        ...routing,
        as_of,
        lanes: Object.fromEntries(
          Object.entries(routing.lanes).map(([lane, figures]) => [lane, all(figures)]),
        ),
      },
      telemetry: {
        ...telemetry,
        as_of,
        overview: all(telemetry.overview),
        cost: all(telemetry.cost),
        tokens: all(telemetry.tokens),
        modelUsage: spread(telemetry.modelUsage, more),
        domainBreakdown: spread(telemetry.domainBreakdown, more),
        hourlyTrend: telemetry.hourlyTrend.map((hour, index, { length }) =>
          index === length - 1 ? all(hour) : hour,
        ),
        live: { ...all(telemetry.live), sessionsData: spread(telemetry.live.sessionsData, more) },
      },
    },
  };
}

/** The same of the sums only, as a server says between two looks at all its rows. */
export function sumsAfter(said: Said, more: number): { readonly event: string; readonly data: object } {
  const { budget, telemetry } = said;
  const as_of = new Date(Date.now() + AHEAD_MS).toISOString();
  const all = grown(more);
  return {
    event: 'usage.update',
    data: {
      budget: { as_of, daily: all(budget.daily), monthly: all(budget.monthly) },
      telemetry: { as_of, overview: all(telemetry.overview), cost: all(telemetry.cost) },
    },
  };
}

const COUNTS = ['requests', 'count', 'totalRequests', 'successfulRequests', 'task_count'];
const TOKENS = ['tokens', 'total_tokens', 'totalInput'];
const AMOUNTS = ['cost', 'total', 'used', 'projectedDaily', 'projectedMonthly', 'perHour', 'currentCost'];

/** Has counts, tokens and amounts grow by so many requests; what has no price stays without. */
const grown =
  (more: number) =>
  <T extends Figures>(figures: T): T => {
    const next: Record<string, unknown> = { ...figures };
    for (const [name, value] of Object.entries(figures)) {
      if (typeof value === 'number' && COUNTS.includes(name)) next[name] = value + more;
      else if (typeof value === 'number' && TOKENS.includes(name)) next[name] = value + more * REQUEST_TOKENS;
      else if (typeof value === 'string' && AMOUNTS.includes(name)) next[name] = dollarsAfter(value, more);
    }
    return next as T;
  };

const dollarsAfter = (dollars: string, more: number): string =>
  ((Math.round(Number(dollars) * 1e6) + more * REQUEST_MICROS) / 1e6).toFixed(6);

/** Has the rows take turns with the requests that came. */
const spread = (rows: readonly Figures[], more: number): readonly Figures[] =>
  rows.map((row, index) => grown(Math.floor((more + index) / rows.length))(row));
