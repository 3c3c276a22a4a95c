import type { Notice } from './notices.js';

/** How loud a toast is. */
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
  readonly key: string;
  readonly tone: ToastTone;
  readonly content: Notice['content'] | Summary;
  /** How often it came. */
  readonly count: number;
  /** Milliseconds it may still be shown; `null` stays until dismissed. */
  readonly remainingMs: number | null;
  /** When it was last said aloud, epoch milliseconds. */
  readonly saidAt: number | null;
}

/** Durations in milliseconds; elements say when to choose others. */
export interface ToastTimes {
  /** Success and information. 0 stays. */
  readonly shownMs: number;
  /** The same where there is something to act on. */
  readonly withActionMs: number;
}

/** More than this many tasks in this time are told as one number. */
const BURST_COUNT = 5;
const BURST_MS = 2_000;
/** The same thing said again is counted, not announced, for this long. */
const REPEAT_MS = 30_000;
/** After a pause a toast stays long enough to be read to its end. */
const RESUME_MS = 2_000;
const SUMMARY = 'summary';
/** More at once would hide the page. */
export const MAX_VISIBLE = 3;

const TONES: Readonly<Record<Notice['content']['kind'], ToastTone>> = {
  'task-completed': 'success',
  'task-failed': 'error',
  'task-awaiting-approval': 'info',
  'budget-alert': 'warning',
};

const isTask = ({ kind }: Notice['content']): boolean => kind === 'task-completed' || kind === 'task-failed';

/**
 * Decides which toasts are shown, for how long, and what is said of them. It has no clock: every call is given the
 * time, epoch milliseconds.
 */
export class ToastQueue {
  #toasts: readonly Toast[] = [];
  #taskTimes: number[] = [];
  #isPaused = false;
  #countedAt: number | null = null;

  constructor(private readonly times: () => ToastTimes) {}

  /** The newest first, as many as are shown. */
  get visible(): readonly Toast[] {
    return this.#toasts.slice(0, MAX_VISIBLE);
  }

  /** How many wait behind the visible ones. */
  get waitingCount(): number {
    return Math.max(0, this.#toasts.length - MAX_VISIBLE);
  }

  /** Takes a notice in: as a toast of its own, as one more of the same, or as part of a burst's summary. */
  add(notice: Notice, now: number): void {
    this.#count(now);
    if (isTask(notice.content) && this.#isBurst(now)) {
      this.#summarise(notice);
      return;
    }
    const same = this.#toasts.find(({ key }) => key === notice.key);
    if (same) this.#repeat(same, notice, now);
    else this.#show(notice);
  }

  #show(notice: Notice): void {
    const { id, key, content } = notice;
    const toast: Toast = {
      id,
      key,
      content,
      tone: TONES[content.kind],
      count: 1,
      remainingMs: this.#timeFor(content),
      saidAt: null,
    };
    this.#toasts = [toast, ...this.#toasts];
  }

  /** Lets time pass: what has been shown long enough goes. */
  tick(now: number): void {
    this.#count(now);
    this.#toasts = this.#toasts.filter(({ remainingMs }) => remainingMs === null || remainingMs > 0);
  }

  /** When the next toast goes, in milliseconds from the last call with a time; `null` is not by itself. */
  get nextEndMs(): number | null {
    if (this.#isPaused) return null;
    const times = this.visible.map(({ remainingMs }) => remainingMs).filter((ms) => ms !== null);
    return times.length ? Math.min(...times) : null;
  }

  /** Holds every toast where it is, while somebody reads or is away. */
  pause(now: number): void {
    this.#count(now);
    this.#isPaused = true;
  }

  /** Goes on; what was about to end stays two seconds more. */
  resume(now: number): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#countedAt = now;
    this.#toasts = this.#toasts.map((toast) =>
      toast.remainingMs === null ? toast : { ...toast, remainingMs: Math.max(RESUME_MS, toast.remainingMs) },
    );
  }

  dismiss(id: string): void {
    this.#toasts = this.#toasts.filter((toast) => toast.id !== id);
  }

  /** The toasts that are to be said aloud now; each is said once in thirty seconds. */
  takeUnsaid(now: number): readonly Toast[] {
    const unsaid = this.#toasts.filter(({ saidAt }) => saidAt === null);
    this.#toasts = this.#toasts.map((toast) => (toast.saidAt === null ? { ...toast, saidAt: now } : toast));
    return unsaid;
  }

  #timeFor(content: Notice['content']): number | null {
    const { shownMs, withActionMs } = this.times();
    if (content.kind === 'task-failed' || content.kind === 'task-awaiting-approval' || shownMs === 0)
      return null;
    return content.kind === 'budget-alert' ? withActionMs : shownMs;
  }

  #isBurst(now: number): boolean {
    this.#taskTimes = [...this.#taskTimes.filter((at) => now - at < BURST_MS), now].slice(-BURST_COUNT - 1);
    const hasSummary = this.#toasts.some(({ key }) => key === SUMMARY);
    return this.#taskTimes.length > (hasSummary ? 1 : BURST_COUNT);
  }

  /** Folds a task, and those of the burst that are still shown, into one toast. */
  #summarise({ id, content }: Notice): void {
    const folded = this.#toasts.filter(
      (toast) => toast.content.kind === 'task-completed' || toast.content.kind === 'task-failed',
    );
    const before = this.#toasts.find(({ key }) => key === SUMMARY);
    const known = before?.content.kind === 'summary' ? before.content : { finished: 0, failed: 0 };
    const kinds = [...folded.map((toast) => toast.content.kind), content.kind];
    const finished = known.finished + kinds.filter((kind) => kind === 'task-completed').length;
    const failed = known.failed + kinds.filter((kind) => kind === 'task-failed').length;
    const summary: Toast = {
      id: before?.id ?? id,
      key: SUMMARY,
      tone: failed > 0 ? 'error' : 'success',
      content: { kind: 'summary', finished, failed },
      count: 1,
      remainingMs: failed > 0 || this.times().shownMs === 0 ? null : this.times().shownMs,
      saidAt: before?.saidAt ?? null,
    };
    this.#toasts = [summary, ...this.#toasts.filter((toast) => toast !== before && !folded.includes(toast))];
  }

  #repeat(same: Toast, { content }: Notice, now: number): void {
    const isFresh = same.saidAt !== null && now - same.saidAt < REPEAT_MS;
    const again: Toast = {
      ...same,
      content,
      count: same.count + 1,
      remainingMs: this.#timeFor(content),
      saidAt: isFresh ? same.saidAt : null,
    };
    this.#toasts = this.#toasts.map((toast) => (toast === same ? again : toast));
  }

  /** Time runs only for what is seen: a toast that waits has not been read. */
  #count(now: number): void {
    const passedMs = this.#isPaused || this.#countedAt === null ? 0 : Math.max(0, now - this.#countedAt);
    this.#countedAt = now;
    if (passedMs === 0) return;
    this.#toasts = this.#toasts.map((toast, index) => ({
      ...toast,
      remainingMs:
        toast.remainingMs === null || index >= MAX_VISIBLE
          ? toast.remainingMs
          : Math.max(0, toast.remainingMs - passedMs),
    }));
  }
}
