import { expect } from '@open-wc/testing';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { onNextFrame } from '../../src/store/frame.js';

describe('onNextFrame', () => {
  let clock: SinonFakeTimers;
  let runs: number;

  beforeEach(() => {
    clock = useFakeTimers();
    runs = 0;
  });

  afterEach(() => clock.restore());

  it('runs a task once, with the frame', () => {
    onNextFrame(() => (runs += 1));
    expect(runs).to.equal(0);
    clock.tick(16);
    expect(runs).to.equal(1);
    clock.tick(1_000);
    expect([runs, clock.countTimers()]).to.deep.equal([1, 0]);
  });

  it('runs it soon in a hidden page, which has no frames', () => {
    const { requestAnimationFrame } = globalThis;
    globalThis.requestAnimationFrame = () => 0;
    onNextFrame(() => (runs += 1));
    globalThis.requestAnimationFrame = requestAnimationFrame;
    clock.tick(249);
    expect(runs).to.equal(0);
    clock.tick(1);
    expect(runs).to.equal(1);
  });
});
