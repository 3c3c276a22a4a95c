import { DAY_MS } from '../../../src/domain/calendar.js';
import type { BudgetStanding } from '../budgets.js';
import type { RequestRow } from '../requests.js';
import { Random } from './random.js';
import { busyness, dayWeight } from './rhythm.js';
import { CALM, dollarsOf, Traffic, type Mood } from './traffic.js';

/** The share of its budget at which the demo's router begins to hold the day. */
const HELD_RATIO = 0.97;

/** From 72 % of the daily budget the figures reach 75 % after half a minute and 90 % after five. */
const APPROACH_S = 240;

/** At most a budget in twenty minutes: faster would be a fault, not a day. */
const FASTEST_S = 1_200;

const MAX_ROWS_PER_TICK = 40;

/** How likely a tick without a debt still has a request, which then costs nothing. */
const IDLE = 0.5;

/** Decides what is asked of the models from one tick to the next. */
export class LiveTraffic {
  readonly #random: Random;
  readonly #traffic: Traffic;
  readonly #dailyDollars: number;
  readonly #firstDayEndsAt: number;
  #debt = 0;

  /**
   * @param dailyDollars what a working day costs
   * @param firstDayEndsAt until then the day is told faster, so that whoever watches sees the budget fill
   */
  constructor(seed: number, dailyDollars: number, firstDayEndsAt: number) {
    this.#random = new Random(seed);
    this.#traffic = new Traffic(this.#random);
    this.#dailyDollars = dailyDollars;
    this.#firstDayEndsAt = firstDayEndsAt;
  }

  /** The requests of a tick that ends now; none while the account is paused. */
  tick(now: number, seconds: number, daily: BudgetStanding): RequestRow[] {
    if (daily.budget.isPaused) return [];
    const isHeld = daily.ratio !== null && daily.ratio >= HELD_RATIO;
    this.#debt = isHeld
      ? 0
      : this.#debt + this.#dollarsPerSecond(now, daily) * seconds * this.#random.between(0.4, 1.6);
    const within = () => now - Math.floor(this.#random.between(0, seconds * 1_000));
    const rows: RequestRow[] = [];
    while (this.#debt > 0 && rows.length < MAX_ROWS_PER_TICK) rows.push(this.#next(within(), CALM));
    if (rows.length === 0 && this.#random.isBelow(IDLE))
      rows.push(this.#next(within(), { ...CALM, spending: 'free' }));
    return rows.sort((a, b) => a.at - b.at);
  }

  #next(at: number, mood: Mood): RequestRow {
    const row = this.#traffic.next(at, mood);
    this.#debt -= dollarsOf(row);
    return row;
  }

  #dollarsPerSecond(now: number, { budget, usedMicros }: BudgetStanding): number {
    const { timeZone } = budget;
    const usual =
      (this.#dailyDollars * dayWeight(now, timeZone) * busyness(now, timeZone)) / (DAY_MS / 1_000);
    if (budget.limitMicros === null || now >= this.#firstDayEndsAt) return usual;
    const limit = Number(budget.limitMicros) / 1e6;
    const left = HELD_RATIO * limit - Number(usedMicros) / 1e6;
    return Math.max(0, Math.min(left / APPROACH_S, limit / FASTEST_S));
  }
}
