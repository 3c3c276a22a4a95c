import type { BudgetPeriod } from '../wire/budget.js';
import type { Amount, EpochMs } from '../wire/field.js';
import type { BudgetReading } from './budget.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './calendar.js';
import { decimal, over, times, toText } from './decimal.js';
import { isNegative } from './money.js';

/** How use stands against an even pace: ahead is spending faster. */
export type PaceStage =
  'on-track' | 'slightly-ahead' | 'ahead' | 'far-ahead' | 'slightly-behind' | 'behind' | 'far-behind';

/** Where use is heading: `none` where nothing can be said. */
export type Outlook = 'exhausted' | 'exhausts' | 'lasts-until-reset' | 'none';

/** Whether the pace can be trusted, and if not, why. */
export type PaceStatus = 'ok' | 'no-budget' | 'exceeded' | 'stale' | 'insufficient-history';

/** What a budget's use so far says about the rest of its window, at the mean rate since its start. */
export interface Pace {
  readonly status: PaceStatus;
  /** `null` while too little has elapsed, and without limit or end. */
  readonly stage: PaceStage | null;
  /** 0–1: the elapsed part of the window, which is where an even pace would be by now. */
  readonly expectedRatio: number | null;
  /** Ratio minus expected ratio; positive is ahead. */
  readonly delta: number | null;
  /** Run rate per 24 hours, to six decimals. */
  readonly ratePerDay: Amount | null;
  /** Run rate per hour, to six decimals. */
  readonly ratePerHour: Amount | null;
  /** Use at the end of the window, to six decimals: used ÷ elapsed × duration. */
  readonly projected: Amount | null;
  /** When nothing will be left; only with the outlook `exhausts`. */
  readonly exhaustsAt: EpochMs | null;
  readonly outlook: Outlook;
}

/** Largest |Δ| of each stage, as a ratio; after CodexBar's usage pace. */
const STAGES = [
  [0.02, 'on-track', 'on-track'],
  [0.06, 'slightly-ahead', 'slightly-behind'],
  [0.12, 'ahead', 'behind'],
  [Infinity, 'far-ahead', 'far-behind'],
] as const;

/** A Δ of 0.02 is written 0.52 − 0.5 = 0.020000000000000018: the noise of a double, far below any use. */
const NOISE = 1e-12;

/** How long a window must have run before anything is said of its rest: the first hours are not its mean. */
const EARLY_MS: Readonly<Record<Exclude<BudgetPeriod, 'custom' | 'rolling'>, number>> = {
  hour: 5 * MINUTE_MS,
  day: HOUR_MS,
  week: 12 * HOUR_MS,
  month: 3 * DAY_MS,
  lifetime: 3 * DAY_MS,
};

/** Of a window of any length, a month's three days in thirty. */
const EARLY_RATIO = 0.1;

/**
 * Reads pace and forecast of a budget's window.
 *
 * Check: November 2026 in UTC, limit $100, used $40 at 11-11T00:00Z: expected 33.33 %, Δ +6.67 points, `ahead`, $4 a
 * day, exhausted 2026-11-26T00:00Z, projected $120.
 * @param isStale whether the caller knows the figures to be out of date
 */
export function readPace(reading: BudgetReading, now: EpochMs, { isStale = false } = {}): Pace {
  const { used, limit, ratio, isPaused, windowStart: start, windowEnd: end } = reading;
  const at = reading.asOf ?? now;
  const elapsed = start === null ? 0 : Math.round(at - start);
  const length = start === null || end === null ? 0 : Math.round(end - start);
  const duration = length > 0 ? length : null;
  const isLong = elapsed > 0 && elapsed >= earliest(reading.period, duration);
  const isFixed = duration !== null && elapsed >= 0;
  const expectedRatio = isFixed ? Math.min(elapsed / duration, 1) : null;
  const delta = ratio === null || expectedRatio === null ? null : ratio - expectedRatio;
  const rateOf = (ms: number): Amount | null => (used === null || !isLong ? null : scaled(used, ms, elapsed));
  const forecast = reading.isExhausted
    ? EXHAUSTED
    : isLong && !isPaused
      ? forecastOf(reading, at, elapsed)
      : NOTHING;
  const isPast = forecast.exhaustsAt !== null && forecast.exhaustsAt <= now;
  return {
    status:
      isStale || reading.isEnded || isPast
        ? 'stale'
        : limit === null || reading.isNotApplicable
          ? 'no-budget'
          : reading.isExhausted
            ? 'exceeded'
            : used === null || !isLong
              ? 'insufficient-history'
              : 'ok',
    stage: isLong ? stageOf(delta) : null,
    expectedRatio,
    delta,
    ratePerDay: rateOf(DAY_MS),
    ratePerHour: rateOf(HOUR_MS),
    projected:
      used === null || duration === null || !isLong || isPaused || isNegative(used)
        ? null
        : scaled(used, duration, Math.min(elapsed, duration)),
    ...(isPast ? NOTHING : forecast),
  };
}

type Forecast = Pick<Pace, 'outlook' | 'exhaustsAt'>;

const NOTHING: Forecast = { outlook: 'none', exhaustsAt: null };
const LASTS: Forecast = { outlook: 'lasts-until-reset', exhaustsAt: null };
const EXHAUSTED: Forecast = { outlook: 'exhausted', exhaustsAt: null };

/** Remaining ÷ rate, from the moment the figures were true. */
function forecastOf(reading: BudgetReading, at: EpochMs, elapsed: number): Forecast {
  const { used, remaining, period, windowEnd } = reading;
  // What leaves a rolling window at its far end is given back: its rate exhausts nothing.
  const isRolling = period === 'rolling' && windowEnd === null;
  if (used === null || remaining === null || Number(used) <= 0 || isRolling) return NOTHING;
  const exhaustsAt = at + Math.round((Number(remaining) / Number(used)) * elapsed);
  if (windowEnd !== null && exhaustsAt >= windowEnd) return LASTS;
  return exhaustsAt > 8.64e15 ? NOTHING : { outlook: 'exhausts', exhaustsAt };
}

function stageOf(delta: number | null): PaceStage | null {
  if (delta === null) return null;
  const stage = STAGES.find(([most]) => Math.abs(delta) <= most + NOISE);
  return stage ? stage[delta > 0 ? 1 : 2] : null;
}

function earliest(period: BudgetPeriod, duration: number | null): number {
  if (period === 'rolling') return 0; // its whole length is behind it
  if (period !== 'custom') return EARLY_MS[period];
  return duration === null ? EARLY_MS.lifetime : duration * EARLY_RATIO;
}

/** `used` × `ms` ÷ `elapsed`. */
const scaled = (used: Amount, ms: number, elapsed: number): Amount =>
  toText(over(times(decimal(used), decimal(ms)), decimal(elapsed), 6));
