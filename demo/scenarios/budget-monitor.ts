import { decodeBudget } from '../../src/wire/budget.js';
import { budgetAnswer, oddBudgets } from './budget-answers.js';
import { facesOf } from './faces.js';
import { answered } from './fake-feed.js';
import type { Scenario } from './scenario.js';

const tag = 'budget-monitor';

const many = oddBudgets['many budgets'];

/** Every face of `<budget-monitor>`, and what servers and calendars bring on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(tag, 'budget', answered(decodeBudget(budgetAnswer())), answered(decodeBudget({ budgets: [] }))),
  ...Object.entries(oddBudgets).map(([name, budget]) => ({ tag, name, properties: { budget } })),
  { tag, name: 'as bars', attributes: { variant: 'bars' }, properties: { budget: many } },
  { tag, name: 'compact', attributes: { compact: '' }, properties: { budget: budgetAnswer() } },
  {
    tag,
    name: 'compact bars',
    attributes: { compact: '', variant: 'bars' },
    properties: { budget: budgetAnswer() },
  },
  { tag, name: '240 px wide', width: 240, properties: { budget: budgetAnswer({ hard_stop_enabled: true }) } },
  { tag, name: '560 px wide', width: 560, properties: { budget: budgetAnswer() } },
  { tag, name: '900 px wide', width: 900, properties: { budget: many } },
  {
    tag,
    name: 'thresholds of 50 % and 80 %',
    attributes: { 'warning-at': '50', 'alert-at': '80%' },
    properties: { budget: budgetAnswer() },
  },
];
