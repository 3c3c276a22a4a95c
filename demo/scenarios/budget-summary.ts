import { decodeBudget } from '../../src/wire/budget.js';
import { budgetAnswer, oddBudgets } from './budget-answers.js';
import { facesOf } from './faces.js';
import { answered } from './fake-feed.js';
import type { Scenario } from './scenario.js';

const tag = 'budget-summary';

/** Every face of `<budget-summary>`, and what servers and calendars bring on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(tag, 'budget', answered(decodeBudget(budgetAnswer())), answered(decodeBudget({ budgets: [] }))),
  { tag, name: 'as a link', attributes: { href: '#usage' }, properties: { budget: budgetAnswer() } },
  {
    tag,
    name: 'a link that is none',
    attributes: { href: 'javascript:alert(1)' },
    properties: { budget: budgetAnswer() },
  },
  {
    tag,
    name: '240 px wide',
    width: 240,
    attributes: { href: '#usage' },
    properties: {
      budget: budgetAnswer({ daily: { used: 68.5, limit: 50 }, monthly: { used: 1290, limit: 1400 } }),
    },
  },
  ...Object.entries(oddBudgets).map(([name, budget]) => ({ tag, name, properties: { budget } })),
];
