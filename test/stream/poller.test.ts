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
      environment.advance(1_000);
      await environment.settle();
    }
    expect(changes).to.deep.equal([true, false, true, false]);
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
