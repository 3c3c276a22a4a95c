import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeFrame } from '../../src/wire/envelope.js';
import { decodeMessage } from '../../src/wire/events.js';
import { NONSENSE } from '../../demo/server/nonsense.js';
import { telemetry } from '../makers/telemetry.js';
import { running, type Frame, type Running } from './running.node.js';

const used = async (server: Running): Promise<unknown> =>
  (await server.get<{ daily: Frame }>('/api/usage/budget')).body.daily['used'];

const press = async (server: Running, action: string): Promise<string> => {
  const { status, body } = await server.post(`/api/demo/${action}`);
  assert.equal(status, 200);
  return String(body['message']);
};

const dataOf = (frame: Frame) => frame['data'] as Frame;

describe('the panel', () => {
  it('spends exactly what it says', async (t) => {
    const server = await running(t);
    assert.equal(await press(server, 'spend'), 'Spent $5.00.');
    assert.equal(await used(server), '5.000000');
    await press(server, 'spend?dollars=7');
    assert.equal(await used(server), '12.000000');
    assert.equal((await server.post('/api/demo/spend?dollars=0')).body['field'], 'dollars');
  });

  it('crosses 90 %, which is told once', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await press(server, 'cross');
    const alert = dataOf(await page.event('budget.alert'));
    assert.deepEqual(
      [alert['budget_id'], alert['scope'], alert['percent'], alert['window_end']],
      ['daily', 'daily', 90.5, '2026-11-21T05:00:00.000Z'],
    );
    assert.match(await press(server, 'cross'), /already/);
    assert.equal(await used(server), '45.250000');
  });

  it('ends tasks in each way', async (t) => {
    const server = await running(t);
    const page = await server.page();
    for (const [action, event] of [
      ['fail', 'task.failed'],
      ['complete', 'task.completed'],
      ['approve', 'task.awaiting_approval'],
    ] as const) {
      const message = await press(server, action);
      assert.ok(message.includes(String(dataOf(await page.event(event))['task_id'])));
    }
  });

  it('bursts: a thousand rows and a thousand events, and nothing spent', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await press(server, 'burst');
    const tasks = new Set<unknown>();
    while (tasks.size < 1_000) {
      const frame = await page.next((each) => /^task\./.test(String(each['event'])));
      tasks.add(dataOf(frame)['task_id']);
    }
    assert.deepEqual(server.rows('SELECT COUNT(*) AS n FROM requests'), [{ n: 1_000 }]);
    assert.equal(await used(server), '0.000000');
  });

  it('pauses the account, and lets it go on', async (t) => {
    const server = await running(t);
    await press(server, 'pause');
    assert.equal((await server.get('/api/usage/budget')).body['is_paused'], true);
    await press(server, 'pause?state=off');
    assert.equal((await server.get('/api/usage/budget')).body['is_paused'], false);
  });

  it('is gone when told so: sockets are cut, nobody answers, and then it is back with everything', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await press(server, 'spend');
    assert.equal(await press(server, 'gone?seconds=1'), 'The server is gone for 1 seconds.');
    assert.equal((await page.closed).code, 1006);
    await assert.rejects(server.get('/api/usage/budget'));
    await assert.rejects(server.page());
    for (let isBack = false; !isBack;) {
      isBack = await used(server).then(
        (amount) => amount === '5.000000',
        () => false,
      );
    }
    const again = await server.page();
    await again.control('welcome');
  });

  it('stops while it is gone', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await press(server, 'gone?seconds=300');
    await page.closed;
    await server.close();
  });

  it('sends nonsense that the library reads without harm', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await page.control('welcome');
    const texts: string[] = [];
    page.socket.on('message', (data: Buffer) => texts.push(data.toString()));
    await press(server, 'nonsense');
    page.say({ action: 'ping' });
    await page.control('pong');
    assert.deepEqual(texts.slice(0, -1), NONSENSE);
    const read = NONSENSE.map((text) => decodeFrame(text));
    for (const { events, controls, faults } of read)
      assert.equal(events.length + controls.length + faults.length, 1);
    const messages = read.flatMap(({ events }) => events.map(decodeMessage));
    assert.ok(messages.some(({ ok }) => ok) && messages.some(({ ok }) => !ok));
    assert.equal(({} as Frame)['polluted'], undefined);
  });
});

describe('the alert', () => {
  const alerts = (server: Running): string[] =>
    server
      .rows<{ body: string }>(`SELECT body FROM events WHERE body LIKE '%budget.alert%'`)
      .map(({ body }) => body);

  const reach = async (server: Running, percent: number): Promise<void> => {
    const page = await server.page();
    const now = Number(await used(server));
    await server.post(
      '/api/telemetry',
      telemetry({ time: server.clock.now, domain: 'any', cost: (percent / 2 - now).toFixed(6) }),
    );
    await page.event('usage.update');
  };

  it('is told above 90 %, once per window, and again in the next', async (t) => {
    const server = await running(t, { monthlyMicros: 1_000_000_000_000n });
    await reach(server, 90);
    assert.equal(alerts(server).length, 0);
    await reach(server, 90.1);
    await reach(server, 97);
    assert.equal(alerts(server).length, 1);
    server.clock.now += 24 * 3_600_000;
    await reach(server, 95);
    assert.equal(alerts(server).length, 2);
  });

  it('is armed again within a window only by a clear fall', async (t) => {
    const server = await running(t, { monthlyMicros: 1_000_000_000_000n });
    await reach(server, 91);
    await reach(server, 89);
    await reach(server, 91);
    assert.equal(alerts(server).length, 1);
    await reach(server, 87.9);
    await reach(server, 91);
    assert.equal(alerts(server).length, 2);
  });

  it('is not told of a paused budget', async (t) => {
    const server = await running(t);
    await press(server, 'pause');
    await reach(server, 95);
    assert.deepEqual(alerts(server), []);
  });

  it('is not told again after a restart', async (t) => {
    const first = await running(t);
    await reach(first, 95);
    await first.close();
    const second = await running(t, { db: first.file });
    await reach(second, 96);
    assert.equal(alerts(second).filter((body) => body.includes('"daily"')).length, 1);
  });
});
