import { expect } from '@open-wc/testing';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { Invalidator } from '../../src/store/invalidator.js';

describe('Invalidator', () => {
  let clock: SinonFakeTimers;
  let asked: unknown[];

  beforeEach(() => {
    clock = useFakeTimers();
    asked = [];
  });

  afterEach(() => clock.restore());

  it('asks once for a storm, and at most once a second for a long one', async () => {
    const invalidator = new Invalidator((key) => asked.push(key));
    for (let ms = 0; ms < 10_000; ms += 50) {
      invalidator.ask(['routing']);
      await clock.tickAsync(50);
    }
    expect(asked.length).to.be.within(9, 11);
  });

  it('asks for each key by itself', async () => {
    const invalidator = new Invalidator((key) => asked.push(key));
    invalidator.ask(['routing']);
    invalidator.ask(['budget']);
    invalidator.ask(['routing']);
    await clock.tickAsync(10_000);
    expect(asked).to.deep.equal([['routing'], ['budget']]);
  });

  it('lets a slow server come to an end, and asks once more for what came meanwhile', async () => {
    const invalidator = new Invalidator((key) => {
      asked.push(key);
      return new Promise((resolve) => setTimeout(resolve, 5_000));
    });
    for (let ms = 0; ms < 4_000; ms += 100) {
      invalidator.ask(['routing']);
      await clock.tickAsync(100);
    }
    expect(asked).to.have.length(1);
    await clock.tickAsync(20_000);
    expect(asked).to.have.length(2);
  });

  it('asks for nothing after it was stopped, until it is asked anew', async () => {
    const invalidator = new Invalidator((key) => asked.push(key));
    invalidator.ask(['routing']);
    invalidator.stop();
    await clock.tickAsync(10_000);
    expect(asked).to.deep.equal([]);
    invalidator.ask(['routing']);
    await clock.tickAsync(250);
    expect(asked).to.have.length(1);
  });
});
