import type { NoticeBudget, NoticeContent } from '../store/notice-content.js';
import type { Said } from '../host/voice.js';
import { isAlert, type Toast } from '../store/toast.js';
import type { Speech } from '../text/phrases.js';
import type { Strings } from '../text/strings.js';

/** A toast in words. */
export interface ToastWords {
  readonly title: string;
  readonly text: string | null;
  /** Where its link leads, unchecked, and what the link says. */
  readonly href: string | null;
  readonly linkText: string;
}

const PERIODS = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  lifetime: 'lifetime',
} as const;

/** "daily budget" for the scope `daily`; a scope the contract does not list is quoted. */
function budgetOfScope(scope: string, { common }: Strings): string {
  const period = Object.hasOwn(PERIODS, scope) ? PERIODS[scope as keyof typeof PERIODS] : null;
  return period ? common.budgetOf[period] : common.budgetNamed(scope);
}

const nameOf = ({ label, period }: NoticeBudget, { common }: Strings): string =>
  label === null ? common.budgetOf[period] : common.budgetNamed(label);

/** Says a notice or a summary in the language of a page. */
export function toastWords(content: Toast['content'], { strings, format }: Speech): ToastWords {
  const words = strings.toastRegion;
  const plain = { text: null, href: null, linkText: words.open };
  switch (content.kind) {
    case 'task-completed':
      return { ...plain, title: words.taskCompletedId(content.taskId) };
    case 'task-failed':
      return { ...plain, title: words.taskFailedId(content.taskId), text: content.error };
    case 'task-awaiting-approval': {
      const { taskId, title: text, href } = content;
      return { title: words.awaitingApprovalId(taskId), text, href, linkText: words.review };
    }
    case 'budget-alert': {
      const { message, percent, scope, href } = content;
      const said = words.budgetAlertText(format.percent(percent / 100), budgetOfScope(scope, strings));
      return { title: words.budgetAlert, text: message ?? said, href, linkText: words.viewAnalytics };
    }
    case 'summary': {
      const { finished, failed } = content;
      const title = words.summary(finished, format.number(finished), failed, format.number(failed));
      return { ...plain, title };
    }
    default:
      return { ...plain, ...alarmWords(content, { strings, format }), linkText: words.viewAnalytics };
  }
}

type AlarmContent = Exclude<
  NoticeContent,
  { readonly kind: 'task-completed' | 'task-failed' | 'task-awaiting-approval' | 'budget-alert' }
>;

function alarmWords(content: AlarmContent, { strings, format }: Speech): Pick<ToastWords, 'title' | 'text'> {
  const words = strings.toastRegion;
  switch (content.kind) {
    case 'hard-stop': {
      const { ratio } = content.budget;
      const name = nameOf(content.budget, strings);
      const hasPercent = ratio !== null && Number.isFinite(ratio);
      return {
        title: words.hardStop,
        text: hasPercent ? words.budgetAlertText(format.percent(ratio), name) : words.hardStopText(name),
      };
    }
    case 'hard-stop-over':
      return { title: words.hardStopOver, text: words.hardStopOverText(nameOf(content.budget, strings)) };
    case 'paused':
    case 'resumed': {
      const { kind, budget } = content;
      const tell = kind === 'paused' ? words.pausedText : words.resumedText;
      return { title: words[kind], text: budget && tell(nameOf(budget, strings)) };
    }
    case 'connection-lost':
      switch (content.how) {
        case 'never':
          return { title: words.connectionNone, text: words.connectionNoneHint };
        case 'closed':
          return { title: words.connectionLost, text: words.connectionClosedHint };
        default:
          return { title: words.connectionLost, text: words.connectionLostHint };
      }
    case 'connection-back':
      return { title: words.connectionBack, text: null };
    case 'unauthorised':
      return { title: words.unauthorised, text: words.unauthorisedHint };
  }
}

/** More sentences in a row are not listened to. */
const MAX_SENTENCES = 3;

/** What a screen reader says of toasts that came together. */
export const sayToasts = (toasts: readonly Toast[], speech: Speech): Said => ({
  alert: sentencesOf(toasts.filter(isAlert), speech),
  polite: sentencesOf(
    toasts.filter((toast) => !isAlert(toast)),
    speech,
  ),
});

function sentencesOf(toasts: readonly Toast[], speech: Speech): string {
  const rest = toasts.length - MAX_SENTENCES;
  const sentences = toasts.slice(0, MAX_SENTENCES).map(({ content }) => {
    const { title, text } = toastWords(content, speech);
    return text === null ? title : `${title}: ${text}`;
  });
  if (rest > 0) sentences.push(speech.strings.toastRegion.moreSpoken(rest, speech.format.number(rest)));
  return sentences.map((sentence) => sentence.replace(/\.$/, '')).join('. ');
}
