import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { compareAmounts, sumAmounts } from '../../src/domain/money.js';
import { SpendLog } from '../../src/domain/spend-log.js';
import type { Amount } from '../../src/wire/field.js';
import { amountOf } from '../makers/text.js';
import { NOON, readingOf } from '../makers/readings.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Use = readonly [minute: number, used: string | null, windowEnd?: string];

/** A log of a monthly budget's use, in minutes after noon. */
const logOf = (...uses: readonly Use[]): SpendLog => {
  const log = new SpendLog();
  for (const [minute, used, resets_at] of uses) {
    log.add(readingOf({ period: 'month', used, limit: 720, resets_at }), NOON + minute * MINUTE);
  }
  return log;
};

describe('SpendLog', () => {
  it('says what a window cost', () => {
    const log = logOf([0, '10'], [30, '12.5'], [60, '20.1']);
    expect(log.spentIn(HOUR, NOON + HOUR)).to.equal('10.1');
    expect(log.spentIn(30 * MINUTE, NOON + HOUR)).to.equal('7.6');
  });

  it('says nothing before there are figures of two moments', () => {
    expect(logOf().spentIn(HOUR, NOON)).to.equal(null);
    expect(logOf([0, '10']).spentIn(HOUR, NOON)).to.equal(null);
    expect(logOf([0, null], [1, null]).spentIn(HOUR, NOON)).to.equal(null);
  });

  it('says no more than it saw of a window that began before it looked', () => {
    expect(logOf([0, '100'], [10, '120']).spentIn(72 * HOUR, NOON + 10 * MINUTE)).to.equal('20');
  });

  it('says zero of a window in which no figures came', () => {
    expect(logOf([0, '10'], [1, '12']).spentIn(HOUR, NOON + 3 * HOUR)).to.equal('0');
  });

  it('counts on over a reset, at which use begins anew', () => {
    const [before, after] = ['2026-11-20T12:15:00Z', '2026-12-20T12:15:00Z'];
    const log = logOf([0, '700', before], [10, '710', before], [20, '4', after], [30, '5', after]);
    expect(log.spentIn(HOUR, NOON + 30 * MINUTE)).to.equal('15');
  });

  it('waits for a server that is late to begin a window', () => {
    const [before, after] = ['2026-11-20T12:15:00Z', '2026-12-20T12:15:00Z'];
    const log = logOf([0, '700', before], [20, '701', after], [21, '5', after]);
    expect(log.spentIn(30 * MINUTE, NOON + 20 * MINUTE)).to.equal('6');
  });

  it('takes no end that is moved before it came for a reset', () => {
    const log = logOf([0, '700', '2026-12-01T00:00:00Z'], [1, '701', '2026-12-01T00:00:59Z']);
    expect(log.spentIn(HOUR, NOON + MINUTE)).to.equal('1');
  });

  it('takes a refund off', () => {
    expect(logOf([0, '10'], [1, '30'], [2, '25']).spentIn(HOUR, NOON + 2 * MINUTE)).to.equal('15');
  });

  it('leaves out figures that are older than those it knows', () => {
    expect(logOf([0, '10'], [5, '12'], [3, '11']).spentIn(HOUR, NOON + 5 * MINUTE)).to.equal('2');
  });

  it('knows nothing of a rolling budget, whose use falls by itself', () => {
    const log = new SpendLog();
    const reading = readingOf({ period: 'rolling', window_hours: 24, used: '10', limit: 20 });
    log.add(reading, NOON);
    log.add(reading, NOON + MINUTE);
    expect(log.spentIn(HOUR, NOON + MINUTE)).to.equal(null);
  });

  it('never says more than was spent, and at most a minute less', () => {
    // Micro-dollars, a second or more apart.
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.nat(1_000_000)), { minLength: 2 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 90 }), (rises, windowMinutes) => {
        const log = new SpendLog();
        let [at, used] = [NOON, 0];
        const spends: { at: number; cost: number }[] = [];
        for (const [index, [seconds, micros]] of rises.entries()) {
          at += seconds * 1_000;
          // What was used before the first look was not spent in front of it.
          if (index > 0) spends.push({ at, cost: micros });
          used += micros;
          log.add(readingOf({ period: 'month', used: `${used}e-6`, limit: 720 }), at);
        }
        const said = log.spentIn(windowMinutes * MINUTE, at);
        const from = at - windowMinutes * MINUTE;
        const after = (start: number): Amount =>
          sumAmounts(spends.filter((spend) => spend.at > start).map(({ cost }) => amountOf(`${cost}e-6`)));
        expect(said).not.to.equal(null);
        expect(compareAmounts(said!, after(from))).to.be.at.most(0);
        // Samples are a minute apart, and figures here two minutes at most.
        expect(compareAmounts(said!, after(from + 3 * MINUTE))).to.be.at.least(0);
      }),
      { numRuns: 1_000 },
    );
  });
});
