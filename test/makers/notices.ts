import type { NoticeContent, NoticeKind } from '../../src/store/notice-content.js';
import type { Notice } from '../../src/store/notices.js';

type Content<K extends NoticeKind> = Extract<NoticeContent, { readonly kind: K }>;

export const completed = (taskId: string): NoticeContent => ({ kind: 'task-completed', taskId });

export const failed = (taskId: string, error = 'out of tokens'): NoticeContent => ({
  kind: 'task-failed',
  taskId,
  error,
});

export const awaiting = (taskId: string, overrides: Partial<Content<'task-awaiting-approval'>> = {}) =>
  ({
    kind: 'task-awaiting-approval',
    taskId,
    title: null,
    href: null,
    ...overrides,
  }) satisfies NoticeContent;

/** The server's alert of a daily budget at 92 %, told for the first time. */
export const budgetAlert = (overrides: Partial<Content<'budget-alert'>> = {}) =>
  ({
    kind: 'budget-alert',
    budgetId: 'daily',
    scope: 'daily',
    percent: 92,
    used: null,
    limit: null,
    windowEnd: null,
    message: null,
    href: null,
    crossings: ['daily 0.9'],
    ...overrides,
  }) satisfies NoticeContent;

export const lost: NoticeContent = { kind: 'connection-lost', how: 'lost' };
export const back: NoticeContent = { kind: 'connection-back' };
export const paused: NoticeContent = { kind: 'paused', budget: null };
export const hardStop: NoticeContent = {
  kind: 'hard-stop',
  budget: { id: 'daily', label: null, period: 'day', ratio: 1.04 },
};

let count = 0;

/** A notice of this content; ids are never the same twice. */
export const noticeOf = (content: NoticeContent, at = 0): Notice => ({ id: `n${++count}`, content, at });
