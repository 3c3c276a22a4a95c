import type { CostRow } from '../wire/costs.js';
import type { Amount } from '../wire/field.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import { readCosts, type CostItem, type CostsReading } from './costs.js';
import type { CsvColumn } from './csv.js';
import { costPer, sumKnown } from './money.js';
import { sortRows } from './row-sort.js';

/** What is told of a domain beside its cost. */
export interface DomainFigures {
  /** Σ cost ÷ Σ requests; `null` is unknown. */
  readonly averageCost: Amount | null;
  /** Its name as it is searched for. */
  readonly folded: string;
}

/** One domain, ready to be shown. */
export type DomainItem = CostItem & DomainFigures;

/** All domains, ready to be shown. */
export interface DomainsReading {
  /** Costs and their shares, dearest first. */
  readonly costs: CostsReading<CostRow & DomainFigures>;
  /** The server's where it says one, else the sum; `null` is unknown. */
  readonly requests: number | null;
  /** The server's, of requests that have a price; else what total and requests make. */
  readonly averageCost: Amount | null;
  /** Whether `averageCost` counts requests whose price is unknown: the server's own is told as it is. */
  readonly isAverageLowerBound: boolean;
}

/** Reads what each domain cost. @param digits the currency's own, as for `readCosts` */
export function readDomains(
  answer: Pick<TelemetryAnswer, 'domains' | 'cost' | 'overview' | 'pricedRatio'>,
  digits = 2,
): DomainsReading {
  const { domains, pricedRatio } = answer;
  const rows = domains.map(({ domain, cost, requests }): CostRow & DomainFigures => ({
    name: domain,
    provider: null,
    cost,
    requests,
    tokens: null,
    averageCost: costPer(cost, requests),
    folded: folded(domain),
  }));
  const costs = readCosts({ rows, total: answer.cost.total, pricedRatio }, digits);
  const requests = answer.overview.totalRequests ?? sumOrUnknown(rows);
  return {
    costs,
    requests,
    averageCost: answer.cost.average ?? costPer(costs.total, requests),
    isAverageLowerBound: costs.isLowerBound && answer.cost.average === null,
  };
}

/** Text without case and accents, for searching: `Zürich` is found by `zurich`. */
export const folded = (text: string): string =>
  // Most names have nothing to take apart, and there may be ten thousand.
  (ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase().trim();

const ASCII = /^[\x20-\x7e]*$/;

/** Those whose name has all the words that are searched for, in their order. */
export function searchDomains(items: readonly DomainItem[], search: string): readonly DomainItem[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter((item) => words.every((word) => item.folded.includes(word)));
}

/** What some of the rows make together. */
export interface DomainsSum {
  /** `null` where none has a price. */
  readonly cost: Amount | null;
  /** Whether `cost` leaves out rows without a price. */
  readonly isLowerBound: boolean;
  /** 0–1 in whole hundredths. */
  readonly shareRatio: number | null;
  readonly requests: number | null;
  readonly averageCost: Amount | null;
}

/** Adds up rows, such as those found. */
export function sumDomains(items: readonly DomainItem[]): DomainsSum {
  const { sum, unknownCount } = sumKnown(items.map(({ cost }) => cost));
  const cost = unknownCount === items.length && items.length > 0 ? null : sum;
  const shares = items.map(({ shareRatio }) => shareRatio).filter((ratio) => ratio !== null);
  const requests = sumOrUnknown(items);
  return {
    cost,
    isLowerBound: unknownCount > 0,
    // Shares are hundredths; added up as doubles they would not be.
    shareRatio:
      shares.length > 0 ? shares.reduce((all, ratio) => all + Math.round(ratio * 100), 0) / 100 : null,
    requests,
    averageCost: costPer(cost, requests),
  };
}

const sumOrUnknown = (rows: readonly CostRow[]): number | null =>
  rows.reduce<number | null>(
    (sum, { requests }) => (sum === null || requests === null ? null : sum + requests),
    0,
  );

/** What domains can be sorted by. */
export type DomainSort = 'name' | 'cost' | 'share' | 'requests' | 'average';

/** Sorts domains; what is unknown comes last either way, equal ones by name. */
export function sortDomains(
  items: readonly DomainItem[],
  by: DomainSort,
  isAscending = by === 'name',
): readonly DomainItem[] {
  const figures = {
    // A share is rounded; its cost has the same order, and tells apart what rounds alike.
    share: ({ cost }: DomainItem) => cost,
    cost: ({ cost }: DomainItem) => cost,
    requests: ({ requests }: DomainItem) => requests,
    average: ({ averageCost }: DomainItem) => averageCost,
  };
  return sortRows(items, {
    figure: by === 'name' ? undefined : figures[by],
    name: ({ name }) => name,
    isAscending,
  });
}

/** The columns of a file of domains: `Domain,Cost (USD),Share of cost,Requests,Average cost per request (USD)`. */
export const domainColumns = (currency: string | null): readonly CsvColumn<DomainItem>[] => [
  { header: 'Domain', kind: 'text', value: ({ name }) => name },
  { header: 'Cost', unit: currency, kind: 'number', value: ({ cost }) => cost },
  {
    header: 'Share of cost',
    kind: 'number',
    value: ({ shareRatio }) => shareRatio,
  },
  { header: 'Requests', kind: 'number', value: ({ requests }) => requests },
  {
    header: 'Average cost per request',
    unit: currency,
    kind: 'number',
    value: (row) => row.averageCost,
  },
];
