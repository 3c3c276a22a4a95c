import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import mqtt from 'mqtt';
import type { StreamOptions } from '../../src/stream/event-stream.js';
import { mqttTransport, type MqttTransportOptions } from '../../src/stream/mqtt-transport.js';
import { mosquitto, PASSWORD, skipWithout, type Broker } from './brokers.node.js';
import { Cable } from './cable.node.js';
import { PageStream } from './page-stream.node.js';

/** The side that publishes: a service of the host's. */
async function app(t: TestContext, broker: Broker) {
  const client = await mqtt.connectAsync(broker.url, {
    username: 'app',
    password: PASSWORD,
    reconnectPeriod: 0,
  });
  t.after(() => client.end(true));
  const send = (topic: string, frame: unknown, retain = false) =>
    client.publishAsync(`events/${topic}`, typeof frame === 'string' ? frame : JSON.stringify(frame), {
      qos: 1,
      retain,
    });
  /** Publishes numbers, and resolves when the broker has them all. */
  const publish = async (topic: string, ...numbers: number[]) => {
    await Promise.all(numbers.map((n) => send(topic, { event: 'tick', data: { n } })));
  };
  return { send, publish };
}

function options(
  broker: Pick<Broker, 'url'>,
  more: Partial<MqttTransportOptions> = {},
): Partial<StreamOptions> {
  const transport = mqttTransport({
    client: () => import('mqtt'),
    topicFor: (topic) => (topic === '' ? null : `events/${topic}`),
    options: { username: 'page', password: PASSWORD },
    ...more,
  });
  return { url: broker.url, transport };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('mqttTransport', { skip: skipWithout('mosquitto') }, () => {
  for (const protocolVersion of [5, 4]) {
    it(`brings the events of each topic once and in order, with MQTT version ${protocolVersion}`, async (t) => {
      const broker = await mosquitto(t);
      const { publish } = await app(t, broker);
      const credentials = { username: 'page', password: PASSWORD };
      const page = PageStream.open(t, options(broker, { options: { ...credentials, protocolVersion } }), [
        'team',
        'other',
      ]);
      await page.follows((topic) => publish(topic, 0), 'team', 'other');
      await Promise.all(range(1, 100).map((n) => publish(n % 2 ? 'team' : 'other', Math.ceil(n / 2))));
      await page.until(() => page.story.length === 100, 'all of them');
      assert.deepEqual(page.numbers('team'), range(1, 50));
      assert.deepEqual(page.numbers('other'), range(1, 50));
      assert.deepEqual(page.faults, []);
      assert.equal(page.stream.status.transport, 'mqtt');
    });
  }

  it('reads each topic again after the broker was killed, before its next event', async (t) => {
    const broker = await mosquitto(t);
    const before = await app(t, broker);
    const page = PageStream.open(t, options(broker), ['team', 'other']);
    await page.follows((topic) => before.publish(topic, 0), 'team', 'other');
    await broker.stop();
    await page.until(() => page.states.includes('retrying'), 'the loss');
    await broker.start();
    const { publish } = await app(t, broker);
    await page.until(() => page.resyncs.length === 2, 'both resyncs');
    await publish('team', 1, 2);
    await page.until(() => page.numbers().length === 2, 'the next events');
    assert.deepEqual(page.story.slice(0, 2).sort(), ['!other reconnected', '!team reconnected']);
    assert.deepEqual(page.story.slice(2), ['team 1', 'team 2']);
    assert.deepEqual(page.states, ['retrying', 'connecting', 'live']);
  });

  it('notices a half-open connection by its silence, and reads again', async (t) => {
    const broker = await mosquitto(t);
    const { publish } = await app(t, broker);
    const cable = await Cable.to(t, broker.port);
    const page = PageStream.open(t, options(cable), ['team'], 40);
    await page.follows((topic) => publish(topic, 0), 'team');
    cable.fallSilent();
    await page.until(() => page.reasons.includes('timeout'), 'the silence');
    await page.until(() => page.resyncs.length > 0, 'a resync');
    await page.follows((topic) => publish(topic, 1), 'team');
  });

  it('drops what the broker retained: it is no news', async (t) => {
    const broker = await mosquitto(t);
    const { send, publish } = await app(t, broker);
    await send('team', { event: 'tick', data: { n: 99 } }, true);
    for (const protocolVersion of [5, 4]) {
      const credentials = { username: 'page', password: PASSWORD };
      const page = PageStream.open(t, options(broker, { options: { ...credentials, protocolVersion } }));
      await page.until(() => page.stream.status.state === 'live', 'live');
      await page.until(() => page.stream.snapshot().topics > 0, 'a topic');
      const told: number[] = [];
      await page.follows((topic) => {
        told.push(...page.numbers());
        return publish(topic, 1);
      }, 'team');
      assert.ok(!told.includes(99));
    }
  });

  it('finds a gap in what the publisher numbers, and reads again', async (t) => {
    const broker = await mosquitto(t);
    const { send, publish } = await app(t, broker);
    const page = PageStream.open(t, options(broker));
    await page.follows((topic) => publish(topic, 0), 'team');
    for (const seq of [1, 2, 2, 5]) await send('team', { event: 'tick', data: { n: seq }, seq, epoch: 'a' });
    await page.until(() => page.resyncs.length > 0, 'a resync');
    await send('team', { event: 'tick', data: { n: 6 }, seq: 6, epoch: 'a' });
    await page.until(() => page.numbers().includes(6), 'the next event');
    assert.deepEqual(page.story, ['team 1', 'team 2', '!team not-recovered', 'team 6']);
  });

  it('reads a batch in order, and refuses what is no event', async (t) => {
    const broker = await mosquitto(t);
    const { send, publish } = await app(t, broker);
    const page = PageStream.open(t, options(broker));
    await page.follows((topic) => publish(topic, 0), 'team');
    await send(
      'team',
      range(1, 3).map((n) => ({ event: 'tick', data: { n } })),
    );
    await send('team', { action: 'goaway' });
    await send('team', 'no JSON');
    await publish('team', 4);
    await page.until(() => page.numbers().length === 4, 'all of them');
    assert.deepEqual(page.numbers(), range(1, 4));
    assert.equal(page.faults.length, 2);
    assert.equal(page.stream.status.state, 'live');
  });

  for (const protocolVersion of [5, 4]) {
    it(`stops when the broker refuses the password twice, with version ${protocolVersion}, and never tells it`, async (t) => {
      const broker = await mosquitto(t);
      const credentials = { username: 'page', password: 'wrong-pass' };
      const page = PageStream.open(t, options(broker, { options: { ...credentials, protocolVersion } }));
      await page.until(() => page.stream.status.state === 'unauthorised', 'the end');
      assert.deepEqual([page.stream.status.code, page.stream.status.reason], [4401, 'unauthorised']);
      assert.deepEqual(page.states, ['connecting', 'retrying', 'unauthorised']);
      assert.ok(!JSON.stringify([page.statuses, page.faults]).includes('wrong-pass'));
    });
  }

  it('asks for another token once when the first is refused', async (t) => {
    const broker = await mosquitto(t);
    const { publish } = await app(t, broker);
    const tickets = ['stale', PASSWORD];
    const page = PageStream.open(t, {
      ...options(broker, { options: { username: 'page' } }),
      getToken: () => tickets.shift() ?? '',
    });
    await page.follows((topic) => publish(topic, 0), 'team');
    assert.deepEqual(tickets, []);
  });

  it('closes its socket at once, also while it connects', async (t) => {
    const broker = await mosquitto(t);
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
});
