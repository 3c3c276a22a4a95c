import { expect } from '@open-wc/testing';
import { Poller } from '../../src/stream/poller.js';
import { FakeEnvironment } from './fake-environment.js';

describe('Poller', () => {
  let environment: FakeEnvironment;
  let times: number[];
  let changes: (boolean | null)[];
  let answer: () => Promise<boolean>;
  let poller: Poller;

  beforeEach(() => {
    environment = new FakeEnvironment();
    times = [];
    changes = [];
    answer = () => Promise.resolve(true);
    poller = new Poller(environment, {
      poll() {
        times.push(Math.round(environment.time) - 1_000);
        return answer();
      },
      changed: () => changes.push(poller.isAnswered),
    });
  });

  afterEach(() => poller.stop());

  /** Lets time pass, and each answer come before the next question. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 100) {
      const asked = times.length;
      environment.advance(100);
      if (times.length > asked) await environment.settle();
    }
  };

  it('begins anywhere within one interval, then goes on with a tenth of jitter', () => {
    const randoms = [0.25, 0, 1, 0.5];
    environment.nextRandom = () => randoms.shift() ?? 0.5;
    poller.start(2_000);
    environment.advance(9_000);
    expect(times).to.deep.equal([500, 2_300, 4_500, 6_500, 8_500]);
  });

  it('is not begun anew by the same interval, and takes another', () => {
    poller.start(2_000);
    environment.advance(900);
    poller.start(2_000);
    environment.advance(100);
    expect(times).to.deep.equal([1_000]);
    poller.start(400);
    environment.advance(200);
    expect(times).to.deep.equal([1_000, 1_200]);
  });

  it('never polls faster than four times a second', () => {
    poller.start(1);
    environment.advance(10_000);
    expect(times.length).to.be.at.most(41);
  });

  it('keeps its timer in a hidden tab, and polls nothing', () => {
    environment.signal('hidden');
    poller.start(1_000);
    environment.advance(10_000);
    expect(times).to.deep.equal([]);
    expect(environment.timers).to.equal(1);
  });

  it('says when polls begin and cease to be answered, whatever way they fail', async () => {
    poller.start(1_000);
    for (const next of [
      () => Promise.resolve(true),
      () => Promise.resolve(true),
      () => Promise.reject(new Error('down')),
      () => {
        throw new Error('broken');
      },
      () => Promise.resolve(true),
      () => Promise.resolve(false),
    ]) {
      answer = next;
      environment.advance(8_000); // two failures are waited after for longer
      await environment.settle();
    }
    expect(changes).to.deep.equal([true, false, true, false]);
  });

  it('asks a server that does not answer ever more seldom, twice a minute at least, and at once as before when it does', async () => {
    environment.nextRandom = () => 1;
    answer = () => Promise.resolve(false);
    poller.start(2_000);
    await pass(130_000);
    const waits = times.slice(1).map((at, i) => Math.round((at - (times[i] ?? 0)) / 1_000));
    expect(waits).to.deep.equal([2, 4, 8, 16, 30, 30, 30]);
    answer = () => Promise.resolve(true);
    await pass(36_000);
    times.length = 0;
    await pass(10_000);
    expect(times.length).to.be.within(4, 5);
  });

  it('spreads over the whole wait pages that lost one server', async () => {
    answer = () => Promise.resolve(false);
    environment.nextRandom = () => 0.5;
    poller.start(2_000);
    await pass(25_000);
    const waits = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    expect(waits).to.deep.equal([2_000, 2_800, 4_800, 8_800]);
  });

  it('does not hear after a stop what was asked before', async () => {
    poller.start(1_000);
    environment.advance(1_000);
    poller.stop();
    await environment.settle();
    expect(changes).to.deep.equal([]);
    expect(environment.timers).to.equal(0);
    expect(poller.isRunning).to.be.false;
  });
});
