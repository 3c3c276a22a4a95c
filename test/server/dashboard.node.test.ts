import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { telemetry } from '../makers/telemetry.js';
import {
  allRows,
  dayOf,
  exactCost,
  fill,
  groupBy,
  mean,
  sumText,
  tokensOf,
  type KeptRow,
} from './ledger.node.js';
import { NOON, running, type Frame, type Running } from './running.node.js';

const NEW_YORK = 'America/New_York';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Telemetry {
  readonly overview: Frame;
  readonly cost: Frame;
  readonly tokens: Frame;
  readonly performance: Frame;
  readonly modelUsage: Frame[];
  readonly domainBreakdown: Frame[];
  readonly hourlyTrend: Frame[];
  readonly live: { activeSessions: number; currentCost: string; sessionsData: Frame[] };
  readonly priced_ratio: number;
}

const read = async (server: Running, query = ''): Promise<Telemetry> =>
  (await server.get<Telemetry>(`/api/dashboard/telemetry${query}`)).body;

/** Forty days around the end of summer time. */
const filled = (server: Running): Promise<void> =>
  fill(server, '2026-10-12T00:00:00Z', '2026-11-20T17:00:00Z', 3_000);

const since = (rows: readonly KeptRow[], firstDay: string): KeptRow[] =>
  rows.filter(({ at }) => dayOf(at, NEW_YORK) >= firstDay);

/** Dollars as a double, for what is a ratio anyway. */
const dollars = (rows: readonly KeptRow[]): number =>
  rows.reduce((sum, row) => sum + Number(exactCost(row) ?? 0n) / 1e12, 0);

const near = (given: unknown, expected: number): void =>
  assert.ok(Math.abs(Number(given) - expected) < 1e-6, `${String(given)} is not ${expected}`);

describe('dashboard/telemetry', () => {
  it('equals sums made without the server, for seven calendar days', async (t) => {
    const server = await running(t);
    await filled(server);
    const rows = since(allRows(server), '2026-11-14');
    const body = await read(server);
    const successes = rows.filter((row) => row.success === 1).length;
    const failures = rows.filter((row) => row.success === 0).length;
    assert.equal(body.overview['totalRequests'], rows.length);
    assert.equal(body.overview['successfulRequests'], successes);
    assert.equal(body.overview['failedRequests'], failures);
    assert.equal(body.overview['successRate'], (successes / (successes + failures)) * 100);
    assert.equal(body.overview['errorRate'], (failures / (successes + failures)) * 100);
    assert.equal(body.overview['timeRange'], '2026-11-14/2026-11-20');
    assert.equal(body.cost['total'], sumText(rows));
    const priced = rows.filter((row) => exactCost(row) !== null);
    near(body.cost['average'], dollars(rows) / priced.length);
    assert.equal(body.priced_ratio, priced.length / rows.length);
    assert.equal(body.tokens['total'], tokensOf(rows));
    assert.equal(
      body.tokens['totalInput'],
      rows.reduce((sum, row) => sum + row.input_tokens, 0),
    );
    assert.equal(body.tokens['avgPerRequest'], tokensOf(rows) / rows.length);
    assert.equal(body.performance['avgResponseTime'], mean(rows.map((row) => row.latency_ms)));
    assert.equal(body.performance['totalSearches'], null);
  });

  it('breaks the same rows down by model and by domain', async (t) => {
    const server = await running(t);
    await filled(server);
    const rows = since(allRows(server), '2026-10-22');
    const body = await read(server, '?days=30');
    const byModel = groupBy(rows, (row) => row.model);
    assert.equal(body.modelUsage.length, byModel.size);
    for (const row of body.modelUsage) {
      const group = byModel.get(String(row['model'])) ?? [];
      assert.deepEqual(
        [row['count'], row['tokens'], row['cost'], row['percentage'], row['avgResponseTime']],
        [
          group.length,
          tokensOf(group),
          sumText(group),
          (group.length / rows.length) * 100,
          mean(group.map((each) => each.latency_ms)),
        ],
      );
    }
    const byDomain = groupBy(rows, (row) => row.domain);
    assert.equal(body.domainBreakdown.length, byDomain.size);
    for (const row of body.domainBreakdown) {
      const group = byDomain.get(String(row['domain'])) ?? [];
      assert.deepEqual([row['requests'], row['cost']], [group.length, sumText(group)]);
    }
  });

  for (const zone of [NEW_YORK, 'Asia/Kolkata']) {
    it(`gives every hour of ${zone} its rows, and the hours add up to the total`, async (t) => {
      const server = await running(t);
      await filled(server);
      const shift = zone === NEW_YORK ? 0 : HOUR / 2;
      const body = await read(server, `?days=25&time_zone=${zone}`);
      const first = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(NOON - 24 * DAY);
      const rows = allRows(server).filter(({ at }) => dayOf(at, zone) >= first);
      const hours = groupBy(rows, ({ at }) => Math.floor((at - shift) / HOUR) * HOUR + shift);
      for (const { hour, cost, requests } of body.hourlyTrend) {
        const group = hours.get(Date.parse(String(hour))) ?? [];
        assert.deepEqual([requests, cost], [group.length, sumText(group)]);
      }
      assert.equal(
        body.hourlyTrend.reduce((sum, { requests }) => sum + Number(requests), 0),
        rows.length,
      );
      const gaps = body.hourlyTrend.map(({ hour }) => Date.parse(String(hour)));
      assert.ok(gaps.every((at, i) => i === 0 || at - Number(gaps[i - 1]) === HOUR));
    });
  }

  it('narrows everything to a domain and a model', async (t) => {
    const server = await running(t);
    await filled(server);
    const rows = since(allRows(server), '2026-11-14').filter(
      (row) => row.domain === 'support' && row.model === 'gpt-4-turbo',
    );
    const body = await read(server, '?domain=support&model=gpt-4-turbo');
    assert.ok(rows.length > 10);
    assert.equal(body.overview['totalRequests'], rows.length);
    assert.equal(body.cost['total'], sumText(rows));
    assert.deepEqual(
      body.domainBreakdown.map((row) => row['domain']),
      ['support'],
    );
    assert.equal(
      body.hourlyTrend.reduce((sum, { requests }) => sum + Number(requests), 0),
      rows.length,
    );
  });

  it('projects day and month by used ÷ elapsed × duration, and says nothing too early', async (t) => {
    const server = await running(t);
    // Noon in New York: half of a day of 24 hours has passed, and 19 days 13 hours of November's 30 days and an hour.
    await server.post('/api/telemetry', [
      telemetry({ time: '2026-11-20T06:00:00Z', cost: 12 }),
      telemetry({ time: '2026-11-20T16:30:00Z', cost: 3 }),
      telemetry({ time: '2026-11-02T12:00:00Z', cost: 85 }),
    ]);
    const body = await read(server);
    assert.equal(body.cost['projectedDaily'], '30.000000');
    const november = (30 * 24 + 1) / (19 * 24 + 13);
    near(body.cost['projectedMonthly'], Math.round(100 * november * 1e6) / 1e6);
    assert.equal(body.cost['perHour'], '3.000000');
    server.clock.now = Date.parse('2026-12-02T05:30:00Z');
    const early = await read(server);
    assert.deepEqual([early.cost['projectedDaily'], early.cost['projectedMonthly']], [null, null]);
  });

  const trends: readonly (readonly [before: number, now: number, trend: string | null])[] = [
    [10, 12, 'increasing'],
    [10, 10.4, 'stable'],
    [10, 9, 'decreasing'],
    [0, 9, null],
  ];
  for (const [before, after, trend] of trends) {
    it(`calls ${after} after ${before} ${trend ?? 'nothing'}, comparing the same part of the days before`, async (t) => {
      const server = await running(t);
      await server.post('/api/telemetry', [
        telemetry({ time: '2026-11-13T12:00:00Z', cost: before }),
        // A week before now, but later in the day than now.
        telemetry({ time: '2026-11-13T18:00:00Z', cost: 1_000 }),
        telemetry({ time: '2026-11-20T12:00:00Z', cost: after }),
      ]);
      const week = await read(server, '?start=2026-11-20&end=2026-11-20');
      assert.equal(week.cost['trend'], null);
      await server.post('/api/telemetry', telemetry({ time: '2026-11-19T12:00:00Z', cost: before }));
      const day = await read(server, '?days=1');
      assert.equal(day.cost['trend'], trend);
    });
  }

  it('tells what the same stretch before was, for whoever compares', async (t) => {
    const server = await running(t);
    await server.post('/api/telemetry', [
      telemetry({ time: '2026-11-19T12:00:00Z', cost: 4, success: true }),
      telemetry({ time: '2026-11-19T13:00:00Z', cost: 2, success: false }),
      // A day before now, but later in the day than now.
      telemetry({ time: '2026-11-19T18:00:00Z', cost: 1_000 }),
      telemetry({ time: '2026-11-20T12:00:00Z', cost: 1 }),
    ]);
    const today = (await server.get('/api/dashboard/telemetry?days=1')).body;
    assert.deepEqual(today['previous'], {
      totalRequests: 2,
      successRate: 50,
      cost: '6.000000',
      averageCost: '3.000000',
    });
    const { body } = await server.get('/api/dashboard/telemetry?days=7');
    assert.equal(body['previous'], null);
  });

  it('knows who is at work: requests of the last five minutes, with all of their session', async (t) => {
    const server = await running(t);
    const ago = (minutes: number) => NOON - minutes * 60_000;
    await server.post('/api/telemetry', [
      telemetry({ session: 'a', time: ago(40), cost: 1, model: 'gpt-4' }),
      telemetry({ session: 'a', time: ago(1), cost: '0.5', model: 'gpt-5-mini' }),
      telemetry({ session: 'b', time: ago(6), cost: 9 }),
      telemetry({ session: 'c', time: ago(5), model: 'never-priced', user: 'ben' }),
    ]);
    const { live, overview } = await read(server);
    assert.equal(overview['activeSessions'], 2);
    assert.deepEqual([live.activeSessions, live.currentCost], [2, '1.500000']);
    assert.deepEqual(
      live.sessionsData.map(({ id, uptime, cost, model, requests }) => [id, uptime, cost, model, requests]),
      [
        ['a', 2_400, '1.500000', 'gpt-5-mini', 2],
        ['c', 300, null, 'never-priced', 1],
      ],
    );
  });

  it('answers an empty database without a rate of nothing', async (t) => {
    const server = await running(t);
    const body = await read(server);
    assert.deepEqual([body.overview['totalRequests'], body.overview['successRate']], [0, null]);
    assert.deepEqual(
      [body.cost['total'], body.cost['average'], body.cost['trend']],
      ['0.000000', null, null],
    );
    assert.deepEqual([body.hourlyTrend, body.modelUsage, body.live.sessionsData], [[], [], []]);
  });
});

describe('dashboard/conversations', () => {
  it('counts sessions, compares them and names the latest', async (t) => {
    const server = await running(t);
    await server.post('/api/telemetry', [
      telemetry({ session: 'old', time: '2026-11-12T12:00:00Z' }),
      telemetry({ session: 'old-too', time: '2026-11-11T12:00:00Z' }),
      telemetry({ session: 'a', time: '2026-11-18T12:00:00Z', message: 'first' }),
      telemetry({ session: 'a', time: '2026-11-18T12:05:00Z', message: 'last' }),
      telemetry({ session: 'b', time: '2026-11-19T12:00:00Z', message: null }),
      telemetry({ session: 'c', time: '2026-11-17T12:00:00Z', message: 'only' }),
    ]);
    const { body } = await server.get('/api/dashboard/conversations');
    assert.deepEqual(body, {
      total: 3,
      change: 50,
      recent: [
        { id: 'b', message: null, timestamp: '2026-11-19T12:00:00.000Z' },
        { id: 'a', message: 'last', timestamp: '2026-11-18T12:05:00.000Z' },
        { id: 'c', message: 'only', timestamp: '2026-11-17T12:00:00.000Z' },
      ],
      as_of: new Date(NOON).toISOString(),
    });
  });

  it('knows no change from nothing', async (t) => {
    const server = await running(t);
    await server.post('/api/telemetry', telemetry());
    const { body } = await server.get('/api/dashboard/conversations');
    assert.deepEqual([body['total'], body['change']], [1, null]);
  });
});

describe('monitoring/chat', () => {
  const chat = (server: Running, body: unknown) => server.post('/api/monitoring/chat', body);

  const set = (server: Running, domain: string, type: string, threshold: unknown) =>
    chat(server, { action: 'set-alert', domain, alert_type: type, threshold_usd: threshold });

  it('counts a rolling period', async (t) => {
    const server = await running(t);
    await filled(server);
    const rows = allRows(server);
    for (const [period, length] of [
      ['hour', HOUR],
      ['day', DAY],
      ['week', 7 * DAY],
      ['month', 30 * DAY],
    ] as const) {
      const { body } = await server.get<Telemetry>(`/api/monitoring/chat?period=${period}&domain=support`);
      const counted = rows.filter((row) => row.domain === 'support' && row.at >= NOON - length);
      assert.equal(body.overview['totalRequests'], counted.length);
      assert.equal(body.cost['total'], sumText(counted));
    }
  });

  it('brings details and the live part as it is asked', async (t) => {
    const server = await running(t);
    await server.post('/api/telemetry', telemetry({ message: 'Hello' }));
    const { body: plain } = await server.get('/api/monitoring/chat?includeLive=false');
    assert.deepEqual(['live' in plain, 'details' in plain], [false, false]);
    const { body } = await server.get<{ details: Frame[] }>('/api/monitoring/chat?includeDetails=true');
    assert.equal('live' in body, true);
    assert.deepEqual(body.details, [
      {
        id: 1,
        timestamp: '2026-11-20T16:00:00.000Z',
        session: 's-1',
        model: 'gpt-4-turbo',
        provider: 'openai',
        lane: 'green',
        domain: 'support',
        user: 'ana',
        country: 'ES',
        inputTokens: 1_000,
        outputTokens: 200,
        latencyMs: 900,
        success: true,
        rating: 5,
        message: 'Hello',
        cost: '0.016000',
      },
    ]);
  });

  it('sets, changes, lists and removes alerts, each by its domain and type, also over a restart', async (t) => {
    const server = await running(t);
    await set(server, 'support', 'monthly', '100');
    await set(server, 'support', 'daily', 5);
    const { body } = await set(server, 'support', 'daily', '7.50');
    const support = [
      { domain: 'support', alert_type: 'daily', threshold_usd: '7.500000' },
      { domain: 'support', alert_type: 'monthly', threshold_usd: '100.000000' },
    ];
    assert.deepEqual(body, { alerts: support });
    await set(server, '', 'weekly', 20);
    await server.close();
    const again = await running(t, { db: server.file });
    const { body: all } = await again.get('/api/monitoring/chat');
    assert.deepEqual(all['alerts'], [
      { domain: '', alert_type: 'weekly', threshold_usd: '20.000000' },
      ...support,
    ]);
    await set(again, 'support', 'daily', null);
    const { body: rest } = await again.get('/api/monitoring/chat?domain=support');
    assert.deepEqual(rest['alerts'], support.slice(1));
  });

  it('checks alerts against the present day, week and month of the account’s zone', async (t) => {
    const server = await running(t);
    await server.post('/api/telemetry', [
      telemetry({ time: '2026-11-20T05:00:00Z', cost: 2 }),
      telemetry({ time: '2026-11-20T04:59:59Z', cost: 10 }),
      telemetry({ time: '2026-11-15T12:00:00Z', cost: 100 }),
      telemetry({ time: '2026-11-20T06:00:00Z', cost: 50, domain: 'research' }),
    ]);
    await set(server, 'support', 'daily', 2);
    await set(server, 'support', 'weekly', 10);
    await set(server, 'support', 'monthly', 224);
    const { body } = await chat(server, { action: 'check-alerts', domain: 'support' });
    assert.deepEqual(
      (body['alerts'] as Frame[]).map((alert) => [
        alert['current_usd'],
        alert['percent'],
        alert['is_exceeded'],
        alert['window_end'],
      ]),
      [
        ['2.000000', 100, false, '2026-11-21T05:00:00.000Z'],
        ['12.000000', 120, true, '2026-11-23T05:00:00.000Z'],
        ['112.000000', 50, false, '2026-12-01T05:00:00.000Z'],
      ],
    );
  });

  it('summarises, and cleans up what is older than a year', async (t) => {
    const server = await running(t);
    await server.post('/api/telemetry', [telemetry(), telemetry({ time: '2025-01-01T00:00:00Z' })]);
    const { body: summary } = await chat(server, { action: 'get-summary', domain: 'support', days: 3 });
    assert.equal((summary['overview'] as Frame)['totalRequests'], 1);
    const { body } = await chat(server, { action: 'cleanup-old-data' });
    assert.equal(body['deleted'], 1);
    assert.equal(allRows(server).length, 1);
  });

  const mistakes: readonly (readonly [body: unknown, field: string])[] = [
    [{ action: 'dance' }, 'action'],
    [[], 'action'],
    [{}, 'action'],
    [{ action: 'set-alert', domain: 'a', alert_type: 'yearly', threshold_usd: 1 }, 'alert_type'],
    [{ action: 'set-alert', domain: 'a', alert_type: 'daily' }, 'threshold_usd'],
    [{ action: 'set-alert', domain: 'a', alert_type: 'daily', threshold_usd: -1 }, 'threshold_usd'],
    [{ action: 'set-alert', domain: 'a', alert_type: 'daily', threshold_usd: 'lots' }, 'threshold_usd'],
    [{ action: 'set-alert', domain: {}, alert_type: 'daily', threshold_usd: 1 }, 'domain'],
    [{ action: 'get-summary', days: 0 }, 'days'],
  ];
  for (const [body, field] of mistakes) {
    it(`refuses ${JSON.stringify(body)}, naming ${field}`, async (t) => {
      const server = await running(t);
      const { status, body: answer } = await chat(server, body);
      assert.deepEqual([status, answer['field']], [400, field]);
    });
  }
});
