import { expect } from '@open-wc/testing';
import { sumAmounts } from '../../src/domain/money.js';
import {
  costOf,
  exactCostOf,
  priceAt,
  STARTING_PRICES,
  withPrices,
  type Price,
} from '../../src/domain/prices.js';
import type { Amount } from '../../src/wire/field.js';

const priceOf = (overrides: Readonly<Record<string, string | null>> = {}): Price =>
  ({ input: '10', output: '30', cachedInput: null, cacheWrite: null, ...overrides }) as Price;

const starting = (model: string) => priceAt(STARTING_PRICES, model, 0);

describe('costOf', () => {
  it('prices a replay to the micro-dollar', () => {
    const tokens = { input: 22_361_870, output: 4_088_665 };
    expect(costOf(tokens, starting('gpt-4-turbo'))).to.equal('346.27865');
    expect(costOf(tokens, starting('gpt-5-mini'))).to.equal('13.767798');
  });

  it('rounds once, half away from zero, after everything is added up', () => {
    // 1.5 tokens' worth of a micro-dollar on each side: rounded apart they would make 4.
    const price = priceOf({ input: '1.5', output: '1.5' });
    expect(costOf({ input: 1, output: 1 }, price)).to.equal('0.000003');
    expect(costOf({ input: 1, output: 0 }, price)).to.equal('0.000002');
  });

  it('knows a cached price far below a micro-dollar a token', () => {
    const price = priceOf({ cachedInput: '0.005' });
    expect(costOf({ input: 0, output: 0, cachedInput: 1_000_000 }, price)).to.equal('0.005');
    expect(exactCostOf({ input: 0, output: 0, cachedInput: 1 }, price)).to.equal('0.000000005');
    expect(costOf({ input: 0, output: 0, cachedInput: 1 }, price)).to.equal('0');
  });

  it('prices what a cache keeps or takes like input where the list says nothing else', () => {
    const tokens = { input: 100, output: 0, cachedInput: 1_000, cacheWrite: 10 };
    expect(costOf(tokens, priceOf())).to.equal('0.0111');
    expect(costOf(tokens, priceOf({ cachedInput: '1', cacheWrite: '12.5' }))).to.equal('0.002125');
  });

  it('does not know the cost of what has no price', () => {
    expect(costOf({ input: 1, output: 1 }, null)).to.be.null;
    expect(costOf({ input: 1, output: 1 }, priceOf({ output: null }))).to.be.null;
    expect(costOf({ input: 1, output: 0, cachedInput: 1 }, priceOf({ input: null }))).to.be.null;
  });

  it('needs no price for tokens there are none of', () => {
    expect(costOf({ input: 1_000_000, output: 0 }, priceOf({ output: null }))).to.equal('10');
  });

  it('knows that free is zero', () => {
    expect(costOf({ input: 5, output: 5 }, priceOf({ input: '0', output: '0' }))).to.equal('0');
  });

  it('refuses a count that is none', () => {
    expect(() => costOf({ input: NaN, output: 0 }, priceOf())).to.throw(RangeError);
  });
});

describe('exactCostOf', () => {
  it('adds up to the cost of the sum, where rounded costs would not', () => {
    const price = starting('gpt-5-mini');
    const calls = Array.from({ length: 1_000 }, (_, i) => ({ input: 4 * i + 1, output: i }));
    const sum = calls.reduce((a, b) => ({ input: a.input + b.input, output: a.output + b.output }));
    const exact = sumAmounts(calls.map((call) => exactCostOf(call, price)!));
    expect(exact).to.equal(exactCostOf(sum, price));
    expect(sumAmounts(calls.map((call) => costOf(call, price)!))).not.to.equal(exact);
  });
});

describe('priceAt', () => {
  for (const [model, input, output] of [
    ['gpt-5-mini', '0.25', '2'],
    ['gpt-4-turbo', '10', '30'],
    ['gpt-4', '30', '60'],
    ['gpt-3.5-turbo', '0.5', '1.5'],
  ] as const) {
    it(`starts with ${model} at $${input} and $${output} per million`, () => {
      expect(starting(model)).to.include({ input, output });
    });
  }

  it('knows no price of a model it does not know by its exact name', () => {
    expect(['gpt-6', 'GPT-4', 'gpt-4 ', '__proto__'].map(starting)).to.eql([null, null, null, null]);
  });

  describe('over time', () => {
    const march = Date.UTC(2026, 2);
    const june = Date.UTC(2026, 5);
    const cheaper = new Map([['gpt-4', priceOf({ input: '20' })]]);
    const cheapest = new Map([['gpt-4', priceOf({ input: '5' })]]);
    const book = withPrices(withPrices(STARTING_PRICES, cheapest, june), cheaper, march);
    const inputAt = (at: number) => priceAt(book, 'gpt-4', at)?.input;

    it('is the latest that held by then', () => {
      expect([march - 1, march, june - 1, june, june + 1e12].map(inputAt)).to.eql([
        '30',
        '20',
        '20',
        '5',
        '5',
      ]);
    });

    it('is unknown before the first', () => {
      const late = withPrices(new Map(), cheaper, march);
      expect(priceAt(late, 'gpt-4', march - 1)).to.be.null;
    });
  });
});

describe('withPrices', () => {
  it('leaves the book it was given, and other models, as they were', () => {
    const book = withPrices(STARTING_PRICES, new Map([['gpt-4', priceOf()]]));
    expect(starting('gpt-4')?.input).to.equal('30');
    expect(priceAt(book, 'gpt-4', 0)?.input).to.equal('10');
    expect(priceAt(book, 'gpt-5-mini', 0)).to.eql(starting('gpt-5-mini'));
  });

  it('replaces a price of the same date', () => {
    const first = withPrices(STARTING_PRICES, new Map([['gpt-4', priceOf({ input: '1' })]]), 5);
    const second = withPrices(first, new Map([['gpt-4', priceOf({ input: '2' })]]), 5);
    expect(priceAt(second, 'gpt-4', 5)?.input).to.equal('2' as Amount);
    expect(second.get('gpt-4')).to.have.length(2);
  });
});
