import { expect } from '@open-wc/testing';
import type { JetStream } from '../../src/stream/jetstream-reader.js';
import {
  natsTransport,
  type NatsConnection,
  type NatsTransportOptions,
} from '../../src/stream/nats-transport.js';
import { openLine, WELCOMED, type RecordedLine } from './recorded-line.js';

type OnMessage = Parameters<NatsConnection['subscribe']>[1]['callback'];

const named = (name: string, message = '') => Object.assign(new Error(message), { name });

/** The connection to a server that does what the test says. */
class FakeNats implements NatsConnection {
  options: Record<string, unknown> = {};
  readonly subjects = new Map<string, OnMessage>();
  isClosed = false;
  end: (reason?: unknown) => void = () => undefined;
  pong: () => void = () => undefined;
  #status: (type: string) => void = () => undefined;
  readonly #over = new Promise<unknown>((resolve) => (this.end = resolve));

  subscribe(subject: string, { callback }: { callback: OnMessage }): { unsubscribe(): void } {
    this.subjects.set(subject, callback);
    return { unsubscribe: () => void this.subjects.delete(subject) };
  }

  message(subject: string, text: string): void {
    this.subjects.get(subject)?.(null, { string: () => text });
  }

  refuse(subject: string): void {
    this.subjects.get(subject)?.(named('PermissionViolationError'), { string: () => '' });
  }

  flush(): Promise<void> {
    return new Promise((resolve) => (this.pong = resolve));
  }

  async *status(): AsyncGenerator<{ readonly type: string }> {
    for (;;) yield { type: await new Promise<string>((resolve) => (this.#status = resolve)) };
  }

  tellStatus(type: string): void {
    this.#status(type);
  }

  closed(): Promise<unknown> {
    return this.#over;
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }
}

type Opened = RecordedLine & { readonly server: FakeNats };

async function opened(
  more: Partial<NatsTransportOptions> = {},
  ticket: string | null = null,
  answer: (server: FakeNats) => Promise<NatsConnection> = (server) => Promise.resolve(server),
): Promise<Opened> {
  const server = new FakeNats();
  const factory = natsTransport({
    client: () => ({
      wsconnect(options) {
        Object.assign(server, { options });
        return answer(server);
      },
    }),
    subjectFor: (topic) => (topic === 'none' ? null : `events.${topic}`),
    ...more,
  });
  return { ...(await openLine(factory, ticket)), server };
}

async function following(topic = 'a'): Promise<Opened> {
  const line = await opened();
  line.say({ action: 'subscribe', ref: 1, topic });
  await line.environment.settle();
  line.server.pong();
  await line.environment.settle();
  line.told.splice(0);
  return line;
}

describe('natsTransport', () => {
  it('is open when the server has accepted it, and answers as a server of the contract', async () => {
    expect((await opened()).told).to.deep.equal(WELCOMED);
  });

  it('leaves nothing that concerns connecting to the client, whatever its options say', async () => {
    const { server } = await opened({ options: { user: 'page', reconnect: true, servers: 'elsewhere' } });
    expect(server.options).to.deep.include({
      user: 'page',
      reconnect: false,
      servers: 'wss://broker.example/ws',
    });
  });

  it('presents a token as one, or as the host says', async () => {
    expect((await opened({}, 'secret')).server.options).to.include({ token: 'secret' });
    const own = await opened({ credentials: (pass) => ({ user: 'page', pass }) }, 'secret');
    expect(own.server.options).to.include({ user: 'page', pass: 'secret' });
  });

  it("makes the page's own socket, and closes it with the connection", async () => {
    const { server, environment, transport } = await opened();
    const make = server.options['wsFactory'] as () => { encrypted: boolean };
    expect(make().encrypted).to.equal(true);
    transport.close();
    expect([server.isClosed, environment.socket.closedWith]).to.deep.equal([true, 1000]);
  });

  it('closes what connects after it was closed itself', async () => {
    let connect: () => void = () => undefined;
    const late = (server: FakeNats) =>
      new Promise<NatsConnection>((resolve) => (connect = () => resolve(server)));
    const { server, told, transport, environment } = await opened({}, null, late);
    transport.close();
    connect();
    await environment.settle();
    expect([server.isClosed, told]).to.deep.equal([true, []]);
  });

  for (const { name, message, code } of [
    { name: 'AuthorizationError', code: 4401 },
    { name: 'UserAuthenticationExpiredError', code: 4401 },
    { name: 'ProtocolError', message: 'maximum account active connections exceeded', code: 1013 },
    { name: 'ConnectionError', code: 1006 },
  ]) {
    it(`closes with ${code} after ${message ?? name}, before and after it was open`, async () => {
      const reason = named(name, message);
      expect((await opened({}, null, () => Promise.reject(reason))).told).to.deep.equal([`closed ${code}`]);
      const { server, told, environment } = await opened();
      server.end(reason);
      await environment.settle();
      expect(told.at(-1)).to.equal(`closed ${code}`);
    });
  }

  it('says to the developer what no server has said', async () => {
    const error = new TypeError('wsconnect is not a function');
    const failed = await opened({}, null, () => Promise.reject(error));
    expect([failed.told, failed.environment.reported]).to.deep.equal([['closed 1006'], [error]]);
    const refused = await opened({}, null, () => Promise.reject(named('ConnectionError')));
    expect(refused.environment.reported).to.deep.equal([]);
  });

  it('tells that the server will go away', async () => {
    const { server, told, environment } = await opened();
    server.tellStatus('ldm');
    await environment.settle();
    expect(told.at(-1)).to.equal('{"action":"goaway"}');
  });

  it('says that a subscription holds when the server has answered what came after it', async () => {
    const { server, told, say, environment } = await opened();
    say({ action: 'subscribe', ref: 1, topic: 'a' });
    await environment.settle();
    expect(told).to.have.length(2);
    server.pong();
    await environment.settle();
    expect(told.at(-1)).to.equal('{"action":"subscribed","ref":1,"topic":"a","recovered":false}');
  });

  it('says that a topic is forbidden, or that there is none', async () => {
    const { server, told, say, environment } = await opened();
    say({ action: 'subscribe', ref: 1, topic: 'a' });
    server.refuse('events.a');
    say({ action: 'subscribe', ref: 2, topic: 'none' });
    await environment.settle();
    expect(told.slice(2).join()).to.match(/"ref":2,"code":"unknown_topic".+"ref":1,"code":"forbidden"/);
  });

  it('connects anew when a subscription that held is taken back', async () => {
    const { server, told } = await following();
    server.refuse('events.a');
    expect(told).to.deep.equal(['closed 1011']);
  });

  it('brings messages of the topics that are followed', async () => {
    const { server, told, say } = await following();
    server.message('events.a', '{"event":"x"}');
    say({ action: 'unsubscribe', topic: 'a' });
    server.message('events.a', '{"event":"y"}');
    expect(told).to.deep.equal(['a {"event":"x"}']);
  });

  it('says nothing of a subscription that was dropped before it held', async () => {
    const { server, told, say, environment } = await opened();
    say({ action: 'subscribe', ref: 1, topic: 'a' });
    await environment.settle();
    say({ action: 'unsubscribe', topic: 'a' });
    server.pong();
    await environment.settle();
    expect(told).to.deep.equal(WELCOMED);
  });

  it('passes a ping on, and the answer back', async () => {
    const { server, told, say, environment } = await following();
    say({ action: 'ping' });
    await environment.settle();
    expect(told).to.deep.equal([]);
    server.pong();
    await environment.settle();
    expect(told).to.deep.equal(['{"action":"pong"}']);
  });

  it('asks JetStream where it is told of one', async () => {
    const asked: unknown[] = [];
    const never: JetStream = {
      consumers: { get: () => Promise.reject(new Error()) },
      jetstreamManager: () => Promise.reject(named('RequestError')),
    };
    const client = () => ({
      jetstream(_connection: object, options: object) {
        asked.push(options);
        return never;
      },
    });
    const jetstream = { client, stream: 'EVENTS', options: { domain: 'hub' } };
    const { told, say, environment, transport } = await opened({ jetstream });
    say({ action: 'subscribe', ref: 1, topic: 'a' });
    await environment.settle();
    expect(asked).to.deep.equal([{ domain: 'hub' }]);
    expect(told.at(-1)).to.include('"ref":1,"code":"internal","message":"the broker did not answer"');
    say({ action: 'unsubscribe', topic: 'a' });
    transport.close();
  });
});
