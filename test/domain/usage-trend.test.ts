import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { HOUR_MS } from '../../src/domain/calendar.js';
import { sumAmounts } from '../../src/domain/money.js';
import { dailyTrend, hourlyTrend, intervalFor, summarise } from '../../src/domain/usage-trend.js';
import type { Amount } from '../../src/wire/field.js';
import type { HourUsage } from '../../src/wire/telemetry.js';

const at = (iso: string) => Date.parse(iso);
const hour = (iso: string, cost: string | null = '1', requests: number | null = 2): HourUsage => ({
  hour: at(iso),
  cost: cost as Amount | null,
  requests,
});
/** So many hours, each of a dollar. */
const hours = (first: string, count: number): HourUsage[] =>
  Array.from({ length: count }, (_, i) => hour(new Date(at(first) + i * HOUR_MS).toISOString()));
const cover = (asOf: string, zone = 'UTC', until: number | null = null) => ({ asOf: at(asOf), zone, until });
const costs = (points: readonly { readonly cost: Amount | null }[]) => points.map(({ cost }) => cost);

describe('intervalFor', () => {
  it('is the hour up to three days, one of which may have 25 of them', () => {
    expect([24, 72, 73, 74, 168].map((count) => intervalFor(count * HOUR_MS))).to.deep.equal([
      'hour',
      'hour',
      'hour',
      'day',
      'day',
    ]);
  });
});

describe('hourlyTrend', () => {
  it('fills what is missing with zero until the running hour, and knows nothing of what was before', () => {
    const given = [hour('2026-11-20T08:00Z', '0.3'), hour('2026-11-20T10:00Z', '0.1')];
    const points = hourlyTrend(given, cover('2026-11-20T12:20Z'));
    expect(points.map(({ start }) => new Date(start).getUTCHours())).to.deep.equal([8, 9, 10, 11, 12]);
    expect(costs(points)).to.deep.equal(['0.3', '0', '0.1', '0', '0']);
    expect(points.map(({ requests }) => requests)).to.deep.equal([2, 0, 2, 0, 0]);
    expect(points.map(({ isRunning }) => isRunning)).to.deep.equal([false, false, false, false, true]);
  });

  it('has no running hour at the stroke of one', () => {
    const points = hourlyTrend([hour('2026-11-20T11:00Z')], cover('2026-11-20T12:00Z'));
    expect([points.length, points[0]?.isRunning]).to.deep.equal([1, false]);
  });

  it('ends where what was asked for ends', () => {
    const until = at('2026-11-20T10:00Z');
    const points = hourlyTrend([hour('2026-11-20T08:00Z')], cover('2026-11-22T12:00Z', 'UTC', until));
    expect(costs(points)).to.deep.equal(['1', '0']);
  });

  it('keeps unknown apart from zero, and adds up an hour that was given twice', () => {
    const given = [
      hour('2026-11-20T08:00Z', null),
      hour('2026-11-20T09:00Z', '0.1'),
      hour('2026-11-20T09:00Z', '0.2', 1),
    ];
    const points = hourlyTrend(given, cover('2026-11-20T10:00Z'));
    expect(costs(points)).to.deep.equal([null, '0.3']);
    expect(points[1]?.requests).to.equal(3);
  });

  it('keeps hours that begin at half past', () => {
    const points = hourlyTrend(
      [hour('2026-11-20T08:30Z'), hour('2026-11-20T10:30Z')],
      cover('2026-11-20T11:00Z'),
    );
    expect(points.map(({ start }) => new Date(start).toISOString().slice(11, 16))).to.deep.equal([
      '08:30',
      '09:30',
      '10:30',
    ]);
  });

  it('does not fill eternities', () => {
    const points = hourlyTrend(
      [hour('1970-01-01T00:00Z'), hour('2026-11-20T10:00Z')],
      cover('2026-11-20T11:00Z'),
    );
    expect(points).to.have.length(2);
  });

  it('is empty of nothing', () => {
    expect(hourlyTrend([], cover('2026-11-20T11:00Z'))).to.deep.equal([]);
  });
});

describe('dailyTrend', () => {
  const daily = (given: HourUsage[], asOf: string, zone: string) =>
    dailyTrend(hourlyTrend(given, cover(asOf, zone)), cover(asOf, zone));

  it('adds up calendar days, the day that clocks are put back having 25 hours', () => {
    const points = daily(hours('2026-10-23T22:00Z', 24 + 25 + 24), '2026-10-26T23:00Z', 'Europe/Berlin');
    expect(costs(points)).to.deep.equal(['24', '25', '24']);
    expect(points.map(({ start, end }) => (end - start) / HOUR_MS)).to.deep.equal([24, 25, 24]);
  });

  it('knows a day of 23 hours, and one without a midnight', () => {
    expect(
      costs(daily(hours('2026-03-08T05:00Z', 47), '2026-03-10T04:00Z', 'America/New_York')),
    ).to.deep.equal(['23', '24']);
    const [day] = daily(hours('2026-09-06T04:00Z', 23), '2026-09-07T03:00Z', 'America/Santiago');
    expect(new Date(day?.start ?? 0).toISOString()).to.equal('2026-09-06T04:00:00.000Z');
  });

  it('calls today running', () => {
    const points = daily(hours('2026-11-19T05:00Z', 30), '2026-11-20T10:30Z', 'America/New_York');
    expect(points.map(({ isRunning }) => isRunning)).to.deep.equal([false, true]);
  });

  it('is at least what is known where a part is not, and unknown where nothing is', () => {
    const given = [
      hour('2026-11-18T10:00Z', null),
      hour('2026-11-19T10:00Z', null),
      hour('2026-11-19T11:00Z', '2.5'),
    ];
    const known = daily(given.slice(1), '2026-11-20T00:00Z', 'UTC');
    expect([known[0]?.cost, known[0]?.isLowerBound]).to.deep.equal(['2.5', true]);
    const [unknown] = daily([hour('2026-11-18T23:00Z', null)], '2026-11-19T00:00Z', 'UTC');
    expect([unknown?.cost, unknown?.isLowerBound]).to.deep.equal([null, false]);
  });

  it('loses nothing to the last decimal, in whatever zone', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
    );
    const amounts = fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(zone, amounts, (name, micros) => {
        const given = micros.map((value, i) =>
          hour(
            new Date(at('2026-10-20T00:00Z') + i * HOUR_MS).toISOString(),
            `0.${String(value).padStart(7, '0')}`,
          ),
        );
        const points = daily(given, '2026-10-20T00:00Z', name);
        const sumOf = (rows: readonly { cost: Amount | null }[]) =>
          sumAmounts(rows.map(({ cost }) => cost ?? ('0' as Amount)));
        // Of a single amount the sum is itself, as it was written.
        expect(sumOf([summarise(points, 'cost')])).to.equal(sumOf(given));
      }),
      { numRuns: 40 },
    );
  });
});

describe('summarise', () => {
  const points = hourlyTrend(
    [
      hour('2026-11-20T08:00Z', '2', 9),
      hour('2026-11-20T09:00Z', null, 1),
      hour('2026-11-20T10:00Z', '5', 3),
    ],
    cover('2026-11-20T11:00Z'),
  );

  it('sums up what is known, and finds where most and least was', () => {
    const { cost, isLowerBound, requests, highest, lowest } = summarise(points, 'cost');
    expect([cost, isLowerBound, requests]).to.deep.equal(['7', true, 13]);
    expect([highest, lowest]).to.deep.equal([points[2], points[0]]);
    expect(summarise(points, 'requests').highest).to.equal(points[0]);
  });

  it('knows nothing of what is unknown', () => {
    const unknown = summarise(points.slice(1, 2), 'cost');
    expect([unknown.cost, unknown.isLowerBound, unknown.highest]).to.deep.equal([null, false, null]);
  });
});
