import * as v from 'valibot';
import { decode } from '../../src/wire/decode.js';
import { amount, instant, text, unknownAs } from '../../src/wire/field.js';
import { LANES } from '../../src/wire/routing.js';
import { BadRequest, snakeCase } from './http/query.js';
import { toPico } from './money.js';
import { OWN_PRICES, providerOf, type Prices } from './prices.js';
import { laneOf, type RequestRow } from './requests.js';

const MAX_ROWS = 10_000;
const MAX_TOKENS = 1_000_000_000;
const MAX_TEXT = 200;

/** No single request costs more than this, and sums of a demo's rows stay exact. */
const MAX_DOLLARS = 1_000_000;

const word = v.pipe(
  text,
  v.nonEmpty('must not be empty'),
  v.maxLength(MAX_TEXT, `may have ${MAX_TEXT} characters`),
);

const whole = (from: number, to: number) =>
  v.pipe(
    v.number(`must be a whole number from ${from} to ${to}`),
    v.integer(`must be a whole number from ${from} to ${to}`),
    v.minValue(from, `must be a whole number from ${from} to ${to}`),
    v.maxValue(to, `must be a whole number from ${from} to ${to}`),
  );

const tokens = whole(0, MAX_TOKENS);

const cost = v.pipe(
  amount,
  v.check((dollars) => Math.abs(Number(dollars)) <= MAX_DOLLARS, `must be at most ${MAX_DOLLARS} dollars`),
);

const row = v.object(
  {
    time: v.nullish(instant),
    session: unknownAs(word),
    model: word,
    provider: unknownAs(word),
    lane: unknownAs(v.picklist(LANES, 'must be green, yellow or red')),
    domain: unknownAs(word),
    user: unknownAs(word),
    country: unknownAs(v.pipe(text, v.regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code such as DE'))),
    inputTokens: tokens,
    outputTokens: tokens,
    latencyMs: unknownAs(whole(0, 86_400_000)),
    success: unknownAs(v.boolean('must be true or false')),
    rating: unknownAs(whole(1, 5)),
    // Absent is "by the price book", null is "unknown".
    cost: v.optional(v.nullable(cost)),
    message: unknownAs(v.pipe(text, v.maxLength(MAX_TEXT, `may have ${MAX_TEXT} characters`))),
  },
  'must be an object with model, input_tokens and output_tokens',
);

/**
 * Reads what is posted to `telemetry`: one row, or a list of them. What is not said is filled in: the time is `now`, the
 * provider and the cost are the price book's, the lane is the demo router's.
 * @throws {BadRequest} naming the first field that cannot be meant
 */
export function readTelemetry(body: unknown, now: number, prices: Prices = OWN_PRICES): RequestRow[] {
  const given: unknown[] = Array.isArray(body) ? body : [body];
  if (given.length === 0 || given.length > MAX_ROWS)
    throw new BadRequest('body', `must have 1 to ${MAX_ROWS} rows`);
  return given.map((item, index) => {
    const decoded = decode(row, item);
    if (decoded.ok) return filledIn(decoded.value, now, prices);
    const { field, message } = decoded.fault;
    const path = [...(Array.isArray(body) ? [String(index)] : []), ...(field ? [snakeCase(field)] : [])].join(
      '.',
    );
    throw new BadRequest(path || 'body', message);
  });
}

function filledIn(given: v.InferOutput<typeof row>, now: number, prices: Prices): RequestRow {
  const { time, cost: dollars, ...rest } = given;
  const { model, inputTokens, outputTokens } = given;
  const at = Math.floor(time ?? now);
  return {
    ...rest,
    at,
    session: rest.session ?? 'unknown',
    provider: rest.provider ?? providerOf(model),
    lane: rest.lane ?? laneOf(inputTokens),
    domain: rest.domain ?? 'unknown',
    user: rest.user ?? 'unknown',
    costPico:
      dollars === undefined
        ? prices.costPico(model, inputTokens, outputTokens, at)
        : dollars === null
          ? null
          : toPico(dollars),
  };
}
