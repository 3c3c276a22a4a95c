import type { DomainItem, DomainsReading, DomainsSum } from '../domain/domain-usage.js';
import type { Amount } from '../wire/field.js';
import { roundCosts, shareText, type CostPrinting, type RoundedCosts } from './cost-lines.js';

/** One domain; its figures are printed when its row is drawn, for there may be ten thousand. */
export interface DomainLine {
  /** Tells the line from the others over time. */
  readonly key: string;
  readonly item: DomainItem;
  /** What is printed, rounded so that the lines add up to their total. */
  readonly printed: Amount | null;
}

/** All domains in one precision. */
export interface DomainPrint {
  readonly reading: DomainsReading;
  readonly rounded: RoundedCosts;
  readonly lineOf: ReadonlyMap<DomainItem, DomainLine>;
  /** Digits after the point of every average. */
  readonly averageDigits: number;
  readonly printing: CostPrinting;
}

/** Prepares domains to be printed. */
export function printDomains(reading: DomainsReading, printing: CostPrinting): DomainPrint {
  const { rows } = reading.costs;
  const rounded = roundCosts(reading.costs, printing);
  const seen = new Map<string, number>();
  const lineOf = new Map(
    rows.map((item, index): [DomainItem, DomainLine] => {
      const count = seen.get(item.name) ?? 0;
      seen.set(item.name, count + 1);
      return [
        item,
        {
          key: `${count} ${item.name}`,
          item,
          printed: rounded.costs[index] ?? null,
        },
      ];
    }),
  );
  const averages = rows.map(({ averageCost }) => averageCost);
  const averageDigits = printing.format.breakdownDigits(averages, printing.currency);
  return { reading, rounded, lineOf, averageDigits, printing };
}

type Figure = 'cost' | 'share' | 'requests' | 'average';

/** A domain's figure as text. */
export function domainText(print: DomainPrint, { item, printed }: DomainLine, column: Figure): string {
  const { format } = print.printing;
  switch (column) {
    case 'cost':
      return moneyOf(print, printed);
    case 'share':
      return shareText(item, format);
    case 'requests':
      return format.number(item.requests);
    case 'average':
      return averageOf(print, item.averageCost);
  }
}

const moneyOf = ({ printing, rounded }: DomainPrint, amount: Amount | null): string =>
  printing.format.money(amount, printing.currency, { digits: rounded.digits });

const averageOf = ({ printing, averageDigits }: DomainPrint, amount: Amount | null): string =>
  printing.format.money(amount, printing.currency, { digits: averageDigits });

/** What some rows make together, such as those found; without their unpriced ones it is a lower bound. */
export function sumTexts(
  print: DomainPrint,
  sum: DomainsSum,
  isAverageLowerBound = sum.isLowerBound,
): Readonly<Record<Figure, string>> {
  const { format, words } = print.printing;
  const bound = (isBound: boolean, amount: Amount | null, text: string): string =>
    isBound && amount !== null ? words.common.atLeast(text) : text;
  return {
    cost: bound(sum.isLowerBound, sum.cost, moneyOf(print, sum.cost)),
    share: format.percent(sum.shareRatio),
    requests: format.number(sum.requests),
    average: bound(isAverageLowerBound, sum.averageCost, averageOf(print, sum.averageCost)),
  };
}

/** The total of the server, and what it has that no row has. */
export function totalTexts(print: DomainPrint): {
  readonly total: Readonly<Record<Figure, string>>;
  readonly rest: Readonly<Partial<Record<Figure, string>>> | null;
} {
  const { reading, rounded, printing } = print;
  const { costs } = reading;
  const isShared = costs.rows.some(({ shareRatio }) => shareRatio !== null);
  const sum = {
    cost: costs.total,
    isLowerBound: costs.isLowerBound,
    shareRatio: isShared ? 1 : null,
    requests: reading.requests,
    averageCost: reading.averageCost,
  };
  const total = sumTexts(print, sum, reading.isAverageLowerBound);
  const { rest } = rounded;
  if (!rest) return { total, rest: null };
  return {
    total,
    rest: {
      cost: moneyOf(print, rest.printed),
      share: shareText(rest.item, printing.format),
    },
  };
}
