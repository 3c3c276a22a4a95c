import { subjectOf } from './notice-content.js';
import { HISTORY_LENGTH, type Notice } from './notices.js';
import { isTask, sumUp, TaskBurst } from './task-burst.js';
import { lifetimeOf, toneOf, weightOf, type Toast, type ToastTimes } from './toast.js';

/** The same thing said again is counted, not announced, for this long. */
const REPEAT_MS = 30_000;
/** After a pause a toast stays long enough to be read to its end. */
const RESUME_MS = 2_000;
/** A timer this late was asleep with the page, which has shown nothing meanwhile. */
const ASLEEP_MS = 2_000;
/** What waits behind these is in the history only. */
const MAX_TOASTS = 100;
const SUMMARY = 'summary';
/** More at once would hide the page. */
export const MAX_VISIBLE = 3;

/** Why time stands still: somebody reads the toasts, or looks elsewhere. */
export type Pause = 'reading' | 'away';

/**
 * Decides which toasts are shown, for how long, and what is said of them. It has no clock: every call is given the
 * time, epoch milliseconds.
 */
export class ToastQueue {
  readonly #times: () => ToastTimes;
  readonly #burst = new TaskBurst();
  /** When a subject of a kind was last said. */
  readonly #said = new Map<string, number>();
  /** Newest first. */
  #toasts: readonly Toast[] = [];
  #pause: Pause | null = null;
  /** What somebody is reading does not move. */
  #pinned: readonly string[] = [];
  #countedAt: number | null = null;

  constructor(times: () => ToastTimes) {
    this.#times = times;
  }

  /** As many as are shown, newest first. */
  get visible(): readonly Toast[] {
    const shown = new Set(this.#choose());
    return this.#toasts.filter((toast) => shown.has(toast));
  }

  /** How many wait behind the visible ones. */
  get waitingCount(): number {
    return Math.max(0, this.#toasts.length - MAX_VISIBLE);
  }

  /** Whether something is still to be said aloud, if not now then soon. */
  get hasUnsaid(): boolean {
    return this.#toasts.some(({ isSaid }) => !isSaid);
  }

  /** When the next toast goes, in milliseconds from the last call with a time; `null` is not by itself. */
  get nextEndMs(): number | null {
    if (this.#pause) return null;
    const shown = this.#choose();
    const times = this.#toasts
      .filter((toast) => isRunning(toast, shown))
      .map(({ remainingMs }) => remainingMs);
    return times.length > 0 ? Math.min(...times.map(Number)) : null;
  }

  /** Takes a notice in: as a toast of its own, as one more of the same, or as part of a burst's summary. */
  add(notice: Notice, now: number): void {
    this.tick(now);
    // The same task again is no crowd.
    const isNew = this.#find(subjectOf(notice.content)) === undefined;
    const isCrowd =
      isNew && isTask(notice.content) && this.#burst.add(now, this.#find(SUMMARY) !== undefined);
    if (isCrowd) this.#sumUp(notice, now);
    else this.#take(notice, now);
    this.#forgetOverflow();
    this.#pin();
  }

  /** Lets time pass: what has been shown long enough goes. */
  tick(now: number): void {
    const shown = this.#choose();
    const passedMs = this.#passed(now);
    if (passedMs === 0) return;
    this.#toasts = this.#toasts
      .map((toast) =>
        isRunning(toast, shown) ? { ...toast, remainingMs: Number(toast.remainingMs) - passedMs } : toast,
      )
      .filter(({ remainingMs }) => remainingMs === null || remainingMs > 0);
  }

  /** Holds every toast where it is. */
  pause(now: number, why: Pause): void {
    this.tick(now);
    this.#pause = why;
    this.#pin();
  }

  /** Goes on; what was about to end stays two seconds more. */
  resume(now: number): void {
    if (!this.#pause) return;
    this.#pause = null;
    this.#pin();
    this.#countedAt = now;
    this.#stayToBeRead();
  }

  /** Puts one away, and returns the notices it stood for. */
  dismiss(id: string): readonly string[] {
    const gone = this.#toasts.find((toast) => toast.id === id);
    this.withdraw((toast) => toast === gone);
    return gone?.noticeIds ?? [];
  }

  /** Takes away what need not be told any more. */
  withdraw(isObsolete: (toast: Toast) => boolean): void {
    this.#toasts = this.#toasts.filter((toast) => !isObsolete(toast));
    this.#pin();
  }

  /** What is to be said aloud now: each is said once in thirty seconds, and a burst when its number is known. */
  takeUnsaid(now: number): readonly Toast[] {
    const unsaid = this.#toasts.filter(
      ({ isSaid, subject }) => !isSaid && (subject !== SUMMARY || this.#burst.isSettled(now)),
    );
    for (const [voice, at] of this.#said) if (now - at >= REPEAT_MS) this.#said.delete(voice);
    for (const toast of unsaid) this.#said.set(voiceOf(toast), now);
    this.#toasts = this.#toasts.map((toast) => (unsaid.includes(toast) ? { ...toast, isSaid: true } : toast));
    return unsaid;
  }

  #pin(): void {
    this.#pinned = this.#pause === 'reading' ? this.#choose().map(({ id }) => id) : [];
  }

  #find(subject: string): Toast | undefined {
    return this.#toasts.find((toast) => toast.subject === subject);
  }

  #take({ id, content }: Notice, now: number): void {
    const subject = subjectOf(content);
    const known = this.#find(subject);
    // Another kind of the same subject is news that takes its place: the connection is back.
    const isAgain = known?.content.kind === content.kind;
    this.#put(known, now, {
      id: known?.id ?? id,
      subject,
      content,
      count: isAgain ? known.count + 1 : 1,
      noticeIds: [...(known?.noticeIds ?? []), id].slice(-HISTORY_LENGTH),
    });
  }

  /** Folds a task, and those of the burst that nobody is reading, into one toast. */
  #sumUp({ id, content }: Notice, now: number): void {
    const known = this.#find(SUMMARY);
    const folded = this.#toasts.filter((toast) => isTask(toast.content) && !this.#pinned.includes(toast.id));
    const all = known ? [...folded, known] : folded;
    this.withdraw((toast) => folded.includes(toast));
    this.#put(known, now, {
      id: known?.id ?? id,
      subject: SUMMARY,
      content: sumUp([...all.map((toast) => toast.content), content]),
      count: 1,
      noticeIds: [...all.flatMap(({ noticeIds }) => noticeIds), id].slice(-HISTORY_LENGTH),
    });
  }

  /** A toast that is there already keeps its place, so that nothing jumps. */
  #put(
    known: Toast | undefined,
    now: number,
    next: Pick<Toast, 'id' | 'subject' | 'content' | 'count' | 'noticeIds'>,
  ): void {
    const said = this.#said.get(voiceOf(next)) ?? -Infinity;
    const toast: Toast = {
      ...next,
      tone: toneOf(next.content),
      remainingMs: lifetimeOf(next.content, this.#times()),
      isSaid: now - said < REPEAT_MS,
    };
    this.#toasts = known
      ? this.#toasts.map((each) => (each === known ? toast : each))
      : [toast, ...this.#toasts];
  }

  /** Where there is room for few: what is being read, then the weightier, but one place for what passes. */
  #choose(): readonly Toast[] {
    const pinned = this.#toasts.filter(({ id }) => this.#pinned.includes(id));
    const others = this.#toasts.filter((toast) => !pinned.includes(toast));
    const passing = others.filter((toast) => weightOf(toast) === 0);
    const kept = others
      .filter((toast) => weightOf(toast) > 0)
      .sort((a, b) => weightOf(b) - weightOf(a))
      .slice(0, passing.length > 0 ? MAX_VISIBLE - 1 : MAX_VISIBLE);
    return [...pinned, ...kept, ...passing].slice(0, MAX_VISIBLE);
  }

  #forgetOverflow(): void {
    if (this.#toasts.length <= MAX_TOASTS) return;
    const lightest = Math.min(...this.#toasts.map(weightOf));
    const oldest = this.#toasts.findLast((toast) => weightOf(toast) === lightest);
    this.withdraw((toast) => toast === oldest);
  }

  #passed(now: number): number {
    const passedMs = this.#pause || this.#countedAt === null ? 0 : Math.max(0, now - this.#countedAt);
    const wasAsleep = passedMs > (this.nextEndMs ?? Infinity) + ASLEEP_MS;
    this.#countedAt = now;
    if (wasAsleep) this.#stayToBeRead();
    return wasAsleep ? 0 : passedMs;
  }

  #stayToBeRead(): void {
    this.#toasts = this.#toasts.map((toast) =>
      toast.remainingMs === null ? toast : { ...toast, remainingMs: Math.max(RESUME_MS, toast.remainingMs) },
    );
  }
}

/** What sounds the same; the first failure of a burst does not. */
const voiceOf = ({ subject, content }: Pick<Toast, 'subject' | 'content'>): string =>
  `${content.kind} ${subject} ${toneOf(content)}`;

/** What passes is not shown later than it happened; what matters waits for a place, and then for its time. */
const isRunning = (toast: Toast, shown: readonly Toast[]): boolean =>
  toast.remainingMs !== null && (weightOf(toast) === 0 || shown.includes(toast));
