import { expect } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { Voice } from '../../src/host/voice.js';

describe('Voice', () => {
  let clock: SinonFakeTimers;
  let voice: Voice;
  let updates: number;

  beforeEach(() => {
    clock = useFakeTimers();
    updates = 0;
    voice = new Voice({
      addController: (_controller: ReactiveController) => undefined,
      removeController: () => undefined,
      requestUpdate: () => (updates += 1),
      updateComplete: Promise.resolve(true),
    });
  });

  afterEach(() => clock.restore());

  const say = (polite: string, alert = '') => voice.ask(() => ({ polite, alert }));
  const heard = () => [voice.polite, voice.alert];
  const ready = async () => {
    voice.hostConnected();
    await clock.tickAsync(200);
  };

  it('is silent until its regions have stood on the page for a moment', async () => {
    say('a');
    await clock.tickAsync(10_000);
    expect(heard()).to.eql(['', '']);
    voice.hostConnected();
    await clock.tickAsync(100);
    expect(heard()).to.eql(['', '']);
    await clock.tickAsync(100);
    expect(heard()).to.eql(['a', '']);
  });

  it('lets a sentence come to its end, and then says the latest', async () => {
    await ready();
    say('a');
    await clock.tickAsync(0);
    say('b');
    say('c', 'd');
    await clock.tickAsync(1_000);
    expect(heard()).to.eql(['a', '']);
    await clock.tickAsync(500);
    expect(heard()).to.eql(['c', 'd']);
  });

  it('asks for the words when it says them', async () => {
    await ready();
    let word = 'early';
    say('first');
    await clock.tickAsync(0);
    voice.ask(() => ({ polite: word }));
    word = 'late';
    await clock.tickAsync(1_500);
    expect(heard()).to.eql(['late', '']);
  });

  it('leaves nothing behind after five seconds, and can say the same again', async () => {
    await ready();
    say('a');
    await clock.tickAsync(5_000);
    expect(heard()).to.eql(['', '']);
    const before = updates;
    say('a');
    await clock.tickAsync(0);
    expect(heard()).to.eql(['a', '']);
    expect(updates).to.equal(before + 1);
  });

  it('draws nothing where there is nothing to say', async () => {
    await ready();
    say('');
    await clock.tickAsync(10_000);
    expect(updates).to.equal(0);
  });

  it('falls silent with its host, and goes on with it', async () => {
    await ready();
    say('a');
    await clock.tickAsync(0);
    say('b');
    voice.hostDisconnected();
    await clock.tickAsync(60_000);
    expect(heard()).to.eql(['', '']);
    expect(clock.countTimers()).to.equal(0);
    await ready();
    expect(heard()).to.eql(['b', '']);
  });

  it('is not silenced by a clock that is set back', async () => {
    await ready();
    say('a');
    await clock.tickAsync(0);
    clock.setSystemTime(Date.now() - 86_400_000);
    say('b');
    await clock.tickAsync(1_500);
    expect(heard()).to.eql(['b', '']);
  });
});
