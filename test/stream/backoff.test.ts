import { expect } from '@open-wc/testing';
import { backoffMs, slowMs, spreadMs } from '../../src/stream/backoff.js';

const always = (value: number) => () => value;

describe('backoffMs', () => {
  const rows: readonly [failures: number, least: number, most: number][] = [
    [1, 250, 2_250],
    [2, 250, 4_250],
    [3, 250, 8_250],
    [4, 250, 16_250],
    [5, 250, 30_250],
    [6, 250, 30_250],
    [500, 250, 30_250],
  ];
  for (const [failures, least, most] of rows) {
    it(`waits ${least} to ${most} ms after failure ${failures}`, () => {
      expect(backoffMs(failures, always(0))).to.equal(least);
      expect(backoffMs(failures, always(1))).to.equal(most);
    });
  }

  it('spreads evenly over its window: full jitter', () => {
    const waits = Array.from({ length: 1_000 }, (_, i) => backoffMs(1, always(i / 1_000)));
    for (let from = 250; from < 2_250; from += 100) {
      const inSlot = waits.filter((ms) => ms >= from && ms < from + 100).length;
      expect(inSlot, `from ${from} ms`).to.be.within(49, 51);
    }
  });
});

describe('slowMs', () => {
  it('is eight times slower, and at most five minutes', () => {
    expect(slowMs(1, always(0))).to.equal(2_000);
    expect(slowMs(1, always(1))).to.equal(18_000);
    expect(slowMs(9, always(1))).to.equal(242_000);
    expect(slowMs(9, always(10))).to.equal(300_000);
  });
});

describe('spreadMs', () => {
  it('uses at least ten seconds where the server names no window', () => {
    expect(spreadMs(1, always(0), null)).to.equal(250);
    expect(spreadMs(1, always(1), null)).to.equal(10_250);
    expect(spreadMs(9, always(1), null)).to.equal(30_250);
  });

  it('uses the window of the server, at most five minutes', () => {
    expect(spreadMs(1, always(1), 60_000)).to.equal(60_250);
    expect(spreadMs(1, always(1), 800)).to.equal(1_050);
    expect(spreadMs(1, always(1), 1e12)).to.equal(300_250);
  });
});
