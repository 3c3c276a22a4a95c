import type { FastifyInstance } from 'fastify';
import { dailyStanding } from './budgets.js';
import type { Database } from './database.js';
import { DASHBOARD_DAYS, readRange } from './day-range.js';
import type { Hub } from './events/hub.js';
import type { Query } from './http/query.js';
import { injectEvents } from './injected-events.js';
import { insertRequests } from './requests.js';
import type { Prices } from './prices.js';
import { analyticsCosts } from './resources/analytics-costs.js';
import { analyticsRouting } from './resources/analytics-routing.js';
import { usageBudget } from './resources/usage-budget.js';
import { dashboardConversations } from './resources/dashboard-conversations.js';
import { dashboardTelemetry } from './resources/dashboard-telemetry.js';
import { actOnChat, monitoringChat } from './resources/monitoring-chat.js';
import { readFilter } from './row-filter.js';
import { readTelemetry } from './telemetry.js';
import type { UsageFeed } from './usage-feed.js';

/** What the resources need of the server. */
export interface ApiSurroundings {
  readonly db: Database;
  readonly hub: Hub;
  readonly usage: UsageFeed;
  readonly now: () => number;
  /** What rows cost that do not say it. */
  readonly prices: Prices;
}

/** The resources of the contract, relative to the API's base, each by the function that answers it. */
export function registerApi(app: FastifyInstance, { db, hub, usage, now, prices }: ApiSurroundings): void {
  const zone = () => dailyStanding(db, now()).budget.timeZone;
  const range = (query: Query, days?: number) => readRange(query, now(), zone(), days);
  const question = (query: Query) => ({ range: range(query, DASHBOARD_DAYS), filter: readFilter(query) });
  const get = (path: string, answer: (query: Query) => object) =>
    app.get<{ Querystring: Query }>(`/api/${path}`, ({ query }) => answer(query));

  get('usage/budget', () => usageBudget(db, now()));
  get('analytics/routing', (query) => analyticsRouting(db, range(query), readFilter(query), now()));
  get('analytics/costs', (query) => analyticsCosts(db, query, range(query), now()));
  get('dashboard/telemetry', (query) => dashboardTelemetry(db, question(query), now()));
  get('dashboard/conversations', (query) => dashboardConversations(db, question(query), now()));
  get('monitoring/chat', (query) => monitoringChat(db, query, now(), zone()));

  app.post('/api/monitoring/chat', ({ body }) => actOnChat(db, body, now(), zone()));
  app.post('/api/telemetry', (request, reply) => {
    const rows = readTelemetry(request.body, now(), prices);
    insertRequests(db, rows);
    usage.changed(Math.min(...rows.map((row) => row.at)));
    return reply.code(201).send({ accepted: rows.length });
  });
  app.post('/api/events', (request, reply) => reply.code(202).send(injectEvents(hub, request.body)));
}
