import type { CostRow, CostsAnswer } from '../wire/costs.js';
import type { Amount, EpochMs } from '../wire/field.js';
import { DAY_MS, instantOf, isZone, orNull } from './calendar.js';
import { filledDays, type DayRange } from './cost-days.js';
import type { CostLevel, CostPath } from './cost-drill.js';
import { toCsv, type CsvColumn } from './csv.js';
import { countIn, figureIn, readCsv } from './csv-reader.js';

/** One charge in the words of FOCUS, as far as costs know it; `null` is unknown. */
export interface FocusCharge {
  /** First instant of the charge period. */
  readonly start: EpochMs | null;
  /** First instant after it. */
  readonly end: EpochMs | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly user: string | null;
  readonly cost: Amount | null;
  readonly currency: string | null;
  readonly tokens: number | null;
  readonly requests: number | null;
  /** IANA name of the zone whose days these are. */
  readonly timeZone: string | null;
  /** When the figures were true. */
  readonly asOf: EpochMs | null;
}

/** FOCUS: `YYYY-MM-DDTHH:mm:ssZ`, without fractions of a second. */
const instantText = (at: EpochMs | null): string | null =>
  at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;

const text = (header: string, value: (charge: FocusCharge) => string | null): CsvColumn<FocusCharge> => ({
  header,
  kind: 'text',
  value,
});

const figure = (
  header: string,
  value: (charge: FocusCharge) => Amount | number | null,
): CsvColumn<FocusCharge> => ({ header, kind: 'number', value });

/** In the specification's order, by name; columns of our own begin with `x_`, as it asks. */
const COLUMNS: readonly CsvColumn<FocusCharge>[] = [
  figure('BilledCost', ({ cost }) => cost),
  text('BillingCurrency', ({ currency }) => currency),
  text('ChargeCategory', () => 'Usage'),
  text('ChargeClass', () => null),
  text('ChargeDescription', ({ model }) => model),
  text('ChargeFrequency', () => 'Usage-Based'),
  text('ChargePeriodEnd', ({ end }) => instantText(end)),
  text('ChargePeriodStart', ({ start }) => instantText(start)),
  figure('ConsumedQuantity', ({ tokens }) => tokens),
  text('ConsumedUnit', ({ tokens }) => (tokens === null ? null : 'Tokens')),
  figure('ContractedCost', ({ cost }) => cost),
  figure('EffectiveCost', ({ cost }) => cost),
  figure('ListCost', ({ cost }) => cost),
  text('ProviderName', ({ provider }) => provider),
  text('PublisherName', ({ provider }) => provider),
  text('ServiceCategory', () => 'AI and Machine Learning'),
  text('ServiceName', ({ provider }) => provider),
  text('ServiceSubcategory', () => 'Generative AI'),
  text('SkuId', ({ model }) => model),
  text('x_AsOf', ({ asOf }) => (asOf === null ? null : new Date(asOf).toISOString())),
  figure('x_Requests', ({ requests }) => requests),
  text('x_TimeZone', ({ timeZone }) => timeZone),
  text('x_User', ({ user }) => user),
];

/**
 * Writes charges in the columns of FOCUS 1.2 (focus.finops.org) that a page can fill. No discounts are known, so that
 * the four costs are one. What only an invoice knows (accounts, billing periods, invoices) is left out, and an unknown
 * cost is an empty cell, where the specification wants a figure: a zero would be a lie.
 */
export const focusCsv = (charges: Iterable<FocusCharge>): string => toCsv(COLUMNS, charges);

/** What an answer says of all its charges. */
type Circumstances = Pick<CostsAnswer, 'currency' | 'timeZone' | 'asOf'>;

/**
 * One charge a row, each over the whole range.
 * @param range the days that the answer covers; `null` leaves the periods unknown
 * @param at rows of one level, and the path that they lie below
 */
export function chargesByRow(
  circumstances: Circumstances,
  range: DayRange | null,
  at: { readonly level: CostLevel; readonly rows: readonly CostRow[]; readonly path: CostPath },
): FocusCharge[] {
  const period = periodOf(circumstances.timeZone, range?.from ?? null, range?.to ?? null);
  return at.rows.map(({ name, provider, cost, requests, tokens }) => ({
    ...NOBODY,
    ...at.path,
    ...(provider === null ? {} : { provider }),
    [at.level]: name,
    ...period,
    ...{ cost, requests, tokens },
    ...circumstancesOf(circumstances),
  }));
}

/** One charge a day without gaps. */
export function chargesByDay(
  answer: CostsAnswer,
  range: DayRange | null,
  path: CostPath = { model: null, provider: null },
): FocusCharge[] {
  return filledDays(answer.byDay, range).map(({ date, cost, requests }) => ({
    ...NOBODY,
    ...path,
    ...periodOf(answer.timeZone, date, date),
    ...{ cost, requests, tokens: null },
    ...circumstancesOf(answer),
  }));
}

const NOBODY = { model: null, provider: null, user: null };

const circumstancesOf = ({ currency, timeZone, asOf }: Circumstances): Circumstances => ({
  currency,
  timeZone,
  asOf,
});

/** Days without a known zone are taken for days of UTC; `x_TimeZone` then stays empty. */
function periodOf(
  timeZone: string | null,
  first: string | null,
  last: string | null,
): Pick<FocusCharge, 'start' | 'end'> {
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  return {
    start: first === null ? null : orNull(instantOf(Date.parse(first), zone)),
    end: last === null ? null : orNull(instantOf(Date.parse(last) + DAY_MS, zone)),
  };
}

/** Reads what {@link focusCsv} wrote. */
export function readFocusCsv(file: string): FocusCharge[] {
  return readCsv(file).rows.map((cell) => ({
    start: instantIn(cell('ChargePeriodStart')),
    end: instantIn(cell('ChargePeriodEnd')),
    provider: cell('ProviderName') || null,
    model: cell('SkuId') || null,
    user: cell('x_User') || null,
    cost: figureIn(cell('BilledCost')),
    currency: cell('BillingCurrency') || null,
    tokens: countIn(cell('ConsumedQuantity')),
    requests: countIn(cell('x_Requests')),
    timeZone: cell('x_TimeZone') || null,
    asOf: instantIn(cell('x_AsOf')),
  }));
}

const instantIn = (cell: string): EpochMs | null => (cell === '' ? null : orNull(Date.parse(cell)));
