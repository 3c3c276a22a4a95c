import { compareFigures, type Comparison } from '../domain/comparison.js';
import { isZero } from '../domain/money.js';
import { extremesOf, summarise, type TrendMeasure } from '../domain/usage-trend.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import { toAmount, type Amount } from '../wire/field.js';
import { pointName, printedCost, type TrendFigures, type TrendPrint } from './trend-print.js';
import type { TrendSpan } from './trend-range.js';

/** "7 days", "24 hours"; `null` where it is not known what was asked for. */
export function spanText(span: TrendSpan | null, { words, format }: TrendPrint): string | null {
  return span && words.costTrend.span[span.unit](span.count, format.number(span.count));
}

/** What a trend comes to: the server's own total where it tells one, else what its points add up to. */
export function trendTotal(
  { cost, overview, pricedRatio }: TelemetryAnswer,
  { points }: TrendPrint,
): TrendFigures {
  const summed = summarise(points, 'cost');
  return {
    cost: cost.total ?? summed.cost,
    isLowerBound: cost.total === null ? summed.isLowerBound : pricedRatio !== null && pricedRatio < 1,
    requests: overview.totalRequests ?? summed.requests,
  };
}

/** What the rows of a trend add up to: its total, unless they leave out something of it. */
export const tableTotal = (total: TrendFigures, print: TrendPrint): TrendFigures =>
  print.whole === null ? summarise(print.points, 'cost') : total;

/**
 * Says a trend in one sentence: what was spent, how it compares with the stretch before, and where most of it was. What
 * still runs is compared with the same elapsed part, which is how the server tells the stretch before.
 */
export function trendTakeaway(
  answer: TelemetryAnswer,
  total: TrendFigures,
  print: TrendPrint,
  span: TrendSpan | null,
  by: TrendMeasure,
): string {
  const { words, format } = print;
  const say = words.costTrend;
  if (total[by] === null) return by === 'cost' ? say.priceUnknown : say.requestsNotTold;
  const change = span && changeText(changeOf(answer, total, by), span, print);
  const { highest, lowest } = extremesOf(print.points, by);
  const isFlat = !highest || Number(highest[by]) === Number(lowest?.[by]);
  // A sentence has a precision of its own: two digits say more than the four of the cheapest hour.
  const digits = format.breakdownDigits([total.cost, highest?.cost ?? null], print.currency);
  // In that of the table it is what stands there.
  const costOf = (figures: TrendFigures) =>
    digits === print.digits ? printedCost(figures, print) : figures.cost;
  const amountOf = (figures: TrendFigures): string => {
    if (by === 'requests')
      return words.common.unit.requests(figures.requests ?? 0, format.number(figures.requests));
    const amount = format.money(costOf(figures), print.currency, { digits });
    return figures.isLowerBound ? words.common.atLeastSpoken(amount) : amount;
  };
  const peak = isFlat ? null : say.peak[by][print.interval](pointName(highest, print), amountOf(highest));
  return say.takeaway(
    say[by === 'cost' ? 'spent' : 'asked'](amountOf(total), spanText(span, print)),
    change,
    peak,
  );
}

function changeOf({ before }: TelemetryAnswer, total: TrendFigures, by: TrendMeasure): Comparison {
  if (by === 'cost') return compareFigures(total.cost, before?.cost ?? null, 'up-is-bad');
  return compareFigures(countOf(total.requests), countOf(before?.totalRequests ?? null), 'neutral');
}

const countOf = (count: number | null): Amount | null => (count === null ? null : (toAmount(count) ?? null));

function changeText(comparison: Comparison, span: TrendSpan, { words, format }: TrendPrint): string | null {
  const { change: say, before } = words.costTrend;
  const then = before[span.unit](span.count, format.number(span.count));
  const { direction, ratio, change } = comparison;
  switch (direction) {
    case 'unknown':
      return null;
    case 'new':
      return say.new(then);
    case 'none':
      return change !== null && ratio === null ? null : say.same(then);
    case 'up':
    case 'down': {
      const size = Math.abs(ratio ?? 0);
      const percent = format.percent(size, size < 0.01 ? 1 : 0);
      return say[direction === 'up' ? 'more' : 'less'](percent, then);
    }
  }
}

/** Whether there was nothing at all. */
export const isNothing = ({ cost, requests }: TrendFigures): boolean =>
  (cost === null || isZero(cost)) && (requests ?? 0) === 0;
