import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { costPico, providerOf } from '../../demo/server/prices.js';

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
