import * as v from 'valibot';

declare const decimal: unique symbol;

/**
 * An amount as decimal text without exponent, sign `-` only, e.g. `"41.2"` or `"0.0000054"`.
 * Text, because a binary fraction cannot hold a cent; `domain/money.ts` reckons with it.
 */
export type Amount = string & { readonly [decimal]: true };

/** A point in time, milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i;

/** Longest run of digits before the point: 10¹⁵ units is beyond every budget and still exact in a double. */
const MAX_WHOLE_DIGITS = 15;

/** Text that is an {@link Amount} already. */
const CANONICAL = /^(?:-?[1-9]\d{0,14}|0)$|^-?(?:[1-9]\d{0,14}|0)\.\d*[1-9]$/;

/** Reads a JSON number or decimal text as an {@link Amount}; `undefined` for anything else, NaN and infinities included. */
export function toAmount(input: unknown): Amount | undefined {
  if (typeof input !== 'number' && typeof input !== 'string') return undefined;
  const given = String(input).trim();
  if (CANONICAL.test(given)) return given as Amount;
  const match = DECIMAL.exec(given);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '') return undefined;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  const padded = point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 0);
  const integer = padded.slice(0, at).replace(/^0+/, '') || '0';
  if (integer.length > MAX_WHOLE_DIGITS) return undefined;
  const rest = padded.slice(at).replace(/0+$/, '');
  const text = rest ? `${integer}.${rest}` : integer;
  return (sign === '-' && text !== '0' ? `-${text}` : text) as Amount;
}

/** Money as some servers print it: `"$1,234.50"`. */
function withoutDecoration(input: unknown): unknown {
  return typeof input === 'string' ? input.replace(/[$,\s]/g, '') : input;
}

const amountFrom = (read: (input: unknown) => Amount | undefined) =>
  v.pipe(
    v.unknown(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const amount = read(dataset.value);
      if (amount !== undefined) return amount;
      addIssue({ message: 'must be a finite number or decimal text' });
      return NEVER;
    }),
  );

/** `null` and absent both mean *unknown*, which is never zero. */
export const unknownAs = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null);

/** A decimal amount. */
export const amount = amountFrom(toAmount);

/** A decimal amount that may carry `$` and grouping commas. */
export const decoratedAmount = amountFrom((input) => toAmount(withoutDecoration(input)));

/** A finite number; numeric text is read too. */
export const number = v.pipe(amount, v.transform(Number));

/** A whole or broken count, never negative. */
export const count = v.pipe(number, v.minValue(0, 'must not be negative'));

/** A ratio from 0 to 1. */
export const ratio = v.pipe(
  number,
  v.minValue(0, 'must be a ratio from 0 to 1'),
  v.maxValue(1, 'must be a ratio from 0 to 1'),
);

/** Plain text; a number is read as its digits, for servers that number their ids. */
export const text = v.pipe(v.union([v.string(), v.number()], 'must be text'), v.transform(String));

/** Yes or no. */
export const flag = v.boolean('must be true or false');

/** ISO 8601 text or epoch milliseconds. */
export const instant = v.pipe(
  v.union([v.string(), v.number()], 'must be an ISO 8601 time or epoch milliseconds'),
  v.transform((input): EpochMs => (typeof input === 'number' ? input : Date.parse(input))),
  v.check((at) => Math.abs(at) <= 8.64e15, 'must be an ISO 8601 time or epoch milliseconds'),
);

/** A calendar day, `2026-11-01`; a longer ISO time is cut to its day as written. */
export const day = v.pipe(
  v.string('must be a date such as 2026-11-01'),
  v.regex(/^\d{4}-\d{2}-\d{2}(T|$)/, 'must be a date such as 2026-11-01'),
  v.transform((input) => input.slice(0, 10)),
  v.check(isDay, 'must be a date that exists'),
);

/** Whether a day exists: some engines read 30 February as 2 March, so it must read back as it was written. */
export function isDay(date: string): boolean {
  const at = Date.parse(date);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/** An ISO 4217 code such as `USD`. */
export const currency = v.pipe(
  v.string('must be an ISO 4217 code such as USD'),
  v.regex(/^[a-z]{3}$/i, 'must be an ISO 4217 code such as USD'),
  v.transform((code) => code.toUpperCase()),
);

/** A list; each entry is read by `schema`, and a fault names its place. */
export const list = <S extends v.GenericSchema>(schema: S) => v.array(schema, 'must be a list');

/** An object; fields it does not name are ignored. An array is no object here, whatever JavaScript says. */
export const object = <E extends v.ObjectEntries>(entries: E, message = 'must be an object') =>
  v.pipe(
    v.unknown(),
    v.check((input) => !Array.isArray(input), message),
    v.object(entries, message),
  );
