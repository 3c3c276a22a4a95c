import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeBudget } from '../../src/wire/budget.js';
import { decodeCosts } from '../../src/wire/costs.js';
import { decodeRouting, type RoutingAnswer } from '../../src/wire/routing.js';
import { telemetry } from '../makers/telemetry.js';
import { allRows, dayOf, fill, groupBy, mean, sumText, tokensOf, type KeptRow } from './ledger.node.js';
import { NOON, running, type Running } from './running.node.js';

const NEW_YORK = 'America/New_York';

type Row = Readonly<Record<string, unknown>>;
type Costs = Readonly<Record<string, unknown>> & {
  readonly by_model: Row[];
  readonly by_provider: Row[];
  readonly by_user: Row[];
  readonly by_day: Row[];
};

/** Forty days around the end of summer time, of which thirty are in the default range. */
const filled = (server: Running): Promise<void> =>
  fill(server, '2026-10-12T00:00:00Z', '2026-11-20T17:00:00Z', 3_000);

const within = (
  rows: readonly KeptRow[],
  firstDay: string,
  lastDay = '2026-11-20',
  zone = NEW_YORK,
): KeptRow[] => rows.filter(({ at }) => dayOf(at, zone) >= firstDay && dayOf(at, zone) <= lastDay);

function expectRows(
  given: readonly Row[],
  key: 'model' | 'provider' | 'user',
  rows: readonly KeptRow[],
): void {
  const groups = groupBy(rows, (row) => row[key]);
  assert.equal(given.length, groups.size);
  for (const row of given) {
    const group = groups.get(row[key] as string) ?? [];
    assert.deepEqual(
      { cost: row['cost'], requests: row['requests'], tokens: row['tokens'] },
      { cost: sumText(group), requests: group.length, tokens: tokensOf(group) },
    );
  }
}

describe('analytics/costs', () => {
  it('equals sums made without the server, for thirty calendar days of the zone', async (t) => {
    const server = await running(t);
    await filled(server);
    const rows = within(allRows(server), '2026-10-22');
    const { body } = await server.get<Costs>('/api/analytics/costs');
    assert.equal(body['total'], sumText(rows));
    assert.equal(body['requests'], rows.length);
    assert.equal(body['tokens'], tokensOf(rows));
    const priced = rows.filter(({ model }) => model !== 'never-priced').length;
    assert.equal(body['priced_ratio'], priced / rows.length);
    assert.equal(body['time_zone'], NEW_YORK);
    assert.equal(body['as_of'], new Date(NOON).toISOString());
    expectRows(body.by_model, 'model', rows);
    expectRows(body.by_provider, 'provider', rows);
    expectRows(body.by_user, 'user', rows);
    assert.equal(body.by_model.find(({ model }) => model === 'never-priced')?.['cost'], null);
    assert.equal(body.by_model.find(({ model }) => model === 'llama-3.1-8b')?.['cost'], '0.000000');
  });

  it('gives every day its rows, the one of 25 hours too', async (t) => {
    const server = await running(t);
    await filled(server);
    const rows = allRows(server);
    for (const zone of [NEW_YORK, 'Asia/Kolkata', 'Europe/Berlin']) {
      const { body } = await server.get<Costs>(`/api/analytics/costs?group_by=day&days=60&time_zone=${zone}`);
      const expected = [...groupBy(rows, ({ at }) => dayOf(at, zone))].map(([date, ofDay]) => ({
        date,
        cost: sumText(ofDay),
        requests: ofDay.length,
      }));
      assert.deepEqual(body.by_day, expected);
      assert.equal('by_model' in body, false);
    }
  });

  it('says zero for a day without requests and nothing of days before the first request or after today', async (t) => {
    const server = await running(t);
    await server.post('/api/telemetry', [
      telemetry({ time: '2026-11-17T12:00:00Z' }),
      telemetry({ time: '2026-11-19T12:00:00Z', model: 'never-priced' }),
    ]);
    const { body } = await server.get<Costs>('/api/analytics/costs?start=2026-11-01&end=2026-11-30');
    assert.deepEqual(body.by_day, [
      { date: '2026-11-17', cost: '0.016000', requests: 1 },
      { date: '2026-11-18', cost: '0.000000', requests: 0 },
      { date: '2026-11-19', cost: null, requests: 1 },
      { date: '2026-11-20', cost: '0.000000', requests: 0 },
    ]);
  });

  it('narrows to a model, a provider and a user', async (t) => {
    const server = await running(t);
    await filled(server);
    const narrow = (row: KeptRow) => row.provider === 'openai' && row.model === 'gpt-4' && row.user === 'ana';
    const rows = within(allRows(server), '2026-10-22').filter(narrow);
    assert.ok(rows.length > 10);
    const { body } = await server.get<Costs>(
      '/api/analytics/costs?provider=openai&model=gpt-4&user=ana&group_by=user',
    );
    assert.equal(body['total'], sumText(rows));
    expectRows(body.by_user, 'user', rows);
  });

  it('answers an empty database with zeros', async (t) => {
    const server = await running(t);
    const { body } = await server.get<Costs>('/api/analytics/costs');
    assert.deepEqual([body['total'], body['requests'], body['priced_ratio']], ['0.000000', 0, 1]);
    assert.deepEqual(body.by_day, []);
  });

  it('adds up requests whose cost is no whole micro-dollar without losing any', async (t) => {
    const server = await running(t);
    const rows = Array.from({ length: 3 }, () =>
      telemetry({ model: 'gpt-5-mini', input_tokens: 1, output_tokens: 0 }),
    );
    await server.post('/api/telemetry', rows);
    const { body } = await server.get<Costs>('/api/analytics/costs');
    // Three times 0.25 µ$: each alone would round to nothing.
    assert.equal(body['total'], '0.000001');
  });

  it('adds up amounts beyond the integers of a double and of SQLite', async (t) => {
    const server = await running(t);
    await server.post(
      '/api/telemetry',
      Array.from({ length: 20 }, () => telemetry({ cost: '999999.999999' })),
    );
    const { body } = await server.get<Costs>('/api/analytics/costs');
    assert.equal(body['total'], '19999999.999980');
  });

  it('is read by the library', async (t) => {
    const server = await running(t);
    await filled(server);
    const { body } = await server.get('/api/analytics/costs');
    assert.equal(decodeCosts(body).ok, true);
  });

  const mistakes = ['days=0', 'group_by=lane', 'start=x', 'time_zone=Mars', 'model=a&model=b'];
  for (const query of mistakes) {
    it(`refuses ?${query}, naming the field`, async (t) => {
      const server = await running(t);
      const { status, body } = await server.get(`/api/analytics/costs?${query}`);
      assert.equal(status, 400);
      assert.equal(body['field'], query.split('=')[0]);
      assert.equal(body['code'], 'bad_request');
    });
  }
});

describe('analytics/routing', () => {
  it('equals sums made without the server, rates by weight', async (t) => {
    const server = await running(t);
    await filled(server);
    const { body } = await server.get<{ lanes: Record<string, Row> }>('/api/analytics/routing?days=7');
    const lanes = groupBy(within(allRows(server), '2026-11-14'), (row) => row.lane);
    for (const lane of ['green', 'yellow', 'red']) {
      const rows = lanes.get(lane) ?? [];
      assert.ok(rows.length > 100);
      const given = body.lanes[lane];
      assert.equal(given?.['task_count'], rows.length);
      assert.equal(given['success_rate'], mean(rows.map((row) => row.success)));
      assert.equal(given['avg_tokens'], tokensOf(rows) / rows.length);
      assert.equal(given['feedback_rating'], mean(rows.map((row) => row.rating)));
      assert.equal(given['cost'], sumText(rows));
    }
    assert.equal(decodeRouting(body).ok, true);
  });

  it('counts only what a domain, a model and two days let through', async (t) => {
    const server = await running(t);
    await filled(server);
    const query = 'start=2026-11-03&end=2026-11-12&domain=support&model=gpt-4-turbo';
    const { body } = await server.get<{ lanes: Record<string, Row> }>(`/api/analytics/routing?${query}`);
    const meant = within(allRows(server), '2026-11-03', '2026-11-12').filter(
      ({ domain, model }) => domain === 'support' && model === 'gpt-4-turbo',
    );
    const lanes = groupBy(meant, (row) => row.lane);
    assert.ok(meant.length > 20);
    for (const lane of ['green', 'yellow', 'red']) {
      const rows = lanes.get(lane) ?? [];
      assert.equal(body.lanes[lane]?.['task_count'], rows.length);
      assert.equal(body.lanes[lane]?.['success_rate'], mean(rows.map((row) => row.success)));
      assert.equal(body.lanes[lane]?.['cost'], rows.length === 0 ? '0.000000' : sumText(rows));
    }
  });

  it('knows no rate of no tasks', async (t) => {
    const server = await running(t);
    const { body } = await server.get<RoutingAnswer>('/api/analytics/routing');
    const none = {
      task_count: 0,
      success_rate: null,
      avg_tokens: null,
      feedback_rating: null,
      cost: '0.000000',
    };
    assert.deepEqual(body.lanes, { green: none, yellow: none, red: none });
  });
});

interface BudgetBody {
  readonly daily: Row;
  readonly monthly: Row;
  readonly budgets: readonly Row[];
}

describe('usage/budget', () => {
  it('equals sums made without the server, each budget in its own window', async (t) => {
    const server = await running(t);
    await filled(server);
    const rows = allRows(server);
    const { body } = await server.get<BudgetBody>('/api/usage/budget');
    const today = within(rows, '2026-11-20');
    assert.equal(body.daily['used'], sumText(today));
    assert.equal(body.daily['limit'], '50.000000');
    assert.equal(body.monthly['used'], sumText(within(rows, '2026-11-01')));
    const used = new Map(body.budgets.map((budget) => [budget['id'], budget['used']]));
    const support = rows.filter((row) => row.domain === 'support');
    assert.equal(used.get('support-week'), sumText(within(support, '2026-11-16')));
    assert.equal(used.get('tokens-day'), tokensOf(today));
    assert.equal(used.get('requests-24h'), rows.filter(({ at }) => at >= NOON - 24 * 3_600_000).length);
    const research = rows.filter((row) => row.domain === 'research');
    assert.equal(used.get('research'), sumText(within(research, '2026-11-15')));
    assert.equal(used.get('playground'), '0.000000');
    assert.equal(decodeBudget(body).ok, true);
  });

  const boundaries: readonly (readonly [zone: string, now: string, starts: string, resets: string])[] = [
    [NEW_YORK, '2026-03-08T12:00:00Z', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    [NEW_YORK, '2026-11-01T12:00:00Z', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-20T18:30:00Z', '2026-11-20T18:30:00.000Z', '2026-11-21T18:30:00.000Z'],
    ['America/Santiago', '2026-09-06T12:00:00Z', '2026-09-06T04:00:00.000Z', '2026-09-07T03:00:00.000Z'],
  ];
  for (const [timeZone, now, startsAt, resetsAt] of boundaries) {
    it(`counts the day of ${timeZone} that holds ${now}, and not a millisecond more`, async (t) => {
      const server = await running(t, { timeZone });
      server.clock.now = Date.parse(now);
      const [first, next] = [Date.parse(startsAt), Date.parse(resetsAt)];
      await server.post(
        '/api/telemetry',
        [first - 1, first, next - 1, next].map((time) => telemetry({ time })),
      );
      const { body } = await server.get<BudgetBody>('/api/usage/budget');
      assert.equal(body.daily['starts_at'], startsAt);
      assert.equal(body.daily['resets_at'], resetsAt);
      assert.equal(body.daily['used'], '0.032000');
    });
  }

  it('begins at zero again when the day is over', async (t) => {
    const server = await running(t);
    await server.post('/api/telemetry', telemetry());
    server.clock.now = Date.parse('2026-11-21T04:59:59.999Z');
    assert.equal((await server.get<BudgetBody>('/api/usage/budget')).body.daily['used'], '0.016000');
    server.clock.now += 1;
    assert.equal((await server.get<BudgetBody>('/api/usage/budget')).body.daily['used'], '0.000000');
  });
});
