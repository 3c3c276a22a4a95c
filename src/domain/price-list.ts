import { toAmount, type Amount } from '../wire/field.js';
import { decimal, times, toText } from './decimal.js';
import type { Price } from './prices.js';

/** A price list as far as it could be read. */
export interface PriceList {
  /** USD per million tokens, by model. */
  readonly prices: ReadonlyMap<string, Price>;
  /** Models it lists without a price per token, such as those billed by image or by second. */
  readonly unpriced: readonly string[];
  /** Entries that are no models or whose prices are no amounts. */
  readonly refused: readonly string[];
}

/** Where each kind of list keeps its prices, and what its figures are multiplied by to be per million. */
const DIALECTS = [
  {
    // LiteLLM's model_prices_and_context_window.json: USD per token.
    toMillion: 1_000_000,
    input: ['input_cost_per_token'],
    output: ['output_cost_per_token'],
    cachedInput: ['cache_read_input_token_cost', 'input_cost_per_token_cache_hit'],
    cacheWrite: ['cache_creation_input_token_cost'],
  },
  {
    // RouterArena's cost file: USD per million tokens.
    toMillion: 1,
    input: ['input_token_price_per_million'],
    output: ['output_token_price_per_million'],
    cachedInput: ['cached_input_token_price_per_million'],
    cacheWrite: ['cache_write_token_price_per_million'],
  },
] as const;

type Dialect = (typeof DIALECTS)[number];
type Fields = Readonly<Record<string, unknown>>;

/** LiteLLM's list explains its fields in an entry of this name. */
const EXPLANATION = 'sample_spec';

/**
 * Reads a price list, parsed from JSON: an object of models, in LiteLLM's or RouterArena's fields, told apart entry by
 * entry. Each figure is taken as the decimal it is written as: 3e-05 a token is exactly 30 a million. Prices of long
 * contexts, batches, images and audio are not read. Never throws.
 */
export function readPriceList(input: unknown): PriceList {
  const prices = new Map<string, Price>();
  const unpriced: string[] = [];
  const refused: string[] = [];
  for (const [model, entry] of Object.entries(isFields(input) ? input : {})) {
    if (model === EXPLANATION) continue;
    const price = isFields(entry) ? priceOf(entry) : undefined;
    if (price) prices.set(model, price);
    else (price === null ? unpriced : refused).push(model);
  }
  return { prices, unpriced, refused };
}

/** `null` without a price per token, `undefined` where one is no amount. */
function priceOf(entry: Fields): Price | null | undefined {
  const dialect = DIALECTS.find(({ input, output }) =>
    [...input, ...output].some((field) => entry[field] != null),
  );
  if (!dialect) return null;
  const price = {
    input: perMillion(entry, dialect, 'input'),
    output: perMillion(entry, dialect, 'output'),
    cachedInput: perMillion(entry, dialect, 'cachedInput'),
    cacheWrite: perMillion(entry, dialect, 'cacheWrite'),
  };
  return isRead(price) ? price : undefined;
}

function perMillion(
  entry: Fields,
  dialect: Dialect,
  kind: Exclude<keyof Dialect, 'toMillion'>,
): Amount | null | undefined {
  const given = dialect[kind].map((field) => entry[field]).find((value) => value != null);
  if (given === undefined) return null;
  const amount = toAmount(given);
  return amount === undefined || amount.startsWith('-')
    ? undefined
    : toText(times(decimal(amount), decimal(dialect.toMillion)));
}

const isRead = (price: { [K in keyof Price]: Price[K] | undefined }): price is Price =>
  !Object.values(price).includes(undefined);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
