import type { Amount, EpochMs } from '../wire/field.js';
import { decimal, over, plus, rounded, times, toText, type Decimal } from './decimal.js';

/** Prices of one model, USD per million tokens. `null` is unknown; `"0"` is free. */
export interface Price {
  /** Tokens read afresh. */
  readonly input: Amount | null;
  readonly output: Amount | null;
  /** Tokens read from the provider's cache; `null`: at the price of input, as without a cache. */
  readonly cachedInput: Amount | null;
  /** Tokens written to the provider's cache; `null`: at the price of input. */
  readonly cacheWrite: Amount | null;
}

/** What is to be priced, in tokens; no token is counted twice. */
export interface Tokens {
  /** Without those that came from, or went to, a cache. */
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number;
  readonly cacheWrite?: number;
}

/** A price and since when it holds; `null` is since ever. */
export interface DatedPrice {
  readonly from: EpochMs | null;
  readonly price: Price;
}

/** Prices in USD by model, each model's from the latest to the earliest. */
export type PriceBook = ReadonlyMap<string, readonly DatedPrice[]>;

const MILLION = decimal(1_000_000);

/** Contract: a cost is rounded once, to six decimals. */
const COST_DIGITS = 6;

/**
 * What tokens cost in USD, to six decimals, rounded once after everything is added up. So sum the tokens first and price
 * once: a million calls, each of $0.0000054, are $5.40, and nothing that was rounded.
 *
 * Check: 22 361 870 tokens in and 4 088 665 out at $10 and $30 are $346.27865.
 * @returns `null` where tokens have no known price, which is not free
 * @throws RangeError for a count that is not finite
 */
export function costOf(tokens: Tokens, price: Price | null): Amount | null {
  const cost = exactCost(tokens, price);
  return cost && toText(rounded(cost, COST_DIGITS));
}

/** What tokens cost in USD, unrounded: for what is added up before it is shown. `null` as in {@link costOf}. */
export function exactCostOf(tokens: Tokens, price: Price | null): Amount | null {
  const cost = exactCost(tokens, price);
  return cost && toText(cost);
}

function exactCost(tokens: Tokens, price: Price | null): Decimal | null {
  if (price === null) return null;
  const parts = [
    [tokens.input, price.input],
    [tokens.output, price.output],
    [tokens.cachedInput ?? 0, price.cachedInput ?? price.input],
    [tokens.cacheWrite ?? 0, price.cacheWrite ?? price.input],
  ] as const;
  const costs: Decimal[] = [];
  for (const [count, perMillion] of parts) {
    if (count === 0) continue;
    if (perMillion === null) return null;
    costs.push(times(decimal(count), decimal(perMillion)));
  }
  const sum = plus(...costs);
  return over(sum, MILLION, sum.scale + COST_DIGITS);
}

const startingPrice = (input: string, output: string): readonly DatedPrice[] => [
  {
    from: null,
    price: { input: input as Amount, output: output as Amount, cachedInput: null, cacheWrite: null },
  },
];

/** The contract's starting entries; lay a price list of one's own over it. */
export const STARTING_PRICES: PriceBook = new Map([
  ['gpt-5-mini', startingPrice('0.25', '2')],
  ['gpt-4-turbo', startingPrice('10', '30')],
  ['gpt-4', startingPrice('30', '60')],
  ['gpt-3.5-turbo', startingPrice('0.5', '1.5')],
]);

/**
 * Lays a list over a book. What the book knew stays true for earlier dates, so that last month's costs do not change with
 * this month's prices.
 * @param from since when the list holds; `null`, since ever, replaces what the book knew of its models since ever
 */
export function withPrices(
  book: PriceBook,
  list: ReadonlyMap<string, Price>,
  from: EpochMs | null = null,
): PriceBook {
  const next = new Map(book);
  for (const [model, price] of list) {
    const others = (book.get(model) ?? []).filter((dated) => dated.from !== from);
    next.set(
      model,
      [...others, { from, price }].sort((a, b) => (b.from ?? -Infinity) - (a.from ?? -Infinity)),
    );
  }
  return next;
}

/** A model's price at a moment, by its exact name; `null` for a model, or a time, without one. */
export function priceAt(book: PriceBook, model: string, at: EpochMs): Price | null {
  return book.get(model)?.find(({ from }) => from === null || from <= at)?.price ?? null;
}
