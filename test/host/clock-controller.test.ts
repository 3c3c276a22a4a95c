import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { ClockController } from '../../src/host/clock-controller.js';

describe('ClockController', () => {
  let clock: SinonFakeTimers;

  beforeEach(() => {
    clock = useFakeTimers();
  });

  afterEach(() => clock.restore());

  const make = (pace?: 'slow' | 'fast', isNeeded?: () => boolean) => {
    const host = { updates: 0, addController: () => undefined, requestUpdate: () => (host.updates += 1) };
    return {
      host,
      controller: new ClockController(host as unknown as ReactiveControllerHost, pace, isNeeded),
    };
  };

  it('draws its host again each half minute, or each second', () => {
    const [slow, fast] = [make(), make('fast')];
    slow.controller.hostConnected();
    fast.controller.hostConnected();
    clock.tick(60_000);
    expect([slow.host.updates, fast.host.updates]).to.deep.equal([2, 60]);
    slow.controller.hostDisconnected();
    fast.controller.hostDisconnected();
  });

  it('has one timer for all of one pace, and none for nobody', () => {
    const all = Array.from({ length: 20 }, () => make());
    for (const { controller } of all) controller.hostConnected();
    expect(clock.countTimers()).to.equal(1);
    for (const { controller } of all) controller.hostDisconnected();
    expect(clock.countTimers()).to.equal(0);
  });

  it('runs only while there is anything to be seen that ages', () => {
    let isNeeded = false;
    const { controller } = make('fast', () => isNeeded);
    controller.hostConnected();
    expect(clock.countTimers()).to.equal(0);
    isNeeded = true;
    controller.hostUpdated();
    expect(clock.countTimers()).to.equal(1);
    isNeeded = false;
    controller.hostUpdated();
    expect(clock.countTimers()).to.equal(0);
    isNeeded = true;
    controller.hostUpdated();
    controller.hostDisconnected();
    controller.hostUpdated();
    expect(clock.countTimers()).to.equal(0);
  });

  it('stands still in a hidden page, and is right as soon as it is seen again', () => {
    const { host, controller } = make();
    controller.hostConnected();
    let isHidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    clock.tick(300_000);
    expect(host.updates).to.equal(0);
    isHidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(host.updates).to.equal(1);
    controller.hostDisconnected();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(host.updates).to.equal(1);
    Reflect.deleteProperty(document, 'hidden');
  });
});
