import { expect } from '@open-wc/testing';
import { isSameFilter, NO_FILTER } from '../../src/store/stream-filter.js';

describe('isSameFilter', () => {
  const week = { ...NO_FILTER, range: { type: 'days', days: 7 } as const };

  it('compares what is let through, not the objects', () => {
    expect(isSameFilter(week, { ...week, range: { type: 'days', days: 7 } })).to.equal(true);
    expect(isSameFilter(week, { ...week, range: { type: 'hours', hours: 7 } })).to.equal(false);
    expect(isSameFilter(week, { ...week, domain: 'support' })).to.equal(false);
    expect(isSameFilter(week, NO_FILTER)).to.equal(false);
  });
});
