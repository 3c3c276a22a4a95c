import type { NoticeContent, NoticeKind } from './notice-content.js';

/** How a toast looks; what it says never depends on it alone. */
export type ToastTone = 'success' | 'info' | 'warning' | 'error';

/** Many tasks told as one. */
export interface Summary {
  readonly kind: 'summary';
  readonly finished: number;
  readonly failed: number;
}

/** What is shown at the edge of the page for a while. */
export interface Toast {
  readonly id: string;
  /** Another notice of this subject is the same toast again. */
  readonly subject: string;
  readonly tone: ToastTone;
  readonly content: NoticeContent | Summary;
  /** How often it came. */
  readonly count: number;
  /** The notices it stands for. */
  readonly noticeIds: readonly string[];
  /** Milliseconds it may still be shown; `null` stays until dismissed. */
  readonly remainingMs: number | null;
  /** Whether it was said aloud, or need not be. */
  readonly isSaid: boolean;
}

/** Durations in milliseconds; 0 stays until dismissed. */
export interface ToastTimes {
  /** Success and information. */
  readonly shownMs: number;
  /** The same where there is something to act on. */
  readonly withActionMs: number;
}

/** Success and information, unless the page wishes otherwise. */
export const SHOWN_MS = 6_000;
/** Nobody reads faster than this. */
const MIN_SHOWN_MS = 5_000;
/** Reading and acting takes longer. */
const MIN_WITH_ACTION_MS = 10_000;

/** The durations where a page wishes for one, in milliseconds; what is no duration is no wish. */
export function timesFor(durationMs: number | null): ToastTimes {
  const wishedMs = durationMs !== null && durationMs >= 0 ? durationMs : SHOWN_MS;
  const atLeast = (ms: number): number => (wishedMs === 0 ? 0 : Math.max(ms, wishedMs));
  return { shownMs: atLeast(MIN_SHOWN_MS), withActionMs: atLeast(MIN_WITH_ACTION_MS) };
}

interface Manner {
  readonly tone: ToastTone;
  /** What passes is gone for good when its time is over; what is urgent comes before everything else. */
  readonly weight: 'passing' | 'lasting' | 'urgent';
  readonly stays?: true;
  /** Interrupts a screen reader. */
  readonly isAlert?: true;
}

/** How each kind is told. Only a failed task, a hard stop, a pause and a lost connection may interrupt. */
const MANNERS: Readonly<Record<NoticeKind, Manner>> = {
  'task-completed': { tone: 'success', weight: 'passing' },
  'task-failed': { tone: 'error', weight: 'lasting', stays: true, isAlert: true },
  'task-awaiting-approval': { tone: 'info', weight: 'lasting', stays: true },
  'budget-alert': { tone: 'warning', weight: 'urgent' },
  'hard-stop': { tone: 'error', weight: 'urgent', stays: true, isAlert: true },
  'hard-stop-over': { tone: 'success', weight: 'passing' },
  paused: { tone: 'warning', weight: 'urgent', stays: true, isAlert: true },
  resumed: { tone: 'success', weight: 'passing' },
  'connection-lost': { tone: 'error', weight: 'urgent', stays: true, isAlert: true },
  unauthorised: { tone: 'error', weight: 'urgent', stays: true, isAlert: true },
  'connection-back': { tone: 'success', weight: 'passing' },
};

const WEIGHTS: readonly Manner['weight'][] = ['passing', 'lasting', 'urgent'];

/** A summary is told like the gravest of what it sums up. */
const mannerOf = (content: Toast['content']): Manner =>
  MANNERS[
    content.kind === 'summary' ? (content.failed > 0 ? 'task-failed' : 'task-completed') : content.kind
  ];

export const toneOf = (content: Toast['content']): ToastTone => mannerOf(content).tone;

/** Whether it interrupts what a screen reader is saying. */
export const isAlert = ({ content }: Toast): boolean => mannerOf(content).isAlert ?? false;

/** 0 passes, 1 lasts, 2 is urgent: where there is room for few, the weightier are shown. */
export const weightOf = ({ content }: Toast): number => WEIGHTS.indexOf(mannerOf(content).weight);

/** Milliseconds it is shown; `null` stays until dismissed. */
export function lifetimeOf(content: Toast['content'], { shownMs, withActionMs }: ToastTimes): number | null {
  const ms = content.kind === 'budget-alert' ? withActionMs : shownMs;
  return mannerOf(content).stays || ms === 0 ? null : ms;
}
