import { readFileSync } from 'node:fs';
import { readPriceList, type PriceList } from '../../src/domain/price-list.js';
import { exactCostOf, priceAt, withPrices, type PriceBook } from '../../src/domain/prices.js';
import { toAmount, type Amount } from '../../src/wire/field.js';
import { toPico } from './money.js';

/** Who serves a model, and dollars per million tokens, input and output; `null` is no known price, which is not free. */
const LIST: readonly (readonly [model: string, provider: string, input: string | null, output?: string])[] = [
  ['gpt-5-mini', 'openai', '0.25', '2.00'],
  ['gpt-4o', 'openai', '2.50', '10'],
  ['gpt-4-turbo', 'openai', '10', '30'],
  ['gpt-4', 'openai', '30', '60'],
  ['gpt-3.5-turbo', 'openai', '0.50', '1.50'],
  ['claude-sonnet-4', 'anthropic', '3', '15'],
  ['claude-3-haiku', 'anthropic', '0.25', '1.25'],
  ['gemini-2.5-pro', 'google', '1.25', '10'],
  ['gemini-2.5-flash', 'google', '0.30', '2.50'],
  ['deepseek-chat', 'deepseek', '0.27', '1.10'],
  ['llama-3.1-8b', 'self-hosted', '0', '0'],
  ['qwen-preview', 'self-hosted', null],
];

const amountOf = (dollars: string | null): Amount | null =>
  dollars === null ? null : (toAmount(dollars) ?? null);

const OWN_BOOK = withPrices(
  new Map(),
  new Map(
    LIST.map(([model, , input, output = '0']) => [
      model,
      {
        input: amountOf(input),
        output: amountOf(input === null ? null : output),
        cachedInput: null,
        cacheWrite: null,
      },
    ]),
  ),
);

const providers = new Map(LIST.map(([model, provider]) => [model, provider]));

/** Providers name a frozen version by its day: `claude-3-haiku-20240307` costs what `claude-3-haiku` does. */
const nameOf = (model: string): string => model.replace(/-\d{4}-?\d{2}-?\d{2}$/, '');

/** Who serves a model, `unknown` where the book does not say. */
export const providerOf = (model: string): string => providers.get(nameOf(model)) ?? 'unknown';

/** What models cost: the demo's own prices, with a list laid over them. */
export class Prices {
  readonly #book: PriceBook;

  constructor(list: PriceList['prices'] = new Map()) {
    this.#book = withPrices(OWN_BOOK, list);
  }

  /** What a request costs in pico-dollars, or `null` where the model has no price by then: unknown is not zero. */
  costPico(model: string, input: number, output: number, at: number): bigint | null {
    const price = priceAt(this.#book, model, at) ?? priceAt(this.#book, nameOf(model), at);
    const cost = exactCostOf({ input, output }, price);
    return cost && toPico(cost);
  }
}

/** The prices of whoever brings none. */
export const OWN_PRICES = new Prices();

/** What a request of the demo's own models costs in pico-dollars. */
export const costPico = (model: string, input: number, output: number): bigint | null =>
  OWN_PRICES.costPico(model, input, output, 0);

/**
 * Reads a price list: LiteLLM's, per token, or RouterArena's, per million.
 * @throws {Error} in words for a person
 */
export function readPrices(file: string): Prices {
  let list: PriceList;
  try {
    list = readPriceList(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file} cannot be read (${(cause as Error).message}).`, { cause });
  }
  if (list.prices.size > 0) return new Prices(list.prices);
  const cause = new Error('no entry has input_cost_per_token or input_token_price_per_million');
  throw new Error(`${file} has no prices: ${cause.message}.`, { cause });
}
