import type { EventData } from '../wire/events.js';
import type { BudgetPeriod } from '../wire/budget.js';

/** The budget a notice speaks of; `null` is spending as a whole. */
export interface NoticeBudget {
  readonly id: string;
  readonly label: string | null;
  readonly period: BudgetPeriod;
  /** Used ÷ limit; `Infinity` for a use of a limit of zero. */
  readonly ratio: number | null;
}

/** What there is to tell, as facts; the words are chosen where it is shown. */
export type NoticeContent =
  | (EventData['budget-alert'] & {
      readonly kind: 'budget-alert';
      /** Keys of the crossings it tells of: with one of them dismissed elsewhere, the notice is put away. */
      readonly crossings: readonly string[];
    })
  | { readonly kind: 'task-completed'; readonly taskId: string }
  | { readonly kind: 'task-failed'; readonly taskId: string; readonly error: string }
  | {
      readonly kind: 'task-awaiting-approval';
      readonly taskId: string;
      readonly title: string | null;
      readonly href: string | null;
    }
  /** A budget with a hard stop is used up, or has room again. */
  | { readonly kind: 'hard-stop' | 'hard-stop-over'; readonly budget: NoticeBudget }
  | { readonly kind: 'paused' | 'resumed'; readonly budget: NoticeBudget | null }
  /** `never`: there was no connection yet; `closed`: the server ended it for good. */
  | { readonly kind: 'connection-lost'; readonly how: 'lost' | 'never' | 'closed' }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'connection-back' };

export type NoticeKind = NoticeContent['kind'];

/** Who decides that a kind is told: each tab for itself, or one for all, by the memory they share. */
const DECIDED_BY: Readonly<Record<NoticeKind, 'each' | 'one'>> = {
  'budget-alert': 'each',
  'task-completed': 'each',
  'task-failed': 'each',
  'task-awaiting-approval': 'each',
  'hard-stop': 'one',
  'hard-stop-over': 'one',
  paused: 'one',
  resumed: 'one',
  'connection-lost': 'each',
  'connection-back': 'each',
  unauthorised: 'each',
};

/** Whether this library has words for a kind of notice; another tab may know more. */
export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(DECIDED_BY, kind);

/**
 * Whether one tab decides it for all, by the memory they share of crossings and alarms: the others would never know.
 */
export const isToldByOneTab = (content: NoticeContent): boolean =>
  content.kind === 'budget-alert' ? content.crossings.length > 0 : DECIDED_BY[content.kind] === 'one';

/** What a notice is about; the next notice of the same subject takes its place. */
export function subjectOf(content: NoticeContent): string {
  switch (content.kind) {
    case 'budget-alert': {
      const { crossings, budgetId, scope, windowEnd, percent } = content;
      const threshold = crossings.length > 0 ? crossings.join(' ') : Math.floor(percent);
      return [content.kind, budgetId ?? scope, windowEnd, threshold].join(' ');
    }
    case 'hard-stop':
    case 'hard-stop-over':
      return `hard-stop ${content.budget.id}`;
    case 'paused':
    case 'resumed':
      return `paused ${content.budget?.id ?? ''}`;
    case 'connection-lost':
    case 'connection-back':
    case 'unauthorised':
      return 'connection';
    default:
      return `${content.kind} ${content.taskId}`;
  }
}
