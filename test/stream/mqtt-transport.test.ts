import { expect } from '@open-wc/testing';
import {
  mqttTransport,
  type MqttClient,
  type MqttTransportOptions,
} from '../../src/stream/mqtt-transport.js';
import { openLine, WELCOMED, type RecordedLine } from './recorded-line.js';

type Listener = (...given: unknown[]) => void;

/** The client of a broker that does what the test says. */
class FakeMqtt implements MqttClient {
  url = '';
  options: Record<string, unknown> = {};
  readonly asked: string[] = [];
  isEnded = false;
  answer: unknown = null;
  readonly #listeners = new Map<string, Listener>();

  on(event: string, listener: (...given: never[]) => void): void {
    this.#listeners.set(event, listener as Listener);
  }

  emit(event: string, ...given: unknown[]): void {
    this.#listeners.get(event)?.(...given);
  }

  message(topic: string, text: string, retain = false): void {
    this.emit('message', topic, new TextEncoder().encode(text), { retain });
  }

  subscribe(topic: string, _options: object, callback: (error: unknown) => void): void {
    this.asked.push(`+${topic}`);
    callback(this.answer);
  }

  unsubscribe(topic: string): void {
    this.asked.push(`-${topic}`);
  }

  sendPing(): void {
    this.asked.push('ping');
  }

  end(): void {
    this.isEnded = true;
  }
}

async function opened(
  more: Partial<MqttTransportOptions> = {},
  ticket: string | null = null,
): Promise<RecordedLine & { readonly client: FakeMqtt }> {
  const client = new FakeMqtt();
  const factory = mqttTransport({
    client: () => ({
      connect(url, options) {
        Object.assign(client, { url, options });
        return client;
      },
    }),
    topicFor: (topic) => (topic === 'none' ? null : `events/${topic}`),
    ...more,
  });
  return { ...(await openLine(factory, ticket)), client };
}

async function connected(more?: Partial<MqttTransportOptions>): ReturnType<typeof opened> {
  const line = await opened(more);
  line.client.emit('connect');
  line.told.length = 0;
  return line;
}

describe('mqttTransport', () => {
  it('is open when the broker has accepted it, and answers as a server of the contract', async () => {
    const { told, client, say } = await opened();
    expect(told).to.deep.equal([]);
    expect(say({ action: 'subscribe', ref: 1, topic: 'a' })).to.equal(false);
    client.emit('connect');
    expect(told).to.deep.equal(WELCOMED);
  });

  it('leaves nothing that concerns connecting to the client, whatever its options say', async () => {
    const { client } = await opened({
      options: { username: 'page', reconnectPeriod: 1_000, clean: false, timerVariant: 'auto' },
    });
    expect(client.options).to.deep.include({
      username: 'page',
      protocolVersion: 5,
      reconnectPeriod: 0,
      clean: true,
      resubscribe: false,
      timerVariant: 'native',
    });
  });

  it('presents a token as the password, or as the host says, and never in the address', async () => {
    const plain = await opened({ options: { username: 'page' } }, 'secret');
    expect(plain.client.options).to.include({ username: 'page', password: 'secret' });
    const own = await opened({ credentials: (ticket) => ({ username: ticket, password: 'x' }) }, 'secret');
    expect(own.client.options).to.include({ username: 'secret', password: 'x' });
    expect([plain.client.url, own.client.url]).to.deep.equal(Array(2).fill('wss://broker.example/ws'));
  });

  it("makes the page's own socket, and closes it with the client", async () => {
    const { client, environment, transport } = await opened();
    const make = client.options['createWebsocket'] as (url: string, protocols: string[]) => unknown;
    make('wss://broker.example/ws', ['mqtt']);
    expect(environment.socket.protocols).to.deep.equal(['mqtt']);
    transport.close();
    expect([client.isEnded, environment.socket.closedWith]).to.deep.equal([true, 1000]);
  });

  it('connects to nothing once it is closed, though the client comes later', async () => {
    let bring: (mqtt: { connect: () => never }) => void = () => undefined;
    const never = () => {
      throw new Error('connected');
    };
    const client = () => new Promise<{ connect: () => never }>((resolve) => (bring = resolve));
    const { transport, told, environment } = await openLine(mqttTransport({ client, topicFor: String }));
    transport.close();
    bring({ connect: never });
    await environment.settle();
    expect(told).to.deep.equal([]);
  });

  it('ends as an ordinary loss where the client cannot be loaded, and says why to the developer', async () => {
    const error = new TypeError('no network');
    const client = () => Promise.reject(error);
    const { told, environment } = await openLine(mqttTransport({ client, topicFor: String }));
    expect([told, environment.reported]).to.deep.equal([['closed 1006'], [error]]);
  });

  it('takes the client out of what a bundler wrapped it in', async () => {
    const mqtt = new FakeMqtt();
    const client = () => Promise.resolve({ default: { connect: () => mqtt } });
    const { told } = await openLine(mqttTransport({ client, topicFor: String }));
    mqtt.emit('connect');
    expect(told).to.deep.equal(WELCOMED);
  });

  it('says that a subscription holds when the broker has said so, and that nothing is replayed', async () => {
    const { told, client, say } = await connected();
    expect(say({ action: 'subscribe', ref: 3, topic: 'a', since: { epoch: 'e', seq: 9 } })).to.equal(true);
    await Promise.resolve();
    await Promise.resolve();
    expect(client.asked).to.deep.equal(['+events/a']);
    expect(told).to.deep.equal(['{"action":"subscribed","ref":3,"topic":"a","recovered":false}']);
  });

  it('says that a topic is forbidden where the broker refuses it', async () => {
    const { told, client, say, environment } = await connected();
    client.answer = new Error('Unspecified error');
    say({ action: 'subscribe', ref: 4, topic: 'a' });
    await environment.settle();
    expect(told[0]).to.include('"ref":4,"code":"forbidden"');
  });

  it('knows no topic for which there is none, or one that another has', async () => {
    const { told, say, environment } = await connected({
      topicFor: (topic) => (topic === 'none' ? null : 'all'),
    });
    for (const topic of ['none', 'a', 'b']) say({ action: 'subscribe', ref: topic, topic });
    await environment.settle();
    expect(told.map((text) => (JSON.parse(text) as { code?: string }).code)).to.have.members([
      'unknown_topic',
      undefined,
      'unknown_topic',
    ]);
  });

  it('brings messages of the topics that are followed, and none that was retained', async () => {
    const { told, client, say, environment } = await connected();
    say({ action: 'subscribe', topic: 'a' });
    await environment.settle();
    told.length = 0;
    client.message('events/a', '{"event":"x"}');
    client.message('events/a', '{"event":"old"}', true);
    client.message('events/b', '{"event":"y"}');
    say({ action: 'unsubscribe', topic: 'a' });
    client.message('events/a', '{"event":"z"}');
    expect(told).to.deep.equal(['a {"event":"x"}']);
    expect(client.asked).to.deep.equal(['+events/a', '-events/a']);
  });

  it('passes a ping on, and the answer back', async () => {
    const { told, client, say, environment } = await connected();
    say({ action: 'ping' });
    client.emit('packetreceive', { cmd: 'publish' });
    await environment.settle();
    expect(told).to.deep.equal([]);
    client.emit('packetreceive', { cmd: 'pingresp' });
    await environment.settle();
    expect([client.asked, told]).to.deep.equal([['ping'], ['{"action":"pong"}']]);
  });

  it('publishes nothing: what a page may send beside is refused', async () => {
    const { say } = await connected();
    expect(say({ action: 'approve', topic: 'a' })).to.equal(false);
    expect(say({ action: 'auth', ticket: 'x' })).to.equal(false);
  });

  const codes = [
    { said: 'version 3.1.1, bad password', event: 'error', what: { code: 4 }, code: 4401 },
    { said: 'version 3.1.1, not authorised', event: 'error', what: { code: 5 }, code: 4401 },
    { said: 'version 3.1.1, unavailable', event: 'error', what: { code: 3 }, code: 1013 },
    { said: 'not authorised', event: 'error', what: { code: 135 }, code: 4401 },
    { said: 'banned', event: 'error', what: { code: 138 }, code: 4403 },
    { said: 'busy', event: 'error', what: { code: 137 }, code: 1013 },
    { said: 'a network error', event: 'error', what: { code: 'ECONNREFUSED' }, code: 1006 },
    { said: 'shutting down', event: 'disconnect', what: { reasonCode: 139 }, code: 1012 },
    { said: 'session taken over', event: 'disconnect', what: { reasonCode: 142 }, code: 4409 },
    { said: 'quota exceeded', event: 'disconnect', what: { reasonCode: 151 }, code: 4429 },
    { said: 'nothing in particular', event: 'disconnect', what: {}, code: 1006 },
  ];
  for (const { said, event, what, code } of codes) {
    it(`closes with ${code} where the broker says: ${said}`, async () => {
      const { told, client } = await connected();
      client.emit(event, what);
      expect(told).to.deep.equal([]);
      client.emit('close');
      client.emit('close');
      expect(told).to.deep.equal([`closed ${code}`]);
      expect(client.isEnded).to.equal(true);
    });
  }

  it('tells nothing after it was closed', async () => {
    const { told, client, say, transport, environment } = await connected();
    say({ action: 'subscribe', topic: 'a' });
    say({ action: 'ping' });
    transport.close();
    client.emit('packetreceive', { cmd: 'pingresp' });
    client.message('events/a', '{"event":"x"}');
    client.emit('connect');
    client.emit('close');
    await environment.settle();
    expect(told).to.deep.equal([]);
  });
});
