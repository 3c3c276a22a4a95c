/** What there is to tell, as facts; the words are chosen where it is shown. */
export type NoticeContent =
  | {
      readonly kind: 'budget-alert';
      readonly budgetId: string | null;
      readonly scope: string;
      readonly percent: number;
      readonly windowEnd: number | null;
      readonly message: string | null;
      readonly href: string | null;
    }
  | { readonly kind: 'task-completed'; readonly taskId: string }
  | { readonly kind: 'task-failed'; readonly taskId: string; readonly error: string }
  | {
      readonly kind: 'task-awaiting-approval';
      readonly taskId: string;
      readonly title: string | null;
      readonly href: string | null;
    };

/** Something the person is told once. */
export interface Notice {
  /** Unique on the page. */
  readonly id: string;
  /** Notices of one key are one thing said again: kind, entity and, for a budget, its window. */
  readonly key: string;
  readonly content: NoticeContent;
  /** Epoch milliseconds by the page's clock. */
  readonly at: number;
}

const HISTORY_LENGTH = 1_000;

/** Tells the same thing once, however many elements or replays bring it, and remembers what was told. */
export class Notices {
  #history: readonly Notice[] = [];
  #count = 0;
  readonly #seenEvents = new Set<string>();
  readonly #listeners = new Set<(notice: Notice) => void>();

  /** What was told, oldest first. */
  get history(): readonly Notice[] {
    return this.#history;
  }

  /** Tells it, unless the event with this id was told before. */
  add(content: NoticeContent, eventId: string | null, now: number): void {
    if (eventId !== null) {
      if (this.#seenEvents.has(eventId)) return;
      if (this.#seenEvents.size >= HISTORY_LENGTH) this.#seenEvents.clear();
      this.#seenEvents.add(eventId);
    }
    const notice: Notice = { id: `notice-${++this.#count}`, key: keyOf(content), content, at: now };
    this.#history = [...this.#history.slice(1 - HISTORY_LENGTH), notice];
    // A listener may put the first toast region on the page: the set is walked live, so that it hears of this one too.
    for (const listener of this.#listeners) listener(notice);
  }

  /** Hears of each new notice until the returned function is called. */
  listen(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function keyOf(content: NoticeContent): string {
  switch (content.kind) {
    case 'budget-alert':
      return [content.kind, content.budgetId ?? content.scope, content.windowEnd].join(' ');
    default:
      return `${content.kind} ${content.taskId}`;
  }
}
