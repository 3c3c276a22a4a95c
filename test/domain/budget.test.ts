import { expect } from '@open-wc/testing';
import { readBudgets, worst } from '../../src/domain/budget.js';
import { answerOf, NOON, readingOf } from '../makers/readings.js';

const at = Date.parse;

describe('readBudgets', () => {
  describe('levels', () => {
    for (const [used, level, isAlerting] of [
      [-5, 'ok', false],
      [0, 'ok', false],
      ['74.999999', 'ok', false],
      [75, 'warning', false],
      [89.96, 'warning', false],
      [90, 'warning', false],
      ['90.000001', 'exceeded', true],
      [100, 'exceeded', true],
      [137, 'exceeded', true],
    ] as const) {
      it(`are ${level} at ${used} of 100, compared raw`, () => {
        const reading = readingOf({ used, limit: 100 });
        expect([reading.level, reading.isAlerting]).to.eql([level, isAlerting]);
      });
    }

    it('hold where dividing doubles would not', () => {
      expect(readingOf({ used: 0.27, limit: 0.3 })).to.include({
        ratio: 0.9,
        level: 'warning',
        isAlerting: false,
      });
    });

    it('follow the settings', () => {
      const settings = { warningAt: 0.5, alertAt: 0.6 };
      expect(readingOf({ used: 49, limit: 100 }, settings).level).to.equal('ok');
      expect(readingOf({ used: 60, limit: 100 }, settings).level).to.equal('warning');
      expect(readingOf({ used: 61, limit: 100 }, settings)).to.include({
        level: 'exceeded',
        isAlerting: true,
      });
    });
  });

  it('keeps the number over the limit and below zero', () => {
    expect(readingOf({ used: 137, limit: 100 })).to.include({
      ratio: 1.37,
      remaining: '-37',
      isOverLimit: true,
      isExhausted: true,
    });
    expect(readingOf({ used: '-4.5', limit: 100 })).to.include({
      ratio: -0.045,
      remaining: '104.5',
      isOverLimit: false,
      isExhausted: false,
    });
  });

  it('calls a budget exhausted, not over, at its very limit', () => {
    expect(readingOf({ used: 100, limit: 100 })).to.include({ isExhausted: true, isOverLimit: false });
  });

  it('has no ratio, level or alert without a limit', () => {
    expect(readingOf({ used: 1e9, limit: null })).to.include({
      isUnlimited: true,
      ratio: null,
      remaining: null,
      level: null,
      isAlerting: false,
      isOverLimit: false,
      isExhausted: false,
    });
  });

  it('tells a limit of zero that is not applicable from one that is over', () => {
    expect(readingOf({ used: 0, limit: 0 })).to.include({
      isNotApplicable: true,
      ratio: null,
      level: null,
      isExhausted: false,
    });
    expect(readingOf({ used: 0.01, limit: 0 })).to.include({
      isNotApplicable: false,
      ratio: Infinity,
      level: 'exceeded',
      isOverLimit: true,
      isAlerting: true,
    });
  });

  it('does not take unknown for zero', () => {
    expect(readingOf({ used: null, limit: 100 })).to.include({
      used: null,
      remaining: null,
      ratio: null,
      level: null,
      isUnlimited: false,
      isNotApplicable: false,
      isAlerting: false,
    });
  });

  it('alerts nobody about a paused budget, whose level stays', () => {
    const paused = { level: 'exceeded', isPaused: true, isAlerting: false };
    expect(readingOf({ used: 99, limit: 100, is_paused: true })).to.include(paused);
    expect(readingOf({ used: 99, limit: 100 }, {}, { is_paused: true })).to.include(paused);
  });

  it('says where the soft limit stands', () => {
    expect(readingOf({ used: 1, limit: 50, soft_limit: 40 }).softRatio).to.equal(0.8);
    expect(readingOf({ used: 1, limit: null, soft_limit: 40 }).softRatio).to.be.null;
    expect(readingOf({ used: 1, limit: 0, soft_limit: 40 }).softRatio).to.be.null;
  });

  describe('inheritance', () => {
    const answer = { is_paused: true, hard_stop_enabled: true, currency: 'EUR', time_zone: 'Europe/Berlin' };

    it('takes from the answer what the budget does not say', () => {
      expect(readingOf({ used: 1, limit: 2 }, {}, answer)).to.include({
        isPaused: true,
        hasHardStop: true,
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        windowStart: at('2026-11-19T23:00:00Z'),
      });
    });

    it('lets the budget speak for itself', () => {
      const own = { is_paused: false, hard_stop_enabled: false, currency: 'JPY', time_zone: 'Asia/Tokyo' };
      expect(readingOf({ used: 1, limit: 2, ...own }, {}, answer)).to.include({
        isPaused: false,
        hasHardStop: false,
        currency: 'JPY',
        timeZone: 'Asia/Tokyo',
        windowStart: at('2026-11-19T15:00:00Z'),
      });
    });

    it('gives tokens no currency', () => {
      expect(readingOf({ used: 1, limit: 2, unit: 'tokens' }, {}, answer).currency).to.be.null;
    });
  });

  describe('zones', () => {
    const zones = (budget: string | null, answer: string | null, timeZone: string | null) =>
      readingOf({ used: 1, time_zone: budget }, { timeZone }, { time_zone: answer }).timeZone;

    it('are the budget’s, else the answer’s, else the page’s', () => {
      expect(zones('Asia/Tokyo', 'UTC', 'Europe/Berlin')).to.equal('Asia/Tokyo');
      expect(zones(null, 'UTC', 'Europe/Berlin')).to.equal('UTC');
      expect(zones(null, null, 'Europe/Berlin')).to.equal('Europe/Berlin');
    });

    it('fall back over names that are none', () => {
      expect(zones('Mars/Base', 'Venus', 'Europe/Berlin')).to.equal('Europe/Berlin');
      expect(zones('Mars/Base', null, null)).to.be.null;
    });
  });

  describe('windows', () => {
    it('are those the figures were true in, not those of now', () => {
      const now = at('2026-11-21T00:01:00Z');
      const late = readingOf({ used: 99, limit: 100 }, { now }, { as_of: '2026-11-20T23:59:00Z' });
      expect(late).to.include({
        windowEnd: at('2026-11-21T00:00:00Z'),
        isEnded: true,
        isAlerting: false,
        level: 'exceeded',
      });
      expect(readingOf({ used: 99, limit: 100 }, { now })).to.include({
        windowEnd: at('2026-11-22T00:00:00Z'),
        isEnded: false,
        isAlerting: true,
      });
    });

    it('follow a caller who knows better when the figures were true', () => {
      const now = at('2026-11-21T00:01:00Z');
      const reading = readingOf(
        { used: 99, limit: 100 },
        { now, asOf: now },
        { as_of: '2026-11-20T23:59:00Z' },
      );
      expect(reading).to.include({ asOf: now, windowEnd: at('2026-11-22T00:00:00Z'), isEnded: false });
    });

    it('end when the payload says', () => {
      const reading = readingOf({ used: 1, limit: 2, resets_at: '2026-11-21T05:00:00Z' });
      expect(reading.windowEnd).to.equal(at('2026-11-21T05:00:00Z'));
    });

    it('that roll have a length and no end', () => {
      expect(readingOf({ period: 'rolling', window_hours: 24, used: 1, limit: 2 })).to.include({
        windowHours: 24,
        windowStart: NOON - 86_400_000,
        windowEnd: null,
      });
    });
  });

  it('reads every budget in its order', () => {
    const readings = readBudgets(answerOf([{ id: 'a' }, { id: 'b', label: 'Team B', scope: 'team' }]), {
      now: NOON,
    });
    expect(readings.map(({ id, label, scope }) => [id, label, scope])).to.eql([
      ['a', null, null],
      ['b', 'Team B', 'team'],
    ]);
  });
});

describe('worst', () => {
  const worstOf = (...budgets: readonly Record<string, unknown>[]) =>
    worst(readBudgets(answerOf(budgets), { now: NOON }))?.id;

  it('is the highest ratio of the worst level', () => {
    expect(worstOf({ id: 'a', used: 76, limit: 100 }, { id: 'b', used: 89, limit: 100 })).to.equal('b');
    expect(worstOf({ id: 'a', used: 1, limit: 0 }, { id: 'b', used: 500, limit: 100 })).to.equal('a');
  });

  it('is a budget that runs before one that is paused', () => {
    expect(
      worstOf({ id: 'a', used: 99, limit: 100, is_paused: true }, { id: 'b', used: 1, limit: 9 }),
    ).to.equal('b');
  });

  it('is one that can be told before one that cannot', () => {
    expect(worstOf({ id: 'a', used: 9 }, { id: 'b', used: -1, limit: 9 })).to.equal('b');
  });

  it('is the first among equals, and nobody of none', () => {
    expect(worstOf({ id: 'a', used: 9 }, { id: 'b', used: 10 })).to.equal('a');
    expect(worstOf()).to.be.undefined;
  });
});
