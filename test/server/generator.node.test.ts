import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeHistory, type HistoryPlan } from '../../demo/server/generator/history.js';
import { LiveTraffic } from '../../demo/server/generator/live.js';
import { Random } from '../../demo/server/generator/random.js';
import { busyness } from '../../demo/server/generator/rhythm.js';
import type { BudgetStanding } from '../../demo/server/budgets.js';
import { NOON, running, temporaryFile, type Frame } from './running.node.js';

const DAY = 86_400_000;

const plan = (overrides: Partial<HistoryPlan> = {}): HistoryPlan => ({
  seed: 1,
  timeZone: 'America/New_York',
  from: NOON - 20 * DAY,
  to: NOON,
  dailyDollars: 35,
  todayDollars: 35.5,
  ...overrides,
});

describe('Random', () => {
  it('repeats itself for a seed and differs for another', () => {
    const draw = (seed: number) =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.next()
        )(new Random(seed)),
      );
    assert.deepEqual(draw(7), draw(7));
    assert.notDeepEqual(draw(7), draw(8));
  });

  it('picks as often as the weights say', () => {
    const random = new Random(3);
    const picks = Array.from({ length: 10_000 }, () =>
      random.pick([
        ['a', 3],
        ['b', 1],
      ] as const),
    );
    const share = picks.filter((pick) => pick === 'a').length / picks.length;
    assert.ok(Math.abs(share - 0.75) < 0.02, String(share));
  });
});

describe('busyness', () => {
  it('follows the wall clock of the zone, in summer and in winter', () => {
    for (const day of ['2026-07-15', '2026-11-20']) {
      const [night, morning] = [`${day}T07:00:00Z`, `${day}T15:00:00Z`].map((at) =>
        busyness(Date.parse(at), 'America/New_York'),
      );
      assert.ok(Number(night) < 0.3 && Number(morning) > 1.5);
    }
  });
});

describe('makeHistory', () => {
  it('makes the same rows for the same plan', () => {
    assert.deepEqual(makeHistory(plan()), makeHistory(plan()));
    assert.notDeepEqual(makeHistory(plan()), makeHistory(plan({ seed: 2 })));
  });

  it('lies within its ends, in time’s order, and has spent today what it should', () => {
    const rows = makeHistory(plan());
    const times = rows.map(({ at }) => at);
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
    assert.ok(Number(times[0]) >= NOON - 20 * DAY && Number(times.at(-1)) < NOON);
    const midnight = Date.parse('2026-11-20T05:00:00Z');
    const today = rows
      .filter(({ at }) => at >= midnight)
      .reduce((sum, row) => sum + Number(row.costPico ?? 0n) / 1e12, 0);
    assert.ok(Math.abs(today - 35.5) < 1, String(today));
  });

  it('is a believable day even one minute after midnight', () => {
    const to = Date.parse('2026-11-20T05:01:00Z');
    const rows = makeHistory(plan({ from: to - 2 * DAY, to }));
    assert.ok(rows.every(({ at }) => at < to));
    assert.ok(rows.some(({ at }) => at >= to - 60_000));
  });

  it('has everything that the widgets show: failures, ratings, free, dear and unknown models', () => {
    const rows = makeHistory(plan());
    const share = (fits: (row: (typeof rows)[number]) => boolean) => rows.filter(fits).length / rows.length;
    const failures = share((row) => row.success === false);
    assert.ok(failures > 0.01 && failures < 0.1, String(failures));
    const rated = share((row) => row.rating !== null);
    assert.ok(rated > 0.1 && rated < 0.2, String(rated));
    const unknown = share((row) => row.costPico === null);
    assert.ok(unknown > 0.005 && unknown < 0.05, String(unknown));
    assert.ok(share((row) => row.costPico === 0n) > 0.02);
    assert.equal(new Set(rows.map((row) => row.lane)).size, 3);
    assert.ok(new Set(rows.map((row) => row.provider)).size >= 4);
    assert.ok(new Set(rows.map((row) => row.session)).size > 100);
  });
});

describe('LiveTraffic', () => {
  const standing = (used: number, isPaused = false): BudgetStanding => ({
    budget: {
      id: 'daily',
      label: 'Daily',
      scope: 'daily',
      unit: 'money',
      period: 'day',
      timeZone: 'UTC',
      weekStart: null,
      anchorDay: null,
      windowHours: null,
      limitMicros: 50_000_000n,
      softLimitMicros: null,
      isPaused,
      hardStop: true,
      domain: null,
      provider: null,
      model: null,
      user: null,
    },
    window: { start: NOON - DAY / 2, end: NOON + DAY / 2 },
    usedMicros: BigInt(Math.round(used * 1e6)),
    ratio: used / 50,
  });

  /** Runs second by second and says when the budget was how full. */
  const watch = (seconds: number, start = 36) => {
    const live = new LiveTraffic(1, 35, NOON + DAY / 2);
    let used = start;
    const ratios: number[] = [];
    const requests: number[] = [];
    for (let second = 0; second < seconds; second += 1) {
      const rows = live.tick(NOON + second * 1_000, 1, standing(used));
      used += rows.reduce((sum, row) => sum + Number(row.costPico ?? 0n) / 1e12, 0);
      ratios.push(used / 50);
      requests.push(rows.length);
    }
    return { ratios, requests };
  };

  it('crosses 75 % and then 90 % while somebody watches, and holds below the limit for an hour', () => {
    const { ratios } = watch(3_600);
    const whenAbove = (ratio: number) => ratios.findIndex((each) => each > ratio);
    assert.ok(whenAbove(0.75) > 5 && whenAbove(0.75) < 120, String(whenAbove(0.75)));
    assert.ok(whenAbove(0.9) > 120 && whenAbove(0.9) < 600, String(whenAbove(0.9)));
    assert.ok(Number(ratios.at(-1)) < 1, String(ratios.at(-1)));
  });

  it('moves nearly every second or two, and never more than a person can follow', () => {
    const { requests } = watch(300);
    const quiet = requests.filter((count) => count === 0).length / requests.length;
    assert.ok(quiet < 0.6, String(quiet));
    assert.ok(Math.max(...requests) <= 40);
  });

  it('spends nothing while the account is paused, and nothing over a limit that is reached', () => {
    const live = new LiveTraffic(1, 35, NOON + DAY / 2);
    assert.deepEqual(live.tick(NOON, 1, standing(10, true)), []);
    for (let second = 0; second < 100; second += 1) {
      const rows = live.tick(NOON + second, 1, standing(55));
      assert.ok(rows.every((row) => row.costPico === 0n));
    }
  });
});

describe('the generated demo', () => {
  it('opens on a month of history and a daily budget between 68 and 75 %, without letting anyone wait', async (t) => {
    const before = process.cpuUsage();
    const server = await running(t, { isQuiet: false });
    const { body } = await server.get<{ daily: Frame; monthly: Frame }>('/api/usage/budget');
    // Not by the clock on the wall: other tests run beside this one.
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1e6 < 4, `${(user + system) / 1e6} s`);
    const ratio = Number(body.daily['used']) / Number(body.daily['limit']);
    assert.ok(ratio > 0.68 && ratio < 0.75, String(ratio));
    const { body: costs } = await server.get<{ by_day: Frame[]; priced_ratio: number }>(
      '/api/analytics/costs?days=60',
    );
    assert.equal(costs.by_day.length, 36);
    assert.ok(costs.by_day.every((day) => Number(day['cost']) > 0));
    assert.ok(costs.priced_ratio > 0.95 && costs.priced_ratio < 1);
  });

  it('is live within seconds: figures that rise, and a finished task', async (t) => {
    const server = await running(t, { isQuiet: false, now: Date.now });
    const page = await server.page();
    await page.event('task.completed');
    const first = (await page.event('usage.update'))['data'] as Frame;
    const second = (await page.event('usage.update'))['data'] as Frame;
    assert.ok(Number(second['requests']) > Number(first['requests']));
    assert.ok(Number(second['cost']) >= Number(first['cost']));
  });

  it('makes the same history for the same seed, and leaves what is there alone', async (t) => {
    const rows = async (seed: number, db = temporaryFile(t)) => {
      const server = await running(t, { isQuiet: false, seed, db });
      const kept = server.rows<object>(`SELECT * FROM requests WHERE at < ${NOON} ORDER BY id LIMIT 5000`);
      await server.close();
      return kept;
    };
    const db = temporaryFile(t);
    const first = await rows(5, db);
    assert.deepEqual(await rows(5), first);
    assert.notDeepEqual(await rows(6), first);
    assert.deepEqual(await rows(6, db), first);
  });

  it('fills the days on which it did not run', async (t) => {
    const first = await running(t, { isQuiet: false });
    await first.close();
    const later = NOON + 3 * DAY;
    const second = await running(t, { isQuiet: false, db: first.file, now: () => later });
    const { body } = await second.get<{ by_day: Frame[] }>('/api/analytics/costs?days=5');
    assert.equal(body.by_day.length, 5);
    assert.ok(body.by_day.every((day) => Number(day['requests']) > 100));
  });
});
