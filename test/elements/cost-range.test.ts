import { expect } from '@open-wc/testing';
import { dayCount, daysCovered, hourCount, rangeParams } from '../../src/elements/cost-range.js';
import { costsAnswer } from '../makers/answers.js';

describe('rangeParams', () => {
  const asked = { days: null, start: null, end: null };
  const cases: readonly [what: string, given: object, params: object | null][] = [
    ['nothing', {}, null],
    ['days', { days: 7 }, { days: '7' }],
    ['half a day', { days: 7.5 }, { days: '7' }],
    ['no number', { days: NaN }, null],
    ['a day that is none', { days: 0 }, null],
    [
      'both ends',
      { days: 7, start: '2026-11-01', end: '2026-11-20' },
      { start: '2026-11-01', end: '2026-11-20' },
    ],
    ['one end', { start: '2026-11-01' }, { start: '2026-11-01' }],
  ];
  for (const [what, given, params] of cases) {
    it(`asks for ${what}`, () => {
      expect(rangeParams({ ...asked, ...given })).to.deep.equal(params);
    });
  }
});

describe('daysCovered', () => {
  it('is from the first day given to the last, in any order', () => {
    const by_day = [
      { date: '2026-11-05', cost: 1 },
      { date: '2026-11-02', cost: 1 },
    ];
    expect(daysCovered(costsAnswer({ by_day }), null)).to.deep.equal({
      from: '2026-11-02',
      to: '2026-11-05',
    });
  });

  it('is what was asked for, as far as it has come to pass', () => {
    const params = { start: '2026-10-25', end: '2026-12-31' };
    expect(daysCovered(costsAnswer(), params)).to.deep.equal({ from: '2026-10-25', to: '2026-11-20' });
    expect(daysCovered(costsAnswer({ as_of: null }), params)).to.deep.equal({
      from: '2026-10-25',
      to: '2026-11-02',
    });
  });

  it('knows today by the zone of the answer', () => {
    const answer = costsAnswer({ as_of: '2026-11-20T03:00:00Z', time_zone: 'America/New_York' });
    expect(daysCovered(answer, { start: '2026-11-01', end: '2026-12-31' })?.to).to.equal('2026-11-19');
  });

  it('is the day of an instant by the zone of the answer', () => {
    const answer = costsAnswer({ as_of: '2026-11-20T03:20:00Z', time_zone: 'America/New_York', by_day: [] });
    expect(daysCovered(answer, { start: '2026-11-19T04:00:00Z' })).to.deep.equal({
      from: '2026-11-18',
      to: '2026-11-19',
    });
  });

  it('is so many days up to today where no day is told', () => {
    expect(daysCovered(costsAnswer({ by_day: [] }), { days: '30' })).to.deep.equal({
      from: '2026-10-22',
      to: '2026-11-20',
    });
  });

  it('is unknown without days and without today', () => {
    expect(daysCovered(costsAnswer({ by_day: [], as_of: null }), { days: '30' })).to.equal(null);
    expect(daysCovered(costsAnswer({ by_day: [], time_zone: null }), { days: '30' })).to.equal(null);
    expect(daysCovered(costsAnswer({ by_day: [] }), null)).to.equal(null);
  });

  it('is unknown where the ends are no days, or the wrong way round', () => {
    const answer = costsAnswer({ by_day: [] });
    expect(daysCovered(answer, { start: 'yesterday', end: 'today' })).to.equal(null);
    expect(daysCovered(answer, { start: '2026-11-20', end: '2026-11-01' })).to.equal(null);
  });
});

describe('hourCount', () => {
  const answer = costsAnswer({ as_of: '2026-11-20T13:20:00Z' });

  it('counts the hours since an instant, the running one with them', () => {
    expect(hourCount(answer, { start: '2026-11-19T14:00:00Z' })).to.equal(24);
  });

  it('is unknown of days, of a span with an end, and of an answer without a time', () => {
    expect(hourCount(answer, { start: '2026-11-19' })).to.equal(null);
    expect(hourCount(answer, { start: '2026-11-19T14:00:00Z', end: '2026-11-20T14:00:00Z' })).to.equal(null);
    expect(hourCount(costsAnswer({ as_of: null }), { start: '2026-11-19T14:00:00Z' })).to.equal(null);
    expect(hourCount(answer, { start: '2026-12-19T14:00:00Z' })).to.equal(null);
    expect(hourCount(answer, null)).to.equal(null);
  });
});

describe('dayCount', () => {
  it('is what was asked for', () => {
    expect(dayCount({ from: '2026-11-01', to: '2026-11-02' }, { days: '30' })).to.equal(30);
  });

  it('counts both ends, over a change of clocks too', () => {
    expect(dayCount({ from: '2026-10-24', to: '2026-10-26' }, {})).to.equal(3);
    expect(dayCount({ from: '2026-11-01', to: '2026-11-01' }, null)).to.equal(1);
  });

  it('is unknown where nothing says it', () => {
    expect(dayCount(null, null)).to.equal(null);
  });
});
