import { dayKey } from '../domain/calendar.js';
import { roundTogether } from '../domain/cost-rounding.js';
import type { TrendInterval, TrendMeasure, TrendPoint } from '../domain/usage-trend.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import type { Amount, EpochMs } from '../wire/field.js';

/** Which figures are drawn. */
export type TrendShow = TrendMeasure | 'both';

/** A trend with all that it is printed by: one precision for its chart, its table and its speech. */
export interface TrendPrint {
  readonly points: readonly TrendPoint[];
  readonly interval: TrendInterval;
  /** Digits after the point of every cost. */
  readonly digits: number;
  /** The costs as they are printed, by the instant of their point: rounded so that they add up to their total. */
  readonly printed: ReadonlyMap<EpochMs, Amount | null>;
  /** The server's total where only rounding tells the points' sum from it; `null` is their sum. */
  readonly whole: Amount | null;
  readonly words: Strings;
  readonly format: Formatter;
  readonly currency: string | null;
  /** IANA name. */
  readonly zone: string;
}

/** The smallest costs decide how many digits are needed; so many of them are looked at, for each look takes time. */
const LOOKED_AT = 40;

/** The one precision of a trend: four digits where hours cost parts of a cent, two where days cost dollars. */
export function trendDigits(
  points: readonly TrendPoint[],
  { format, currency }: Pick<TrendPrint, 'format' | 'currency'>,
): number {
  const costs = points.flatMap(({ cost }) => cost ?? []);
  const sizes = Float64Array.from(costs, sizeOf).sort();
  const looked = new Set<number>();
  for (let index = 0; index < sizes.length && looked.size < LOOKED_AT; index += 1)
    looked.add(sizes[index] ?? 0);
  looked.add(sizes.at(-1) ?? 0);
  return format.breakdownDigits(
    costs.filter((cost) => looked.delete(sizeOf(cost))),
    currency,
  );
}

const sizeOf = (cost: Amount): number => Math.abs(Number(cost));

/** Of more nobody adds up the rows, and it would take too long. */
const MAX_ROUNDED = 1_000;

/** Rounds the costs of a trend together: 0.334, 0.333 and 0.333 must not read 0.33 three times beside 1.00. */
export function printedCosts(
  points: readonly TrendPoint[],
  whole: Amount | null,
  digits: number,
): ReadonlyMap<EpochMs, Amount | null> {
  const rounded =
    points.length > MAX_ROUNDED
      ? []
      : roundTogether(
          points.map(({ cost }) => cost),
          whole,
          digits,
        );
  return new Map(rounded.map((cost, index) => [points[index]?.start ?? NaN, cost]));
}

/** "Nov 20", "Nov 20, 2:00 PM EST", "Nov 20, so far": what one point stands for. */
export function pointName(point: TrendPoint, print: TrendPrint): string {
  const name = plainName(point, print);
  return point.isRunning ? print.words.costTrend.soFar(name) : name;
}

function plainName({ start }: TrendPoint, { points, interval, format, zone }: TrendPrint): string {
  if (interval === 'hour') return format.dayTime(start, zone);
  const day = dayKey(start, zone) ?? '';
  const years = [points[0], points.at(-1)].map((end) => end && dayKey(end.start, zone)?.slice(0, 4));
  return years[0] === years[1] ? format.dayMonth(day) : format.date(day);
}

/** "Nov 4 to Nov 12"; of one point its name. */
export function spanName(from: TrendPoint, to: TrendPoint, print: TrendPrint): string {
  return from === to
    ? pointName(from, print)
    : print.words.costTrend.spanFromTo(plainName(from, print), plainName(to, print));
}

/** The figures of a point or of a stretch. */
export type TrendFigures = Pick<TrendPoint, 'cost' | 'isLowerBound' | 'requests'> &
  Partial<Pick<TrendPoint, 'start'>>;

/** A cost as it stands in the table. */
export const printedCost = ({ cost, start }: TrendFigures, { printed }: TrendPrint): Amount | null =>
  (start === undefined ? undefined : printed.get(start)) ?? cost;

/** "$41.20", "≥ $41.20", "—": as it stands in the table. */
export function costText(figures: TrendFigures, print: TrendPrint): string {
  const { format, currency, digits, words } = print;
  const amount = format.money(printedCost(figures, print), currency, { digits });
  return figures.isLowerBound && figures.cost !== null ? words.common.atLeast(amount) : amount;
}

/** "$41.20" or "320 requests" as it is said; what is unknown is a word, not a dash. */
export function measureText(figures: TrendFigures, measure: TrendMeasure, print: TrendPrint): string {
  const { words, format, currency, digits } = print;
  if (measure === 'requests') {
    const { requests } = figures;
    return requests === null
      ? words.costTrend.requestsUnknown
      : words.common.unit.requests(requests, format.number(requests));
  }
  const { cost, isLowerBound } = figures;
  if (cost === null) return words.costTrend.costUnknown;
  const amount = format.money(printedCost(figures, print), currency, { digits });
  return isLowerBound ? words.common.atLeastSpoken(amount) : amount;
}

/** "$41.20, 320 requests"; what is drawn comes first, and what nobody has told is left out. */
export function valueText(figures: TrendFigures, show: TrendShow, print: TrendPrint): string {
  const order: readonly TrendMeasure[] = show === 'requests' ? ['requests', 'cost'] : ['cost', 'requests'];
  const told = order.filter((measure, index) => index === 0 || figures[measure] !== null);
  return told.map((measure) => measureText(figures, measure, print)).join(', ');
}
