import type { Database } from '../database.js';
import { insertRequests, type RequestRow } from '../requests.js';
import type { UsageFeed } from '../usage-feed.js';
import { placeTrace } from './placement.js';

const TICK_MS = 100;

const PROGRESS_MS = 2_000;

/** What a replay needs of the server. */
export interface ReplaySurroundings {
  readonly db: Database;
  readonly usage: UsageFeed;
  readonly now: () => number;
  readonly log: (line: string) => void;
  /** IANA name of the account's zone. */
  readonly timeZone: string;
}

/** Tells a trace again, `speed` times as fast as it happened: each tick keeps its rows at once and sends one update. */
export class Replay {
  readonly #server: ReplaySurroundings;
  readonly #rows: readonly RequestRow[];
  readonly #speed: number;
  #timer: NodeJS.Timeout | undefined;
  #next = 0;

  /** @param rows in time's order, at least one */
  constructor(server: ReplaySurroundings, rows: readonly RequestRow[], speed: number) {
    this.#server = server;
    this.#rows = rows;
    this.#speed = speed;
  }

  /** Resolves when the last row is kept and told. */
  start(): Promise<void> {
    const first = this.#rows[0]?.at ?? 0;
    const last = this.#rows.at(-1)?.at ?? first;
    const startedAt = performance.now();
    const endsAt = this.#server.now() + (last - first) / this.#speed;
    const { shiftMs } = placeTrace(first, last, endsAt, this.#server.timeZone);
    let saidAt = startedAt;
    return new Promise((resolve) => {
      this.#timer = setInterval(() => {
        const elapsed = performance.now() - startedAt;
        this.#tellUntil(first + elapsed * this.#speed, shiftMs);
        if (this.#next === this.#rows.length) {
          this.stop();
          resolve();
        } else if (performance.now() - saidAt >= PROGRESS_MS) {
          saidAt = performance.now();
          this.#server.log(`Replay: ${this.#next} of ${this.#rows.length} requests`);
        }
      }, TICK_MS);
    });
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tellUntil(traceTime: number, shiftMs: number): void {
    let end = this.#next;
    while ((this.#rows[end]?.at ?? Infinity) <= traceTime) end += 1;
    if (end === this.#next) return;
    const rows = this.#rows.slice(this.#next, end).map((row) => ({ ...row, at: row.at + shiftMs }));
    this.#next = end;
    insertRequests(this.#server.db, rows);
    this.#server.usage.changed(rows[0]?.at ?? traceTime);
    this.#server.usage.flush();
  }
}
