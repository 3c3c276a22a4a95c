import type { DayRange } from '../domain/cost-days.js';
import { costsAt, levelBelow, pathInto, type CostLevel, type CostPath } from '../domain/cost-drill.js';
import { differenceOf, readCosts, type CostDifference } from '../domain/costs.js';
import { isZero } from '../domain/money.js';
import type { Loadable } from '../store/loadable.js';
import type { CostsAnswer } from '../wire/costs.js';
import { printCosts, type CostPrint, type CostPrinting } from './cost-lines.js';
import { dayCount, daysCovered, hourCount } from './cost-range.js';
import { takeawayOf, type Takeaway } from './cost-takeaway.js';
import { costsInView, isSamePath, OUTERMOST, type CostsInView, type CostsParams } from './costs-in-view.js';
import { lastResult } from './last-result.js';

/** What is new since the last look: other rows, other figures worth saying, rows that could not be read, or nothing. */
export type CostNews = 'elsewhere' | 'changed' | 'failed' | null;

/** What there is to show, and what was asked for. */
export interface CostsToShow {
  readonly state: Loadable<CostsAnswer>;
  /** What `state` answers; `null` for data of the host's own. */
  readonly params: CostsParams | null;
  readonly wanted: { readonly path: CostPath; readonly params: CostsParams };
  readonly printing: Omit<CostPrinting, 'currency'>;
  /** For data that names none. */
  readonly currency: string | null;
}

/** Everything that is shown of an answer at one level, printed. */
export interface ShownLevel {
  readonly inView: CostsInView;
  readonly print: CostPrint;
  readonly takeaway: Takeaway;
  /** e.g. "30 days"; `null` is unknown. */
  readonly span: string | null;
  readonly covered: DayRange | null;
  /** Whether the answer has days, and of this path alone. */
  readonly hasDays: boolean;
  /** Where the days and the total differ by more than rounding explains. */
  readonly dayDifference: CostDifference | null;
  /** The level of the outermost rows. */
  readonly outermost: CostLevel;
  /** The level below the rows; `null` where there is none. */
  readonly next: CostLevel | null;
  readonly isEmpty: boolean;
}

/** Keeps what a breakdown shows: the last good figures, until those that were asked for are there. */
export class ShownCosts {
  #level: ShownLevel | null = null;
  #error: Error | null = null;
  readonly #printed = lastResult(
    (
      answer: CostsAnswer,
      at: CostsInView['at'],
      words: CostPrinting['words'],
      format: CostPrinting['format'],
      currency: string | null,
    ) => {
      const pricedRatio = at.isNarrowed ? answer.pricedRatio : null;
      const reading = readCosts({ ...at, pricedRatio }, format.currencyDigits(currency));
      return printCosts(reading, { words, format, currency });
    },
  );

  readonly #dayDifference = lastResult(
    ({ byDay }: CostsAnswer, { isNarrowed, total }: CostsInView['at'], digits: number) =>
      isNarrowed && total !== null ? differenceOf(total, byDay, digits) : null,
  );

  /** What is shown now; `null` before the first figures. */
  get level(): ShownLevel | null {
    return this.#level;
  }

  /** Takes in what there is. @returns what is new of it */
  take({ state, params, wanted, printing, currency }: CostsToShow): CostNews {
    const before = this.#level;
    const inView = costsInView(before?.inView ?? null, state, params, wanted);
    if (!inView) {
      this.#level = null;
      return null;
    }
    const { data } = inView.state;
    const { words, format } = printing;
    const print = this.#printed(data, inView.at, words, format, data.currency ?? currency);
    const covered = daysCovered(data, inView.params);
    const span = spanOf(inView, covered, printing);
    const takeaway = takeawayOf(print, inView.path, span);
    this.#level = {
      inView,
      print,
      takeaway,
      span,
      covered,
      hasDays: inView.at.isNarrowed && data.byDay.length > 0,
      dayDifference: this.#dayDifference(data, inView.at, format.currencyDigits(print.printing.currency)),
      outermost: outermostOf(inView),
      next: nextOf(inView),
      isEmpty: isEmpty(inView, print),
    };
    const error = state.type === 'failed' ? state.error : null;
    const isNewError = error !== null && error !== this.#error;
    this.#error = error;
    if (!before) return null;
    if (isNewError) return 'failed';
    if (!isSamePath(before.inView.path, inView.path)) return 'elsewhere';
    return before.takeaway.top === takeaway.top ? null : 'changed';
  }

  /**
   * The face of the card. What was read last stays; while other rows are on their way it is not called old, for it
   * will be gone in a moment.
   */
  faceOf(state: Loadable<CostsAnswer>): Loadable<CostsAnswer> {
    if (!this.#level) return state;
    const { inView } = this.#level;
    if (state.type !== 'ready') return { ...inView.state, stale: true };
    return inView.isAwaited ? { ...state, stale: false } : state;
  }
}

function spanOf(
  { state, params }: CostsInView,
  covered: DayRange | null,
  { words, format }: CostsToShow['printing'],
): string | null {
  const hours = hourCount(state.data, params);
  if (hours !== null) return words.costBreakdown.hours(hours, format.number(hours));
  const days = dayCount(covered, params);
  return days === null ? null : words.costBreakdown.days(days, format.number(days));
}

/** Whether the rows below can be had: a server can be asked, the host's own data says what it says. */
export function canGo(path: CostPath | null, { params, state }: CostsInView): path is CostPath {
  return path !== null && (params !== null || costsAt(state.data, path) !== null);
}

function outermostOf({ path, at }: CostsInView): CostLevel {
  if (path.model !== null) return 'model';
  return path.provider === null ? at.level : 'provider';
}

function nextOf(inView: CostsInView): CostLevel | null {
  const { at, path, state } = inView;
  const ways = at.rows.map(({ name }) => pathInto(path, at.level, name));
  const way = ways.find((each) => canGo(each, inView));
  return way ? levelBelow(state.data, way) : null;
}

function isEmpty({ path, at }: CostsInView, { reading }: CostPrint): boolean {
  const { total } = reading;
  return isSamePath(path, OUTERMOST) && at.rows.length === 0 && (total === null || isZero(total));
}
