import { expect } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { Announcer } from '../../src/host/announcer.js';

describe('Announcer', () => {
  let clock: SinonFakeTimers;
  let updates: number;
  let announcer: Announcer;

  beforeEach(() => {
    clock = useFakeTimers();
    updates = 0;
    announcer = new Announcer({
      addController: (_controller: ReactiveController) => undefined,
      removeController: () => undefined,
      requestUpdate: () => (updates += 1),
      updateComplete: Promise.resolve(true),
    });
  });

  afterEach(() => clock.restore());

  it('says nothing by itself', () => {
    expect(announcer.text).to.equal('');
  });

  it('answers a person at once, however often', () => {
    announcer.say('Point 1');
    announcer.say('Point 2');
    expect(announcer.text).to.equal('Point 2');
    expect(updates).to.equal(2);
  });

  it('renders nothing anew to say the same again', () => {
    announcer.say('Point 1');
    announcer.say('Point 1');
    expect(updates).to.equal(1);
  });

  it('tells news at most once in five seconds, the latest', () => {
    const heard: string[] = [];
    for (let second = 0; second < 12; second += 1) {
      announcer.mention(`$${second}`);
      if (heard.at(-1) !== announcer.text) heard.push(announcer.text);
      clock.tick(1_000);
    }
    expect(heard).to.deep.equal(['$0', '$4', '$9']);
  });

  it('lets no news speak into what a person just heard', () => {
    announcer.say('Point 1');
    announcer.mention('news');
    clock.tick(4_999);
    expect(announcer.text).to.equal('Point 1');
    clock.tick(1);
    expect(announcer.text).to.equal('news');
  });

  it('forgets news that a person has moved on from', () => {
    announcer.mention('$1');
    announcer.mention('$2');
    announcer.say('Point 1');
    clock.tick(60_000);
    expect(announcer.text).to.equal('Point 1');
  });

  it('forgets news when it is told to be silent', () => {
    announcer.mention('$1');
    announcer.mention('$2');
    announcer.hush();
    clock.tick(60_000);
    expect(announcer.text).to.equal('$1');
  });

  it('leaves no timer behind', () => {
    announcer.mention('$1');
    announcer.mention('$2');
    announcer.hostDisconnected();
    expect(clock.countTimers()).to.equal(0);
    announcer.mention('$3');
    expect(announcer.text).to.equal('$3');
  });
});
