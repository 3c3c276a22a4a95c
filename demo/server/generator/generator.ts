import { addDays, DAY_MS } from '../../../src/domain/calendar.js';
import { dailyStanding, type BudgetStanding } from '../budgets.js';
import type { Database } from '../database.js';
import type { Hub } from '../events/hub.js';
import { extentOfRequests, insertRequests } from '../requests.js';
import type { UsageFeed } from '../usage-feed.js';
import { Announcer } from './announcer.js';
import { makeHistory } from './history.js';
import { LiveTraffic } from './live.js';
import { Random } from './random.js';

const TICK_MS = 1_000;

/** A month, and what a month before it is compared with begins to show. */
const HISTORY_DAYS = 35;

/** A shorter absence of the server is a gap like any other; a longer one is filled, so that the demo looks alive. */
const FILLED_GAP_MS = 3_600_000;

/** How full the daily budget is when the demo is first seen. */
const FIRST_RATIO = 0.71;

/** What share of the daily budget a working day uses. */
const USUAL_RATIO = 0.7;

/** The demo's day must neither be empty nor take long to make, whatever the budget. */
const DAY_DOLLARS = { least: 2, most: 60 };

/** What the generator needs of the server. */
export interface Surroundings {
  readonly db: Database;
  readonly hub: Hub;
  readonly usage: UsageFeed;
  readonly now: () => number;
}

/** Makes a believable past, and then a believable day, second by second. */
export class Generator {
  readonly #server: Surroundings;
  readonly #seed: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(server: Surroundings, seed: number) {
    this.#server = server;
    this.#seed = seed;
  }

  /** Fills what lies between the last request and now, and goes on from there. */
  start(): void {
    const now = this.#server.now();
    this.#fillPast(now);
    this.#live(now);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #fillPast(now: number): void {
    const { db } = this.#server;
    const daily = dailyStanding(db, now);
    const { lastAt } = extentOfRequests(db);
    if (lastAt !== null && now - lastAt < FILLED_GAP_MS) return;
    const { timeZone } = daily.budget;
    const dailyDollars = dollarsOfDay(daily);
    const earliest = addDays(now, -HISTORY_DAYS, timeZone) ?? now - HISTORY_DAYS * DAY_MS;
    const used = Number(daily.usedMicros) / 1e6;
    const rows = makeHistory({
      seed: this.#seed + (lastAt ?? 0),
      timeZone,
      from: Math.max(earliest, (lastAt ?? 0) + 1),
      to: now,
      dailyDollars,
      todayDollars: Math.max(0, (FIRST_RATIO / USUAL_RATIO) * dailyDollars - used),
    });
    insertRequests(db, rows);
  }

  #live(now: number): void {
    const { db } = this.#server;
    const daily = dailyStanding(db, now);
    const traffic = new LiveTraffic(this.#seed ^ now, dollarsOfDay(daily), daily.window.end ?? now);
    const announcer = new Announcer(new Random(this.#seed ^ now));
    let last = now;
    this.#timer = setInterval(() => {
      const at = this.#server.now();
      this.#tick(traffic, announcer, at, (at - last) / 1_000);
      last = at;
    }, TICK_MS);
  }

  #tick(traffic: LiveTraffic, announcer: Announcer, now: number, seconds: number): void {
    const { db, hub, usage } = this.#server;
    // After a sleep of the machine the clock leaps; the missed hours are not made up in one second.
    const rows = traffic.tick(now, Math.min(Math.max(seconds, 0), 5), dailyStanding(db, now));
    if (rows.length === 0) return;
    const ids = insertRequests(db, rows);
    usage.changed(now);
    const events = announcer.eventsOf(rows, ids, now);
    if (events.length > 0) hub.publish(events);
  }
}

function dollarsOfDay({ budget }: BudgetStanding): number {
  const limit = Number(budget.limitMicros ?? 50_000_000n) / 1e6;
  return Math.min(Math.max(limit * USUAL_RATIO, DAY_DOLLARS.least), DAY_DOLLARS.most);
}
