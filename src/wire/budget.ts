import * as v from 'valibot';
import { decode, saysOneOf } from './decode.js';
import { fault, type Decoded } from './fault.js';
import {
  amount,
  count,
  currency,
  flag,
  instant,
  list,
  object,
  text,
  type Amount,
  type EpochMs,
} from './field.js';

const PERIODS = ['hour', 'day', 'week', 'month', 'lifetime', 'rolling', 'custom'] as const;
const UNITS = ['money', 'tokens', 'credits', 'requests'] as const;
const WEEK_STARTS = ['sunday', 'monday'] as const;

export type BudgetPeriod = (typeof PERIODS)[number];
export type BudgetUnit = (typeof UNITS)[number];
export type WeekStart = (typeof WEEK_STARTS)[number];

/** One budget: what was used of what may be used, in which window. */
export interface Budget {
  readonly id: string;
  readonly label: string | null;
  readonly scope: string | null;
  readonly period: BudgetPeriod;
  readonly unit: BudgetUnit;
  /** `null` is the answer's own currency. */
  readonly currency: string | null;
  /** IANA name; `null` is the answer's own zone. */
  readonly timeZone: string | null;
  /** `null` is unknown, which is not zero. */
  readonly used: Amount | null;
  /** `null` is unlimited. */
  readonly limit: Amount | null;
  readonly softLimit: Amount | null;
  readonly startsAt: EpochMs | null;
  /** What the server says beats any computation. */
  readonly resetsAt: EpochMs | null;
  /** Length of a rolling window. */
  readonly windowHours: number | null;
  readonly weekStart: WeekStart | null;
  /** Day of the month, 1–31, on which a monthly budget begins; in a shorter month its last day. */
  readonly anchorDay: number | null;
  readonly isPaused: boolean | null;
  readonly hardStopEnabled: boolean | null;
}

/** The answer of `usage/budget`; the ids `daily` and `monthly` come from the contract's short forms. */
export interface BudgetAnswer {
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly asOf: EpochMs | null;
  readonly isPaused: boolean;
  readonly hardStopEnabled: boolean;
  readonly budgets: readonly Budget[];
}

/** Some fields of some budgets, as a `usage.update` brings them. A field that is absent did not change. */
export interface BudgetPart extends Partial<Omit<BudgetAnswer, 'budgets'>> {
  readonly budgets: readonly (Partial<Budget> & Pick<Budget, 'id'>)[];
}

const reading = {
  used: v.nullish(amount),
  limit: v.nullish(amount),
  softLimit: v.nullish(amount),
  startsAt: v.nullish(instant),
  resetsAt: v.nullish(instant),
};

const budget = object(
  {
    ...reading,
    id: text,
    label: v.nullish(text),
    scope: v.nullish(text),
    period: v.optional(v.picklist(PERIODS, `must be one of ${PERIODS.join(', ')}`)),
    unit: v.optional(v.picklist(UNITS, `must be one of ${UNITS.join(', ')}`)),
    currency: v.nullish(currency),
    timeZone: v.nullish(text),
    windowHours: v.nullish(count),
    weekStart: v.nullish(v.picklist(WEEK_STARTS, 'must be sunday or monday')),
    anchorDay: v.nullish(v.pipe(count, v.integer(), v.minValue(1), v.maxValue(31))),
    isPaused: v.nullish(flag),
    hardStopEnabled: v.nullish(flag),
  },
  'must be a budget object with an id',
);

const short = v.nullish(object(reading, 'must be an object with used and limit'));

const part = v.pipe(
  object(
    {
      currency: v.nullish(currency),
      timeZone: v.nullish(text),
      asOf: v.nullish(instant),
      isPaused: v.optional(flag),
      hardStopEnabled: v.optional(flag),
      daily: short,
      monthly: short,
      dailyUsed: v.nullish(amount),
      dailyLimit: v.nullish(amount),
      monthlyUsed: v.nullish(amount),
      monthlyLimit: v.nullish(amount),
      budgets: v.nullish(list(budget)),
    },
    'must be a budget object',
  ),
  v.transform(
    ({ daily, monthly, dailyUsed, dailyLimit, monthlyUsed, monthlyLimit, budgets, ...rest }): BudgetPart => ({
      ...rest,
      budgets: [
        ...shortForm('daily', 'day', { used: dailyUsed, limit: dailyLimit, ...daily }),
        ...shortForm('monthly', 'month', { used: monthlyUsed, limit: monthlyLimit, ...monthly }),
        ...(budgets ?? []),
      ],
    }),
  ),
);

type Reading = {
  readonly [K in 'used' | 'limit' | 'softLimit' | 'startsAt' | 'resetsAt']?: Budget[K] | undefined;
};

/** `daily` and `monthly`, nested or flat, are short for two entries of `budgets`. */
function shortForm(id: string, period: BudgetPeriod, given: Reading): BudgetPart['budgets'] {
  const fields = Object.entries<unknown>(given).filter(([, value]) => value !== undefined);
  return fields.length ? [{ id, period, ...Object.fromEntries(fields) }] : [];
}

const UNSAID: Omit<Budget, 'id'> = {
  label: null,
  scope: null,
  period: 'month',
  unit: 'money',
  currency: null,
  timeZone: null,
  used: null,
  limit: null,
  softLimit: null,
  startsAt: null,
  resetsAt: null,
  windowHours: null,
  weekStart: null,
  anchorDay: null,
  isPaused: null,
  hardStopEnabled: null,
};

const NO_ANSWER: BudgetAnswer = {
  currency: null,
  timeZone: null,
  asOf: null,
  isPaused: false,
  hardStopEnabled: false,
  budgets: [],
};

/** Lays a part over an answer: budgets are matched by id, new ones are added at the end. */
export function mergeBudget(answer: BudgetAnswer, { budgets, ...rest }: BudgetPart): BudgetAnswer {
  const merged = new Map(answer.budgets.map((known) => [known.id, known]));
  for (const patch of budgets) merged.set(patch.id, { ...UNSAID, ...merged.get(patch.id), ...patch });
  return { ...answer, ...rest, budgets: [...merged.values()] };
}

/**
 * The answer that a part makes by itself; `null` where a budget in it does not say its limit, since what is unknown is
 * not unlimited.
 */
export function budgetFrom(part: BudgetPart): BudgetAnswer | null {
  return part.budgets.every((budget) => 'limit' in budget) ? mergeBudget(NO_ANSWER, part) : null;
}

/** Reads a part of `usage/budget`, as `usage.update` carries it. */
export const decodeBudgetPart = (input: unknown): Decoded<BudgetPart> => decode(part, input);

/** Reads `usage/budget`. */
export function decodeBudget(input: unknown): Decoded<BudgetAnswer> {
  const decoded = decodeBudgetPart(input);
  if (decoded.ok && decoded.value.budgets.length === 0 && !saysOneOf(input, ['budgets'])) {
    return { ok: false, fault: fault('bad-shape', 'budgets', 'must be there, or daily or monthly', input) };
  }
  return decoded.ok ? { ok: true, value: mergeBudget(NO_ANSWER, decoded.value) } : decoded;
}
