import { roundTogether } from '../domain/cost-rounding.js';
import { topCosts, type CostItem, type CostsReading } from '../domain/costs.js';
import { isZero, sumKnown } from '../domain/money.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import type { Amount } from '../wire/field.js';

/** A row of a breakdown as it is printed, the same in chart, legend, table and speech. */
export interface CostLine {
  /** Tells the line from the others over time. */
  readonly key: string;
  readonly item: CostItem;
  /** Payload text, or words where there is no name. */
  readonly label: string;
  /** What is printed, as a figure: rounded so that the lines add up to their total. */
  readonly printed: Amount | null;
  readonly cost: string;
  readonly share: string;
}

/** The language and the currency lines are printed in. */
export interface CostPrinting {
  readonly words: Strings;
  readonly format: Formatter;
  readonly currency: string | null;
}

/** A whole breakdown, printed in one precision. */
export interface CostPrint {
  readonly reading: CostsReading;
  /** Dearest first. */
  readonly lines: readonly CostLine[];
  /** What the total has that no row has, so that column and pie add up. */
  readonly unassigned: CostLine | null;
  /** Digits after the point of every amount in it. */
  readonly digits: number;
  readonly printing: CostPrinting;
}

/** The key of the line that stands for the small rows; a row's key begins otherwise, whatever the payload calls it. */
export const OTHER = 'other';

/** The key of the line for what is in no row. */
export const UNASSIGNED = 'unassigned';

/** The key of a row's line. */
export const keyOfRow = (name: string): string => `row ${name}`;

/** The amounts of a breakdown in one precision, rounded so that they add up to their total. */
export interface RoundedCosts {
  /** Digits after the point. */
  readonly digits: number;
  /** One for each row. */
  readonly costs: readonly (Amount | null)[];
  /** What the total has that no row has. */
  readonly rest: { readonly item: CostItem; readonly printed: Amount | null } | null;
}

/** Rounds a breakdown. */
export function roundCosts(reading: CostsReading, { format, currency }: CostPrinting): RoundedCosts {
  const { rows, total, difference } = reading;
  const costs = rows.map(({ cost }) => cost);
  const digits = format.breakdownDigits([...costs, total], currency);
  const item = difference?.side === 'unassigned' ? unassigned(difference.amount, reading) : null;
  const rounded = roundTogether(item ? [...costs, item.cost] : costs, total, digits);
  const rest = item && { item, printed: rounded[rows.length] ?? null };
  return { digits, costs: rounded.slice(0, rows.length), rest };
}

/** Prints a breakdown. */
export function printCosts(reading: CostsReading, printing: CostPrinting): CostPrint {
  const { digits, costs, rest } = roundCosts(reading, printing);
  return {
    reading,
    lines: reading.rows.map((item, index) =>
      line(item, keyOfRow(item.name), item.name, costs[index] ?? null, digits, printing),
    ),
    unassigned:
      rest && line(rest.item, UNASSIGNED, printing.words.table.inNoRow, rest.printed, digits, printing),
    digits,
    printing,
  };
}

/** Shares are hundredths; added up as doubles they would not be. */
function unassigned(cost: Amount, { rows }: CostsReading): CostItem {
  const hundredths = rows.reduce((sum, { shareRatio }) => sum + Math.round((shareRatio ?? 0) * 100), 0);
  return {
    name: '',
    provider: null,
    cost,
    requests: null,
    tokens: null,
    shareRatio: (100 - hundredths) / 100,
    isLowerBound: false,
    members: [],
  };
}

/** The dearest lines, and one for the rest, which is worth a line only for two or more. */
export function topLines({ lines, digits, printing }: CostPrint, most: number): readonly CostLine[] {
  const items = lines.map(({ item }) => item);
  return topCosts(items, most).map((item, index) => {
    const own = lines[index];
    if (item.members.length === 0 && own) return own;
    const printed = sumKnown(lines.slice(index).map((each) => each.printed)).sum;
    const label = printing.words.common.other(printing.format.number(item.members.length));
    return line(item, OTHER, label, item.cost === null ? null : printed, digits, printing);
  });
}

function line(
  item: CostItem,
  key: string,
  name: string,
  printed: Amount | null,
  digits: number,
  { words, format, currency }: CostPrinting,
): CostLine {
  const amount = format.money(printed, currency, { digits });
  return {
    key,
    item,
    label: name === '' ? words.common.unknown : name,
    printed,
    cost: item.isLowerBound && printed !== null ? words.common.atLeast(amount) : amount,
    share: shareText(item, format),
  };
}

/** What is something is never printed as nothing. */
export function shareText({ shareRatio, cost }: CostItem, format: Formatter): string {
  const isSmall = shareRatio === 0 && cost !== null && !isZero(cost);
  return isSmall ? `<${format.percent(0.01)}` : format.percent(shareRatio);
}

/** "$346.27865": an amount to its last digit; `null` where it is printed whole. @param digits that it is printed with */
export function exactText(
  amount: Amount | null,
  digits: number,
  { format, currency }: CostPrinting,
): string | null {
  const places = amount?.split('.')[1]?.length ?? 0;
  return places > digits ? format.money(amount, currency, { digits: places }) : null;
}

/** How a screen reader says a line: "gpt-4o, $41.20, 12%"; what is unknown is a word, not a dash. */
export function spokenValue({ item, cost, share }: CostLine, words: Strings): string {
  if (item.cost === null) return words.table.priceUnknown;
  return item.shareRatio === null ? cost : `${cost}, ${share}`;
}
