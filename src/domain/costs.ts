import type { CostRow, CostsAnswer } from '../wire/costs.js';
import type { Amount } from '../wire/field.js';
import { compare, decimal, negated, over, plus, sumOf, toText } from './decimal.js';
import { isNegative, largestRemainder, sumKnown } from './money.js';
import { sortRows } from './row-sort.js';

/** One row of a breakdown, or all the small ones together. */
export interface CostItem extends CostRow {
  /**
   * Share of the total's cost, 0–1 in whole hundredths, so that all rows and what is unassigned make 1 exactly. `null`
   * where the cost is unknown or a refund, or nothing was charged at all.
   */
  readonly shareRatio: number | null;
  /** Whether `cost` leaves out parts that are unknown. */
  readonly isLowerBound: boolean;
  /** The rows this one stands for, in their order; empty for a row of its own. The name is then empty: it needs words. */
  readonly members: readonly CostItem[];
}

/** What a total has that its rows do not, or the other way round. */
export interface CostDifference {
  /** Always positive. */
  readonly amount: Amount;
  /** `unassigned`: the total is more than its rows; `over-assigned`: the rows are more than their total. */
  readonly side: 'unassigned' | 'over-assigned';
}

/** A breakdown that is ready to be shown: nothing in it is rounded but the shares. */
export interface CostsReading<R extends CostRow = CostRow> {
  /** Dearest first, unknown last; each has what it had before. */
  readonly rows: readonly (R & CostItem)[];
  /** The server's where it says one, else the sum; `null` is unknown. */
  readonly total: Amount | null;
  /** Whether some part has no price, so that the total reads "≥". */
  readonly isLowerBound: boolean;
  /** 0–1: the share of requests whose price is known, raw, and never whole of a lower bound; `null` is unknown. */
  readonly coverageRatio: number | null;
  /** Where total and rows differ by more than rounding explains. */
  readonly difference: CostDifference | null;
}

/** Rows and what is said of them as a whole: of an answer, or of one level of it. */
export interface CostParts<R extends CostRow = CostRow> extends Pick<CostsAnswer, 'total' | 'pricedRatio'> {
  readonly rows: readonly R[];
}

/**
 * Reads a breakdown.
 * @param digits the currency's own, USD 2, JPY 0: figures are taken to be at least that exact
 */
export function readCosts<R extends CostRow>(
  { rows, total, pricedRatio }: CostParts<R>,
  digits = 2,
): CostsReading<R> {
  const { sum, unknownCount } = sumKnown(rows.map(({ cost }) => cost));
  const difference = total === null ? null : differenceOf(total, rows, digits);
  const isUnheard = total === null && unknownCount === rows.length;
  const isLowerBound = unknownCount > 0 || (pricedRatio !== null && pricedRatio < 1);
  const coverage = [pricedRatio, coverageOf(rows)].find(
    (ratio) => ratio !== null && !(isLowerBound && ratio >= 1),
  );
  return {
    rows: sortCosts(withShares(rows, difference), 'cost'),
    total: isUnheard ? null : (total ?? sum),
    isLowerBound,
    coverageRatio: coverage ?? null,
    difference,
  };
}

function withShares<R extends CostRow>(
  rows: readonly R[],
  difference: CostDifference | null,
): (R & CostItem)[] {
  const parts = rows.map(({ cost }) => (cost === null || isNegative(cost) ? 0 : Number(cost)));
  const unassigned = difference?.side === 'unassigned' ? Number(difference.amount) : 0;
  const shares = largestRemainder([...parts, unassigned]);
  const isCharged = parts.some((part) => part > 0);
  return rows.map((row, i) =>
    // Not spread: V8 takes eight times as long to add to what it has spread.
    Object.assign({}, row, {
      shareRatio: row.cost === null || isNegative(row.cost) || !isCharged ? null : (shares[i] ?? 0) / 100,
      isLowerBound: false,
      members: [],
    }),
  );
}

/** Priced ÷ all requests; rows that do not count theirs leave it unknown, unless there is nothing to ask. */
function coverageOf(rows: readonly CostRow[]): number | null {
  if (rows.every(({ cost }) => cost !== null)) return 1;
  let all = 0;
  let priced = 0;
  for (const { cost, requests } of rows) {
    if (requests === null) return null;
    all += requests;
    if (cost !== null) priced += requests;
  }
  return all > 0 ? priced / all : null;
}

/**
 * What is left when the known costs are taken from their total, unless rounding explains it: each figure may be off by
 * half a unit of the last place that any of them is given to.
 *
 * 0.33 three times of 1.00 is rounding; 4 and 5 of 10 are $1.00 `unassigned`.
 */
export function differenceOf(
  total: Amount,
  rows: readonly Pick<CostRow, 'cost'>[],
  digits = 2,
): CostDifference | null {
  const costs = rows.map(({ cost }) => cost).filter((cost) => cost !== null);
  if (costs.length === 0) return null;
  const rest = plus(decimal(total), negated(sumOf(costs.map((cost) => decimal(cost)))));
  const places = Math.max(digits, rest.scale);
  const tolerance = over(
    { units: BigInt(costs.length + 1), scale: places },
    { units: 2n, scale: 0 },
    places + 1,
  );
  const size = rest.units < 0n ? negated(rest) : rest;
  if (compare(size, tolerance) <= 0) return null;
  return { amount: toText(size), side: rest.units > 0n ? 'unassigned' : 'over-assigned' };
}

/** What a breakdown can be sorted by. */
export type CostSort = 'name' | 'cost' | 'share' | 'requests' | 'tokens';

/** Sorts rows; what is unknown comes last either way, equal rows by name. */
export function sortCosts<R extends CostItem>(
  rows: readonly R[],
  by: CostSort,
  isAscending = by === 'name',
): readonly R[] {
  // A share is rounded; its cost has the same order, and tells apart what rounds alike.
  const key = by === 'share' ? 'cost' : by;
  const figure = key === 'name' ? undefined : (row: R) => row[key];
  return sortRows(rows, { figure, name: ({ name }) => name, isAscending });
}

/**
 * Keeps the first `most` rows, in the order given, and makes one of the others, which then stands for at least two.
 * @param most at least 1
 */
export function topCosts(rows: readonly CostItem[], most: number): readonly CostItem[] {
  if (rows.length <= most + 1) return rows;
  return [...rows.slice(0, most), together(rows.slice(most))];
}

function together(members: readonly CostItem[]): CostItem {
  const { sum, unknownCount } = sumKnown(members.map(({ cost }) => cost));
  const shares = members.map(({ shareRatio }) => shareRatio).filter((share) => share !== null);
  return {
    name: '',
    provider: null,
    cost: unknownCount === members.length ? null : sum,
    requests: sumOrUnknown(members.map(({ requests }) => requests)),
    tokens: sumOrUnknown(members.map(({ tokens }) => tokens)),
    // Shares are hundredths; added up as doubles they would not be.
    shareRatio: shares.length ? Math.round(shares.reduce((all, share) => all + share * 100, 0)) / 100 : null,
    isLowerBound: unknownCount > 0,
    members,
  };
}

const sumOrUnknown = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
