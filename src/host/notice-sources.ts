import type { Feed } from '../store/feed.js';
import type { Notice } from '../store/notices.js';
import type { Toast } from '../store/toast.js';
import { pageClock } from './page-clock.js';

/** What is to be done with what a source tells. */
export interface SourceListener {
  readonly tell: (notice: Notice) => void;
  /** Takes away toasts that need not be shown any more. */
  readonly withdraw: (isObsolete: (toast: Toast) => boolean) => void;
}

/** The streams whose notices are shown together, as if they were one. */
export class NoticeSources {
  readonly #listener: SourceListener;
  readonly #feeds = new Map<Feed, () => void>();

  constructor(listener: SourceListener) {
    this.#listener = listener;
  }

  /** What was told, oldest first. */
  get history(): readonly Notice[] {
    const histories = this.#each(({ notices }) => notices.history);
    const [only = []] = histories;
    return histories.length > 1 ? histories.flat().sort((a, b) => a.at - b.at) : only;
  }

  /** How many nobody has seen in the history or put away. */
  get unreadCount(): number {
    return this.#each(({ notices }) => notices.unreadCount).reduce((sum, count) => sum + count, 0);
  }

  /** Shows what a stream tells until the returned function is called. */
  follow(feed: Feed): () => void {
    this.#feeds.get(feed)?.();
    // The history is known before its last notices are told as toasts.
    const leaves: (() => void)[] = [];
    const leave = () => {
      this.#feeds.delete(feed);
      for (const each of leaves.splice(0)) each();
    };
    this.#feeds.set(feed, leave);
    leaves.push(
      feed.notices.show(this.#listener.tell, pageClock.now()),
      feed.alerts.listen(() => this.#onAlerts(feed)),
    );
    return leave;
  }

  /** Whether these crossings have not been said aloud yet; whoever asks, says them. */
  claimVoice(crossings: readonly string[]): boolean {
    return this.#each(({ alerts }) => alerts.claimVoice(crossings)).every(Boolean);
  }

  dismiss(noticeIds: readonly string[]): void {
    this.#each(({ notices }) => notices.dismiss(noticeIds));
  }

  markRead(): void {
    this.#each(({ notices }) => notices.markRead());
  }

  /** Forgets what was told. */
  clear(): void {
    this.#each(({ notices }) => notices.clear());
  }

  #each<T>(ask: (feed: Feed) => T): T[] {
    return [...this.#feeds.keys()].map(ask);
  }

  /** What was dismissed as a banner, or in another tab, need not be told. */
  #onAlerts({ alerts }: Feed): void {
    this.#listener.withdraw(
      ({ content }) =>
        content.kind === 'budget-alert' && content.crossings.some((key) => alerts.isDismissed(key)),
    );
  }
}
