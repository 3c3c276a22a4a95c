/*
 * The file is a little longer than most because the agreement of tabs is one protocol, with and without each of its means.
 */
import type { Clock } from '../stream/environment.js';
import { hashOf } from './hash.js';
import { isNoticeKind, type NoticeContent } from './notice-content.js';
import type { Notice } from './notices.js';
import { ShownBook } from './shown-book.js';
import type { RegardSign, TabChannel, TabLink } from './tab-link.js';

const PREFIX = 'spendwire.toasts.v1';

/** The window somebody works in comes first; one that only stands beside it waits so long. */
const BESIDE_MS = 250;
/** A notice that stood before somebody's eyes for less than one to two of these was not shown, should its tab end. */
const BEAT_MS = 500;
/** After so many beats every tab that is awake has heard that it was shown, and its lock can go. */
const BEATS_HELD = 6;
/** A hidden tab keeps the latest; the history has them all. */
const MAX_WAITING = 500;
/** What nobody showed is still worth a toast for so long: a region may be on its way. */
const UNSHOWN_MS = 10_000;

/** A notice on its way to another tab: the one that decided it may be the one nobody looks at. */
export interface Told {
  readonly key: string;
  readonly at: number;
  readonly content: NoticeContent;
}

/** What tabs say to each other. */
interface TabMessage {
  readonly told?: Told;
  readonly shown?: readonly string[];
}

/** What a page does with notices. */
export interface TabPage {
  /** Whether something shows them. */
  readonly canShow: () => boolean;
  readonly show: (notice: Notice) => void;
  /** Another tab tells of something. */
  readonly hear: (told: Told) => void;
}

interface Waiting {
  readonly notice: Notice;
  /** Whether something could have shown it at some time. */
  readonly couldBeShown: boolean;
}

/**
 * Sees to it that of all the tabs of one user one shows a notice: the one that is looked at. A hidden tab keeps its
 * notices until it is seen or another tab says that it has shown them. Who shows one holds its lock, which the browser
 * hands on when the tab dies before it could say so; without locks tabs agree by word alone, and without words each
 * shows its own.
 */
export class TabShare {
  readonly #name: string;
  readonly #link: TabLink;
  readonly #clock: Clock;
  readonly #page: TabPage;
  readonly #book: ShownBook;
  readonly #waiting = new Map<string, Waiting>();
  /** Those whose lock this tab waits for. */
  readonly #bids = new Map<string, AbortController>();
  /** Those whose lock this tab holds. */
  readonly #held = new Map<string, () => void>();
  /** What was shown, by beats: the latest first. */
  #beats: readonly (readonly string[])[] = [];
  #beatTimer: unknown = null;
  #besideTimer: unknown = null;
  #channel: TabChannel | null = null;
  /** Whether it takes part now: not in the browser's cache. */
  #isHere = false;
  #unlisten: (() => void) | null = null;

  /** @param name keeps the notices of one source apart from those of another; it may hold an address */
  constructor(name: string, link: TabLink, clock: Clock, page: TabPage) {
    const hash = hashOf(name);
    this.#name = `${PREFIX} ${hash}`;
    this.#link = link;
    this.#clock = clock;
    this.#page = page;
    this.#book = new ShownBook(hash, link.storage);
  }

  /** Takes part, until {@link close}. */
  open(): void {
    if (this.#unlisten) return;
    this.#unlisten = this.#link.onSign((sign) => this.#onSign(sign));
    this.#connect();
  }

  /** Leaves no lock, channel, timer or listener behind. */
  close(): void {
    this.#unlisten?.();
    this.#unlisten = null;
    this.#leave(this.#beats.flat());
  }

  /** Keeps a notice until it is this tab's to show, or was shown elsewhere. @param key the same in every tab */
  offer(key: string, notice: Notice): void {
    if (this.#book.has(key)) return;
    this.#waiting.set(key, { notice, couldBeShown: this.#page.canShow() });
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= MAX_WAITING) break;
      this.#waiting.delete(oldest);
    }
    this.look();
  }

  /** Something shows notices now. @param now epoch milliseconds */
  begin(now: number): void {
    for (const [key, { notice, couldBeShown }] of [...this.#waiting]) {
      if (couldBeShown || now - notice.at < UNSHOWN_MS)
        this.#waiting.set(key, { notice, couldBeShown: true });
      else this.#waiting.delete(key);
    }
    this.look();
  }

  /** Tells the other tabs what they would not know. */
  tell(told: Told): void {
    this.#post({ told });
  }

  /** Asks to show what waits, if this tab may. */
  look(): void {
    if (!this.#isSeen || this.#waiting.size === 0) return;
    if (this.#link.regard() === 'focused') this.#bid();
    else
      this.#besideTimer ??= this.#clock.setTimeout(() => {
        this.#besideTimer = null;
        if (this.#isSeen) this.#bid();
      }, BESIDE_MS);
  }

  get #isSeen(): boolean {
    return this.#isHere && this.#page.canShow() && this.#link.regard() !== 'hidden';
  }

  #bid(): void {
    for (const key of [...this.#waiting.keys()]) {
      if (this.#bids.has(key)) continue;
      if (this.#link.locks) this.#request(this.#link.locks, key);
      else this.#take(key);
    }
  }

  #request(locks: Pick<LockManager, 'request'>, key: string): void {
    const bid = new AbortController();
    this.#bids.set(key, bid);
    const over = () => {
      if (this.#bids.get(key) === bid) this.#bids.delete(key);
    };
    const granted = (): Promise<void> | undefined => {
      over();
      if (!this.#isSeen || !this.#take(key)) return undefined;
      return new Promise((release) => this.#held.set(key, release));
    };
    locks.request(`${this.#name} ${key}`, { signal: bid.signal }, granted).catch(() => {
      over();
      // A page that may have no locks (an opaque origin) is asked for none.
      if (!bid.signal.aborted && this.#isSeen) this.#take(key);
    });
  }

  /** Shows it, unless another tab has. */
  #take(key: string): boolean {
    const waiting = this.#waiting.get(key);
    this.#waiting.delete(key);
    if (!waiting || this.#book.hasAnywhere(key, this.#clock.now())) return false;
    this.#page.show(waiting.notice);
    if (this.#link.locks) this.#count(key);
    else this.#confirm([key]); // nothing else would keep another tab from showing it too
    return true;
  }

  #confirm(shown: readonly string[]): void {
    if (shown.length === 0) return;
    this.#book.add(shown, this.#clock.now());
    this.#post({ shown });
  }

  #count(key: string): void {
    this.#beats = [[key, ...(this.#beats[0] ?? [])], ...this.#beats.slice(1)];
    this.#beat();
  }

  /** A moment after it was shown it counts as shown; a while later nobody can ask for it any more. */
  #beat(): void {
    this.#beatTimer ??= this.#clock.setTimeout(() => {
      this.#beatTimer = null;
      this.#beats = [[], ...this.#beats];
      this.#confirm(this.#beats[2] ?? []);
      for (const key of this.#beats[BEATS_HELD] ?? []) this.#release(key);
      this.#beats = this.#beats.slice(0, BEATS_HELD);
      if (this.#beats.some((keys) => keys.length > 0)) this.#beat();
    }, BEAT_MS);
  }

  #release(key: string): void {
    this.#held.get(key)?.();
    this.#held.delete(key);
  }

  #onSign(sign: RegardSign): void {
    if (sign === 'left') this.#leave(this.#beats.slice(1).flat());
    if (sign === 'back') this.#connect();
    if (this.#link.regard() === 'hidden') this.#withdraw();
    this.look();
  }

  #connect(): void {
    if (this.#isHere) return;
    this.#isHere = true;
    this.#channel = this.#link.openChannel(this.#name);
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#onMessage(data as TabMessage);
    this.look();
  }

  /** A page in the browser's cache must hold nothing: its locks would not be handed on. */
  #leave(shown: readonly string[]): void {
    this.#confirm(shown);
    this.#withdraw();
    for (const key of [...this.#held.keys()]) this.#release(key);
    this.#clock.clearTimeout(this.#beatTimer);
    this.#beatTimer = null;
    this.#beats = [];
    this.#channel?.close();
    this.#channel = null;
    this.#isHere = false;
  }

  /** Who cannot be seen stands in nobody's way. */
  #withdraw(): void {
    this.#clock.clearTimeout(this.#besideTimer);
    this.#besideTimer = null;
    for (const bid of this.#bids.values()) bid.abort();
    this.#bids.clear();
  }

  #onMessage({ told, shown = [] }: TabMessage): void {
    this.#book.hear(shown);
    for (const key of shown) {
      this.#waiting.delete(key);
      this.#bids.get(key)?.abort();
      this.#bids.delete(key);
    }
    // A tab that was opened after a release may know kinds that this one has no words for.
    if (told && isNoticeKind(told.content.kind)) this.#page.hear(told);
  }

  #post(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }
}
