import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import * as jetstreamPackage from '@nats-io/jetstream';
import * as natsPackage from '@nats-io/nats-core';
import { WebSocket } from 'ws';
import type { StreamOptions } from '../../src/stream/event-stream.js';
import { natsTransport, type NatsTransportOptions } from '../../src/stream/nats-transport.js';
import { natsServer, PASSWORD, skipWithout, type Broker } from './brokers.node.js';
import { Cable } from './cable.node.js';
import { PageStream } from './page-stream.node.js';

const STREAM = 'EVENTS';

/** The side that publishes: a service of the host's. */
async function app(t: TestContext, broker: Broker, limits: Partial<jetstreamPackage.StreamConfig> = {}) {
  const connection = await natsPackage.wsconnect({
    servers: broker.url,
    user: 'app',
    pass: PASSWORD,
    reconnect: false,
    wsFactory: (url) => Promise.resolve({ socket: new WebSocket(url) as never, encrypted: false }),
  });
  t.after(() => connection.close());
  const js = jetstreamPackage.jetstream(connection);
  const { streams, consumers } = await js.jetstreamManager();
  const create = () => streams.add({ name: STREAM, subjects: ['events.>'], ...limits });
  await create();
  /** Publishes numbers, and resolves when the stream has them all. */
  const publish = async (topic: string, ...numbers: number[]) => {
    const body = (n: number) => JSON.stringify({ event: 'tick', data: { n } });
    const [last] = numbers.splice(-1);
    for (const n of numbers) connection.publish(`events.${topic}`, body(n));
    if (last !== undefined) await js.publish(`events.${topic}`, body(last));
  };
  return { connection, streams, consumers, create, publish };
}

function options(
  broker: Pick<Broker, 'url'>,
  more: Partial<NatsTransportOptions> = {},
): Partial<StreamOptions> {
  const transport = natsTransport({
    client: () => natsPackage,
    jetstream: { client: () => jetstreamPackage, stream: STREAM },
    subjectFor: (topic) => (topic === '' ? null : `events.${topic}`),
    options: { user: 'page', pass: PASSWORD },
    ...more,
  });
  return { url: broker.url, transport };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('natsTransport', { skip: skipWithout('nats-server') }, () => {
  describe('with JetStream', () => {
    it('brings each event once and in order, though topics share a log', async (t) => {
      const broker = await natsServer(t);
      const { publish } = await app(t, broker);
      const page = PageStream.open(t, options(broker), ['team', 'other']);
      await page.follows((topic) => publish(topic, 0), 'team', 'other');
      for (const n of range(1, 30))
        await publish(['team', 'unheard', 'other'][n % 3] ?? '', Math.ceil(n / 3));
      await page.until(() => page.numbers('other').length + page.numbers().length === 20, 'all of them');
      assert.deepEqual(page.numbers('team'), range(1, 10));
      assert.deepEqual(page.numbers('other'), range(1, 10));
      assert.deepEqual(page.resyncs, []);
      assert.deepEqual(page.faults, []);
      assert.equal(page.stream.status.transport, 'nats');
    });

    it('goes on by sequence after the server was killed: nothing lost, nothing twice, no resync', async (t) => {
      const broker = await natsServer(t);
      const before = await app(t, broker);
      const page = PageStream.open(t, options(broker), ['team', 'other']);
      await page.follows((topic) => before.publish(topic, 0), 'team', 'other');
      await before.publish('team', ...range(1, 5));
      await page.until(() => page.numbers().length === 5, 'the first five');
      await broker.stop();
      await page.until(() => page.states.includes('retrying'), 'the loss');
      await broker.start();
      const { publish } = await app(t, broker);
      for (const n of range(6, 25)) {
        await publish('other', n);
        await publish('team', n);
      }
      await page.until(() => page.numbers().length === 25 && page.numbers('other').length === 20, 'the rest');
      assert.deepEqual(page.numbers(), range(1, 25));
      assert.deepEqual(page.numbers('other'), range(6, 25));
      assert.deepEqual(page.resyncs, []);
      assert.deepEqual(page.states, ['retrying', 'connecting', 'live']);
    });

    it('replays what was published while the page was away', async (t) => {
      const broker = await natsServer(t);
      const { publish } = await app(t, broker);
      const page = PageStream.open(t, options(broker));
      await page.follows((topic) => publish(topic, 0), 'team');
      page.stream.suspend('paused');
      await publish('team', ...range(1, 200));
      page.stream.connect();
      await page.until(() => page.numbers().length === 200, 'all of them');
      assert.deepEqual(page.silentGaps(), []);
      assert.deepEqual(page.resyncs, []);
    });

    it('goes on from where a topic without events stood', async (t) => {
      const broker = await natsServer(t);
      const { publish } = await app(t, broker);
      const page = PageStream.open(t, options(broker), ['team', 'quiet']);
      await page.follows((topic) => publish(topic, 0), 'team');
      page.stream.suspend('paused');
      await publish('quiet', 1);
      page.stream.connect();
      await page.until(() => page.numbers('quiet').length === 1, 'the first event');
      assert.deepEqual(page.resyncs, []);
    });

    it('reads again what the stream no longer keeps, before the next event', async (t) => {
      const broker = await natsServer(t);
      const { publish } = await app(t, broker, { max_msgs: 5 });
      const page = PageStream.open(t, options(broker));
      await page.follows((topic) => publish(topic, 0), 'team');
      page.stream.suspend('paused');
      await publish('team', ...range(1, 10));
      page.stream.connect();
      await page.until(() => page.resyncs.length > 0, 'a resync');
      await publish('team', 11);
      await page.until(() => page.numbers().includes(11), 'the next event');
      assert.deepEqual(page.story, ['!team not-recovered', 'team 11']);
    });

    it('resumes in a stream that keeps a few events of each subject, as long as it has the last one read', async (t) => {
      const broker = await natsServer(t);
      const { publish } = await app(t, broker, { max_msgs_per_subject: 4 });
      const page = PageStream.open(t, options(broker));
      await publish('other', ...range(1, 3));
      await page.follows((topic) => publish(topic, 0), 'team');
      page.stream.suspend('paused');
      await publish('other', ...range(4, 20));
      await publish('team', ...range(1, 3));
      page.stream.connect();
      await page.until(() => page.numbers().length === 3, 'the three');
      assert.deepEqual(page.story, ['team 1', 'team 2', 'team 3']);
      page.stream.suspend('paused');
      await publish('team', ...range(4, 8));
      page.stream.connect();
      await page.until(() => page.resyncs.length > 0, 'a resync');
      assert.deepEqual(page.silentGaps(), []);
      assert.deepEqual(page.numbers(), [1, 2, 3]);
    });

    it('reads again rather than replay more than a page hands on', async (t) => {
      const broker = await natsServer(t);
      const { publish } = await app(t, broker);
      const jetstream = { client: () => jetstreamPackage, stream: STREAM, maxReplay: 50 };
      const page = PageStream.open(t, options(broker, { jetstream }));
      await page.follows((topic) => publish(topic, 0), 'team');
      page.stream.suspend('paused');
      await publish('team', ...range(1, 51));
      page.stream.connect();
      await page.until(() => page.resyncs.length > 0, 'a resync');
      await publish('team', 52);
      await page.until(() => page.numbers().length > 0, 'the next event');
      assert.deepEqual(page.story, ['!team not-recovered', 'team 52']);
    });

    it('notices a stream that was made anew under it', async (t) => {
      const broker = await natsServer(t);
      const { publish, streams, create } = await app(t, broker);
      const page = PageStream.open(t, options(broker));
      await page.follows((topic) => publish(topic, 0), 'team');
      await publish('team', ...range(1, 3));
      await page.until(() => page.numbers().length === 3, 'the first three');
      await streams.delete(STREAM);
      await create();
      await publish('team', ...range(4, 20));
      await page.until(() => page.resyncs.length > 0, 'a resync');
      await page.follows((topic) => publish(topic, 21), 'team');
      assert.deepEqual(page.silentGaps(), []);
    });

    it('never passes over what the stream discarded while the page lagged behind', async (t) => {
      const broker = await natsServer(t);
      const { publish } = await app(t, broker, { max_msgs: 40 });
      const page = PageStream.open(t, options(broker));
      await page.follows((topic) => publish(topic, 0), 'team');
      for (let first = 1; first <= 20_000; first += 1_000) {
        await publish('unheard', first);
        await publish('team', ...range(first, first + 999));
      }
      await page.until(() => page.resyncs.length > 0, 'a resync');
      await publish('team', 20_001);
      await page.until(() => page.numbers().includes(20_001) || page.resyncs.length > 1, 'the end');
      assert.deepEqual(page.silentGaps(), []);
    });

    it('refuses what is no event, and does not stop at it', async (t) => {
      const broker = await natsServer(t);
      const { publish, connection } = await app(t, broker);
      const page = PageStream.open(t, options(broker));
      await page.follows((topic) => publish(topic, 0), 'team');
      for (const text of ['{"action":"goaway"}', 'no JSON', '[{"event":"a"},{"event":"b"}]']) {
        connection.publish('events.team', text);
        await publish('team', 1);
      }
      await page.until(() => page.numbers().length > 2, 'the events between');
      assert.ok(page.faults.length >= 3);
      assert.equal(page.stream.status.state, 'live');
    });
  });

  describe('without JetStream', () => {
    it('reads each topic again after the server was killed, before its next event', async (t) => {
      const broker = await natsServer(t);
      const before = await app(t, broker);
      const page = PageStream.open(t, options(broker, { jetstream: undefined }), ['team', 'other']);
      await page.follows((topic) => before.publish(topic, 0), 'team', 'other');
      await broker.stop();
      await page.until(() => page.states.includes('retrying'), 'the loss');
      await broker.start();
      const { publish } = await app(t, broker);
      await page.until(() => page.resyncs.length === 2, 'both resyncs');
      await publish('team', 1, 2);
      await page.until(() => page.numbers().length === 2, 'the next events');
      assert.deepEqual(page.resyncs.sort(), ['!other reconnected', '!team reconnected']);
      assert.deepEqual(page.story.slice(-2), ['team 1', 'team 2']);
    });
  });

  it('stops when the server refuses the password twice, and never tells it', async (t) => {
    const broker = await natsServer(t);
    const page = PageStream.open(t, options(broker, { options: { user: 'page', pass: 'wrong-pass' } }));
    await page.until(() => page.stream.status.state === 'unauthorised', 'the end');
    assert.deepEqual([page.stream.status.code, page.stream.status.reason], [4401, 'unauthorised']);
    assert.deepEqual(page.states, ['connecting', 'retrying', 'unauthorised']);
    assert.ok(!JSON.stringify([page.statuses, page.faults]).includes('wrong-pass'));
  });

  it('asks for another token once when the first is refused', async (t) => {
    const broker = await natsServer(t);
    const { publish } = await app(t, broker);
    const tickets = ['stale', PASSWORD];
    const page = PageStream.open(t, {
      ...options(broker, { options: {}, credentials: (pass) => ({ user: 'page', pass }) }),
      getToken: () => tickets.shift() ?? '',
    });
    await page.follows((topic) => publish(topic, 0), 'team');
    assert.equal(page.stream.status.state, 'live');
    assert.deepEqual(tickets, []);
  });

  it('says which topic is forbidden, and brings the others', async (t) => {
    const broker = await natsServer(t);
    const { publish } = await app(t, broker);
    for (const jetstream of [undefined, { client: () => jetstreamPackage, stream: 'PRIVATE' }]) {
      const page = PageStream.open(t, options(broker, { jetstream }), ['secret']);
      await page.until(() => page.faults.length > 0, 'a refusal');
      assert.match(page.faults[0]?.message ?? '', /forbidden/);
      assert.equal(page.stream.status.state, 'live');
    }
    const page = PageStream.open(t, options(broker, { jetstream: undefined }), ['secret', 'team']);
    await page.follows((topic) => publish(topic, 0), 'team');
  });

  it('asks again for a stream that is not there yet', async (t) => {
    const broker = await natsServer(t);
    const { streams, create, publish } = await app(t, broker);
    await streams.delete(STREAM);
    const page = PageStream.open(t, options(broker), ['team'], 20);
    await page.until(() => page.faults.length > 0, 'a refusal');
    assert.match(page.faults[0]?.message ?? '', /has no such stream/);
    await create();
    await page.follows((topic) => publish(topic, 0), 'team');
  });

  it('notices a half-open connection by its silence, and goes on by sequence', async (t) => {
    const broker = await natsServer(t);
    const { publish } = await app(t, broker);
    const cable = await Cable.to(t, broker.port);
    const page = PageStream.open(t, options(cable), ['team'], 40);
    await page.follows((topic) => publish(topic, 0), 'team');
    cable.fallSilent();
    await publish('team', 1, 2, 3);
    await page.until(() => page.reasons.includes('timeout'), 'the silence');
    await page.until(() => page.numbers().length === 3, 'what was published meanwhile');
    assert.deepEqual(page.story, ['team 1', 'team 2', 'team 3']);
  });

  it('closes its socket at once, also while it connects', async (t) => {
    const broker = await natsServer(t);
    const { publish } = await app(t, broker);
    const cable = await Cable.to(t, broker.port);
    const page = PageStream.open(t, options(cable));
    await page.follows((topic) => publish(topic, 0), 'team');
    page.stream.disconnect();
    await cable.carries(0);
    page.stream.connect();
    await cable.carries(1);
    page.stream.disconnect();
    await cable.carries(0);
    assert.equal(page.stream.status.state, 'closed');
  });

  it('leaves nothing behind at the server', async (t) => {
    const broker = await natsServer(t);
    const { publish, consumers } = await app(t, broker);
    const page = PageStream.open(t, options(broker), ['team', 'other']);
    const leave = page.stream.subscribe('third');
    await page.follows((topic) => publish(topic, 0), 'team', 'other', 'third');
    const names = async () => {
      const found: string[] = [];
      for await (const { name } of consumers.list(STREAM)) found.push(name);
      return found;
    };
    assert.equal((await names()).length, 3);
    leave();
    await publish('team', 1);
    await page.until(() => page.numbers().length === 1, 'an event');
    while ((await names()).length > 2) await publish('team', 2);
  });
});
