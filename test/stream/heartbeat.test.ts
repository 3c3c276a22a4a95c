import { expect } from '@open-wc/testing';
import { Heartbeat } from '../../src/stream/heartbeat.js';
import { FakeEnvironment } from './fake-environment.js';

describe('Heartbeat', () => {
  let environment: FakeEnvironment;
  let heartbeat: Heartbeat;
  let log: string[];

  beforeEach(() => {
    environment = new FakeEnvironment();
    log = [];
    const note = (what: string) => log.push(`${what} ${Math.round(environment.time) - 1_000}`);
    heartbeat = new Heartbeat(environment.clock, {
      ping: () => note('ping'),
      dead: () => note('dead'),
      doubt: (isInDoubt) => note(isInDoubt ? 'doubt' : 'sure'),
    });
    heartbeat.start();
  });

  it('pings after 25 s of silence and gives up within 35 s', () => {
    environment.advance(60_000);
    expect(log).to.deep.equal(['ping 25000', 'dead 34800']);
    expect(environment.timers).to.equal(0);
  });

  it('takes any frame for an answer, and for a reason not to ask', () => {
    for (let second = 0; second < 120; second += 1) {
      environment.advance(1_000);
      heartbeat.heard();
    }
    expect(log).to.deep.equal([]);
    environment.advance(26_000);
    heartbeat.heard();
    environment.advance(24_000);
    expect(log).to.deep.equal(['ping 145000']);
  });

  it('asks once more when its timer was frozen, and never condemns at once', () => {
    environment.advance(26_000);
    environment.freeze(3_600_000);
    environment.advance(0);
    expect(log).to.deep.equal(['ping 25000', 'doubt 3626000', 'ping 3626000']);
    heartbeat.heard();
    environment.advance(20_000);
    expect(log).to.deep.equal(['ping 25000', 'doubt 3626000', 'ping 3626000', 'sure 3626000']);
  });

  it('makes no false alarm in 1 000 freezes, while the connection is well', () => {
    for (let freeze = 0; freeze < 1_000; freeze += 1) {
      environment.freeze(1_500 + ((freeze * 7_919) % 90_000));
      environment.advance(0);
      environment.advance(40);
      heartbeat.heard();
      environment.advance((freeze * 104_729) % 30_000);
      heartbeat.heard();
    }
    expect(log.filter((entry) => entry.startsWith('dead'))).to.deep.equal([]);
  });

  it('probes on demand and gives up after 3 s', () => {
    environment.advance(10_000);
    heartbeat.probe();
    environment.advance(10_000);
    expect(log).to.deep.equal(['ping 10000', 'dead 13000']);
  });

  it('shortens a wait for a pong when it is told to probe, but does not begin a probe anew', () => {
    environment.advance(26_000);
    heartbeat.probe();
    environment.advance(2_000);
    heartbeat.probe();
    heartbeat.probe();
    environment.advance(10_000);
    expect(log).to.deep.equal(['ping 25000', 'ping 26000', 'dead 29000']);
  });

  it('keeps the interval of the server within what may be called live', () => {
    heartbeat.every(5_000);
    environment.advance(5_000);
    heartbeat.heard();
    heartbeat.every(900_000);
    environment.advance(25_000);
    heartbeat.heard();
    heartbeat.every(1);
    environment.advance(1_000);
    expect(log).to.deep.equal(['ping 5000', 'ping 30000', 'ping 31000']);
  });

  it('asks a server that tells positions even while other topics are busy', () => {
    heartbeat.healsTail = true;
    for (let second = 1; second <= 60; second += 1) {
      environment.advance(1_000);
      heartbeat.heard();
      if (second === 26) heartbeat.ponged();
    }
    expect(log).to.deep.equal(['ping 25000', 'ping 51000']);
  });

  it('leaves nothing behind', () => {
    heartbeat.stop();
    expect(environment.timers).to.equal(0);
  });
});
