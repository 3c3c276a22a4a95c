import { readBudgets, worst, type BudgetOptions, type BudgetReading } from '../domain/budget.js';
import { readPace } from '../domain/pace.js';
import type { Strings } from '../text/strings.js';
import { quantity, type Speech } from '../text/phrases.js';
import { UNKNOWN, type Figure } from '../text/format.js';
import type { BudgetAnswer } from '../wire/budget.js';
import { factsOf, paceRatio, resetSpoken, type BudgetFact } from './budget-facts.js';
import type { BudgetMark, Meter, Tone } from './budget-meter.js';
import type { Thresholds } from './budget-thresholds.js';

/** How a budget stands, in one word. */
export type Standing =
  'ok' | 'warning' | 'exceeded' | 'over-limit' | 'paused' | 'unlimited' | 'unknown' | 'not-applicable';

/** One budget in the words and figures of a language, ready to be drawn. */
export interface BudgetView {
  readonly reading: BudgetReading;
  readonly standing: Standing;
  readonly standingWord: string;
  readonly name: string;
  /** What tells it from others of its name: its scope, and its period where the name is a label. */
  readonly context: string;
  readonly used: string;
  /** `null` is unlimited. */
  readonly limit: string | null;
  readonly usedOfLimitSpoken: string;
  /** "82%"; empty where there is nothing to measure against. */
  readonly percent: string;
  readonly meter: Meter;
  readonly facts: readonly BudgetFact[];
}

/** What budgets are seen with. */
export interface ViewOptions extends Omit<BudgetOptions, keyof Thresholds>, Thresholds {
  readonly isStale: boolean;
  /** ISO 4217 code for amounts whose data names none. */
  readonly currency: string | null;
}

/** Puts every budget of an answer into words, in its order. */
export const viewBudgets = (answer: BudgetAnswer, options: ViewOptions, speech: Speech): BudgetView[] =>
  readBudgets(answer, options).map((reading) =>
    view(reading, { ...options, hasOwnHardStop: reading.hasHardStop && !answer.hardStopEnabled }, speech),
  );

/** The budget to speak of when there is room for one; `null` of none. */
export function worstOf(views: readonly BudgetView[]): BudgetView | null {
  const reading = worst(views.map((each) => each.reading));
  return views.find((each) => each.reading === reading) ?? null;
}

/** The states of `:state()` that tell of levels, by the worst budget. */
export function levelStates(views: readonly BudgetView[], isPaused: boolean): Record<string, boolean> {
  const standings = new Set(views.map(({ standing }) => standing));
  const isOver = standings.has('over-limit');
  const isExceeded = isOver || standings.has('exceeded');
  const isWarning = !isExceeded && standings.has('warning');
  return {
    ok: !isExceeded && !isWarning && standings.has('ok'),
    warning: isWarning,
    exceeded: isExceeded,
    'over-limit': isOver,
    paused: isPaused || views.every(({ standing }) => standing === 'paused'),
  };
}

function view(
  reading: BudgetReading,
  options: ViewOptions & { readonly hasOwnHardStop: boolean },
  speech: Speech,
): BudgetView {
  const { strings, format } = speech;
  const words = strings.budgetMonitor;
  const currency = reading.currency ?? options.currency;
  const say = (amount: Figure): string => quantity(amount, reading.unit, currency, speech);
  const pace = readPace(reading, options.now, { isStale: options.isStale });
  const standing = standingOf(reading);
  const standingWord = wordOf(standing, strings);
  const name = nameOf(reading, strings);
  const limit = reading.limit === null ? null : say(reading.limit);
  // The unit is said once, and an amount of money carries its own.
  const used = reading.unit === 'money' || limit === null ? say(reading.used) : format.number(reading.used);
  const usedOfLimitSpoken =
    reading.used === null
      ? words.unknownUsed
      : limit === null
        ? words.unlimitedSpoken(used)
        : words.usedOfLimitSpoken(used, limit);
  const spoken = [
    usedOfLimitSpoken,
    reading.used === null ? '' : percentText(reading, (ratio) => format.percentSpoken(ratio)),
    isLevel(standing) ? words.levelSpoken[standing] : '',
    resetSpoken(reading, options.now, speech),
  ].filter((part) => part !== '');
  return {
    reading,
    standing,
    standingWord,
    name,
    context: [reading.scope, ...(tellsPeriod(reading) ? [] : [words.period[reading.period]])]
      .filter((part) => part !== null)
      .join(' · '),
    used,
    limit,
    usedOfLimitSpoken,
    percent: percentText(reading, (ratio) => format.percent(ratio)),
    meter: {
      name,
      ratio: reading.ratio,
      tone: TONE[standing],
      valueText: words.valueText(...spoken),
      marks: marksOf(reading, options, paceRatio(reading, pace)),
    },
    facts: factsOf(reading, pace, { ...options, currency, speech }),
  };
}

const TONE: Readonly<Record<Standing, Tone>> = {
  ok: 'ok',
  warning: 'warning',
  exceeded: 'exceeded',
  'over-limit': 'exceeded',
  paused: 'neutral',
  unlimited: 'neutral',
  unknown: 'neutral',
  'not-applicable': 'neutral',
};

function standingOf(reading: BudgetReading): Standing {
  if (reading.isPaused) return 'paused';
  if (reading.isUnlimited) return 'unlimited';
  if (reading.isNotApplicable) return 'not-applicable';
  if (reading.isOverLimit) return 'over-limit';
  return reading.level ?? 'unknown';
}

type LevelWord = keyof Strings['budgetMonitor']['levelSpoken'];

const isLevel = (standing: Standing): standing is LevelWord =>
  standing !== 'unlimited' && standing !== 'unknown' && standing !== 'not-applicable';

function wordOf(standing: Standing, { common, budgetMonitor }: Strings): string {
  if (isLevel(standing)) return common.level[standing];
  return standing === 'not-applicable' ? budgetMonitor.notApplicable : budgetMonitor.centre[standing];
}

/** Whether the period is told elsewhere: by the name, or by a fact. */
const tellsPeriod = ({ label, period, windowHours }: BudgetReading): boolean =>
  label === null || (period === 'rolling' && windowHours !== null);

/** A budget is called by its label, else by its period. */
const nameOf = ({ label, period }: BudgetReading, { budgetMonitor }: Strings): string =>
  label ?? budgetMonitor.period[period];

/** Some use is never "0%". */
const LEAST = 0.01;

/** "82%", "<1%" for a trace of use, "—" for the unknown; empty where there is nothing to measure against. */
function percentText({ used, ratio }: BudgetReading, format: (ratio: number) => string): string {
  if (used === null) return UNKNOWN;
  if (ratio === null || !Number.isFinite(ratio)) return '';
  const isTrace = ratio > 0 && ratio < LEAST / 2;
  return isTrace ? `<${format(LEAST)}` : format(ratio);
}

/** An even pace is shown only where something is said of it. */
function marksOf(
  { softRatio }: BudgetReading,
  { warningAt, alertAt }: ViewOptions,
  evenRatio: number | null,
): readonly BudgetMark[] {
  return [
    { kind: 'warning', ratio: warningAt },
    { kind: 'alert', ratio: alertAt },
    ...(softRatio === null ? [] : [{ kind: 'soft', ratio: softRatio } as const]),
    ...(evenRatio === null ? [] : [{ kind: 'pace', ratio: evenRatio } as const]),
  ];
}
