import type { EventData } from '../wire/events.js';
import type { EpochMs } from '../wire/field.js';
import type { BudgetReading } from './budget.js';
import { CrossingBook } from './crossing-book.js';
import { unmarked, type Crossings, type Observation } from './crossing-state.js';
import { compareRatio } from './money.js';

/**
 * Holds figures against thresholds. A crossing is an edge: it fires once per budget, threshold and window, at the first
 * sight above. It re-arms in a new window, when the limit was raised over it, or after a fall of two points below.
 * Figures that are missing, paused, of an ended window, or older than the latest change neither fire nor recover.
 * @param thresholds ratios; above is beyond, exactly 0.9 has not crossed 0.9
 */
export function observe(
  state: Crossings,
  readings: readonly BudgetReading[],
  thresholds: readonly number[],
  now: EpochMs,
): Observation {
  const book = new CrossingBook(state, now);
  for (const reading of readings) {
    const { id, used, limit, ratio, windowEnd, asOf } = reading;
    if (used === null || limit === null || ratio === null || reading.isPaused || reading.isEnded) continue;
    const figures = { used, limit, ratio, at: asOf ?? now };
    for (const threshold of thresholds) {
      const isAbove = compareRatio(used, limit, threshold) > 0;
      const mark = book.open(id, threshold, windowEnd, figures.at, isAbove ? null : ratio);
      if (mark && isAbove) book.raise(mark, figures);
      else if (mark) book.lower(mark, figures);
    }
  }
  return book.close();
}

/** The server's own `budget.alert`. */
export type BudgetAlert = EventData['budget-alert'];

const PERIOD_OF: ReadonlyMap<string, string> = new Map([
  ['hourly', 'hour'],
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
]);

/**
 * Takes the server's alert for the crossing it tells of: figures that follow do not fire it again. What `fired` brings
 * is news; an alert that figures, or the same alert before, have told already brings nothing.
 * @param readings to find the budget and its window where the alert names only a scope
 * @param at when the server said so
 */
export function adopt(
  state: Crossings,
  alert: BudgetAlert,
  readings: readonly BudgetReading[],
  thresholds: readonly number[],
  at: EpochMs,
): Observation {
  const reading = readingOf(alert, readings);
  const isPast = alert.windowEnd !== null && alert.windowEnd <= at;
  // An alert may be ahead of the figures: those of an ended window do not know the end of this one.
  const running = reading?.windowEnd && reading.windowEnd > at ? reading.windowEnd : null;
  const windowEnd = alert.windowEnd ?? running;
  const book = new CrossingBook(state, at);
  const told = isPast || reading?.isPaused ? [] : thresholds;
  for (const threshold of told) {
    // Servers alert at a threshold or above it, and may have rounded.
    if (alert.percent / 100 < threshold) continue;
    const id = reading?.id ?? alert.budgetId ?? alert.scope;
    const mark = book.open(id, threshold, windowEnd, at, null);
    if (mark) book.alert(mark, at, alert.percent / 100);
  }
  return book.close();
}

function readingOf(
  { budgetId, scope }: BudgetAlert,
  readings: readonly BudgetReading[],
): BudgetReading | undefined {
  if (budgetId !== null) return readings.find(({ id }) => id === budgetId);
  return (
    readings.find(({ id }) => id === scope) ??
    readings.find((reading) => reading.scope === scope) ??
    readings.find(({ period }) => period === PERIOD_OF.get(scope))
  );
}

/** Silences a crossing until it is re-armed, whether or not it has fired here. */
export function dismiss(state: Crossings, key: string): Crossings {
  const mark = state[key] ?? unmarked(...(JSON.parse(key) as [string, number, EpochMs | null]));
  return { ...state, [key]: { ...mark, phase: 'dismissed' } };
}

export const isDismissed = (state: Crossings, key: string): boolean => state[key]?.phase === 'dismissed';
