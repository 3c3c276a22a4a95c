import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMessage } from '../../src/wire/events.js';
import { decodeEnvelope } from '../../src/wire/envelope.js';
import { telemetry } from '../makers/telemetry.js';
import { running, temporaryFile, type Frame, type Page, type Running } from './running.node.js';

const done = (id: number, topic?: string) => ({
  event: 'task.completed',
  data: { task_id: String(id) },
  ...(topic === undefined ? {} : { topic }),
});

const publish = async (server: Running, ...ids: number[]): Promise<void> => {
  await server.post(
    '/api/events',
    ids.map((id) => done(id)),
  );
};

const taskId = (frame: Frame): unknown => (frame['data'] as Frame)['task_id'];

async function tasks(page: Page, count: number): Promise<unknown[]> {
  const ids: unknown[] = [];
  while (ids.length < count) ids.push(taskId(await page.event('task.completed')));
  return ids;
}

const at = (frame: Frame) => ({ epoch: frame['epoch'], seq: frame['seq'] });

describe('the socket', () => {
  it('welcomes, and accepts the subprotocol that it is offered', async (t) => {
    const server = await running(t);
    const page = await server.page();
    assert.equal(page.socket.protocol, 'events.v1');
    assert.deepEqual(await page.next(), { action: 'welcome', features: ['resume'], ping_ms: 25_000 });
  });

  it('serves a page that offers no subprotocol and says nothing', async (t) => {
    const server = await running(t);
    const page = await server.page({ protocols: [] });
    await publish(server, 1);
    assert.deepEqual(await tasks(page, 1), ['1']);
  });

  it('numbers the events of each topic from one, in one epoch', async (t) => {
    const server = await running(t);
    const page = await server.page();
    page.say({ action: 'subscribe', ref: 'a', topic: 'campaign:42' });
    const { epoch } = await page.control('subscribed');
    await server.post('/api/events', [done(1), done(2, 'campaign:42'), done(3), done(4, 'campaign:42')]);
    const places = [];
    for (let i = 0; i < 4; i += 1) {
      const frame = await page.event('task.completed');
      assert.equal(decodeEnvelope(frame).ok, true);
      places.push([frame['topic'], frame['seq'], frame['epoch']]);
    }
    assert.deepEqual(places, [
      [undefined, 1, epoch],
      ['campaign:42', 1, epoch],
      [undefined, 2, epoch],
      ['campaign:42', 2, epoch],
    ]);
  });

  it('keeps a topic to those who asked for it, until they leave it', async (t) => {
    const server = await running(t);
    const [page, other] = [await server.page(), await server.page()];
    page.say({ action: 'subscribe', campaignId: '7' });
    assert.equal((await page.control('subscribed'))['topic'], 'campaign:7');
    await server.post('/api/events', [done(1, 'campaign:7'), done(2)]);
    assert.deepEqual(await tasks(page, 2), ['1', '2']);
    assert.deepEqual(await tasks(other, 1), ['2']);
    page.say({ action: 'unsubscribe', topic: 'campaign:7' });
    page.say({ action: 'ping' });
    assert.deepEqual(Object.keys((await page.control('pong'))['pos'] as object), ['']);
    await server.post('/api/events', [done(3, 'campaign:7'), done(4)]);
    assert.deepEqual(await tasks(page, 1), ['4']);
  });

  it('answers since with what was missed, then goes on live', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await publish(server, 1, 2, 3);
    const first = await page.event('task.completed');
    page.socket.close(1000);
    await page.closed;
    await publish(server, 4);
    const again = await server.page();
    again.say({ action: 'subscribe', ref: 1, topic: '', since: at(first) });
    const answer = await again.control('subscribed');
    assert.deepEqual(
      { ref: answer['ref'], recovered: answer['recovered'], seq: answer['seq'], topic: answer['topic'] },
      { ref: 1, recovered: true, seq: 4, topic: '' },
    );
    await publish(server, 5);
    assert.deepEqual(await tasks(again, 4), ['2', '3', '4', '5']);
  });

  const lost: readonly (readonly [why: string, since: (head: Frame) => object])[] = [
    ['another epoch', () => ({ epoch: 'other', seq: 1 })],
    ['a place beyond the end', (head) => ({ ...at(head), seq: 99 })],
  ];
  for (const [why, since] of lost) {
    it(`says recovered: false for ${why}, and replays nothing`, async (t) => {
      const server = await running(t);
      const page = await server.page();
      await publish(server, 1);
      page.say({ action: 'subscribe', topic: '', since: since(await page.event('task.completed')) });
      assert.equal((await page.control('subscribed'))['recovered'], false);
      await publish(server, 2);
      assert.deepEqual(await tasks(page, 1), ['2']);
    });
  }

  it('says recovered: false for a place that the log has forgotten', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await publish(server, 1);
    const since = at(await page.event('task.completed'));
    await publish(server, ...Array.from({ length: 2_001 }, (_, i) => i));
    page.say({ action: 'subscribe', topic: '', since });
    assert.equal((await page.control('subscribed'))['recovered'], false);
    page.say({ action: 'subscribe', topic: '', since: { ...since, seq: 2 } });
    assert.equal((await page.control('subscribed'))['recovered'], true);
  });

  it('sends many events in few frames, none of them long', async (t) => {
    const server = await running(t);
    const page = await server.page();
    const lengths: number[] = [];
    page.socket.on('message', (data: Buffer) => lengths.push(data.length));
    await publish(server, ...Array.from({ length: 1_000 }, (_, i) => i));
    const ids = await tasks(page, 1_000);
    assert.deepEqual(
      ids,
      Array.from({ length: 1_000 }, (_, i) => String(i)),
    );
    assert.equal(lengths.length, 10);
    assert.ok(Math.max(...lengths) < 1_048_576);
  });

  it('says in a pong where every topic stands', async (t) => {
    const server = await running(t);
    const page = await server.page();
    page.say({ action: 'subscribe', topic: 'a' });
    await publish(server, 1, 2);
    const { epoch } = await page.event('task.completed');
    page.say({ action: 'ping' });
    assert.deepEqual((await page.control('pong'))['pos'], { '': { epoch, seq: 2 }, a: { epoch, seq: 0 } });
  });

  const nonsense: readonly (readonly [frame: unknown, code: string])[] = [
    ['not json', 'bad_request'],
    ['', 'bad_request'],
    ['null', 'bad_request'],
    ['[1]', 'bad_request'],
    [{ action: 7 }, 'bad_request'],
    [{ event: 'task.completed' }, 'bad_request'],
    [{ action: 'subscribe' }, 'unknown_topic'],
    [{ action: 'subscribe', topic: 'a b' }, 'unknown_topic'],
    [{ action: 'subscribe', topic: { toString: 1 } }, 'unknown_topic'],
    [{ action: 'subscribe', topic: 'x'.repeat(201) }, 'unknown_topic'],
    [{ action: 'subscribe', topic: 'a', since: 5 }, 'bad_request'],
    [{ action: 'subscribe', topic: 'a', since: { epoch: 'e', seq: -1 } }, 'bad_request'],
    [{ action: 'auth', ticket: 'x'.repeat(5_000) }, 'bad_request'],
  ];
  for (const [frame, code] of nonsense) {
    it(`answers ${JSON.stringify(frame).slice(0, 60)} with ${code} and goes on`, async (t) => {
      const server = await running(t);
      const page = await server.page();
      page.say(frame);
      assert.equal((await page.control('error'))['code'], code);
      page.say({ action: 'ping' });
      await page.control('pong');
    });
  }

  it('names the request in an error, answers a binary frame with one, and ignores unknown actions', async (t) => {
    const server = await running(t);
    const page = await server.page();
    page.say({ action: 'subscribe', ref: 9, topic: '\n' });
    assert.equal((await page.control('error'))['ref'], 9);
    page.socket.send(Buffer.from([1, 2, 3]));
    assert.match(String((await page.control('error'))['message']), /text/);
    page.say({ action: 'dance' });
    page.say({ action: 'ping' });
    assert.equal((await page.next())['action'], 'pong');
  });

  it('says goodbye before it stops: goaway, then 1012', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await server.close();
    assert.equal((await page.control('goaway'))['retry_after_ms'], 1_000);
    assert.equal((await page.closed).code, 1012);
  });

  const refused: readonly (readonly [why: string, headers: Record<string, string>, isLet: boolean])[] = [
    ['a page of another site', { origin: 'https://evil.example' }, false],
    ['a page of nowhere', { origin: 'null' }, false],
    ['a name that is not this machine’s', { host: 'rebound.example:80' }, false],
    ['a page of this machine', { origin: 'http://localhost:5173' }, true],
  ];
  for (const [why, headers, isLet] of refused) {
    it(`${isLet ? 'lets in' : 'refuses'} ${why}`, async (t) => {
      const server = await running(t);
      if (isLet) await server.page({ headers });
      else await assert.rejects(server.page({ headers }), /403/);
    });
  }
});

describe('usage.update', () => {
  it('carries the same figures as the resources, in a form that the library reads', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await server.post('/api/telemetry', [telemetry(), telemetry({ model: 'gpt-5-mini' })]);
    const frame = await page.event('usage.update');
    const data = frame['data'] as Record<string, Record<string, unknown>>;
    const [budget, routing, costs, told] = await Promise.all(
      ['usage/budget', 'analytics/routing', 'analytics/costs', 'dashboard/telemetry'].map((path) =>
        server.get(`/api/${path}`),
      ),
    );
    assert.deepEqual(data['telemetry'], told?.body);
    assert.deepEqual(data['budget'], budget?.body);
    assert.deepEqual(data['routing'], routing?.body);
    assert.deepEqual(data['costs']?.['by_model'], costs?.body['by_model']);
    assert.equal(data['costs']?.['total'], costs?.body['total']);
    assert.equal(data['cost'], '0.016650');
    assert.equal(data['requests'], 2);
    const envelope = decodeEnvelope(frame);
    assert.equal(envelope.ok && decodeMessage(envelope.value).ok, true);
  });

  it('tells again the days of rows that came late', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await server.post('/api/telemetry', telemetry({ time: '2026-11-18T12:00:00Z' }));
    const { costs } = (await page.event('usage.update'))['data'] as { costs: { by_day: Frame[] } };
    assert.deepEqual(
      costs.by_day.map((day) => [day['date'], day['cost']]),
      [
        ['2026-11-18', '0.016000'],
        ['2026-11-19', '0.000000'],
        ['2026-11-20', '0.000000'],
      ],
    );
  });
});

describe('a restart', () => {
  it('keeps rows, numbers and the log: a page that was away gets what it missed', async (t) => {
    const db = temporaryFile(t);
    const before = await running(t, { db });
    const page = await before.page();
    await before.post('/api/telemetry', telemetry({ cost: '12.345678' }));
    const last = await page.event('usage.update');
    await publish(before, 1, 2);
    await before.close();

    const after = await running(t, { db });
    const { body } = await after.get<{ daily: Frame }>('/api/usage/budget');
    assert.equal(body.daily['used'], '12.345678');
    const again = await after.page();
    again.say({ action: 'subscribe', topic: '', since: at(last) });
    assert.equal((await again.control('subscribed'))['recovered'], true);
    await publish(after, 3);
    assert.deepEqual(await tasks(again, 3), ['1', '2', '3']);
  });

  it('with --reset forgets everything and says so by another epoch', async (t) => {
    const db = temporaryFile(t);
    const before = await running(t, { db });
    const page = await before.page();
    await before.post('/api/telemetry', telemetry());
    const last = await page.event('usage.update');
    await before.close();

    const after = await running(t, { db, reset: true });
    assert.deepEqual(after.rows('SELECT id FROM requests'), []);
    const again = await after.page();
    again.say({ action: 'subscribe', topic: '', since: at(last) });
    assert.equal((await again.control('subscribed'))['recovered'], false);
  });

  it('keeps the budgets as they were, but for what the command line names', async (t) => {
    const db = temporaryFile(t);
    await (await running(t, { db })).close();
    const after = await running(t, { db, dailyMicros: 80_000_000n, monthlyMicros: null, timeZone: null });
    const { body } = await after.get<{ daily: Frame; monthly: Frame; time_zone: string }>(
      '/api/usage/budget',
    );
    assert.equal(body.daily['limit'], '80.000000');
    assert.equal(body.daily['soft_limit'], '64.000000');
    assert.equal(body.monthly['limit'], '1000.000000');
    assert.equal(body.time_zone, 'America/New_York');
  });
});
