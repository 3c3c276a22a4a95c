import { expect } from '@open-wc/testing';
import { filterParams, isSameFilter, NO_FILTER } from '../../src/store/stream-filter.js';

const NOW = Date.parse('2026-11-20T13:20:00Z');

describe('filterParams', () => {
  it('asks for the widget’s own range where the filter says none', () => {
    expect(filterParams(NO_FILTER, NOW, { days: '30' })).to.deep.equal({ days: '30' });
  });

  it('asks for the range, the domain and the model of the filter', () => {
    const filter = { range: { type: 'days', days: 7 } as const, domain: 'support', model: 'gpt-4' };
    expect(filterParams(filter, NOW, { days: '30' })).to.deep.equal({
      days: '7',
      domain: 'support',
      model: 'gpt-4',
    });
  });
});

describe('isSameFilter', () => {
  const week = { ...NO_FILTER, range: { type: 'days', days: 7 } as const };

  it('compares what is let through, not the objects', () => {
    expect(isSameFilter(week, { ...week, range: { type: 'days', days: 7 } })).to.equal(true);
    expect(isSameFilter(week, { ...week, range: { type: 'hours', hours: 7 } })).to.equal(false);
    expect(isSameFilter(week, { ...week, domain: 'support' })).to.equal(false);
    expect(isSameFilter(week, NO_FILTER)).to.equal(false);
  });
});
