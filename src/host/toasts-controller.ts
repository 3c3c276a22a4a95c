import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Feed } from '../store/feed.js';
import type { Notice } from '../store/notices.js';
import type { Toast, ToastTimes } from '../store/toast.js';
import { ToastQueue } from '../store/toast-queue.js';
import type { Attention } from './attention.js';
import { NoticeSources } from './notice-sources.js';
import { pageClock } from './page-clock.js';

/** Notices of one moment are shown and said together. */
const GATHER_MS = 100;
/** A burst's number is said when it has settled; this is how often one looks. */
const LOOK_AGAIN_MS = 500;

/** Makes toasts of what streams tell, and gives them their time: gathers what comes at once, lets go what was shown. */
export class ToastsController implements ReactiveController {
  /** Where the notices come from, with their history. */
  readonly sources = new NoticeSources({
    tell: (notice) => this.#add(notice),
    withdraw: (isObsolete) => this.#withdraw(isObsolete),
  });
  readonly #host: ReactiveControllerHost;
  readonly #queue: ToastQueue;
  readonly #onNew: () => void;
  /** Streams besides the host's own, which it follows anew with each connection. */
  readonly #others = new Map<Feed, () => void>();
  #gatherTimer: ReturnType<typeof setTimeout> | undefined;
  #endTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param onNew is called when there is something to show or to say */
  constructor(host: ReactiveControllerHost, times: () => ToastTimes, onNew: () => void) {
    this.#host = host;
    this.#queue = new ToastQueue(times);
    this.#onNew = onNew;
    host.addController(this);
  }

  /** As many as are shown, newest first. */
  get visible(): readonly Toast[] {
    return this.#queue.visible;
  }

  /** How many wait behind the visible ones. */
  get waitingCount(): number {
    return this.#queue.waitingCount;
  }

  /** Shows what the host's own stream tells, until the returned function is called. */
  follow(feed: Feed): () => void {
    this.#others.delete(feed);
    return this.sources.follow(feed);
  }

  /** Shows what another stream tells too, while the host is on the page. */
  also(feed: Feed): void {
    this.#others.set(feed, this.sources.follow(feed));
  }

  /** Puts one away, as a person who has read it. */
  dismiss(id: string): void {
    this.sources.dismiss(this.#queue.dismiss(id));
    this.#schedule();
  }

  /** Puts all away, those that wait too. */
  dismissAll(): void {
    const noticeIds: string[] = [];
    this.#withdraw((toast) => noticeIds.push(...toast.noticeIds) > 0);
    this.sources.dismiss(noticeIds);
  }

  /** Forgets the history. */
  clear(): void {
    this.sources.clear();
    this.#host.requestUpdate();
  }

  /** What is to be said aloud now, and by nobody else. */
  takeUnsaid(): readonly Toast[] {
    const unsaid = this.#queue.takeUnsaid(pageClock.now());
    if (this.#queue.hasUnsaid) this.#gather(LOOK_AGAIN_MS);
    return unsaid.filter(
      ({ content }) => content.kind !== 'budget-alert' || this.sources.claimVoice(content.crossings),
    );
  }

  /** Time stands still while somebody reads, or looks elsewhere. */
  attend(attention: Attention): void {
    if (attention === 'looking') this.#queue.resume(pageClock.now());
    else this.#queue.pause(pageClock.now(), attention);
    this.#schedule();
  }

  hostConnected(): void {
    for (const feed of [...this.#others.keys()]) this.also(feed);
    if (this.#queue.hasUnsaid) this.#gather(GATHER_MS);
    this.#schedule();
  }

  hostDisconnected(): void {
    for (const leave of this.#others.values()) leave();
    clearTimeout(this.#endTimer);
    clearTimeout(this.#gatherTimer);
    this.#gatherTimer = undefined;
  }

  #add(notice: Notice): void {
    this.#queue.add(notice, pageClock.now());
    this.#gather(GATHER_MS);
  }

  #withdraw(isObsolete: (toast: Toast) => boolean): void {
    this.#queue.withdraw(isObsolete);
    this.#schedule();
  }

  #gather(delayMs: number): void {
    this.#gatherTimer ??= setTimeout(() => {
      this.#gatherTimer = undefined;
      this.#onNew();
      this.#schedule();
    }, delayMs);
  }

  #schedule(): void {
    clearTimeout(this.#endTimer);
    this.#host.requestUpdate();
    const { nextEndMs } = this.#queue;
    if (nextEndMs === null) return;
    this.#endTimer = setTimeout(() => {
      this.#queue.tick(pageClock.now());
      this.#schedule();
    }, nextEndMs);
  }
}
