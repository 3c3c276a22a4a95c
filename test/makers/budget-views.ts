import type { Meter } from '../../src/elements/budget-meter.js';
import { viewBudgets, type BudgetView, type ViewOptions } from '../../src/elements/budget-view.js';
import { formatterFor } from '../../src/text/format.js';
import type { Speech } from '../../src/text/phrases.js';
import { en } from '../../src/text/strings.en.js';
import { answerOf, NOON } from './readings.js';
import { plain } from './text.js';

type Overrides = Readonly<Record<string, unknown>>;

/** American English. */
export const speech: Speech = { strings: en, format: formatterFor('en-US') };

const options: ViewOptions = {
  now: NOON,
  isStale: false,
  currency: null,
  timeZone: null,
  warningAt: 0.75,
  alertAt: 0.9,
};

/** Budgets as they look at noon by UTC; budgets and answer are in the wire's words. */
export const viewsOf = (
  budgets: readonly Overrides[],
  answer: Overrides = {},
  overrides: Partial<ViewOptions> = {},
): BudgetView[] => viewBudgets(answerOf(budgets, answer), { ...options, ...overrides }, speech);

/** One budget as it looks at noon by UTC. */
export function viewOf(
  budget: Overrides,
  answer: Overrides = {},
  overrides: Partial<ViewOptions> = {},
): BudgetView {
  const [view] = viewsOf([budget], answer, overrides);
  if (!view) throw new Error('no view');
  return view;
}

/** What is said of one budget below its figure at noon by UTC, line by line. */
export const factTexts = (budget: Overrides, answer: Overrides = {}, now = NOON): string[] =>
  viewOf(budget, answer, { now }).facts.map(({ text }) => plain(text));

/** A meter at 82 %. */
export const meterOf = (overrides: Partial<Meter> = {}): Meter => ({
  name: 'Daily',
  ratio: 0.82,
  tone: 'warning',
  valueText: '$41.00 of $50.00, 82 percent, warning',
  marks: [],
  ...overrides,
});
