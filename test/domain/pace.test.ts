import { expect } from '@open-wc/testing';
import { readPace } from '../../src/domain/pace.js';
import { readingOf } from '../makers/readings.js';

const at = Date.parse;

/** A budget as it stands at a moment, with its pace. */
const paceOf = (budget: Record<string, unknown>, moment: string, answer: Record<string, unknown> = {}) =>
  readPace(readingOf(budget, { now: at(moment) }, answer), at(moment));

const november = (overrides: Record<string, unknown> = {}) => ({
  period: 'month',
  used: 40,
  limit: 100,
  ...overrides,
});

const TENTH_DAY = '2026-11-11T00:00:00Z';

describe('readPace', () => {
  it('reads November’s check', () => {
    const pace = paceOf(november(), TENTH_DAY);
    expect(pace.expectedRatio).to.be.closeTo(0.3333, 0.0001);
    expect(pace.delta).to.be.closeTo(0.0667, 0.0001);
    expect(pace).to.include({
      status: 'ok',
      stage: 'ahead',
      ratePerDay: '4',
      ratePerHour: '0.166667',
      projected: '120',
      outlook: 'exhausts',
      exhaustsAt: at('2026-11-26T00:00:00Z'),
    });
  });

  describe('stages', () => {
    // Half of a fortnight has elapsed: an even pace would be at 50 %.
    const half = (used: string) =>
      paceOf(
        {
          period: 'custom',
          used,
          limit: 100,
          starts_at: '2026-11-01T00:00:00Z',
          resets_at: '2026-11-15T00:00:00Z',
        },
        '2026-11-08T00:00:00Z',
      ).stage;

    for (const [used, stage] of [
      ['50', 'on-track'],
      ['52', 'on-track'],
      ['48', 'on-track'],
      ['52.0001', 'slightly-ahead'],
      ['47.9999', 'slightly-behind'],
      ['56', 'slightly-ahead'],
      ['56.0001', 'ahead'],
      ['44', 'slightly-behind'],
      ['62', 'ahead'],
      ['62.0001', 'far-ahead'],
      ['38', 'behind'],
      ['37.9999', 'far-behind'],
      ['137', 'far-ahead'],
    ] as const) {
      it(`are ${stage} at ${used} where 50 is expected`, () => {
        expect(half(used)).to.equal(stage);
      });
    }
  });

  describe('early in a window', () => {
    for (const [period, early, late] of [
      ['month', '2026-11-03T23:59:59Z', '2026-11-04T00:00:00Z'],
      ['week', '2026-11-02T11:59:59Z', '2026-11-02T12:00:00Z'],
      ['day', '2026-11-20T00:59:59Z', '2026-11-20T01:00:00Z'],
      ['hour', '2026-11-20T09:04:59Z', '2026-11-20T09:05:00Z'],
    ] as const) {
      it(`says nothing of a ${period} before ${late}`, () => {
        const budget = { period, used: 10, limit: 100 };
        expect(paceOf(budget, early)).to.include({
          status: 'insufficient-history',
          stage: null,
          ratePerDay: null,
          projected: null,
          outlook: 'none',
          exhaustsAt: null,
        });
        expect(paceOf(budget, early).expectedRatio).to.be.a('number');
        expect(paceOf(budget, late).status).to.equal('ok');
        expect(paceOf(budget, late).stage).not.to.be.null;
      });
    }

    it('waits a tenth of a window of any length', () => {
      const budget = {
        period: 'custom',
        used: 10,
        limit: 100,
        starts_at: '2026-11-01T00:00:00Z',
        resets_at: '2026-11-11T00:00:00Z',
      };
      expect(paceOf(budget, '2026-11-01T23:59:59Z').status).to.equal('insufficient-history');
      expect(paceOf(budget, '2026-11-02T00:00:00Z').status).to.equal('ok');
    });

    it('waits three days where a window has no end', () => {
      const budget = { period: 'custom', used: 10, limit: 100, starts_at: '2026-11-01T00:00:00Z' };
      expect(paceOf(budget, '2026-11-03T23:59:59Z').status).to.equal('insufficient-history');
      expect(paceOf(budget, '2026-11-04T00:00:00Z').status).to.equal('ok');
    });

    it('still calls an exhausted budget exhausted', () => {
      expect(paceOf(november({ used: 100 }), '2026-11-02T00:00:00Z')).to.include({
        status: 'exceeded',
        outlook: 'exhausted',
        projected: null,
      });
    });
  });

  describe('outlook', () => {
    it('lasts until reset where the rate does not reach the limit', () => {
      expect(paceOf(november({ used: 30 }), TENTH_DAY)).to.include({
        outlook: 'lasts-until-reset',
        exhaustsAt: null,
        projected: '90',
      });
    });

    it('lasts until reset where it would be reached at the reset itself', () => {
      const pace = paceOf(november({ used: '33.333333333333333333333333' }), TENTH_DAY);
      expect(pace.outlook).to.equal('lasts-until-reset');
    });

    it('is exhausted at the limit, never in 0 s', () => {
      for (const used of [100, 137]) {
        expect(paceOf(november({ used }), TENTH_DAY)).to.include({
          status: 'exceeded',
          outlook: 'exhausted',
          exhaustsAt: null,
        });
      }
    });

    it('is exhausted while paused too, which is a fact', () => {
      const pace = paceOf(november({ used: 100, is_paused: true }), TENTH_DAY);
      expect(pace).to.include({ outlook: 'exhausted', projected: null });
    });

    it('is none while paused, nor is there a projection: nothing runs on', () => {
      expect(paceOf(november({ is_paused: true }), TENTH_DAY)).to.include({
        outlook: 'none',
        exhaustsAt: null,
        projected: null,
        stage: 'ahead',
      });
    });

    it('is none at a rate of zero or less', () => {
      expect(paceOf(november({ used: 0 }), TENTH_DAY)).to.include({
        outlook: 'none',
        projected: '0',
        ratePerDay: '0',
        stage: 'far-behind',
      });
      expect(paceOf(november({ used: -5 }), TENTH_DAY)).to.include({
        outlook: 'none',
        projected: null,
        ratePerDay: '-0.5',
      });
    });

    it('exhausts a lifetime budget, which has no reset and no pace', () => {
      const budget = { period: 'lifetime', used: 40, limit: 100, starts_at: '2026-11-01T00:00:00Z' };
      expect(paceOf(budget, TENTH_DAY)).to.include({
        status: 'ok',
        outlook: 'exhausts',
        exhaustsAt: at('2026-11-26T00:00:00Z'),
        stage: null,
        expectedRatio: null,
        delta: null,
        projected: null,
      });
    });

    it('is none for a rolling window, which gives back what leaves it', () => {
      const budget = { period: 'rolling', window_hours: 24, used: 48, limit: 100 };
      expect(paceOf(budget, TENTH_DAY)).to.include({ outlook: 'none', stage: null, ratePerHour: '2' });
    });

    it('is none beyond the end of all dates', () => {
      const budget = { period: 'lifetime', used: '0.000001', limit: 1e14, starts_at: '2026-11-01T00:00:00Z' };
      expect(paceOf(budget, TENTH_DAY)).to.include({ outlook: 'none', exhaustsAt: null });
    });
  });

  it('reckons with a day of 23 hours', () => {
    const day = { period: 'day', used: 23, limit: 100, time_zone: 'America/New_York' };
    const pace = paceOf(day, '2026-03-08T16:30:00Z');
    expect(pace.expectedRatio).to.equal(0.5);
    expect(pace.projected).to.equal('46');
  });

  it('says where use is heading without a limit, as far as that goes', () => {
    expect(paceOf(november({ limit: null }), TENTH_DAY)).to.include({
      status: 'no-budget',
      stage: null,
      projected: '120',
      ratePerDay: '4',
      outlook: 'none',
    });
    expect(paceOf(november({ used: 0, limit: 0 }), TENTH_DAY).status).to.equal('no-budget');
  });

  it('says nothing of a window without length', () => {
    const budget = { period: 'rolling', window_hours: 0, used: 1, limit: 2, resets_at: TENTH_DAY };
    expect(paceOf(budget, '2026-11-11T00:00:01Z')).to.include({ expectedRatio: null, projected: null });
  });

  it('says nothing of an unknown use or window', () => {
    expect(paceOf(november({ used: null }), TENTH_DAY)).to.include({
      status: 'insufficient-history',
      stage: null,
      projected: null,
      outlook: 'none',
    });
    expect(paceOf(november(), TENTH_DAY, { time_zone: null })).to.include({
      status: 'insufficient-history',
      expectedRatio: null,
      stage: null,
    });
  });

  describe('of figures that are not of now', () => {
    const asOf = (now: string, used = 40) => {
      const reading = readingOf(november({ used }), { now: at(now) }, { as_of: TENTH_DAY });
      return readPace(reading, at(now));
    };

    it('reckons from the moment they were true', () => {
      expect(asOf('2026-11-12T00:00:00Z')).to.include({
        ratePerDay: '4',
        exhaustsAt: at('2026-11-26T00:00:00Z'),
      });
    });

    it('is stale once their window has ended', () => {
      expect(asOf('2026-12-01T00:00:00Z').status).to.equal('stale');
    });

    it('is stale, and promises nothing, once they foretold what is past', () => {
      expect(asOf('2026-11-27T00:00:00Z')).to.include({ status: 'stale', outlook: 'none', exhaustsAt: null });
    });

    it('is stale where the caller says so', () => {
      const reading = readingOf(november(), { now: at(TENTH_DAY) });
      expect(readPace(reading, at(TENTH_DAY), { isStale: true })).to.include({
        status: 'stale',
        projected: '120',
      });
    });
  });
});
