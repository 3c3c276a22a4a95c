import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { sumAmounts } from '../../src/domain/money.js';
import { readPriceList } from '../../src/domain/price-list.js';
import { costOf, exactCostOf, priceAt, STARTING_PRICES, withPrices } from '../../src/domain/prices.js';
import type { Amount } from '../../src/wire/field.js';

const data = new URL('../../../shared/data/', import.meta.url);

/** Real data stands beside the project, not in it; without it these tests say so and rest. */
function read(name: string): string | null {
  const file = new URL(name, data);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

const unless = (text: string | null, name: string) => ({
  skip: text === null ? `the shared data file ${name} is not here` : false,
});

const LITELLM = 'prices/litellm_model_prices_2025-09.json';
const ROUTER_ARENA = 'prices/routerarena_cost.json';
const AZURE = 'azure-llm-2023/AzureLLMInferenceTrace_conv.csv';
const [litellm, routerArena, azure] = [read(LITELLM), read(ROUTER_ARENA), read(AZURE)];

describe('readPriceList', () => {
  it('reads the whole of LiteLLM’s list', unless(litellm, LITELLM), () => {
    const parsed = JSON.parse(litellm!) as Record<string, Record<string, unknown>>;
    const list = readPriceList(parsed);
    assert.deepEqual(list.refused, []);
    assert.equal(list.prices.size + list.unpriced.length, 1_701);
    assert.deepEqual(list.prices.get('gpt-4o'), {
      input: '2.5',
      output: '10',
      cachedInput: '1.25',
      cacheWrite: null,
    });
    for (const model of list.unpriced) {
      assert.ok(!('input_cost_per_token' in parsed[model]!) && !('output_cost_per_token' in parsed[model]!));
    }
    // Each figure, exactly: a million tokens cost a million times the price of one.
    for (const [model, price] of list.prices) {
      const given = parsed[model]!['input_cost_per_token'];
      if (typeof given !== 'number') assert.equal(price.input, null);
      else assert.equal(Number(price.input), Number((given * 1e6).toPrecision(12)), model);
    }
  });

  it('reads the whole of RouterArena’s list', unless(routerArena, ROUTER_ARENA), () => {
    const list = readPriceList(JSON.parse(routerArena!));
    assert.deepEqual([list.prices.size, list.unpriced, list.refused], [45, [], []]);
    assert.deepEqual(list.prices.get('gpt-5-mini')?.output, '2');
  });

  it('agrees with the starting prices where both know a model', unless(litellm, LITELLM), () => {
    const book = withPrices(STARTING_PRICES, readPriceList(JSON.parse(litellm!)).prices);
    for (const model of ['gpt-5-mini', 'gpt-4-turbo', 'gpt-4']) {
      const [listed, starting] = [priceAt(book, model, 0), priceAt(STARTING_PRICES, model, 0)];
      assert.deepEqual([listed?.input, listed?.output], [starting?.input, starting?.output], model);
    }
  });
});

describe('exactCostOf', () => {
  it('adds up over a real hour to the cost of its tokens', unless(azure, AZURE), () => {
    const rows = azure!
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((row) => row.split(',').slice(1).map(Number))
      .map(([input = NaN, output = NaN]) => ({ input, output }));
    const total = rows.reduce((a, b) => ({ input: a.input + b.input, output: a.output + b.output }));
    assert.deepEqual([rows.length, total.input, total.output], [19_366, 22_361_870, 4_088_665]);
    for (const [model, exact, cost] of [
      ['gpt-4-turbo', '346.27865', '346.27865'],
      ['gpt-5-mini', '13.7677975', '13.767798'],
    ] as const) {
      const price = priceAt(STARTING_PRICES, model, 0);
      const each = rows.map((row) => exactCostOf(row, price) as Amount);
      assert.equal(sumAmounts(each), exact);
      assert.equal(costOf(total, price), cost);
    }
  });
});
