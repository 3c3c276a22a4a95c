import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { readBudgets } from '../../src/domain/budget.js';
import { mergeCrossings, readCrossings, type Crossings } from '../../src/domain/crossing-state.js';
import { adopt, observe, type BudgetAlert } from '../../src/domain/crossing.js';
import { answerOf } from '../makers/readings.js';

const THRESHOLDS = [0.75, 0.9];
const ZONES = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'America/Santiago'];
const FIRST_DAY = Temporal.PlainDate.from('2026-01-01');
const MONTHS = 13;
const FROM_EVERY_DAY = 8;

/** Mulberry32: the same disorder in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Answer {
  readonly at: number;
  readonly daily: number;
  readonly monthly: number;
}

/** Every window of the simulated year by the second implementation: its end, and the highest ratio it reached. */
interface Window {
  readonly id: 'daily' | 'monthly';
  readonly end: number;
  readonly highest: number;
}

/**
 * What a server with a budget of 100 a day and 1 800 a month says, eight times a day. Spending comes unevenly, so that some
 * days stay calm, some warn and some go over; it never falls within a window.
 */
function simulate(zone: string, random: () => number): { answers: Answer[]; windows: Window[] } {
  const answers: Answer[] = [];
  const windows: Window[] = [];
  const last = FIRST_DAY.add({ months: MONTHS });
  let month = 0;
  for (let date = FIRST_DAY; Temporal.PlainDate.compare(date, last) < 0; date = date.add({ days: 1 })) {
    const start = date.toZonedDateTime(zone).epochMilliseconds;
    const end = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
    const spend = random() * 130;
    let day = 0;
    for (let i = 0; i < FROM_EVERY_DAY; i++) {
      day = Math.round((spend * (i + 1)) / FROM_EVERY_DAY);
      // The first answer of a day comes with its first instant, the last just before its end.
      const at = start + Math.floor(((end - 1 - start) * i) / (FROM_EVERY_DAY - 1));
      answers.push({ at, daily: day, monthly: month + day });
    }
    month += day;
    windows.push({ id: 'daily', end, highest: day / 100 });
    if (date.add({ days: 1 }).day === 1) {
      windows.push({ id: 'monthly', end, highest: month / 1_800 });
      month = 0;
    }
  }
  return { answers, windows };
}

/** One page: it keeps its own state, shares it with the others by storage, and may be loaded anew at any time. */
class Tab {
  #state: Crossings = {};
  readonly #storage: { text: string };
  readonly #zone: string;
  readonly #told: string[];

  constructor(storage: { text: string }, zone: string, told: string[]) {
    this.#storage = storage;
    this.#zone = zone;
    this.#told = told;
  }

  reload(): void {
    this.#state = {};
  }

  receive(answer: Answer, now: number, isAlertFirst: boolean): void {
    this.#state = mergeCrossings(this.#state, readCrossings(JSON.parse(this.#storage.text)));
    const readings = this.#readings(answer, now);
    for (const { id, ratio, windowEnd, isEnded } of readings) {
      if (!isAlertFirst || isEnded || ratio === null || ratio <= 0.9) continue;
      this.#take(adopt(this.#state, alertOf(id, ratio, windowEnd), readings, THRESHOLDS, answer.at));
    }
    this.#take(observe(this.#state, readings, THRESHOLDS, now));
    this.#storage.text = JSON.stringify(this.#state);
  }

  #readings(answer: Answer, now: number) {
    const budgets = [
      { id: 'daily', period: 'day', used: answer.daily, limit: 100 },
      { id: 'monthly', period: 'month', used: answer.monthly, limit: 1_800 },
    ];
    return readBudgets(answerOf(budgets, { time_zone: this.#zone, as_of: answer.at }), { now });
  }

  #take({ state, fired }: ReturnType<typeof observe>): void {
    this.#state = state;
    for (const { budgetId, threshold, windowEnd } of fired) {
      this.#told.push([budgetId, threshold, windowEnd].join(' '));
    }
  }
}

const alertOf = (budgetId: string, ratio: number, windowEnd: number | null): BudgetAlert => ({
  budgetId,
  scope: budgetId,
  percent: ratio * 100,
  used: null,
  limit: null,
  windowEnd,
  message: null,
  href: null,
});

describe('thirteen months of alerts', () => {
  ZONES.forEach((zone, seed) => {
    it(`fires every threshold once in each window of ${zone}: reloads, two tabs, repeats and disorder`, () => {
      const random = seeded(seed + 1);
      const { answers, windows } = simulate(zone, random);
      const storage = { text: '{}' };
      const told: string[] = [];
      const tabs = [new Tab(storage, zone, told), new Tab(storage, zone, told)];
      answers.forEach((answer, i) => {
        for (const tab of tabs) {
          if (random() < 0.05) tab.reload();
          tab.receive(answer, answer.at, random() < 0.3);
          // An answer that was overtaken comes again, up to a day late.
          const old = answers[i - Math.floor(random() * FROM_EVERY_DAY)];
          if (old && random() < 0.5) tab.receive(old, answer.at, random() < 0.3);
        }
      });
      const due = windows.flatMap(({ id, end, highest }) =>
        THRESHOLDS.filter((threshold) => highest > threshold).map((threshold) =>
          [id, threshold, end].join(' '),
        ),
      );
      assert.ok(due.length > 200, `${due.length} crossings are due`);
      assert.deepEqual([...told].sort(), due.sort());
    });
  });
});
