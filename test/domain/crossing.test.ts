import { expect } from '@open-wc/testing';
import {
  crossingKey,
  mergeCrossings,
  NO_CROSSINGS,
  type Crossings,
} from '../../src/domain/crossing-state.js';
import { adopt, dismiss, isDismissed, observe, type BudgetAlert } from '../../src/domain/crossing.js';
import { NOON, readingOf } from '../makers/readings.js';

const THRESHOLDS = [0.75, 0.9];
const MINUTE = 60_000;
const DAY = 86_400_000;
const MIDNIGHT = Date.parse('2026-11-21T00:00:00Z');

type Fields = Readonly<Record<string, unknown>>;

const daily = (used: unknown, more: Fields = {}, now = NOON) =>
  readingOf({ id: 'daily', used, limit: 100, ...more }, { now });

/** Holds one budget's figures, one after the other, a minute apart, and tells what came of each. */
function told(...figures: readonly (number | Fields)[]): string[] {
  let state: Crossings = NO_CROSSINGS;
  return figures.map((given, i) => {
    const now = NOON + i * MINUTE;
    const { used, ...more } = typeof given === 'number' ? { used: given } : (given as { used?: unknown });
    const seen = observe(state, [daily(used, more, now)], THRESHOLDS, now);
    state = seen.state;
    return [...seen.fired, ...seen.recovered]
      .map((one) => `${one.reason} ${one.direction} ${one.threshold}`)
      .join(', ');
  });
}

describe('observe', () => {
  it('fires at the first sight above, once', () => {
    expect(told(50, 95, 96, 137)).to.eql(['', 'rose up 0.75, rose up 0.9', '', '']);
  });

  it('fires a higher threshold again', () => {
    expect(told(76, 89.96, 90, 90.000001)).to.eql(['rose up 0.75', '', '', 'rose up 0.9']);
  });

  it('is silent while use flutters around a threshold', () => {
    expect(told(90.1, 89.9, 90.1, 88.1, 91)).to.eql(['rose up 0.75, rose up 0.9', '', '', '', '']);
  });

  it('re-arms after a fall of two points, and tells of the recovery', () => {
    expect(told(91, 88, 91)).to.eql(['rose up 0.75, rose up 0.9', 'fell down 0.9', 'rose up 0.9']);
  });

  it('re-arms where the limit was raised over it, however little', () => {
    const raised = { used: 91, limit: 102 };
    expect(told(91, raised, { used: 92, limit: 102 })).to.eql([
      'rose up 0.75, rose up 0.9',
      'limit-raised down 0.9',
      'rose up 0.9',
    ]);
  });

  it('does not take a limit that was raised before for one that is raised now', () => {
    expect(told(91, { used: 91.9, limit: 102 }, { used: 91.7, limit: 102 })).to.eql([
      'rose up 0.75, rose up 0.9',
      '',
      '',
    ]);
  });

  for (const [what, nothing] of [
    ['unknown', { used: null }],
    ['without a limit', { used: 10, limit: null }],
    ['without a use of no limit', { used: 0, limit: 0 }],
    ['paused', { used: 10, is_paused: true }],
  ] as const) {
    it(`neither recovers nor fires again over figures that are ${what}`, () => {
      expect(told(91, nothing, 91)).to.eql(['rose up 0.75, rose up 0.9', '', '']);
    });
  }

  it('does not fire a paused budget, but does once it runs', () => {
    expect(told({ used: 95, is_paused: true }, 95)).to.eql(['', 'rose up 0.75, rose up 0.9']);
  });

  it('keeps one budget from another', () => {
    const readings = [
      readingOf({ id: 'a', used: 95, limit: 100 }),
      readingOf({ id: 'b', used: 95, limit: 100 }),
    ];
    expect(observe(NO_CROSSINGS, readings, [0.9], NOON).fired.map((one) => one.budgetId)).to.eql(['a', 'b']);
  });

  it('says what crossed, by a key that is the same everywhere', () => {
    const { fired } = observe(NO_CROSSINGS, [daily(95)], [0.9], NOON);
    expect(fired).to.eql([
      {
        key: crossingKey('daily', 0.9, MIDNIGHT),
        budgetId: 'daily',
        threshold: 0.9,
        windowEnd: MIDNIGHT,
        ratio: 0.95,
        direction: 'up',
        reason: 'rose',
      },
    ]);
  });

  it('hands back the very state where nothing changed', () => {
    const { state } = observe(NO_CROSSINGS, [daily(95)], THRESHOLDS, NOON);
    expect(observe(state, [daily(96)], THRESHOLDS, NOON + 1).state).to.equal(state);
    expect(observe(NO_CROSSINGS, [daily(5)], THRESHOLDS, NOON).state).to.equal(NO_CROSSINGS);
  });

  describe('in a new window', () => {
    const { state: yesterday } = observe(NO_CROSSINGS, [daily(95)], [0.9], NOON);
    const next = NOON + DAY;

    it('fires again', () => {
      const seen = observe(yesterday, [daily(95, {}, next)], [0.9], next);
      expect(seen.fired.map((one) => one.windowEnd)).to.eql([MIDNIGHT + DAY]);
      expect(seen.recovered).to.eql([]);
    });

    it('tells of the reset, once', () => {
      const seen = observe(yesterday, [daily(5, {}, next)], [0.9], next);
      expect(seen.recovered.map((one) => [one.reason, one.windowEnd])).to.eql([['reset', MIDNIGHT]]);
      expect(observe(seen.state, [daily(6, {}, next + 1)], [0.9], next + 1).recovered).to.eql([]);
      // What another tab still remembers of yesterday is past.
      const merged = mergeCrossings(seen.state, yesterday);
      expect(observe(merged, [daily(6, {}, next + 1)], [0.9], next + 1).recovered).to.eql([]);
    });

    it('has nothing to learn from yesterday’s figures', () => {
      const now = MIDNIGHT + MINUTE;
      const late = readingOf(
        { id: 'daily', used: 99, limit: 100 },
        { now },
        { as_of: '2026-11-20T23:59:00Z' },
      );
      expect(observe(NO_CROSSINGS, [late], [0.9], now).fired).to.eql([]);
    });
  });

  describe('of figures out of order', () => {
    const asOf = (used: number, at: number) =>
      readingOf({ id: 'daily', used, limit: 100 }, { now: NOON, asOf: at });

    it('lets older ones neither recover nor fire', () => {
      const high = observe(NO_CROSSINGS, [asOf(95, NOON - 10)], [0.9], NOON);
      const older = observe(high.state, [asOf(50, NOON - 20)], [0.9], NOON);
      expect([older.fired, older.recovered]).to.eql([[], []]);
      expect(observe(older.state, [asOf(95, NOON - 5)], [0.9], NOON).fired).to.eql([]);
    });

    it('is not silenced by a mark of a clock that was wrong', () => {
      const { state } = observe(NO_CROSSINGS, [asOf(95, NOON + 400 * DAY)], [0.9], NOON);
      const [mark] = Object.values(state);
      const wrong = { [crossingKey('daily', 0.9, MIDNIGHT)]: { ...mark!, windowEnd: MIDNIGHT } };
      expect(observe(wrong, [asOf(50, NOON)], [0.9], NOON).recovered).to.have.length(1);
    });
  });

  describe('where the end of the window', () => {
    const ending = (used: number, resetsAt: number | null, now = NOON) =>
      daily(used, resetsAt === null ? { period: 'custom' } : { period: 'custom', resets_at: resetsAt }, now);

    it('is unknown, re-arms when the ratio falls', () => {
      const high = observe(NO_CROSSINGS, [ending(95, null)], [0.9], NOON);
      expect(high.fired.map((one) => one.windowEnd)).to.eql([null]);
      const fallen = observe(high.state, [ending(3, null)], [0.9], NOON + 1);
      expect(fallen.recovered.map((one) => one.reason)).to.eql(['fell']);
      expect(observe(fallen.state, [ending(95, null)], [0.9], NOON + 2).fired).to.have.length(1);
    });

    it('becomes known, or is moved before it comes, is the same window', () => {
      let { state } = observe(NO_CROSSINGS, [ending(95, null)], [0.9], NOON);
      state = dismiss(state, crossingKey('daily', 0.9, null));
      for (const end of [MIDNIGHT, MIDNIGHT + 90 * MINUTE, MIDNIGHT - 300 * MINUTE]) {
        const seen = observe(state, [ending(96, end)], [0.9], NOON);
        expect(seen.fired).to.eql([]);
        expect(Object.keys(seen.state)).to.eql([crossingKey('daily', 0.9, end)]);
        expect(isDismissed(seen.state, crossingKey('daily', 0.9, end))).to.be.true;
        state = seen.state;
      }
    });

    it('is named a second early by one answer, is the same window', () => {
      const { state } = observe(NO_CROSSINGS, [ending(95, MIDNIGHT)], [0.9], NOON);
      expect(observe(state, [ending(95, MIDNIGHT - 1)], [0.9], NOON).state).to.equal(state);
    });

    it('is pushed on and on, is one window that fires once', () => {
      let state: Crossings = NO_CROSSINGS;
      let count = 0;
      for (let now = NOON; now < NOON + 3 * DAY; now += 60 * MINUTE) {
        const seen = observe(state, [ending(95, now + DAY + 7, now)], [0.9], now);
        state = seen.state;
        count += seen.fired.length;
      }
      expect(count).to.equal(1);
      expect(Object.keys(state)).to.have.length(1);
    });
  });

  it('forgets windows that ended more than a day ago', () => {
    const { state } = observe(NO_CROSSINGS, [daily(95)], THRESHOLDS, NOON);
    expect(observe(state, [], THRESHOLDS, MIDNIGHT + DAY - 1).state).to.equal(state);
    expect(observe(state, [], THRESHOLDS, MIDNIGHT + DAY).state).to.eql({});
  });
});

describe('dismiss', () => {
  const key = crossingKey('daily', 0.9, MIDNIGHT);
  const { state } = observe(NO_CROSSINGS, [daily(95)], [0.9], NOON);

  it('silences its own threshold and window', () => {
    const silent = dismiss(state, key);
    expect([isDismissed(state, key), isDismissed(silent, key)]).to.eql([false, true]);
    expect(isDismissed(silent, crossingKey('daily', 0.95, MIDNIGHT))).to.be.false;
    expect(isDismissed(silent, crossingKey('daily', 0.9, MIDNIGHT + DAY))).to.be.false;
  });

  it('lasts until it is re-armed', () => {
    let now = NOON;
    let silent = dismiss(state, key);
    const see = (used: number) => {
      now += MINUTE;
      const seen = observe(silent, [daily(used, {}, now)], [0.9], now);
      silent = seen.state;
      return seen.fired.length;
    };
    expect([see(99), isDismissed(silent, key)]).to.eql([0, true]);
    expect([see(89), isDismissed(silent, key)]).to.eql([0, true]);
    expect([see(50), isDismissed(silent, key)]).to.eql([0, false]);
    expect([see(95), isDismissed(silent, key)]).to.eql([1, false]);
  });

  it('needs no crossing to have been seen', () => {
    const silent = dismiss(NO_CROSSINGS, key);
    expect(isDismissed(silent, key)).to.be.true;
    expect(observe(silent, [daily(95)], [0.9], NOON).fired).to.eql([]);
  });

  it('survives storage', () => {
    const stored = JSON.parse(JSON.stringify(dismiss(state, key))) as Crossings;
    expect(isDismissed(stored, key)).to.be.true;
  });

  it('reaches a tab that fired by itself meanwhile', () => {
    const other = observe(NO_CROSSINGS, [daily(97, {}, NOON + MINUTE)], [0.9], NOON + MINUTE).state;
    for (const merged of [
      mergeCrossings(dismiss(state, key), other),
      mergeCrossings(other, dismiss(state, key)),
    ]) {
      expect(isDismissed(merged, key)).to.be.true;
    }
  });

  it('of a round that is past does not reach the next one', () => {
    const silent = dismiss(state, key);
    const fallen = observe(silent, [daily(50)], [0.9], NOON + 1).state;
    const again = observe(fallen, [daily(95)], [0.9], NOON + 2).state;
    expect(isDismissed(mergeCrossings(again, silent), key)).to.be.false;
  });
});

describe('adopt', () => {
  const alertOf = (overrides: Partial<BudgetAlert> = {}): BudgetAlert => ({
    budgetId: null,
    scope: 'daily',
    percent: 92,
    used: null,
    limit: null,
    windowEnd: null,
    message: null,
    href: null,
    ...overrides,
  });
  const told = (seen: ReturnType<typeof adopt>) => seen.fired.map((one) => `${one.reason} ${one.key}`);
  const key = crossingKey('daily', 0.9, MIDNIGHT);

  it('is the crossing, so that figures which follow are no second one', () => {
    const seen = adopt(NO_CROSSINGS, alertOf(), [daily(50)], [0.9], NOON);
    expect(told(seen)).to.eql([`server ${key}`]);
    expect(observe(seen.state, [daily(92)], [0.9], NOON + 1).fired).to.eql([]);
  });

  it('is no news where figures, or the same alert, have told it', () => {
    const { state } = observe(NO_CROSSINGS, [daily(92)], [0.9], NOON);
    expect(told(adopt(state, alertOf(), [daily(92)], [0.9], NOON))).to.eql([]);
    const once = adopt(NO_CROSSINGS, alertOf(), [daily(92)], [0.9], NOON).state;
    expect(told(adopt(once, alertOf(), [daily(92)], [0.9], NOON + 1))).to.eql([]);
    expect(told(adopt(dismiss(once, key), alertOf(), [daily(92)], [0.9], NOON + 1))).to.eql([]);
  });

  it('covers every threshold at or below its percent', () => {
    const thresholds = [0.5, 0.75, 0.9, 0.95];
    const covered = (percent: number) =>
      adopt(NO_CROSSINGS, alertOf({ percent }), [], thresholds, NOON).fired.map((one) => one.threshold);
    expect(covered(90)).to.eql([0.5, 0.75, 0.9]);
    expect(covered(57)).to.eql([0.5]);
    expect(covered(40)).to.eql([]);
  });

  it('does not recover by figures that lag behind it', () => {
    const { state } = adopt(NO_CROSSINGS, alertOf(), [daily(50)], [0.9], NOON);
    const lagging = observe(state, [daily(50)], [0.9], NOON + 1);
    expect(lagging.recovered).to.eql([]);
    const caughtUp = observe(lagging.state, [daily(92)], [0.9], NOON + 2);
    expect(caughtUp.fired).to.eql([]);
    expect(observe(caughtUp.state, [daily(50)], [0.9], NOON + 3).recovered).to.have.length(1);
  });

  it('finds its budget by id, by scope and by period', () => {
    const team = readingOf({ id: 'team-a', scope: 'team', period: 'week', used: 1, limit: 100 });
    const month = readingOf({ id: 'all', period: 'month', used: 1, limit: 100 });
    const budgetOf = (alert: Partial<BudgetAlert>) =>
      adopt(NO_CROSSINGS, alertOf(alert), [daily(1), team, month], [0.9], NOON).fired[0]!;
    expect(budgetOf({ budgetId: 'team-a' })).to.include({ budgetId: 'team-a', windowEnd: team.windowEnd });
    expect(budgetOf({ scope: 'team' })).to.include({ budgetId: 'team-a', windowEnd: team.windowEnd });
    expect(budgetOf({ scope: 'monthly' })).to.include({ budgetId: 'all', windowEnd: month.windowEnd });
    expect(budgetOf({ budgetId: 'x' })).to.include({ budgetId: 'x', windowEnd: null });
    expect(budgetOf({ scope: 'region' })).to.include({ budgetId: 'region', windowEnd: null });
  });

  it('may come before any figures, and is theirs once they come', () => {
    const { state } = adopt(NO_CROSSINGS, alertOf(), [], [0.9], NOON);
    expect(observe(state, [daily(92)], [0.9], NOON + 1).fired).to.eql([]);
  });

  it('is of this window even where figures are still of the last one', () => {
    const now = MIDNIGHT + MINUTE;
    const yesterday = readingOf({ id: 'daily', used: 99, limit: 100 }, { now, asOf: NOON });
    const { state, fired } = adopt(NO_CROSSINGS, alertOf(), [yesterday], [0.9], now);
    expect(fired.map((one) => one.windowEnd)).to.eql([null]);
    expect(observe(state, [daily(92, {}, now)], [0.9], now + 1).fired).to.eql([]);
  });

  it('leaves paused budgets and windows that are over alone', () => {
    const paused = daily(92, { is_paused: true });
    expect(adopt(NO_CROSSINGS, alertOf(), [paused], [0.9], NOON).state).to.equal(NO_CROSSINGS);
    const past = alertOf({ windowEnd: NOON });
    expect(adopt(NO_CROSSINGS, past, [daily(92)], [0.9], NOON).state).to.equal(NO_CROSSINGS);
  });
});
