import type { BudgetAnswer } from '../wire/budget.js';
import type { EpochMs } from '../wire/field.js';
import type { StreamMessage } from '../wire/events.js';
import { readBudgets, type BudgetReading } from '../domain/budget.js';
import type { BudgetAlert } from '../domain/crossing.js';
import type { Alarm } from '../domain/alarm.js';
import type { AlertBook } from './alert-book.js';
import type { NoticeBudget, NoticeContent } from './notice-content.js';

/** A budget alerts above nine tenths unless a page says otherwise. */
const ALERT_AT = 0.9;

/** A budget's own alarms, as they are remembered. */
const hardStopId = ({ id }: BudgetReading): string => `${id} hard stop`;
const pausedId = ({ id }: BudgetReading): string => `${id} paused`;
const ALL_PAUSED = 'all paused';

/** An alarm with what is told when it goes on and off. */
interface Teller extends Alarm {
  readonly on: NoticeContent;
  readonly off: NoticeContent;
}

/**
 * Decides, once for a page, what budgets give to tell beyond the figures: the server's own alerts, a hard stop that was
 * reached, spending that was paused; and that the last two are over.
 */
export class Alarms {
  readonly #book: AlertBook;
  readonly #tell: (content: NoticeContent) => void;
  /** Thresholds that banners watch, with how many; the contract's own is always among them. */
  readonly #thresholds: number[] = [ALERT_AT];
  /** What the person was told on this page, and so is told the end of. */
  readonly #told = new Set<string>();
  readonly #known: () => BudgetAnswer | undefined;
  #seen: BudgetAnswer | null = null;

  /** @param known the figures that are shown, if any */
  constructor(
    book: AlertBook,
    known: () => BudgetAnswer | undefined,
    tell: (content: NoticeContent) => void,
  ) {
    this.#book = book;
    this.#known = known;
    this.#tell = tell;
  }

  /** Counts a threshold (a ratio) among those the server's own alerts are held against, until it is let go. */
  watchThreshold(threshold: number): () => void {
    this.#thresholds.push(threshold);
    let isWatched = true;
    return () => {
      if (isWatched) this.#thresholds.splice(this.#thresholds.indexOf(threshold, 1), 1);
      isWatched = false;
    };
  }

  /**
   * What a message gives to tell; `null` where it was told before. An alert below every threshold is the server's own
   * affair and is told as it comes.
   */
  toTell({ name, data }: StreamMessage, content: NoticeContent, now: EpochMs): NoticeContent | null {
    if (name !== 'budget-alert' || content.kind !== 'budget-alert') return content;
    const alert = data as BudgetAlert;
    const answer = this.#known();
    const readings = answer ? readBudgets(answer, { now }) : [];
    const { fired } = this.#book.adopt(alert, readings, this.#thresholds, now);
    const isOurs = this.#thresholds.some((threshold) => alert.percent / 100 >= threshold);
    return isOurs && fired.length === 0 ? null : { ...content, crossings: fired.map(({ key }) => key) };
  }

  /** Looks at figures. @param now by the clock of the server that gave them */
  onBudget(answer: BudgetAnswer, now: EpochMs): void {
    if (answer === this.#seen) return;
    this.#seen = answer;
    const tellers = new Map(tellersOf(answer, readBudgets(answer, { now }), now).map((t) => [t.id, t]));
    const { fired, recovered } = this.#book.watch([...tellers.values()], now);
    for (const { budgetId } of fired) {
      this.#told.add(budgetId);
      const teller = tellers.get(budgetId);
      if (teller) this.#tell(teller.on);
    }
    const isAllResumed = recovered.some(({ budgetId }) => budgetId === ALL_PAUSED);
    for (const { budgetId } of recovered) {
      const off = tellers.get(budgetId)?.off;
      const isSaidForAll = isAllResumed && off?.kind === 'resumed' && off.budget !== null;
      if (this.#told.delete(budgetId) && off && !isSaidForAll) this.#tell(off);
    }
  }
}

function tellersOf(answer: BudgetAnswer, readings: readonly BudgetReading[], now: EpochMs): Teller[] {
  const at = answer.asOf ?? now;
  const isAllPaused = readings.every(({ isPaused }) => isPaused) && (answer.isPaused || readings.length > 0);
  const paused = (id: string, isOn: boolean, budget: NoticeBudget | null): Teller => ({
    id,
    isOn,
    windowEnd: null,
    at,
    on: { kind: 'paused', budget },
    off: { kind: 'resumed', budget },
  });
  return [
    paused(ALL_PAUSED, isAllPaused, null),
    // Of a pause of all there is nothing more to tell of one.
    ...(isAllPaused ? [] : readings.map((each) => paused(pausedId(each), each.isPaused, aboutOf(each)))),
    ...readings.filter(isStoppable).map((reading): Teller => {
      const budget = aboutOf(reading);
      return {
        id: hardStopId(reading),
        isOn: reading.isExhausted,
        windowEnd: reading.windowEnd,
        at,
        on: { kind: 'hard-stop', budget },
        off: { kind: 'hard-stop-over', budget },
      };
    }),
  ];
}

/** A hard stop that can be judged: not of what is unknown, paused or of a window that is over. */
const isStoppable = ({ hasHardStop, ratio, isPaused, isEnded }: BudgetReading): boolean =>
  hasHardStop && ratio !== null && !isPaused && !isEnded;

const aboutOf = ({ id, label, period, ratio }: BudgetReading): NoticeBudget => ({ id, label, period, ratio });
