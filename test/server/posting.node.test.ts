import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { telemetry } from '../makers/telemetry.js';
import { NOON, running, type Frame } from './running.node.js';

interface Kept {
  readonly [column: string]: unknown;
}

describe('POST telemetry', () => {
  it('keeps a row as it was sent', async (t) => {
    const server = await running(t);
    const { status, body } = await server.post('/api/telemetry', telemetry());
    assert.deepEqual([status, body], [201, { accepted: 1 }]);
    assert.deepEqual(server.rows<Kept>('SELECT * FROM requests'), [
      {
        id: 1,
        at: Date.parse('2026-11-20T16:00:00Z'),
        session: 's-1',
        model: 'gpt-4-turbo',
        provider: 'openai',
        lane: 'green',
        domain: 'support',
        user: 'ana',
        country: 'ES',
        input_tokens: 1_000,
        output_tokens: 200,
        latency_ms: 900,
        success: 1,
        rating: 5,
        cost_pico: 16_000_000_000,
        message: null,
      },
    ]);
  });

  it('needs a model and tokens only, in either spelling, and leaves the rest unknown', async (t) => {
    const server = await running(t);
    await server.post('/api/telemetry', { model: 'new-model', inputTokens: 5_000, outputTokens: 0 });
    const [row] = server.rows<Kept>('SELECT * FROM requests');
    assert.equal(row?.['at'], NOON);
    assert.equal(row['lane'], 'red');
    assert.deepEqual([row['provider'], row['user'], row['domain']], ['unknown', 'unknown', 'unknown']);
    assert.deepEqual(
      [row['cost_pico'], row['success'], row['rating'], row['country']],
      [null, null, null, null],
    );
  });

  const costs: readonly (readonly [given: unknown, kept: number | null])[] = [
    ['0.0000054', 5_400_000],
    [0, 0],
    [null, null],
    [-1.5, -1_500_000_000_000],
  ];
  for (const [cost, kept] of costs) {
    it(`takes a cost of ${String(cost)} over the price book’s`, async (t) => {
      const server = await running(t);
      await server.post('/api/telemetry', telemetry({ cost }));
      assert.deepEqual(server.rows('SELECT cost_pico FROM requests'), [{ cost_pico: kept }]);
    });
  }

  const mistakes: readonly (readonly [body: unknown, field: string])[] = [
    [[], 'body'],
    ['text', 'body'],
    [telemetry({ model: undefined }), 'model'],
    [telemetry({ model: '' }), 'model'],
    [telemetry({ model: 'x'.repeat(201) }), 'model'],
    [telemetry({ input_tokens: undefined }), 'input_tokens'],
    [telemetry({ input_tokens: -1 }), 'input_tokens'],
    [telemetry({ input_tokens: 1.5 }), 'input_tokens'],
    [telemetry({ output_tokens: '12' }), 'output_tokens'],
    [telemetry({ time: 'yesterday' }), 'time'],
    [telemetry({ lane: 'blue' }), 'lane'],
    [telemetry({ country: 'Spain' }), 'country'],
    [telemetry({ rating: 6 }), 'rating'],
    [telemetry({ success: 'yes' }), 'success'],
    [telemetry({ cost: '1e400' }), 'cost'],
    [telemetry({ cost: 2_000_000 }), 'cost'],
    [[telemetry(), telemetry({ model: 7, latency_ms: -1 })], '1.latency_ms'],
  ];
  for (const [body, field] of mistakes) {
    it(`refuses ${JSON.stringify(body).slice(-90)}, naming ${field}, and keeps none of it`, async (t) => {
      const server = await running(t);
      const answer = await server.post('/api/telemetry', body);
      assert.equal(answer.status, 400);
      assert.equal(answer.body['field'], field);
      assert.deepEqual(server.rows('SELECT id FROM requests'), []);
    });
  }

  it('refuses what is not JSON', async (t) => {
    const server = await running(t);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server.url}api/telemetry`, {
      method: 'POST',
      headers,
      body: '{"model":',
    });
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as Frame)['code'], 'bad_request');
  });
});

describe('POST events', () => {
  it('numbers what a page can read and sends the rest exactly as it is', async (t) => {
    const server = await running(t);
    const page = await server.page();
    await page.control('welcome');
    const posted = [
      { type: 'my.event', data: 1, seq: 77, epoch: 'mine', id: 'own' },
      { raw: '{"event": "usage.update", "seq": -1}' },
      { nothing: true },
      { event: '<b>', data: 1 },
      { event: 'to.nowhere', topic: 'a b' },
      { event: 'large', data: 'x'.repeat(300_000) },
    ];
    const { status, body } = await server.post('/api/events', posted);
    assert.deepEqual([status, body], [202, { numbered: 1, raw: 5 }]);
    const numbered = await page.next();
    assert.deepEqual([numbered['event'], numbered['seq'], numbered['id']], ['my.event', 1, 'own']);
    assert.notEqual(numbered['epoch'], 'mine');
    assert.deepEqual(await page.next(), { event: 'usage.update', seq: -1 });
    assert.deepEqual(await page.next(), { nothing: true });
    assert.deepEqual(await page.next(), { event: '<b>', data: 1 });
    assert.deepEqual(await page.next(), { event: 'to.nowhere', topic: 'a b' });
    assert.equal((await page.next())['event'], 'large');
    page.say({ action: 'ping' });
    const { pos } = await page.control('pong');
    assert.equal((pos as Record<string, Frame>)['']?.['seq'], 1);
  });
});

describe('POST from elsewhere', () => {
  const origins: readonly (readonly [origin: string, status: number])[] = [
    ['https://evil.example', 403],
    ['null', 403],
    ['http://127.0.0.1.evil.example', 403],
    ['http://localhost:5173', 201],
    ['http://127.0.0.1:3000', 201],
    ['http://[::1]:3000', 201],
  ];
  for (const [origin, status] of origins) {
    it(`is answered with ${status} for a page of ${origin}`, async (t) => {
      const server = await running(t);
      const answer = await server.post('/api/telemetry', telemetry(), { origin });
      assert.equal(answer.status, status);
      assert.equal(server.rows('SELECT id FROM requests').length, status === 201 ? 1 : 0);
      const allowed = answer.headers.get('access-control-allow-origin');
      assert.equal(allowed, status === 201 ? origin : null);
    });
  }
});
