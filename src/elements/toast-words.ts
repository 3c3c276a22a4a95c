import type { Toast } from '../store/toast-queue.js';
import type { NoticeContent } from '../store/notices.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';

/** A toast in words. */
export interface ToastWords {
  readonly title: string;
  readonly text: string | null;
  /** Where its link leads, unchecked, and what the link says. */
  readonly href: string | null;
  readonly linkText: string;
}

const SCOPES = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  lifetime: 'lifetime',
} as const;

/** "daily budget" for the scope `daily`; a scope the contract does not list is quoted. */
function budgetName(scope: string, { common }: Strings): string {
  const period = Object.hasOwn(SCOPES, scope) ? SCOPES[scope as keyof typeof SCOPES] : null;
  return period ? common.budgetOf[period] : common.budgetNamed(scope);
}

/** Says a notice or a summary in the language of a page. */
export function toastWords(
  content: Toast['content'] | NoticeContent,
  strings: Strings,
  format: Formatter,
): ToastWords {
  const words = strings.toastRegion;
  const plain = { text: null, href: null, linkText: words.open };
  switch (content.kind) {
    case 'task-completed':
      return { ...plain, title: words.taskCompletedId(content.taskId) };
    case 'task-failed':
      return { ...plain, title: words.taskFailedId(content.taskId), text: content.error };
    case 'task-awaiting-approval':
      return {
        title: words.awaitingApprovalId(content.taskId),
        text: content.title,
        href: content.href,
        linkText: words.review,
      };
    case 'budget-alert': {
      const percent = format.percent(content.percent / 100);
      return {
        title: words.budgetAlert,
        text: content.message ?? words.budgetAlertText(percent, budgetName(content.scope, strings)),
        href: content.href,
        linkText: words.viewAnalytics,
      };
    }
    case 'summary': {
      const { finished, failed } = content;
      return {
        ...plain,
        title: words.summary(finished, format.number(finished), failed, format.number(failed)),
      };
    }
  }
}
