import type { EpochMs } from '../wire/field.js';
import { isToldByOneTab, type NoticeContent } from './notice-content.js';
import type { TabSharing } from './late-tab-share.js';
import type { TabPage, Told } from './tab-share.js';

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

/** How many names of events are remembered as told: more than a server replays, and an event may have two. */
const EVENTS_LENGTH = 10_000;

/** Ids are unique on the page: one region may tell of several streams, made by several copies of the library. */
const COPY = Math.random().toString(36).slice(2);
let count = 0;

/** What an event is known by, so that it is told once. */
export interface EventIdentity {
  /** The server's own; a replay brings it again. */
  readonly id: string | null;
  /** The same in every tab, and telling nothing of the event; `null` where nothing tells it from another. */
  readonly key: string | null;
}

/** It happened on this page, and nowhere else. */
const OF_THIS_PAGE: EventIdentity = { id: null, key: null };

/** Tells the same thing once, however many elements, tabs or replays bring it, and remembers what was told. */
export class Notices {
  readonly #history: Notice[] = [];
  readonly #unread = new Set<string>();
  readonly #seenEvents = new Set<string>();
  readonly #listeners = new Set<(notice: Notice) => void>();
  readonly #viewers = new Set<(notice: Notice) => void>();
  readonly #onDismiss: (content: NoticeContent) => void;
  readonly #share: TabSharing | null;
  #unshown: Notice[] = [];

  /**
   * @param onDismiss is told of each notice that a person has put away
   * @param share makes what agrees with other tabs of who shows what; `null` where there are none
   */
  constructor(
    onDismiss: (content: NoticeContent) => void = () => undefined,
    share: (page: TabPage) => TabSharing | null = () => null,
  ) {
    this.#onDismiss = onDismiss;
    this.#share = share({
      canShow: () => this.isShown,
      show: (notice) => this.#showNow(notice),
      hear: (told) => this.#hear(told),
    });
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
    return this.#viewers.size > 0;
  }

  /** Tells it, unless its event was told before. @param event `null` where it comes from no event */
  add(content: NoticeContent, event: EventIdentity | null, now: EpochMs): void {
    const { id, key } = event ?? OF_THIS_PAGE;
    if (!this.#areNew(id, key)) return;
    const notice: Notice = { id: `${COPY}-${++count}`, content, at: now };
    const isToldOn = isToldByOneTab(content);
    const shared = key ?? (isToldOn ? notice.id : null);
    if (isToldOn && shared !== null) this.#share?.tell({ key: shared, at: now, content });
    this.#tell(notice, shared);
  }

  /** Takes an event for told: the page itself tells of it. */
  forgo({ id, key }: EventIdentity): void {
    this.#areNew(id, key);
  }

  /** Hears of each new notice until the returned function is called. */
  listen(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    this.#share?.open();
    return () => {
      this.#listeners.delete(listener);
      this.#rest();
    };
  }

  /**
   * The same for what shows notices to the person, in the one tab that is looked at; it is handed what came a moment
   * before it. @param now epoch milliseconds
   */
  show(listener: (notice: Notice) => void, now: EpochMs): () => void {
    const viewer = (notice: Notice) => listener(notice);
    this.#viewers.add(viewer);
    this.#share?.open();
    const missed = this.#recent(now);
    this.#unshown = [];
    for (const notice of missed) listener(notice);
    this.#share?.begin(now);
    return () => {
      this.#viewers.delete(viewer);
      this.#rest();
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

  #hear({ key, at, content }: Told): void {
    if (this.#areNew(key)) this.#tell({ id: `${COPY}-${++count}`, content, at }, key);
  }

  /** @param shared the key by which tabs agree who shows it; `null` shows it here */
  #tell(notice: Notice, shared: string | null): void {
    this.#history.push(notice);
    this.#unread.add(notice.id);
    if (this.#history.length > HISTORY_LENGTH) {
      for (const { id } of this.#history.splice(0, HISTORY_LENGTH / 10)) this.#unread.delete(id);
    }
    const isShownAlready = this.isShown;
    const share = shared === null ? null : this.#share;
    if (!isShownAlready && !share) this.#unshown = [...this.#recent(notice.at), notice];
    for (const listener of [...this.#listeners]) listener(notice);
    if (share && shared !== null) share.offer(shared, notice);
    else if (isShownAlready) this.#showNow(notice);
  }

  #showNow(notice: Notice): void {
    for (const viewer of [...this.#viewers]) viewer(notice);
  }

  #rest(): void {
    if (this.#listeners.size + this.#viewers.size === 0) this.#share?.close();
  }

  #recent(now: EpochMs): readonly Notice[] {
    return this.#unshown.filter(({ at }) => now - at < UNSHOWN_MS).slice(-HISTORY_LENGTH);
  }

  /** Whether none of these names of an event was heard before. */
  #areNew(...names: readonly (string | null)[]): boolean {
    const known = names.filter((name) => name !== null);
    const areNew = known.every((name) => !this.#seenEvents.has(name));
    for (const name of known) this.#seenEvents.add(name);
    for (const oldest of this.#seenEvents) {
      if (this.#seenEvents.size <= EVENTS_LENGTH) break;
      this.#seenEvents.delete(oldest);
    }
    return areNew;
  }
}
