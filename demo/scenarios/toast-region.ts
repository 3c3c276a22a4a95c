import type { NoticeContent } from '../../src/store/notices.js';
import { fakeFeed } from './fake-feed.js';
import type { Scenario } from './scenario.js';

const tag = 'toast-region';

/** Shown where the tag stands, and until dismissed, since a page of many states has one corner only. */
const attributes = { placement: 'inline', duration: '0' };

const told = (name: string, ...notices: readonly NoticeContent[]): Scenario => ({
  tag,
  name,
  attributes: { ...attributes, 'analytics-href': '#usage' },
  properties: { feed: fakeFeed({ notices }) },
});

const completed = (taskId: string): NoticeContent => ({ kind: 'task-completed', taskId });
const failed = (taskId: string, error: string): NoticeContent => ({ kind: 'task-failed', taskId, error });
const budgetAlert = (changes: Partial<Extract<NoticeContent, { kind: 'budget-alert' }>>): NoticeContent => ({
  kind: 'budget-alert',
  budgetId: 'daily',
  scope: 'daily',
  percent: 92,
  used: null,
  limit: null,
  windowEnd: null,
  message: null,
  href: null,
  crossings: [],
  ...changes,
});
const approval = (taskId: string, title: string | null, href: string | null): NoticeContent => ({
  kind: 'task-awaiting-approval',
  taskId,
  title,
  href,
});
const daily = { id: 'daily', label: null, period: 'day', ratio: 1.04 } as const;
const team = { id: 'team-a', label: 'Team A', period: 'week', ratio: 0.4 } as const;

const LONG_ERROR = [
  '<img src=x onerror="alert(1)"> upstream answered 529 overloaded_error',
  ...Array.from({ length: 12 }, (_, i) => `at step ${i + 1} of the plan: retry budget exhausted`),
].join('; ');

/** Every kind of notice, and what servers bring on odd days. */
export const scenarios: readonly Scenario[] = [
  { tag, name: 'unconnected: nothing to see', attributes },
  told('nothing told yet: nothing to see'),
  told('task completed', completed('t-1042')),
  told('task failed', failed('t-1043', 'The model gpt-4-turbo answered 429: rate limited')),
  told('awaiting approval', approval('t-1044', 'Refund $240 to a customer', '#approve')),
  told('budget alert', budgetAlert({})),
  told('budget alert in the server’s words', budgetAlert({ message: 'Ops: slow down.', href: '#ops' })),
  told('hard stop', { kind: 'hard-stop', budget: daily }),
  told('requests go on', { kind: 'hard-stop-over', budget: { ...daily, ratio: 0.2 } }),
  told('paused', { kind: 'paused', budget: null }),
  told('one budget paused', { kind: 'paused', budget: team }),
  told('resumed', { kind: 'resumed', budget: null }),
  told('connection lost', { kind: 'connection-lost', how: 'lost' }),
  told('no connection', { kind: 'connection-lost', how: 'never' }),
  told('closed by the server', { kind: 'connection-lost', how: 'closed' }),
  told('signed out', { kind: 'unauthorised' }),
  told('connected again', { kind: 'connection-lost', how: 'lost' }, { kind: 'connection-back' }),
  told('twelve times the same', ...Array.from({ length: 12 }, () => failed('t-7', 'disk full'))),
  told(
    'a burst of tasks, and a budget alert that it does not swallow',
    ...Array.from({ length: 37 }, (_, i) => completed(`t-${i}`)),
    budgetAlert({}),
    ...Array.from({ length: 3 }, (_, i) => failed(`f-${i}`, 'timeout')),
  ),
  told('more than have room', ...Array.from({ length: 7 }, (_, i) => approval(`t-${i}`, `Step ${i}`, null))),
  told('markup and a long text', failed('t-<b>9</b>', LONG_ERROR)),
  told('a link that is none', approval('t-5', 'Look here', 'javascript:alert(1)')),
  {
    ...told('compact', failed('t-1043', 'timeout'), completed('t-2')),
    attributes: { ...attributes, compact: '' },
  },
  { ...told('240 px wide', budgetAlert({}), completed('t-1042')), width: 240 },
  { ...told('no history', completed('t-1042')), attributes: { ...attributes, 'no-history': '' } },
];
