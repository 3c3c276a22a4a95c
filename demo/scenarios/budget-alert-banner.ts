import { decodeBudget } from '../../src/wire/budget.js';
import { budgetAnswer, dailyOf } from './budget-answers.js';
import { answered, fakeFeed } from './fake-feed.js';
import { facesOf } from './faces.js';
import type { Scenario } from './scenario.js';

const tag = 'budget-alert-banner';

/** Each has a memory of its own, so that what is dismissed in one is not missing in another. */
const given = (name: string, budget: unknown, attributes: Scenario['attributes'] = {}): Scenario => ({
  tag,
  name,
  attributes,
  properties: { feed: fakeFeed(), budget },
});

const over = (changes: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  budgetAnswer({ daily: { used: 46.1, limit: 50, resets_at: '2026-11-21T05:00:00Z' }, ...changes });

/** Every face of `<budget-alert-banner>`, most of which are nothing at all, and what budgets bring on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(tag, 'budget', answered(decodeBudget(over({}))), answered(decodeBudget({ budgets: [] }))),
  given('92 % of the daily budget', over({}), { href: '#usage' }),
  given('exactly 90 %: nothing to see', dailyOf(45)),
  given('paused: nothing to see', over({ is_paused: true })),
  given('unlimited: nothing to see', dailyOf(46.1, null)),
  given('unknown: nothing to see', dailyOf(null)),
  given('137 %, over limit', dailyOf(68.5), { href: '#usage' }),
  given('hard stop ahead', over({ hard_stop_enabled: true })),
  given('hard stop reached', over({ hard_stop_enabled: true, daily: { used: 50.2, limit: 50 } })),
  given('something of a limit of zero', dailyOf(3.2, 0)),
  given('two budgets: the graver first', over({ monthly: { used: 1520, limit: 1400 } })),
  given(
    'a budget with a long name, in tokens',
    budgetAnswer({
      daily: null,
      monthly: null,
      budgets: [
        {
          id: 'tokens',
          label: 'Donaudampfschifffahrtsgesellschaftskapitänsbudgetabrechnung',
          period: 'month',
          unit: 'tokens',
          used: 1960000,
          limit: 2000000,
        },
      ],
    }),
    { href: '#usage' },
  ),
  given('several thresholds', dailyOf(41.2), { 'alert-at': '75% 90% 100%' }),
  given('a heading of the page', over({}), { heading: 'Slow down, please' }),
  given('a link that is none', over({}), { href: 'javascript:alert(1)' }),
  { ...given('240 px wide', over({ hard_stop_enabled: true }), { href: '#usage' }), width: 240 },
  { ...given('900 px wide', over({ hard_stop_enabled: true }), { href: '#usage' }), width: 900 },
];
