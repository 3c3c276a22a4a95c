import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BudgetReading } from '../domain/budget.js';
import type { Crossing } from '../domain/crossing-state.js';
import { AlertBook } from '../store/alert-book.js';
import type { Feed } from '../store/feed.js';

/** Budgets that come as data of the page share one memory; a page has no second set of budgets without a stream. */
let pageBook: AlertBook | undefined;

/** Keeps its element in step with what is remembered of crossings: that of its stream, else that of the page. */
export class AlertsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #thresholds: () => readonly number[];
  #feed: Feed | null = null;
  #book: AlertBook | null = null;
  #leave: (() => void) | undefined;
  #crossings: readonly Crossing[] = [];

  /** @param thresholds ratios; call {@link watch} when they change */
  constructor(host: ReactiveControllerHost, thresholds: () => readonly number[]) {
    this.#host = host;
    this.#thresholds = thresholds;
    host.addController(this);
  }

  /** Takes the memory of a stream, and holds the server's own alerts against the thresholds, until it is left. */
  follow(feed: Feed): () => void {
    this.#feed = feed;
    if (this.#book) this.watch();
    return () => {
      this.#feed = null;
      if (this.#book) this.watch();
    };
  }

  /** Watches the thresholds as they are now. */
  watch(): void {
    this.#leave?.();
    const book = this.#feed?.alerts ?? (pageBook ??= new AlertBook('page'));
    const leaves = [
      book.listen(() => this.#host.requestUpdate()),
      book.onCrossing(this.#thresholds, (crossing) => {
        this.#crossings = [...this.#crossings, crossing];
        this.#host.requestUpdate();
      }),
      ...this.#thresholds().map((threshold) => this.#feed?.watchThreshold(threshold)),
    ];
    this.#book = book;
    this.#leave = () => {
      for (const leave of leaves) leave?.();
    };
  }

  hostConnected(): void {
    this.watch();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#book = null;
  }

  /** Holds figures against the thresholds. @param now epoch milliseconds by the clock of the figures */
  observe(readings: readonly BudgetReading[], now: number): void {
    this.#book?.observe(readings, this.#thresholds(), now);
  }

  /** What crossed since the last call, and was told to nobody else. */
  takeCrossings(): readonly Crossing[] {
    const crossings = this.#crossings;
    this.#crossings = [];
    return crossings;
  }

  isDismissed(key: string): boolean {
    return this.#book?.isDismissed(key) ?? false;
  }

  dismiss(keys: readonly string[]): void {
    this.#book?.dismiss(keys);
  }

  /** Whether nobody on this page has said this aloud yet; whoever asks, says it. */
  claimVoice(key: string): boolean {
    return this.#book?.claimVoice([key]) ?? false;
  }
}
