import { toAmount } from '../../src/wire/field.js';
import { toPico } from './money.js';

/** What a model costs, exact: pico-dollars a token. */
interface Price {
  readonly provider: string;
  readonly input: bigint;
  readonly output: bigint;
}

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

const perToken = (dollarsPerMillion: string): bigint => {
  const amount = toAmount(dollarsPerMillion);
  if (amount === undefined) throw new Error(`"${dollarsPerMillion}" is not a price`);
  return toPico(amount) / 1_000_000n;
};

const book = new Map<string, Price>();
const providers = new Map<string, string>();
for (const [model, provider, input, output = '0'] of LIST) {
  providers.set(model, provider);
  if (input !== null) book.set(model, { provider, input: perToken(input), output: perToken(output) });
}

/** Providers name a frozen version by its day: `claude-3-haiku-20240307` costs what `claude-3-haiku` does. */
const nameOf = (model: string): string => model.replace(/-\d{4}-?\d{2}-?\d{2}$/, '');

/** Who serves a model, `unknown` where the book does not say. */
export const providerOf = (model: string): string => providers.get(nameOf(model)) ?? 'unknown';

/** What a request costs in pico-dollars, or `null` where the model has no price: unknown is not zero. */
export function costPico(model: string, inputTokens: number, outputTokens: number): bigint | null {
  const price = book.get(model) ?? book.get(nameOf(model));
  if (!price) return null;
  return BigInt(inputTokens) * price.input + BigInt(outputTokens) * price.output;
}
