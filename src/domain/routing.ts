import type { Amount } from '../wire/field.js';
import { LANES, type Lane, type LaneFigures, type RoutingAnswer } from '../wire/routing.js';
import { sumAmounts } from './money.js';

/** How well tasks succeed, as a word; CSS chooses its colour. */
export type SuccessLevel = 'ok' | 'warning' | 'exceeded';

/** From which ratio (0–1) on a success rate is good, and from which on it is only worth watching. */
export interface SuccessThresholds {
  readonly ok: number;
  readonly warning: number;
}

/** One failure in twenty is what a router's fallback absorbs; one in five is what its users notice. */
export const SUCCESS_THRESHOLDS: SuccessThresholds = { ok: 0.95, warning: 0.8 };

/** What a lane, or all of them, did. `null` is unknown, and is also every average over no tasks. */
export interface RoutingReading {
  readonly tasks: number | null;
  /** 0–1. */
  readonly successRatio: number | null;
  readonly level: SuccessLevel | null;
  readonly avgTokens: number | null;
  /** Mean stars, 0–5. */
  readonly rating: number | null;
  readonly cost: Amount | null;
}

/** What one lane did. */
export interface LaneReading extends RoutingReading {
  readonly lane: Lane;
  /** Whether the server spoke of this lane at all; a router with two lanes never does of the third. */
  readonly isReported: boolean;
}

/** All lanes together; averages are weighted by tasks. */
export interface RoutingTotal extends RoutingReading {
  /** Whether a reported lane's tasks are unknown, so that the sum is a lower bound. */
  readonly isPartial: boolean;
  /** Whether a reported lane's cost is unknown, so that the sum is a lower bound. */
  readonly isCostPartial: boolean;
}

/** Names the level of a success ratio (0–1), compared raw; `null` stays unknown. */
export function successLevel(
  ratio: number | null,
  thresholds: SuccessThresholds = SUCCESS_THRESHOLDS,
): SuccessLevel | null {
  if (ratio === null) return null;
  if (ratio >= thresholds.ok) return 'ok';
  return ratio >= thresholds.warning ? 'warning' : 'exceeded';
}

const SILENT: LaneFigures = {
  taskCount: null,
  successRate: null,
  avgTokens: null,
  feedbackRating: null,
  cost: null,
};

/** Reads the three lanes in their order; a lane the server did not speak of is unknown, not empty. */
export function readLanes(
  answer: RoutingAnswer,
  thresholds: SuccessThresholds = SUCCESS_THRESHOLDS,
): readonly LaneReading[] {
  return LANES.map((lane) => {
    const reported = answer.lanes[lane];
    const figures = reported ?? SILENT;
    // Nothing divided by nothing: a server that says 0 % of no tasks must not make a red badge.
    const known = figures.taskCount === 0 ? { ...SILENT, cost: figures.cost } : figures;
    return {
      lane,
      isReported: reported !== undefined,
      tasks: figures.taskCount,
      successRatio: known.successRate,
      level: successLevel(known.successRate, thresholds),
      avgTokens: known.avgTokens,
      rating: known.feedbackRating,
      cost: known.cost,
    };
  });
}

/**
 * Sums the lanes. Rates are averaged by weight, Σ success ÷ Σ tasks, over the lanes that know both: 90 % of 10 tasks and
 * 50 % of 30 make 60 %, not 70 %. Ratings are weighted by tasks too, for want of the number of votes.
 */
export function totalOfLanes(
  lanes: readonly LaneReading[],
  thresholds: SuccessThresholds = SUCCESS_THRESHOLDS,
): RoutingTotal {
  const reported = lanes.filter((lane) => lane.isReported);
  const tasks = reported.map((lane) => lane.tasks).filter(isKnown);
  const costs = reported.map((lane) => lane.cost).filter(isKnown);
  const successRatio = weighted(lanes, (lane) => lane.successRatio);
  return {
    tasks: tasks.length ? tasks.reduce((sum, count) => sum + count, 0) : null,
    successRatio,
    level: successLevel(successRatio, thresholds),
    avgTokens: weighted(lanes, (lane) => lane.avgTokens),
    rating: weighted(lanes, (lane) => lane.rating),
    cost: costs.length ? sumAmounts(costs) : null,
    isPartial: tasks.length < reported.length,
    isCostPartial: costs.length < reported.length,
  };
}

/** The lane that succeeds least, where it is worth a word: it is not `ok`, and there is another to compare it with. */
export function weakestLane(lanes: readonly LaneReading[]): LaneReading | null {
  const known = lanes.filter((lane) => lane.successRatio !== null);
  if (known.length < 2) return null;
  const weakest = known.reduce((low, lane) =>
    (lane.successRatio ?? 1) < (low.successRatio ?? 1) ? lane : low,
  );
  return weakest.level === 'ok' ? null : weakest;
}

/** How a star is drawn. */
export type Star = 'full' | 'half' | 'empty';

/** Five stars for a rating of 0–5, rounded to halves; a rating beyond is clamped. 4.3 is four and a half. */
export function starsOf(rating: number): readonly Star[] {
  const halves = Math.round(Math.min(Math.max(rating, 0), 5) * 2);
  return Array.from({ length: 5 }, (_, i) =>
    halves >= 2 * i + 2 ? 'full' : halves === 2 * i + 1 ? 'half' : 'empty',
  );
}

const isKnown = <T>(value: T | null): value is T => value !== null;

function weighted(
  lanes: readonly LaneReading[],
  rateOf: (lane: LaneReading) => number | null,
): number | null {
  let sum = 0;
  let weight = 0;
  for (const lane of lanes) {
    const rate = rateOf(lane);
    if (lane.tasks === null || rate === null) continue;
    sum += rate * lane.tasks;
    weight += lane.tasks;
  }
  return weight > 0 ? sum / weight : null;
}
