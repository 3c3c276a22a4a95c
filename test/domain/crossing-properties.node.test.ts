import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeBudget } from '../../src/wire/budget.js';
import type { Amount } from '../../src/wire/field.js';
import { readBudgets, worst } from '../../src/domain/budget.js';
import {
  crossingKey,
  keyOf,
  mergeCrossings,
  readCrossings,
  type Crossings,
  type Mark,
} from '../../src/domain/crossing-state.js';
import { dismiss, observe } from '../../src/domain/crossing.js';
import { readPace } from '../../src/domain/pace.js';
import { NOON, readingOf } from '../makers/readings.js';

const RUNS = { numRuns: 10_000 };

const marks: fc.Arbitrary<Mark> = fc.record(
  {
    budgetId: fc.constantFrom('a', 'b'),
    threshold: fc.constantFrom(0.75, 0.9),
    windowEnd: fc.constantFrom(null, 60_000),
    round: fc.nat(2),
    phase: fc.constantFrom('armed', 'fired', 'dismissed'),
    isSeen: fc.boolean(),
    at: fc.nat(2),
    limit: fc.constantFrom(null, '100' as Amount, '90' as Amount),
  },
  { noNullPrototype: true },
);

const states: fc.Arbitrary<Crossings> = fc
  .array(marks, { maxLength: 6 })
  .map((list) => Object.fromEntries(list.map((mark) => [keyOf(mark), mark])));

describe('mergeCrossings', () => {
  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(states, states, states, (a, b, c) => {
        assert.deepEqual(mergeCrossings(a, b), mergeCrossings(b, a));
        assert.deepEqual(mergeCrossings(mergeCrossings(a, b), c), mergeCrossings(a, mergeCrossings(b, c)));
        assert.deepEqual(mergeCrossings(a, a), a);
        assert.deepEqual(mergeCrossings(mergeCrossings(a, b), b), mergeCrossings(a, b));
      }),
      RUNS,
    );
  });
});

describe('observe', () => {
  const steps = fc.array(
    fc.record({
      used: fc.integer({ min: -10, max: 140 }),
      limit: fc.constantFrom(100, 100, 100, 120),
      tab: fc.nat(1),
      isDismissing: fc.boolean(),
    }),
    { maxLength: 12 },
  );

  it('fires and recovers in turn, in two tabs that share their state, and is silent once dismissed', () => {
    fc.assert(
      fc.property(steps, (given) => {
        let shared: Crossings = {};
        const tabs: Crossings[] = [{}, {}];
        let isUp = false;
        given.forEach(({ used, limit, tab, isDismissing }, i) => {
          const now = NOON + i;
          const before = mergeCrossings(tabs[tab]!, readCrossings(JSON.parse(JSON.stringify(shared))));
          const seen = observe(before, [readingOf({ id: 'a', used, limit }, { now })], [0.9], now);
          assert.ok(seen.fired.length + seen.recovered.length <= 1);
          if (seen.fired.length) {
            assert.equal(isUp, false);
            assert.ok(used > limit * 0.9);
            isUp = true;
          }
          if (seen.recovered.length) {
            assert.equal(isUp, true);
            assert.ok(used <= limit * 0.9);
            isUp = false;
          }
          // Whatever else happened: nobody who is above stays untold, nobody clearly below stays alarmed.
          if (used > limit * 0.9) assert.equal(isUp, true);
          if (used <= limit * 0.88) assert.equal(isUp, false);
          const key = crossingKey('a', 0.9, Date.parse('2026-11-21T00:00:00Z'));
          tabs[tab] = isUp && isDismissing ? dismiss(seen.state, key) : seen.state;
          shared = mergeCrossings(shared, tabs[tab]);
        });
      }),
      RUNS,
    );
  });
});

describe('readBudgets, readPace and observe', () => {
  const odd = fc.oneof(
    fc.constantFrom(null, '0', '-1', '1e-12', '999999999999999', 0, 0.1, 100, 1e14),
    fc.integer({ min: -1e9, max: 1e9 }).map((micros) => micros / 1e6),
  );
  const times = fc.option(fc.integer({ min: 0, max: 8.64e15 }));
  const budgets = fc.record(
    {
      id: fc.string(),
      period: fc.constantFrom('hour', 'day', 'week', 'month', 'lifetime', 'rolling', 'custom'),
      unit: fc.constantFrom('money', 'tokens', 'credits', 'requests'),
      used: odd,
      limit: odd,
      soft_limit: odd,
      starts_at: times,
      resets_at: times,
      window_hours: fc.option(fc.nat(1e6).map((minutes) => minutes / 60)),
      anchor_day: fc.option(fc.integer({ min: 1, max: 31 })),
      time_zone: fc.option(fc.constantFrom('UTC', 'America/Santiago', 'Mars/Base', '')),
      is_paused: fc.option(fc.boolean()),
    },
    { requiredKeys: ['id', 'period'] },
  );

  it('never throw, whatever a server says, and never speak of what is unknown', () => {
    const answers = fc.record({
      budgets: fc.array(budgets, { maxLength: 4 }),
      as_of: times,
      time_zone: fc.option(fc.constantFrom('Asia/Kolkata', 'nowhere')),
    });
    let read = 0;
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 8.64e15 }), (payload, now) => {
        const decoded = decodeBudget(payload);
        if (!decoded.ok) return;
        read++;
        const readings = readBudgets(decoded.value, { now });
        worst(readings);
        const { state } = observe({}, readings, [0.75, 0.9], now);
        assert.deepEqual(readCrossings(JSON.parse(JSON.stringify(state))), state);
        for (const reading of readings) {
          const pace = readPace(reading, now);
          if (reading.ratio === null) assert.deepEqual([reading.level, reading.isAlerting], [null, false]);
          if (reading.used === null) assert.deepEqual([pace.projected, pace.ratePerDay], [null, null]);
          assert.equal(pace.outlook === 'exhausts', pace.exhaustsAt !== null);
          if (pace.exhaustsAt !== null) assert.ok(pace.exhaustsAt > now);
        }
      }),
      RUNS,
    );
    assert.ok(read > 9_000, `${read} payloads were read`);
  });
});
