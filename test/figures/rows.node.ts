import { dayOf, groupBy, tokensOf, type KeptRow } from '../server/ledger.node.js';

/** Micro-dollars per million tokens, input and output: the test's own list; `null` has no price. */
const PRICES: Readonly<Record<string, readonly [input: bigint, output: bigint] | null>> = {
  'gpt-5-mini': [250_000n, 2_000_000n],
  'gpt-4o': [2_500_000n, 10_000_000n],
  'gpt-4-turbo': [10_000_000n, 30_000_000n],
  'gpt-4': [30_000_000n, 60_000_000n],
  'gpt-3.5-turbo': [500_000n, 1_500_000n],
  'claude-sonnet-4': [3_000_000n, 15_000_000n],
  'claude-3-haiku': [250_000n, 1_250_000n],
  'gemini-2.5-pro': [1_250_000n, 10_000_000n],
  'gemini-2.5-flash': [300_000n, 2_500_000n],
  'deepseek-chat': [270_000n, 1_100_000n],
  'llama-3.1-8b': [0n, 0n],
  'qwen-preview': null,
};

/** A sum in micro-dollars, rounded half away from zero once; `null` where rows are there and none has a price. */
export function microsOfRows(rows: readonly KeptRow[]): bigint | null {
  const priced = rows.map(priceOf).filter((cost) => cost !== null);
  if (priced.length === 0 && rows.length > 0) return null;
  return (priced.reduce((sum, cost) => sum + cost, 0n) + 500_000n) / 1_000_000n;
}

/** Millionths of a micro-dollar. */
function priceOf({ model, input_tokens: input, output_tokens: output }: KeptRow): bigint | null {
  const price = PRICES[model];
  if (price === undefined) throw new Error(`the test has no line for ${model}`);
  return price && BigInt(input) * price[0] + BigInt(output) * price[1];
}

/** Micro-dollars of decimal text, however it is printed; `null` of an empty cell, a dash or nothing. */
export function microsOf(text: string | null | undefined): bigint | null {
  if (!text || text === '—') return null;
  const match = /^-?(\d+)(?:\.(\d{1,6}))?$/.exec(text.replace(/[^\d.-]/g, ''));
  if (!match) throw new Error(`${JSON.stringify(text)} is no amount of micro-dollars`);
  const [, whole = '', fraction = ''] = match;
  return BigInt(whole + fraction.padEnd(6, '0')) * (text.startsWith('-') ? -1n : 1n);
}

/** What one model cost. */
export interface ModelFigures {
  readonly cost: bigint | null;
  readonly requests: number;
  readonly tokens: number;
}

/** What is to be seen everywhere, reckoned from rows by nothing but this file. Costs are micro-dollars. */
export interface Figures {
  readonly total: bigint | null;
  readonly requests: number;
  readonly pricedRequests: number;
  readonly byModel: ReadonlyMap<string, ModelFigures>;
  readonly byDay: ReadonlyMap<string, bigint | null>;
}

/** Reckons the figures of rows, by calendar days of a zone. */
export function figuresOf(rows: readonly KeptRow[], timeZone: string): Figures {
  const models = [...groupBy(rows, ({ model }) => model)];
  const days = [...groupBy(rows, ({ at }) => dayOf(at, timeZone))];
  return {
    total: microsOfRows(rows),
    requests: rows.length,
    pricedRequests: rows.filter((row) => priceOf(row) !== null).length,
    byModel: new Map(
      models.map(([model, of]) => [
        model,
        { cost: microsOfRows(of), requests: of.length, tokens: tokensOf(of) },
      ]),
    ),
    byDay: new Map(days.map(([day, of]) => [day, microsOfRows(of)])),
  };
}
