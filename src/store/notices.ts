import type { EpochMs } from '../wire/field.js';
import type { NoticeContent } from './notice-content.js';

export type { NoticeContent } from './notice-content.js';

/** Something the person is told once. */
export interface Notice {
  /** Unique on the page. */
  readonly id: string;
  readonly content: NoticeContent;
  /** Epoch milliseconds by the page's clock. */
  readonly at: EpochMs;
}

/** A day of a busy page; what is older is forgotten a tenth at a time, so that adding stays cheap. */
export const HISTORY_LENGTH = 5_000;

/** What nobody showed is still worth a toast for so long: a region may be on its way. */
const UNSHOWN_MS = 10_000;

/** How many events are remembered as told: more than a server replays. */
const EVENTS_LENGTH = 5_000;

/** Ids are unique on the page: one region may tell of several streams, made by several copies of the library. */
const COPY = Math.random().toString(36).slice(2);
let count = 0;

/** Tells the same thing once, however many elements or replays bring it, and remembers what was told. */
export class Notices {
  readonly #history: Notice[] = [];
  readonly #unread = new Set<string>();
  readonly #seenEvents = new Set<string>();
  readonly #listeners = new Set<(notice: Notice) => void>();
  readonly #onDismiss: (content: NoticeContent) => void;
  #unshown: Notice[] = [];
  #viewers = 0;

  /** @param onDismiss is told of each notice that a person has put away */
  constructor(onDismiss: (content: NoticeContent) => void = () => undefined) {
    this.#onDismiss = onDismiss;
  }

  /** What was told, oldest first. */
  get history(): readonly Notice[] {
    return this.#history;
  }

  /** How many nobody has seen in the history or put away. */
  get unreadCount(): number {
    return this.#unread.size;
  }

  /** Whether something on the page shows what is told. */
  get isShown(): boolean {
    return this.#viewers > 0;
  }

  /** Tells it, unless the event with this id was told before. */
  add(content: NoticeContent, eventId: string | null, now: EpochMs): void {
    if (eventId !== null && !this.#isNewEvent(eventId)) return;
    const notice: Notice = { id: `${COPY}-${++count}`, content, at: now };
    this.#history.push(notice);
    this.#unread.add(notice.id);
    if (this.#history.length > HISTORY_LENGTH) {
      for (const { id } of this.#history.splice(0, HISTORY_LENGTH / 10)) this.#unread.delete(id);
    }
    if (!this.isShown) this.#unshown = [...this.#recent(now), notice];
    for (const listener of [...this.#listeners]) listener(notice);
  }

  /** Hears of each new notice until the returned function is called. */
  listen(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The same for what shows notices to the person; it is handed what came a moment before it. @param now epoch milliseconds */
  show(listener: (notice: Notice) => void, now: EpochMs): () => void {
    this.#viewers++;
    const leave = this.listen(listener);
    const missed = this.#recent(now);
    this.#unshown = [];
    for (const notice of missed) listener(notice);
    let isShowing = true;
    return () => {
      if (isShowing) this.#viewers--;
      isShowing = false;
      leave();
    };
  }

  /** The person has the whole history before the eye. */
  markRead(): void {
    this.#unread.clear();
  }

  /** The person has put these away; ids of other streams are left to them. */
  dismiss(ids: readonly string[]): void {
    const dismissed = new Set(ids);
    for (const { id, content } of this.#history) {
      if (!dismissed.has(id)) continue;
      this.#unread.delete(id);
      this.#onDismiss(content);
    }
  }

  /** Forgets what was told; what was told is still not told again. */
  clear(): void {
    this.#history.length = 0;
    this.#unread.clear();
  }

  #recent(now: EpochMs): readonly Notice[] {
    return this.#unshown.filter(({ at }) => now - at < UNSHOWN_MS).slice(-HISTORY_LENGTH);
  }

  #isNewEvent(id: string): boolean {
    if (this.#seenEvents.has(id)) return false;
    this.#seenEvents.add(id);
    const [oldest] = this.#seenEvents;
    if (this.#seenEvents.size > EVENTS_LENGTH && oldest !== undefined) this.#seenEvents.delete(oldest);
    return true;
  }
}
