import { expect } from '@open-wc/testing';
import { readPriceList } from '../../src/domain/price-list.js';

describe('readPriceList', () => {
  it('reads prices per token exactly, as prices per million', () => {
    const { prices } = readPriceList({
      'gpt-4o': {
        input_cost_per_token: 2.5e-6,
        output_cost_per_token: 1e-5,
        cache_read_input_token_cost: 1.25e-6,
        cache_creation_input_token_cost: '0.000003125',
        litellm_provider: 'openai',
        search_context_cost_per_query: { high: 0.05 },
      },
      tiny: { input_cost_per_token: 4.688e-9, output_cost_per_token: 0 },
    });
    expect(prices.get('gpt-4o')).to.eql({
      input: '2.5',
      output: '10',
      cachedInput: '1.25',
      cacheWrite: '3.125',
    });
    expect(prices.get('tiny')).to.include({ input: '0.004688', output: '0' });
  });

  it('reads prices per million', () => {
    const { prices } = readPriceList({
      'gpt-5-mini': { input_token_price_per_million: 0.25, output_token_price_per_million: 2.0 },
    });
    expect(prices.get('gpt-5-mini')).to.eql({
      input: '0.25',
      output: '2',
      cachedInput: null,
      cacheWrite: null,
    });
  });

  it('reads a cache hit’s price by its other name', () => {
    const { prices } = readPriceList({
      a: { input_cost_per_token: 1e-6, output_cost_per_token: 2e-6, input_cost_per_token_cache_hit: 1e-7 },
    });
    expect(prices.get('a')?.cachedInput).to.equal('0.1');
  });

  it('leaves the other price unknown where a list gives one', () => {
    const { prices } = readPriceList({ embed: { input_cost_per_token: 1e-7 } });
    expect(prices.get('embed')).to.include({ input: '0.1', output: null });
  });

  it('says which models have no price per token', () => {
    const list = readPriceList({ 'dall-e-2': { input_cost_per_pixel: 1e-8 }, sample_spec: { mode: 'chat' } });
    expect(list.unpriced).to.eql(['dall-e-2']);
    expect(list.refused).to.eql([]);
  });

  it('refuses what is no amount, and the rest still counts', () => {
    const list = readPriceList({
      a: { input_cost_per_token: 'free', output_cost_per_token: 1e-6 },
      b: { input_cost_per_token: -1e-6, output_cost_per_token: 1e-6 },
      c: null,
      d: [],
      e: { input_cost_per_token: 1e-6, output_cost_per_token: 1e-6 },
    });
    expect(list.refused).to.eql(['a', 'b', 'c', 'd']);
    expect([...list.prices.keys()]).to.eql(['e']);
  });

  it('reads a model of any name, and nothing of what is no list', () => {
    const list = readPriceList(
      JSON.parse('{"__proto__":{"input_cost_per_token":1e-6,"output_cost_per_token":0}}'),
    );
    expect(list.prices.get('__proto__')?.input).to.equal('1');
    for (const nothing of [null, 5, 'text', [], {}]) expect(readPriceList(nothing).prices.size).to.equal(0);
  });
});
