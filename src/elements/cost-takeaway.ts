import type { CostPath } from '../domain/cost-drill.js';
import { isNegative, isZero } from '../domain/money.js';
import type { CostPrint } from './cost-lines.js';

/** A breakdown in plain words. */
export interface Takeaway {
  /** "You spent $412.00 in 7 days." */
  readonly sum: string;
  /** "gpt-4o was 52% of it."; empty where no row stands out. */
  readonly top: string;
}

/**
 * Says a breakdown in one or two sentences.
 * @param span e.g. "7 days"; `null` is unknown
 */
export function takeawayOf(print: CostPrint, path: CostPath, span: string | null): Takeaway {
  const { reading, printing, digits } = print;
  const { common, costBreakdown: words } = printing.words;
  const { total, isLowerBound } = reading;
  if (total === null) return { sum: printing.words.table.priceUnknown, top: '' };
  if (isZero(total) && !isLowerBound) return { sum: words.takeawayFree, top: '' };
  const printed = printing.format.money(total, printing.currency, { digits });
  const amount = isLowerBound ? common.atLeastSpoken(printed) : printed;
  return { sum: sumOf(amount, nameOf(path), span, words), top: topOf(print) };
}

/** "gpt-4o (openai)"; `null` of everything. */
const nameOf = ({ model, provider }: CostPath): string | null =>
  model !== null && provider !== null ? `${model} (${provider})` : (provider ?? model);

function sumOf(
  amount: string,
  name: string | null,
  span: string | null,
  words: CostPrint['printing']['words']['costBreakdown'],
): string {
  if (name === null) return span === null ? words.takeawayTotal(amount) : words.takeaway(amount, span);
  return span === null ? words.takeawayPartTotal(name, amount) : words.takeawayPart(name, amount, span);
}

/** One row that is all of it is no news; and with a refund among them, the charges are more than the total is. */
function topOf({ lines, reading, printing }: CostPrint): string {
  const [top, second] = lines;
  const isPart = lines.every(({ item }) => item.cost === null || !isNegative(item.cost));
  if (!top || !second || top.item.shareRatio === null || !isPart) return '';
  if (reading.difference?.side === 'over-assigned') return '';
  return printing.words.costBreakdown.takeawayTop(top.label, top.share);
}
