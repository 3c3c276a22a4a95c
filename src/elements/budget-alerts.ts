import type { BudgetReading } from '../domain/budget.js';
import { crossingKey } from '../domain/crossing-state.js';
import { compareRatio } from '../domain/money.js';
import { ALERT_AT, thresholdsOf } from './budget-thresholds.js';

/** A budget above a threshold. */
export interface BudgetAlert {
  readonly reading: BudgetReading;
  /** The highest of the thresholds it is above, a ratio. */
  readonly threshold: number;
  /** Whether that is the highest there is. */
  readonly isHighest: boolean;
  /** The crossings of every threshold it is above, the highest first. */
  readonly keys: readonly string[];
}

/**
 * Reads a list of thresholds as a page writes it, `0.9` or `75% 90% 100%`, as ratios from low to high. What cannot be
 * read is the default.
 */
export function thresholdList(list: number | string | null): readonly number[] {
  const parts = String(list ?? '')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const ratios = (parts.length > 0 ? parts : [ALERT_AT]).map((part) => thresholdsOf(null, part).alertAt);
  return [...new Set(ratios)].sort((a, b) => a - b);
}

/**
 * The budgets above one of the thresholds, the gravest first: over the limit before below it, the higher threshold before
 * the lower, then the higher ratio. Paused budgets and those of a window that is over are not among them.
 * @param thresholds ratios from low to high
 */
export function alertsOf(readings: readonly BudgetReading[], thresholds: readonly number[]): BudgetAlert[] {
  const highest = thresholds.at(-1);
  return readings
    .map((reading): BudgetAlert => {
      const crossed = thresholds.filter((threshold) => isAbove(reading, threshold)).reverse();
      return {
        reading,
        threshold: crossed[0] ?? NaN,
        isHighest: crossed[0] === highest,
        keys: crossed.map((threshold) => crossingKey(reading.id, threshold, reading.windowEnd)),
      };
    })
    .filter(({ keys }) => keys.length > 0)
    .sort(byGravity);
}

const isAbove = ({ used, limit, ratio, isPaused, isEnded }: BudgetReading, threshold: number): boolean =>
  used !== null &&
  limit !== null &&
  ratio !== null &&
  !isPaused &&
  !isEnded &&
  compareRatio(used, limit, threshold) > 0;

const byGravity = (a: BudgetAlert, b: BudgetAlert): number =>
  Number(b.reading.isOverLimit) - Number(a.reading.isOverLimit) ||
  b.threshold - a.threshold ||
  (a.reading.ratio === b.reading.ratio ? 0 : Number(b.reading.ratio) - Number(a.reading.ratio));
