import { expect } from '@open-wc/testing';
import { Poller } from '../../src/stream/poller.js';
import { FakeEnvironment } from './fake-environment.js';
import { makeStream } from './stream-fixture.js';

describe('Poller', () => {
  let environment: FakeEnvironment;
  let polls: ((isAnswered: boolean) => void)[];
  let changes: (boolean | null)[];
  let poller: Poller;

  beforeEach(() => {
    environment = new FakeEnvironment();
    polls = [];
    changes = [];
    poller = new Poller(environment, {
      poll: () => new Promise((resolve) => polls.push(resolve)),
      changed: () => changes.push(poller.isAnswered),
    });
  });

  it('reads within one interval, and again after each, with a tenth of jitter', () => {
    poller.start(2_000);
    environment.advance(999);
    expect(polls).to.have.length(0);
    environment.advance(1);
    environment.nextRandom = () => 0;
    environment.advance(2_000);
    expect(polls).to.have.length(2);
    environment.advance(1_800);
    expect(polls).to.have.length(3);
  });

  it('reads nothing in a hidden tab, and at once when it is seen again', () => {
    poller.start(2_000);
    environment.isPageHidden = true;
    environment.advance(60_000);
    expect(polls).to.have.length(0);
    environment.isPageHidden = false;
    poller.now();
    environment.advance(0);
    expect(polls).to.have.length(1);
  });

  it('tells when answers begin to come, and when they end, and nothing between', async () => {
    poller.start(2_000);
    for (const isAnswered of [true, true, false, false, true]) {
      environment.advance(2_000);
      polls.at(-1)?.(isAnswered);
      await environment.settle();
    }
    expect(changes).to.deep.equal([true, false, true]);
  });

  it('takes a poll that throws for one without an answer', async () => {
    const failing = new Poller(environment, {
      poll: () => Promise.reject(new Error('refused')),
      changed: () => changes.push(failing.isAnswered),
    });
    failing.start(2_000);
    environment.advance(2_000);
    await environment.settle();
    expect(changes).to.deep.equal([false]);
  });

  it('does not hear an answer that comes after it was stopped', async () => {
    poller.start(2_000);
    environment.advance(2_000);
    poller.stop();
    poller.start(2_000);
    polls[0]?.(true);
    await environment.settle();
    expect(changes).to.deep.equal([]);
    expect(poller.isAnswered).to.equal(null);
  });
});

describe('a stream that cannot open a socket', () => {
  const play = (answers: () => Promise<boolean>, url: string | null = 'wss://host.example/ws') =>
    makeStream({ url, canPoll: true, pollIntervalMs: 2_000 }, { poll: answers });

  it('is polling only once a poll was answered, and no longer when none is', async () => {
    let isUp = false;
    const { environment, stream } = play(() => Promise.resolve(isUp));
    environment.onDial = (socket) => environment.later(0, () => socket.drop());
    const after = async (ms: number) => {
      environment.advance(ms);
      await environment.settle();
      return [stream.status.state, stream.status.transport];
    };
    stream.connect();
    expect(stream.status.state).to.equal('connecting');
    expect(await after(5_000)).to.deep.equal(['retrying', null]);
    isUp = true;
    expect(await after(2_500)).to.deep.equal(['polling', 'poll']);
    isUp = false;
    expect(await after(2_500)).to.deep.equal(['retrying', null]);
    stream.disconnect();
  });

  it('tells the same of a server without a socket', async () => {
    let isUp = true;
    const { environment, stream } = play(() => Promise.resolve(isUp), null);
    stream.connect();
    expect(stream.status.state).to.equal('connecting');
    environment.advance(2_500);
    await environment.settle();
    expect(stream.status.state).to.equal('polling');
    isUp = false;
    environment.advance(2_500);
    await environment.settle();
    expect(stream.status.state).to.equal('retrying');
    stream.disconnect();
    expect(environment.timers).to.equal(0);
  });
});
