import type { Summary, Toast } from './toast.js';

/** More than this many tasks in this time are told as one number. */
const BURST_COUNT = 5;
const BURST_MS = 2_000;
/** A burst that pauses this long has come to its end, and its number can be said. */
const SETTLED_MS = 1_000;
/** One that never ends is said nevertheless. */
const PATIENCE_MS = 10_000;

type Content = Toast['content'];

export const isTask = ({ kind }: Content): boolean => kind === 'task-completed' || kind === 'task-failed';

/** What a summary and tasks come to together. */
export function sumUp(contents: readonly Content[]): Summary {
  const sum = { finished: 0, failed: 0 };
  for (const content of contents) {
    if (content.kind === 'summary') {
      sum.finished += content.finished;
      sum.failed += content.failed;
    }
    if (content.kind === 'task-completed') sum.finished++;
    if (content.kind === 'task-failed') sum.failed++;
  }
  return { kind: 'summary', ...sum };
}

/** Notices when tasks finish faster than anybody reads. Times are epoch milliseconds. */
export class TaskBurst {
  #times: readonly number[] = [];
  #began = -Infinity;

  /** Counts a task in; `true` where it belongs to a burst. @param isGoingOn whether a summary is still shown */
  add(now: number, isGoingOn: boolean): boolean {
    if (this.#isOver(now)) this.#began = now;
    this.#times = [...this.#times.filter((at) => now - at < BURST_MS), now].slice(-BURST_COUNT - 1);
    return this.#times.length > (isGoingOn ? 1 : BURST_COUNT);
  }

  /** Whether its number can be said: it does not grow any more, or has grown for long. */
  isSettled(now: number): boolean {
    return this.#isOver(now) || now - this.#began >= PATIENCE_MS;
  }

  #isOver(now: number): boolean {
    return now - (this.#times.at(-1) ?? -Infinity) >= SETTLED_MS;
  }
}
