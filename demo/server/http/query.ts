/** A query as it was parsed: a parameter given twice is a list. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is wrong with a request, by the name of the field; answered with 400. */
export class BadRequest extends Error {
  readonly statusCode = 400;
  readonly code = 'bad_request';

  constructor(
    readonly field: string,
    what: string,
  ) {
    super(`${field} ${what}`);
  }
}

/** A parameter that may be given once; `undefined` where it is absent or empty. */
export function one(query: Query, name: string): string | undefined {
  const value = query[name];
  if (value === undefined || typeof value === 'string') return value === '' ? undefined : value;
  throw new BadRequest(name, 'may be given once');
}

/** A whole number in a range, or `undefined` where the parameter is absent. */
export function wholeNumber(
  query: Query,
  name: string,
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  const text = one(query, name);
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= from && value <= to) return value;
  throw new BadRequest(name, `must be a whole number from ${from} to ${to}`);
}

/** One of some words, or `undefined` where the parameter is absent. */
export function oneOf<T extends string>(query: Query, name: string, words: readonly T[]): T | undefined {
  const text = one(query, name);
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw new BadRequest(name, `must be one of ${words.join(', ')}`);
}

/** As the contract spells names on the wire: `inputTokens` is `input_tokens`. */
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
