import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { costPico, OWN_PRICES, providerOf, readPrices } from '../../demo/server/prices.js';
import { temporaryFile } from './running.node.js';

describe('costPico', () => {
  const table: readonly (readonly [model: string, input: number, output: number, cost: bigint | null])[] = [
    ['gpt-4-turbo', 22_361_870, 4_088_665, 346_278_650_000_000n],
    ['gpt-5-mini', 22_361_870, 4_088_665, 13_767_797_500_000n],
    ['gpt-5-mini', 1, 0, 250_000n],
    ['gpt-4', 1_000_000, 1_000_000, 90_000_000_000_000n],
    ['gpt-3.5-turbo', 3, 1, 3_000_000n],
    ['claude-3-haiku-20240307', 4, 0, 1_000_000n],
    ['llama-3.1-8b', 5_000, 5_000, 0n],
    ['qwen-preview', 5_000, 5_000, null],
    ['never-heard-of', 1, 1, null],
    ['__proto__', 1, 1, null],
  ];
  for (const [model, input, output, cost] of table) {
    it(`prices ${input} and ${output} tokens of ${model} at ${cost ?? 'unknown'}`, () => {
      assert.equal(costPico(model, input, output), cost);
    });
  }
});

describe('providerOf', () => {
  it('knows who serves a model of the book, and says so where it does not', () => {
    assert.equal(providerOf('claude-3-haiku-20240307'), 'anthropic');
    assert.equal(providerOf('never-heard-of'), 'unknown');
  });
});

describe('readPrices', () => {
  const LITELLM = '../shared/data/prices/litellm_model_prices_2025-09.json';
  const ROUTER_ARENA = '../shared/data/prices/routerarena_cost.json';
  const absent = (file: string) => (existsSync(file) ? false : `the price list is not there: ${file}`);

  it('prices by a list whatever it names, and by the book the rest', (t) => {
    const file = temporaryFile(t, 'prices.json');
    const list = { 'gpt-4': { input_cost_per_token: 1e-6, output_cost_per_token: 2e-6 } };
    writeFileSync(file, JSON.stringify(list));
    const prices = readPrices(file);
    assert.equal(prices.costPico('gpt-4', 3, 1, 0), 5_000_000n);
    assert.equal(prices.costPico('gpt-5-mini', 1, 0, 0), 250_000n);
    assert.equal(OWN_PRICES.costPico('gpt-4', 1, 0, 0), 30_000_000n);
  });

  it('reads LiteLLM’s list, whole', { skip: absent(LITELLM) }, () => {
    const prices = readPrices(LITELLM);
    assert.equal(prices.costPico('gpt-4-turbo', 22_361_870, 4_088_665, 0), 346_278_650_000_000n);
    assert.equal(prices.costPico('gpt-5-mini', 22_361_870, 4_088_665, 0), 13_767_797_500_000n);
    assert.notEqual(prices.costPico('claude-3-7-sonnet-20250219', 1, 1, 0), null);
  });

  it('reads RouterArena’s list, whole', { skip: absent(ROUTER_ARENA) }, () => {
    assert.notEqual(readPrices(ROUTER_ARENA).costPico('gpt-4o', 1, 1, 0), null);
  });

  for (const [why, text, message] of [
    ['a file that is not there', null, /cannot be read/],
    ['a file that is no JSON', 'Date,Cost', /cannot be read/],
    ['a file without prices', '{"gpt-4":{"price":1}}', /has no prices/],
  ] as const) {
    it(`refuses ${why}`, (t) => {
      const file = temporaryFile(t, 'prices.json');
      if (text !== null) writeFileSync(file, text);
      assert.throws(() => readPrices(file), message);
    });
  }
});
