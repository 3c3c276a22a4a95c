import { figureOf, type ModelItem, type ModelSort, type ModelsReading } from '../domain/model-usage.js';
import type { Amount } from '../wire/field.js';
import { printCosts, type CostLine, type CostPrint, type CostPrinting } from './cost-lines.js';

/** A model as it is printed, the same in bars, table and speech. */
export interface ModelLine {
  /** Tells the line from the others over time, also where two providers have one model. */
  readonly key: string;
  /** The model's name, with its provider where that tells two rows apart. */
  readonly label: string;
  readonly item: ModelItem;
  readonly cost: CostLine;
}

/** All models, printed in one precision. */
export interface ModelPrint {
  readonly reading: ModelsReading;
  readonly costs: CostPrint;
  /** Dearest first. */
  readonly lines: readonly ModelLine[];
  /** Digits after the point of every cost per thousand tokens. */
  readonly rateDigits: number;
  readonly printing: CostPrinting;
}

/** Prints models. */
export function printModels(reading: ModelsReading, printing: CostPrinting): ModelPrint {
  const { rows } = reading.costs;
  const costs = printCosts(reading.costs, printing);
  const seen = new Map<string, number>();
  const named = new Map<string, number>();
  for (const { name } of rows) named.set(name, (named.get(name) ?? 0) + 1);
  const lines = costs.lines.flatMap((cost, index): ModelLine[] => {
    const item = rows[index];
    if (!item) return [];
    const key = JSON.stringify([item.name, item.provider]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    const isShared = item.provider !== null && (named.get(item.name) ?? 0) > 1;
    const label = isShared ? `${cost.label} (${item.provider})` : cost.label;
    return [{ key: `${key}${count}`, label, item, cost }];
  });
  const rates = rows.map(({ costPerThousand }) => costPerThousand);
  const rateDigits = printing.format.breakdownDigits(rates, printing.currency);
  return { reading, costs, lines, rateDigits, printing };
}

/** A model's figure as text. */
export function modelText(
  print: Pick<ModelPrint, 'printing' | 'rateDigits'>,
  { item, cost }: ModelLine,
  column: Exclude<ModelSort, 'name'>,
): string {
  const { format, currency } = print.printing;
  switch (column) {
    case 'cost':
      return cost.cost;
    case 'share':
      return cost.share;
    case 'requests':
      return format.number(item.requests);
    case 'request-share':
      return shareOf(item.requestShareRatio, item.requests, format);
    case 'tokens':
      return format.tokens(item.tokens);
    case 'rate':
      return format.money(item.costPerThousand, currency, { digits: print.rateDigits });
    case 'latency':
      return latencyText(item.latencyMs, print.printing);
  }
}

/** A share of what there is of something: who has a part of it is never printed to have none. */
export function shareOf(
  ratio: number | null,
  amount: Amount | number | null,
  format: CostPrinting['format'],
): string {
  const isSmall = ratio === 0 && Number(amount ?? 0) > 0;
  return isSmall ? `<${format.percent(0.01)}` : format.percent(ratio);
}

/** "1,400 ms". */
export const latencyText = (ms: number | null, { words, format }: CostPrinting): string =>
  ms === null ? format.number(null) : words.modelComparison.milliseconds(format.number(ms, 0));

/** The whole of a column. A cost that leaves out what has no price is a lower bound, and so is what it makes by the token. */
export function modelTotal(
  { reading, costs, rateDigits, printing }: Omit<ModelPrint, 'lines'>,
  column: Exclude<ModelSort, 'name'>,
): string {
  const { format, words, currency } = printing;
  const { total, isLowerBound, rows } = reading.costs;
  const bound = (text: string): string =>
    isLowerBound && total !== null ? words.common.atLeast(text) : text;
  switch (column) {
    case 'cost':
      return bound(format.money(total, currency, { digits: costs.digits }));
    case 'share':
      return format.percent(rows.some(({ shareRatio }) => shareRatio !== null) ? 1 : null);
    case 'requests':
      return format.number(reading.requests);
    case 'request-share':
      return format.percent(reading.requests ? 1 : null);
    case 'tokens':
      return format.tokens(reading.tokens);
    case 'rate':
      return reading.costPerThousand === null
        ? format.money(null, currency)
        : bound(format.money(reading.costPerThousand, currency, { digits: rateDigits }));
    case 'latency':
      return latencyText(reading.latencyMs, printing);
  }
}

/** How long a bar is, 0–1 of the longest; what is unknown or below zero has none. */
export function barRatio(
  item: ModelItem,
  measure: Exclude<ModelSort, 'name'>,
  all: readonly ModelLine[],
): number {
  const longest = Math.max(0, ...all.map((line) => Number(figureOf(line.item, measure) ?? 0)));
  const own = Number(figureOf(item, measure) ?? 0);
  return longest > 0 ? Math.max(0, own) / longest : 0;
}
