import type { Amount, EpochMs } from '../wire/field.js';
import { DAY_MS, MINUTE_MS } from './calendar.js';

/** Whether a threshold may fire, has fired, or has fired and been dismissed; in this order within a round. */
export type CrossingPhase = 'armed' | 'fired' | 'dismissed';

/** What is remembered of one threshold of one budget in one window. */
export interface Mark {
  readonly budgetId: string;
  /** A ratio. */
  readonly threshold: number;
  /** To the minute; `null` is unknown. */
  readonly windowEnd: EpochMs | null;
  /** How often it was re-armed in this window: what another tab knows of an earlier round is past. */
  readonly round: number;
  readonly phase: CrossingPhase;
  /** Whether figures were above in this round; until then only a person or the server has spoken of it. */
  readonly isSeen: boolean;
  /** When the figures of the latest change were true; older figures have no say. */
  readonly at: EpochMs;
  /** The limit it was last seen above. */
  readonly limit: Amount | null;
}

/** Every mark by its key: plain data, for storage and for other tabs. */
export type Crossings = Readonly<Record<string, Mark>>;

/** A budget went over a threshold, or came back. */
export interface Crossing {
  /** What it is dismissed by; see {@link crossingKey}. */
  readonly key: string;
  readonly budgetId: string;
  /** A ratio. */
  readonly threshold: number;
  readonly windowEnd: EpochMs | null;
  /** Used ÷ limit, as the figures or the server's alert say. */
  readonly ratio: number;
  readonly direction: 'up' | 'down';
  /** Which edge it was: figures rose, the server said so, figures fell, the limit was raised, a new window began. */
  readonly reason: 'rose' | 'server' | 'fell' | 'limit-raised' | 'reset';
}

/** What figures did to the thresholds. */
export interface Observation {
  /** The very object that was handed in where nothing changed. */
  readonly state: Crossings;
  /** Every threshold that was crossed upwards; of one budget's, only the highest is worth a voice. */
  readonly fired: readonly Crossing[];
  readonly recovered: readonly Crossing[];
}

export const NO_CROSSINGS: Crossings = {};

/** Ten budgets with three thresholds in six tabs' worth of windows; beyond it the oldest are forgotten. */
const MAX_MARKS = 200;

/** How long a mark outlives its window, so that the first figures of the next one can tell of the reset. */
const KEPT_MS = DAY_MS;

/** To the minute, because servers name one reset 23:59:59, 23:59:59.999 and 00:00:00. */
const toMinute = (at: EpochMs | null): EpochMs | null =>
  at === null ? null : Math.round(at / MINUTE_MS) * MINUTE_MS;

/**
 * The key of a crossing, the same in every tab: budget, threshold and the end of the window.
 * @param threshold a ratio
 */
export const crossingKey = (budgetId: string, threshold: number, windowEnd: EpochMs | null): string =>
  JSON.stringify([budgetId, threshold, toMinute(windowEnd)]);

export const keyOf = (mark: Mark): string => crossingKey(mark.budgetId, mark.threshold, mark.windowEnd);

/** A threshold of which nothing is known yet. */
export const unmarked = (budgetId: string, threshold: number, windowEnd: EpochMs | null): Mark => ({
  budgetId,
  threshold,
  windowEnd: toMinute(windowEnd),
  round: 0,
  phase: 'armed',
  isSeen: false,
  at: 0,
  limit: null,
});

const PHASES: readonly unknown[] = ['armed', 'fired', 'dismissed'] satisfies CrossingPhase[];

/** Every mark is ahead of, behind or equal to any other of its key, which is what makes merging free of order. */
export function isAhead(a: Mark, b: Mark): boolean {
  const difference =
    a.round - b.round ||
    PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) ||
    Number(a.isSeen) - Number(b.isSeen) ||
    a.at - b.at;
  return difference > 0 || (difference === 0 && (a.limit ?? '') > (b.limit ?? ''));
}

/** Joins what two tabs know: commutative, associative and idempotent, so that it may arrive in any order, twice. */
export function mergeCrossings(a: Crossings, b: Crossings): Crossings {
  const merged: Record<string, Mark> = { ...a };
  for (const [key, mark] of Object.entries(b)) {
    const known = merged[key];
    if (!known || isAhead(mark, known)) merged[key] = mark;
  }
  return merged;
}

/** Forgets windows that ended a day ago and, when there are too many, what changed longest ago. */
export function pruned(state: Crossings, now: EpochMs): Crossings {
  const kept = Object.entries(state).filter(
    ([, mark]) => mark.windowEnd === null || mark.windowEnd + KEPT_MS > now,
  );
  if (kept.length > MAX_MARKS) kept.sort(([, a], [, b]) => b.at - a.at).splice(MAX_MARKS);
  return kept.length === Object.keys(state).length ? state : Object.fromEntries(kept);
}

/** Reads stored marks, which may be anyone's: what is not a mark under its own key is left out. Never throws. */
export function readCrossings(input: unknown): Crossings {
  if (typeof input !== 'object' || input === null) return NO_CROSSINGS;
  return Object.fromEntries(
    Object.entries(input).filter(
      (entry): entry is [string, Mark] => isMark(entry[1]) && keyOf(entry[1]) === entry[0],
    ),
  );
}

function isMark(input: unknown): input is Mark {
  if (typeof input !== 'object' || input === null) return false;
  const mark = input as Partial<Record<keyof Mark, unknown>>;
  return (
    typeof mark.budgetId === 'string' &&
    [mark.threshold, mark.round, mark.at].every(Number.isFinite) &&
    (mark.windowEnd === null || Number.isFinite(mark.windowEnd)) &&
    (mark.limit === null || (typeof mark.limit === 'string' && /^-?\d+(\.\d+)?$/.test(mark.limit))) &&
    PHASES.includes(mark.phase) &&
    typeof mark.isSeen === 'boolean'
  );
}
