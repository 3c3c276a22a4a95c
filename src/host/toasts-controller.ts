import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Notice } from '../store/notices.js';
import type { Toast, ToastTimes } from '../store/toast.js';
import { ToastQueue } from '../store/toast-queue.js';
import type { Attention } from './attention.js';
import { pageClock } from './page-clock.js';

/** Notices of one moment are shown and said together. */
const GATHER_MS = 100;
/** A burst's number is said when it has settled; this is how often one looks. */
const LOOK_AGAIN_MS = 500;

/** Gives the queue of toasts its time: gathers what comes at once, and lets go what has been shown long enough. */
export class ToastsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #queue: ToastQueue;
  readonly #onNew: () => void;
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

  add(notice: Notice): void {
    this.#queue.add(notice, pageClock.now());
    this.#gather(GATHER_MS);
  }

  /** Puts one away, and returns the notices it stood for. */
  dismiss(id: string): readonly string[] {
    const noticeIds = this.#queue.dismiss(id);
    this.#schedule();
    return noticeIds;
  }

  /** Puts all away, those that wait too. */
  dismissAll(): readonly string[] {
    const noticeIds: string[] = [];
    this.#queue.withdraw((toast) => noticeIds.push(...toast.noticeIds) > 0);
    this.#schedule();
    return noticeIds;
  }

  /** Takes away what need not be told any more. */
  withdraw(isObsolete: (toast: Toast) => boolean): void {
    this.#queue.withdraw(isObsolete);
    this.#schedule();
  }

  /** What is to be said aloud now. */
  takeUnsaid(): readonly Toast[] {
    const unsaid = this.#queue.takeUnsaid(pageClock.now());
    if (this.#queue.hasUnsaid) this.#gather(LOOK_AGAIN_MS);
    return unsaid;
  }

  /** Time stands still while somebody reads, or looks elsewhere. */
  follow(attention: Attention): void {
    if (attention === 'looking') this.#queue.resume(pageClock.now());
    else this.#queue.pause(pageClock.now(), attention);
    this.#schedule();
  }

  hostConnected(): void {
    if (this.#queue.hasUnsaid) this.#gather(GATHER_MS);
    this.#schedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.#endTimer);
    clearTimeout(this.#gatherTimer);
    this.#gatherTimer = undefined;
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
