import { expect } from '@open-wc/testing';
import { HOUR_MS } from '../../src/domain/calendar.js';
import { usageBuckets } from '../../src/domain/usage-buckets.js';
import type { HourUsage } from '../../src/wire/telemetry.js';
import { amountOf } from '../makers/text.js';

const START = Date.parse('2026-11-20T00:00:00Z');

const hour = (index: number, cost: string | null, requests: number | null = 1): HourUsage => ({
  hour: START + index * HOUR_MS,
  cost: cost === null ? null : amountOf(cost),
  requests,
});

const hours = (count: number): HourUsage[] => Array.from({ length: count }, (_, index) => hour(index, '0.1'));

describe('usageBuckets', () => {
  it('leaves few hours as they are, and draws no line where nothing is known', () => {
    const { unit, buckets } = usageBuckets([hour(0, '1', 2), hour(1, '3', 4)], 'UTC', null);
    expect(unit).to.equal('hour');
    expect(buckets.map(({ cost, requests, averageCost }) => [cost, requests, averageCost])).to.deep.equal([
      ['1', 2, 0.5],
      ['3', 4, 0.75],
    ]);
    expect(usageBuckets([], 'UTC', START)).to.deep.equal({ unit: 'hour', buckets: [] });
  });

  it('takes an hour missing in between for a quiet one, and an unknown one for unknown', () => {
    const { buckets } = usageBuckets([hour(0, '1'), hour(2, null), hour(3, '2', null)], 'UTC', null);
    expect(buckets.map(({ cost, requests, averageCost }) => [cost, requests, averageCost])).to.deep.equal([
      ['1', 1, 1],
      ['0', 0, null],
      [null, 1, null],
      ['2', null, null],
    ]);
  });

  it('adds many hours up to days exactly, of which the present one is partial', () => {
    const { unit, buckets } = usageBuckets(hours(80), 'UTC', START + 79.5 * HOUR_MS);
    expect(unit).to.equal('day');
    expect(buckets.map(({ cost, isPartial }) => [cost, isPartial])).to.deep.equal([
      ['2.4', false],
      ['2.4', false],
      ['2.4', false],
      ['0.8', true],
    ]);
  });

  it('cuts days at the midnights of a zone, and at those of UTC where it knows none', () => {
    const starts = (zone: string | null) =>
      usageBuckets(hours(80), zone, null).buckets.map(({ start }) =>
        new Date(start).toISOString().slice(5, 16),
      );
    expect(starts('Asia/Tokyo')).to.deep.equal(['11-20T00:00', '11-20T15:00', '11-21T15:00', '11-22T15:00']);
    expect(starts('Mars/Base')).to.deep.equal(starts('UTC'));
    expect(starts(null)).to.deep.equal(['11-20T00:00', '11-21T00:00', '11-22T00:00', '11-23T00:00']);
  });

  it('knows that New York has 25 hours on the day clocks are put back', () => {
    const from = Date.parse('2026-10-31T04:00:00Z');
    const list = Array.from({ length: 97 }, (_, index) => ({
      ...hour(0, '1'),
      hour: from + index * HOUR_MS,
    }));
    const { buckets } = usageBuckets(list, 'America/New_York', null);
    expect(buckets.map(({ requests }) => requests)).to.deep.equal([24, 25, 24, 24]);
  });

  it('counts of a day what is known of it, and averages only what knows both', () => {
    const list = hours(72).map((usage, index) => (index < 24 ? { ...usage, cost: null } : usage));
    const { buckets } = usageBuckets([...list, hour(72, null, 100), hour(73, '0.5', 5)], 'UTC', null);
    expect(buckets.map(({ cost, requests, averageCost }) => [cost, requests, averageCost])).to.deep.equal([
      [null, 24, null],
      ['2.4', 24, 0.1],
      ['2.4', 24, 0.1],
      ['0.5', 105, 0.1],
    ]);
  });

  it('fills no century between two hours', () => {
    const far = [hour(0, '1'), hour(1_000_000, '1')];
    expect(usageBuckets(far, 'UTC', null).buckets).to.have.length(2);
  });
});
