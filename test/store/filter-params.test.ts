import { expect } from '@open-wc/testing';
import { filterParams } from '../../src/store/filter-params.js';
import { NO_FILTER } from '../../src/store/stream-filter.js';

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
