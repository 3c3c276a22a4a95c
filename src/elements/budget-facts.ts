import type { BudgetReading } from '../domain/budget.js';
import type { Pace } from '../domain/pace.js';
import { dayKey } from '../domain/calendar.js';
import type { Figure } from '../text/format.js';
import { clockTime, quantity, type Speech } from '../text/phrases.js';
import type { EpochMs } from '../wire/field.js';
import type { BudgetMark } from './budget-meter.js';

/** A line below a figure. */
export interface BudgetFact {
  readonly kind: 'reset' | 'outlook' | 'pace' | 'projection' | 'soft-limit' | 'hard-stop';
  readonly text: string;
  /** The mark of the ring or bar that the line explains. */
  readonly mark?: BudgetMark['kind'];
  /** Worth more than a muted word. */
  readonly isUrgent?: boolean;
  /** How the figure was come by. */
  readonly title?: string;
}

interface Circumstances {
  readonly now: EpochMs;
  /** ISO 4217; `null` where unknown. */
  readonly currency: string | null;
  /** Whether the hard stop is this budget's own, and not told of all. */
  readonly hasOwnHardStop: boolean;
  readonly speech: Speech;
}

/** What is worth saying of a budget beyond its figure, the most pressing first. What is unknown is not said. */
export function factsOf(reading: BudgetReading, pace: Pace, circumstances: Circumstances): BudgetFact[] {
  const ahead = outlook(reading, pace, circumstances);
  return [
    ...ahead.filter((fact) => fact.isUrgent),
    ...reset(reading, circumstances),
    ...paceFact(reading, pace, circumstances),
    ...ahead.filter((fact) => !fact.isUrgent),
    ...projection(reading, pace, circumstances),
    ...softLimit(reading, circumstances),
    ...hardStop(circumstances),
  ];
}

/** "resets in 6 hours", for the sentence of a meter; empty where it never resets or nobody knows. */
export function resetSpoken({ windowEnd, isEnded }: BudgetReading, now: EpochMs, speech: Speech): string {
  if (windowEnd === null || isEnded) return '';
  return speech.strings.budgetMonitor.resetsSpoken(speech.format.relative(windowEnd - now));
}

/** A moment nearer than this is told by its time alone; beyond it the day is said too. */
const NEAR_MS = 24 * 3_600_000;

function outlook(reading: BudgetReading, pace: Pace, { now, currency, speech }: Circumstances): BudgetFact[] {
  const { strings, format } = speech;
  const words = strings.budgetMonitor;
  const say = (text: string, isUrgent: boolean): BudgetFact[] => [{ kind: 'outlook', text, isUrgent }];
  if (reading.isExhausted && reading.remaining !== null) {
    const excess = amountText(-Number(reading.remaining), reading, currency, speech);
    return [
      ...say(reading.isOverLimit ? words.overLimitBy(excess) : words.exhausted, true),
      ...(reading.hasHardStop && isRunning(reading) ? say(words.requestsStopped, true) : []),
    ];
  }
  if (!isRunning(reading)) return [];
  if (pace.outlook === 'lasts-until-reset') return say(words.lastsUntilReset, false);
  if (pace.exhaustsAt === null) return [];
  const isNear = pace.exhaustsAt - now < NEAR_MS;
  if (!reading.hasHardStop) return say(words.exhaustedIn(format.relative(pace.exhaustsAt - now)), isNear);
  return say(words.requestsStop(forecastMoment(pace.exhaustsAt, now, reading, speech)), isNear);
}

function reset(reading: BudgetReading, { now, speech }: Circumstances): BudgetFact[] {
  const { strings, format } = speech;
  const words = strings.budgetMonitor;
  const { period, windowEnd, windowHours, isEnded } = reading;
  const say = (text: string): BudgetFact[] => [{ kind: 'reset', text }];
  if (isEnded) return say(words.resetDue);
  if (windowEnd !== null) {
    return say(
      words.resetsAt(format.relative(windowEnd - now), resetMoment(windowEnd, now, reading, speech)),
    );
  }
  if (period === 'lifetime') return say(words.neverResets);
  if (period === 'rolling' && windowHours !== null)
    return say(words.rolling(lengthText(windowHours, speech)));
  return [];
}

function paceFact(reading: BudgetReading, pace: Pace, { currency, speech }: Circumstances): BudgetFact[] {
  const words = speech.strings.budgetMonitor;
  const isShort = reading.period === 'hour' || reading.period === 'day';
  const rate = isShort ? pace.ratePerHour : pace.ratePerDay;
  if (!isRunning(reading)) return [];
  const rateText =
    rate === null || Number(rate) <= 0
      ? null
      : words.rate(amountText(rate, reading, currency, speech), words.rateUnit[isShort ? 'hour' : 'day']);
  if (pace.stage === null) return rateText === null ? [] : [{ kind: 'pace', text: rateText }];
  const stage = words.pace[pace.stage];
  const text = rateText === null ? stage : words.paceAndRate(stage, rateText);
  const title = words.paceMark(speech.format.percent(pace.expectedRatio));
  return [{ kind: 'pace', text, mark: 'pace', title }];
}

/** Nothing is said of the pace of what stands still. */
const isRunning = ({ isPaused, isEnded }: BudgetReading): boolean => !isPaused && !isEnded;

/** Where an even pace would be by now; `null` where nothing is said of it. */
export const paceRatio = (reading: BudgetReading, { stage, expectedRatio }: Pace): number | null =>
  stage !== null && isRunning(reading) ? expectedRatio : null;

function projection(reading: BudgetReading, pace: Pace, { currency, speech }: Circumstances): BudgetFact[] {
  const words = speech.strings.budgetMonitor;
  // A projection is exact to the millionth; what is below it would read as nothing.
  if (pace.projected === null || Number(pace.projected) === 0 || reading.isEnded) return [];
  const text = words.projected(amountText(pace.projected, reading, currency, speech));
  return [{ kind: 'projection', text, title: words.projectionMethod }];
}

function softLimit(reading: BudgetReading, { currency, speech }: Circumstances): BudgetFact[] {
  if (reading.softLimit === null) return [];
  const text = speech.strings.budgetMonitor.softLimit(
    amountText(reading.softLimit, reading, currency, speech),
  );
  return [{ kind: 'soft-limit', text, ...(reading.softRatio === null ? {} : { mark: 'soft' }) }];
}

function hardStop({ hasOwnHardStop, speech }: Circumstances): BudgetFact[] {
  const { hardStop: text, hardStopHint: title } = speech.strings.budgetMonitor;
  return hasOwnHardStop ? [{ kind: 'hard-stop', text, title }] : [];
}

/** A computed part of a token is noise. */
function amountText(
  amount: Figure,
  { unit }: BudgetReading,
  currency: string | null,
  speech: Speech,
): string {
  const figure = unit === 'money' || amount === null ? amount : Math.round(Number(amount));
  return quantity(figure, unit, currency, speech);
}

/** One speaks of 24 and 48 hours, but of 7 days. */
const HOURS_SAID = 72;

const lengthText = (hours: number, { strings, format }: Speech): string =>
  hours > HOURS_SAID ? format.duration(hours * 3_600_000) : strings.budgetMonitor.hours(format.number(hours));

/** "midnight, New York", and "Dec 1, midnight, New York" where it is not today or tonight. */
function resetMoment(at: EpochMs, now: EpochMs, { timeZone }: BudgetReading, speech: Speech): string {
  const { strings, format } = speech;
  const time = clockTime(at, timeZone, speech);
  if (at - now < NEAR_MS) return time;
  const day = dayKey(at, timeZone);
  return day === null
    ? format.dateTime(at, timeZone)
    : strings.budgetMonitor.dayAndTime(format.dayMonth(day), time);
}

/** A forecast is no more exact than it is near: the time of today, the day of later. */
function forecastMoment(at: EpochMs, now: EpochMs, { timeZone }: BudgetReading, speech: Speech): string {
  const day = at - now < NEAR_MS ? null : dayKey(at, timeZone);
  return day === null ? clockTime(at, timeZone, speech) : speech.format.dayMonth(day);
}
