import * as v from 'valibot';
import { decode, saysOneOf } from './decode.js';
import { fault, type Decoded } from './fault.js';
import { amount, count, currency, day, instant, list, object, ratio, text, unknownAs } from './field.js';
import type { Amount, EpochMs } from './field.js';

/** What was spent on one model, provider or user. */
export interface CostRow {
  /** The model's, provider's or user's name; payload text, never markup. */
  readonly name: string;
  readonly provider: string | null;
  /** `null` is unknown (no price), `"0"` is free. */
  readonly cost: Amount | null;
  readonly requests: number | null;
  readonly tokens: number | null;
}

/** What was spent on one calendar day of the answer's time zone. */
export interface DayCost {
  /** `2026-11-01`. */
  readonly date: string;
  readonly cost: Amount | null;
  readonly requests: number | null;
}

/** The answer of `analytics/costs`. */
export interface CostsAnswer {
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly asOf: EpochMs | null;
  /** Authoritative where given: rows are shown as parts of it. */
  readonly total: Amount | null;
  /** 0–1: the share of requests whose price is known. */
  readonly pricedRatio: number | null;
  readonly byModel: readonly CostRow[];
  readonly byProvider: readonly CostRow[];
  readonly byUser: readonly CostRow[];
  readonly byDay: readonly DayCost[];
}

/** Rows of a `usage.update` and the total they belong to; rows not named did not change. */
export interface CostsPart {
  readonly total: Amount | null;
  readonly asOf: EpochMs | null;
  readonly byModel: readonly CostRow[];
  readonly byDay: readonly DayCost[];
}

const figures = { cost: unknownAs(amount), requests: unknownAs(count), tokens: unknownAs(count) };

const modelRow = v.pipe(
  object({ ...figures, provider: unknownAs(text), model: text }, 'must be an object with model and cost'),
  v.transform(({ model, ...rest }): CostRow => ({ name: model, ...rest })),
);

const providerRow = v.pipe(
  object({ ...figures, provider: text }, 'must be an object with provider and cost'),
  v.transform((given): CostRow => ({ name: given.provider, ...given })),
);

const userRow = v.pipe(
  object({ ...figures, provider: unknownAs(text), user: text }, 'must be an object with user and cost'),
  v.transform(({ user, ...rest }): CostRow => ({ name: user, ...rest })),
);

const byModel = v.nullish(list(modelRow), []);

const byDay = v.nullish(
  list(
    object(
      { date: day, cost: figures.cost, requests: figures.requests },
      'must be an object with date and cost',
    ),
  ),
  [],
);

const costs = object(
  {
    currency: unknownAs(currency),
    timeZone: unknownAs(text),
    asOf: unknownAs(instant),
    total: unknownAs(amount),
    pricedRatio: unknownAs(ratio),
    byModel,
    byProvider: v.nullish(list(providerRow), []),
    byUser: v.nullish(list(userRow), []),
    byDay,
  },
  'must be a costs object',
);

const costsPart = object(
  { total: unknownAs(amount), asOf: unknownAs(instant), byModel, byDay },
  'must be a costs object',
);

/**
 * Lays rows over an answer: models are matched by name, and by provider where both say one; days by date. New ones are
 * added at the end.
 */
export function mergeCosts(answer: CostsAnswer, part: CostsPart): CostsAnswer {
  return {
    ...answer,
    total: part.total ?? answer.total,
    asOf: part.asOf ?? answer.asOf,
    byModel: part.byModel.reduce(withModel, answer.byModel),
    byDay: withDays(answer.byDay, part.byDay),
  };
}

/** A model may stand in two rows, one a provider: news of it without a provider takes the place of both. */
function withModel(rows: readonly CostRow[], given: CostRow): readonly CostRow[] {
  const isSame = ({ name, provider }: CostRow): boolean =>
    name === given.name && (provider === given.provider || provider === null || given.provider === null);
  const first = rows.findIndex(isSame);
  if (first < 0) return [...rows, given];
  const same = rows.filter(isSame);
  const provider = given.provider ?? (same.length === 1 ? (same[0]?.provider ?? null) : null);
  return rows.flatMap((row, index) =>
    index === first ? [{ ...given, provider }] : isSame(row) ? [] : [row],
  );
}

function withDays(known: readonly DayCost[], given: readonly DayCost[]): readonly DayCost[] {
  if (given.length === 0) return known;
  return [...new Map([...known, ...given].map((day) => [day.date, day])).values()];
}

const NO_ANSWER: CostsAnswer = {
  currency: null,
  timeZone: null,
  asOf: null,
  total: null,
  pricedRatio: null,
  byModel: [],
  byProvider: [],
  byUser: [],
  byDay: [],
};

/** The answer that a part makes by itself. */
export const costsFrom = (part: CostsPart): CostsAnswer => mergeCosts(NO_ANSWER, part);

/** Reads `analytics/costs`. */
export function decodeCosts(input: unknown): Decoded<CostsAnswer> {
  const decoded = decode(costs, input);
  if (!decoded.ok || saysOneOf(input, ['total', 'byModel', 'byProvider', 'byUser', 'byDay'])) return decoded;
  return {
    ok: false,
    fault: fault('bad-shape', 'total', 'must be there, or rows by model, provider, user or day', input),
  };
}

/** Reads the `costs` part of `usage.update`. */
export const decodeCostsPart = (input: unknown): Decoded<CostsPart> => decode(costsPart, input);
