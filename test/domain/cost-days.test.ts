import { expect } from '@open-wc/testing';
import { filledDays, type DayRange } from '../../src/domain/cost-days.js';
import type { DayCost } from '../../src/wire/costs.js';
import { amountOf } from '../makers/text.js';

const dayOf = (date: string, cost: string | null, requests: number | null = null): DayCost => ({
  date,
  cost: cost === null ? null : amountOf(cost),
  requests,
});

const shown = (days: readonly DayCost[], range?: DayRange | null, today?: string | null): string[] =>
  filledDays(days, range, today).map(
    ({ date, cost, isPartial }) => `${date} ${cost ?? '—'}${isPartial ? ' so far' : ''}`,
  );

describe('filledDays', () => {
  it('fills the days between the first and the last with zero, oldest first', () => {
    const days = [dayOf('2026-11-04', '4'), dayOf('2026-11-01', '1'), dayOf('2026-11-03', null)];
    expect(shown(days)).to.deep.equal(['2026-11-01 1', '2026-11-02 0', '2026-11-03 —', '2026-11-04 4']);
  });

  it('fills a day with no requests at all', () => {
    const days = [dayOf('2026-11-01', '1', 2), dayOf('2026-11-03', '1', 2)];
    expect(filledDays(days)[1]).to.deep.equal({
      date: '2026-11-02',
      cost: '0',
      requests: 0,
      isPartial: false,
    });
  });

  it('keeps to the range that is covered: zero inside, left out outside', () => {
    const days = [dayOf('2026-10-31', '9'), dayOf('2026-11-02', '2'), dayOf('2026-11-09', '9')];
    const range = { from: '2026-11-01', to: '2026-11-03' };
    expect(shown(days, range)).to.deep.equal(['2026-11-01 0', '2026-11-02 2', '2026-11-03 0']);
  });

  it('marks today as partial and does not fill the days after it', () => {
    const range = { from: '2026-11-01', to: '2026-11-30' };
    const days = [dayOf('2026-11-01', '1')];
    expect(shown(days, range, '2026-11-02')).to.deep.equal(['2026-11-01 1', '2026-11-02 0 so far']);
  });

  it('hides no day that was given, even one after today', () => {
    const days = [dayOf('2026-11-01', '1'), dayOf('2026-11-03', '3')];
    expect(shown(days, null, '2026-11-02')).to.deep.equal([
      '2026-11-01 1',
      '2026-11-02 0 so far',
      '2026-11-03 3',
    ]);
  });

  it('goes over the end of February, of the year, and the days on which clocks turn', () => {
    expect(shown([dayOf('2028-02-28', '1'), dayOf('2028-03-01', '1')])[1]).to.equal('2028-02-29 0');
    expect(shown([dayOf('2026-12-31', '1'), dayOf('2027-01-01', '1')])).to.have.length(2);
    const year = filledDays([dayOf('2026-01-01', '1'), dayOf('2026-12-31', '1')]);
    expect(new Set(year.map(({ date }) => date)).size).to.equal(365);
  });

  it('adds up a day that is given twice; an unknown part makes it unknown', () => {
    expect(shown([dayOf('2026-11-01', '0.1'), dayOf('2026-11-01', '0.2')])).to.deep.equal(['2026-11-01 0.3']);
    expect(shown([dayOf('2026-11-01', '0.1'), dayOf('2026-11-01', null)])).to.deep.equal(['2026-11-01 —']);
  });

  it('is empty where nothing is covered', () => {
    expect(shown([])).to.deep.equal([]);
    expect(shown([dayOf('2026-11-01', '1')], { from: '2026-11-03', to: '2026-11-02' })).to.deep.equal([]);
  });

  it('does not fill a range that somebody got wrong', () => {
    const days = [dayOf('0001-01-01', '1'), dayOf('2026-11-01', '1')];
    expect(shown(days)).to.deep.equal(['0001-01-01 1', '2026-11-01 1']);
    expect(shown(days, { from: '2026-11-01', to: 'soon' })).to.deep.equal(['2026-11-01 1']);
  });
});
