import { expect } from '@open-wc/testing';
import { leadOf } from '../../src/elements/budget-lead.js';
import { viewsOf } from '../makers/budget-views.js';

describe('leadOf', () => {
  const idsOf = (...budgets: readonly Readonly<Record<string, string>>[]) => {
    const { lead, rest } = leadOf(viewsOf(budgets));
    return [lead.map(({ reading }) => reading.id), rest.map(({ reading }) => reading.id)];
  };

  it('puts the daily budget before the monthly one, wherever they stand', () => {
    const [lead, rest] = idsOf(
      { id: 'team', period: 'day' },
      { id: 'monthly', period: 'month' },
      { id: 'daily', period: 'day' },
    );
    expect(lead).to.deep.equal(['daily', 'monthly']);
    expect(rest).to.deep.equal(['team']);
  });

  it('takes the first of each period where none has the id', () => {
    const [lead, rest] = idsOf(
      { id: 'a', period: 'month' },
      { id: 'b', period: 'week' },
      { id: 'c', period: 'day' },
      { id: 'd', period: 'day' },
    );
    expect(lead).to.deep.equal(['c', 'a']);
    expect(rest).to.deep.equal(['b', 'd']);
  });

  it('takes the first two where there is neither a day nor a month', () => {
    const [lead, rest] = idsOf(
      { id: 'a', period: 'hour' },
      { id: 'b', period: 'week' },
      { id: 'c', period: 'lifetime' },
    );
    expect(lead).to.deep.equal(['a', 'b']);
    expect(rest).to.deep.equal(['c']);
  });

  it('leads with one budget alone, and with none of none', () => {
    expect(idsOf({ id: 'a', period: 'month' })).to.deep.equal([['a'], []]);
    expect(idsOf()).to.deep.equal([[], []]);
  });
});
