import type { Clock, Environment } from '../stream/environment.js';
import type { StreamStatus } from '../stream/status.js';
import type { BudgetAnswer } from '../wire/budget.js';
import type { StreamMessage } from '../wire/events.js';
import { Alarms } from './alarms.js';
import { AlertBook } from './alert-book.js';
import { ConnectionWatch } from './connection-watch.js';
import { LateTabShare } from './late-tab-share.js';
import type { Ready } from './loadable.js';
import { Notices, type NoticeContent } from './notices.js';
import { budgetResource, type Dated, type Query } from './resource.js';
import { browserTabLink } from './tab-link.js';

/** What tidings are made of. */
export interface TidingsSources {
  /** Keeps the budgets of one source apart from those of another. */
  readonly name: string;
  readonly environment: Environment;
  /** The figures of budgets that are shown, if any. */
  readonly knownBudget: () => BudgetAnswer | undefined;
  /** How often polling brings news while there is no stream, milliseconds; 0 is never. */
  readonly pollEveryMs: () => number;
}

/** All that a stream gives to tell a person, decided once for a page: by messages, by figures, by the connection. */
export class Tidings {
  readonly notices: Notices;
  readonly alerts: AlertBook;
  readonly #clock: Clock;
  readonly #alarms: Alarms;
  readonly #connection: ConnectionWatch;

  constructor({ name, environment, knownBudget, pollEveryMs }: TidingsSources) {
    this.#clock = environment.clock;
    const link = browserTabLink();
    this.notices = new Notices(
      (content) => this.#onDismiss(content),
      (page) =>
        link &&
        new LateTabShare(async () => {
          const { TabShare } = await import('./tab-share.js');
          return new TabShare(name, link, environment.clock, page);
        }, page),
    );
    const tell = (content: NoticeContent) => this.notices.add(content, null, this.#clock.now());
    this.alerts = new AlertBook(name);
    this.#alarms = new Alarms(this.alerts, knownBudget, tell);
    this.#connection = new ConnectionWatch(environment, pollEveryMs, tell);
  }

  /** Counts a threshold (a ratio) among those the server's own alerts are held against, until it is let go. */
  watchThreshold(threshold: number): () => void {
    return this.#alarms.watchThreshold(threshold);
  }

  /** What a message gives to tell; `null` where it was told before. */
  toTell(message: StreamMessage, content: NoticeContent, now: number): NoticeContent | null {
    return this.#alarms.toTell(message, content, now);
  }

  /** The connection changed. */
  onStatus(status: StreamStatus): void {
    this.#connection.onStatus(status);
  }

  /** Something came, by whichever way. */
  onNews(): void {
    this.#connection.onNews();
  }

  /** An answer came or changed; figures of another address than the stream's own ring no alarm. */
  onAnswer({ resource, src }: Query<Dated>, { data, asOf, receivedAt }: Ready<Dated>): void {
    if (resource.name !== budgetResource.name || src !== undefined) return;
    this.#alarms.onBudget(data as BudgetAnswer, asOf + Math.max(0, this.#clock.now() - receivedAt));
  }

  /** What is put away as a toast is put away as a banner. */
  #onDismiss(content: NoticeContent): void {
    if (content.kind === 'budget-alert') this.alerts.dismiss(content.crossings);
  }
}
