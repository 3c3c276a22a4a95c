import { expect } from '@open-wc/testing';
import {
  brokerTransport,
  Refusal,
  type BrokerClient,
  type BrokerListener,
  type Standing,
} from '../../src/stream/broker-transport.js';
import type { TransportFactory } from '../../src/stream/transport.js';
import type { Position } from '../../src/wire/envelope.js';
import { makeStream } from './stream-fixture.js';

/** A broker that answers when the test says so. */
class FakeBroker implements BrokerClient {
  isClosed = false;
  pings = 0;
  pong: () => void = () => undefined;
  readonly asked: (readonly [topic: string, since: Position | null])[] = [];
  answer: () => Promise<Standing | null> = () => Promise.resolve({ position: null, isRecovered: false });

  constructor(readonly tell: BrokerListener) {}

  subscribe(topic: string, since: Position | null): Promise<Standing | null> {
    this.asked.push([topic, since]);
    return topic === '' ? Promise.reject(new Refusal('unknown_topic')) : this.answer();
  }

  unsubscribe(): void {
    /* nobody asks */
  }

  ping(): Promise<void> {
    this.pings += 1;
    return new Promise((resolve) => (this.pong = resolve));
  }

  close(): void {
    this.isClosed = true;
  }
}

function brokers(kind: TransportFactory['kind'] = 'mqtt') {
  const made: FakeBroker[] = [];
  const factory: TransportFactory = {
    kind,
    open: (_dial, listener) =>
      brokerTransport(kind, listener, (tell) => {
        const broker = new FakeBroker(tell);
        made.push(broker);
        return broker;
      }),
  };
  return {
    factory,
    made,
    get broker(): FakeBroker {
      const broker = made.at(-1);
      if (!broker) throw new Error('nothing was dialed');
      return broker;
    },
  };
}

async function live(setUp: (broker: FakeBroker) => void = () => undefined) {
  const network = brokers();
  const fixture = makeStream({ transport: network.factory });
  fixture.stream.subscribe('a');
  fixture.stream.connect();
  setUp(network.broker);
  network.broker.tell.opened();
  await fixture.environment.settle();
  return { ...fixture, network };
}

const tick = '{"event":"tick"}';

describe('brokerTransport', () => {
  it('carries the stream instead of a socket', async () => {
    const { stream, environment, network } = await live();
    expect(stream.status).to.include({ state: 'live', transport: 'mqtt' });
    expect(environment.sockets).to.have.length(0);
    expect(network.broker.asked).to.have.deep.members([
      ['', null],
      ['a', null],
    ]);
  });

  it('brings events to the topics that they belong to', async () => {
    const { environment, network, events } = await live();
    network.broker.tell.event('{"event":"tick","topic":"b"}', { topic: 'a', position: null });
    environment.flush();
    expect(events).to.have.length(1);
    expect(events[0]).to.include({ topic: 'a', name: 'tick' });
  });

  it('reads a topic again after a loss, once its subscription holds and before its next event', async () => {
    const { environment, network, story } = await live();
    network.broker.tell.ended(1006);
    environment.advance(3_000);
    let hold: (standing: Standing) => void = () => undefined;
    network.broker.answer = () => new Promise((resolve) => (hold = resolve));
    network.broker.tell.opened();
    await environment.settle();
    environment.advance(1_000);
    expect(story).to.deep.equal([]);
    hold({ position: null, isRecovered: false });
    await environment.settle();
    network.broker.tell.event(tick, { topic: 'a', position: null });
    environment.flush();
    expect(story).to.deep.equal(['!a reconnected', 'a tick']);
    expect(network.made[0]?.isClosed).to.equal(true);
  });

  it('goes on from its place in a log that topics share', async () => {
    const at = (seq: number, prev: number) => ({ topic: 'a', position: { epoch: 'e', seq, prev } });
    const { environment, network, story } = await live((broker) => {
      broker.answer = () => Promise.resolve({ position: { epoch: 'e', seq: 3 }, isRecovered: false });
    });
    network.broker.tell.event(tick, at(7, 3));
    network.broker.tell.ended(1006);
    environment.advance(3_000);
    const { broker } = network;
    const begin = () => broker.tell.event(tick, at(12, 7));
    broker.answer = () => Promise.resolve({ position: { epoch: 'e', seq: 7 }, isRecovered: true, begin });
    broker.tell.opened();
    await environment.settle();
    expect(broker.asked.find(([topic]) => topic === 'a')?.[1]).to.include({ epoch: 'e', seq: 7 });
    expect(story).to.deep.equal(['a 7', 'a 12']);
  });

  it('takes a gap between two events for one, and asks for what is missing', async () => {
    const { environment, network, story } = await live((broker) => {
      broker.answer = () => Promise.resolve({ position: { epoch: 'e', seq: 3 }, isRecovered: false });
    });
    network.broker.tell.event(tick, { topic: 'a', position: { epoch: 'e', seq: 9, prev: 8 } });
    await environment.settle();
    expect(network.broker.asked.at(-1)?.[1]).to.deep.equal({ epoch: 'e', seq: 3 });
    expect(story).to.deep.equal(['!a not-recovered']);
  });

  it('says which topic is refused, and asks again where that may help', async () => {
    const { environment, network, faults } = await live((broker) => {
      broker.answer = () => Promise.reject(new Error('socket hang up at 10.0.0.1'));
    });
    expect(faults.map(({ message }) => message)).to.deep.equal([
      'was refused: internal the broker did not answer',
    ]);
    network.broker.answer = () => Promise.reject(new Refusal('forbidden'));
    environment.advance(5_000);
    await environment.settle();
    expect(faults[1]?.message).to.equal('was refused: forbidden the broker does not allow it');
    environment.advance(20_000);
    expect(network.broker.asked.filter(([topic]) => topic === 'a')).to.have.length(2);
  });

  it('asks a silent broker for a sign of life, and leaves one that gives none', async () => {
    const { environment, network, stream } = await live();
    environment.advance(25_000);
    expect(network.broker.pings).to.equal(1);
    network.broker.pong();
    await environment.settle();
    environment.advance(25_000);
    expect(network.broker.pings).to.equal(2);
    environment.advance(10_000);
    expect(stream.status).to.include({ state: 'retrying', reason: 'timeout' });
    expect(network.broker.isClosed).to.equal(true);
  });

  it('spreads out where the broker said that it goes away', async () => {
    const { environment, network, stream } = await live();
    environment.nextRandom = () => 0.9;
    network.broker.tell.leaving();
    network.broker.tell.ended(1006);
    expect(stream.status.delayMs).to.be.greaterThan(9_000);
  });

  it('ends for good with a second refusal of the token', async () => {
    const network = brokers();
    const { stream, environment } = makeStream({ transport: network.factory });
    stream.connect();
    network.broker.tell.ended(4401);
    expect(network.made, 'not at once, as where a subprotocol is tried without').to.have.length(1);
    environment.advance(10_000);
    network.broker.tell.ended(4401);
    environment.advance(100_000);
    expect(network.made).to.have.length(2);
    expect(stream.status).to.include({ state: 'unauthorised', code: 4401 });
  });

  it('stays where options that follow do not name it, and gives way to one of another kind', async () => {
    const { stream, network } = await live();
    stream.configure({ transport: undefined });
    stream.configure({ transport: brokers('mqtt').factory });
    expect(network.broker.isClosed).to.equal(false);
    const other = brokers('nats');
    stream.configure({ transport: other.factory });
    expect([network.broker.isClosed, other.made.length]).to.deep.equal([true, 1]);
  });

  it('hears nothing of what is over', async () => {
    const { stream, environment, network, story } = await live();
    const { tell } = network.broker;
    stream.disconnect();
    tell.heard();
    tell.event(tick, { topic: 'a', position: null });
    tell.opened();
    tell.ended(1006);
    environment.flush();
    expect(story).to.deep.equal([]);
    expect(stream.status.state).to.equal('closed');
    expect(environment.timers).to.equal(0);
  });
});
