import { expect } from '@open-wc/testing';
import { BurnWatch } from '../../src/domain/burn-watch.js';
import { amountOf } from '../makers/text.js';
import { NOON, readingOf } from '../makers/readings.js';

const MINUTE = 60_000;

/** November has $720: a dollar an hour would last. */
const reading = (used: unknown, at: number, overrides: Readonly<Record<string, unknown>> = {}) =>
  readingOf({ id: 'month', period: 'month', used, limit: 720, ...overrides }, { now: at, asOf: at });

/** What is found after so many dollars a minute for an hour. */
const after = (
  dollarsPerMinute: number,
  overrides: Readonly<Record<string, unknown>> = {},
  minimum: string | null = null,
) => {
  const watch = new BurnWatch();
  let found = watch.look([], NOON, null);
  for (let minute = 0; minute <= 60; minute++) {
    const at = NOON + minute * MINUTE;
    const used = (100 + dollarsPerMinute * minute).toFixed(6);
    found = watch.look([reading(used, at, overrides)], at, minimum === null ? null : amountOf(minimum));
  }
  return found;
};

describe('BurnWatch', () => {
  it('finds what burns more than 14.4 times as fast as it would last', () => {
    const [burning] = after(0.3);
    expect(burning?.reading.id).to.equal('month');
    expect(burning?.alert.rule).to.include({ severity: 'page', longMs: 60 * MINUTE });
    expect(burning?.alert.spent).to.equal('18');
    expect(burning?.alert.rate).to.equal(18);
  });

  it('is silent at a pace that lasts, and exactly at the threshold', () => {
    expect(after(1 / 60)).to.eql([]);
    expect(after(0.24)).to.eql([]);
  });

  it('ends soon after the burning ends', () => {
    const watch = new BurnWatch();
    let found = watch.look([], NOON, null);
    for (let minute = 0; minute <= 70; minute++) {
      const at = NOON + minute * MINUTE;
      found = watch.look([reading((100 + Math.min(minute, 60)).toFixed(2), at)], at, null);
      if (minute === 60) expect(found).to.have.length(1);
    }
    expect(found.filter(({ alert }) => alert.rule.longMs === 60 * MINUTE)).to.eql([]);
  });

  it('wants a minimum: of an hour too cheap to mind nothing is said', () => {
    expect(after(0.3, {}, '18')).to.have.length(1);
    expect(after(0.3, {}, '18.01')).to.eql([]);
    // A hundredth of the limit, $7.20, where nobody says; in a year even $1.20 an hour is too fast.
    const year = { period: 'custom', starts_at: '2025-11-21T00:00:00Z', resets_at: '2026-11-21T00:00:00Z' };
    expect(after(0.119, year)).to.eql([]);
    expect(after(0.121, year)).to.have.length(1);
  });

  for (const [what, overrides] of [
    ['a paused budget', { is_paused: true }],
    ['an unlimited budget', { limit: null }],
    ['a budget whose window is over', { resets_at: '2026-11-20T12:10:00Z' }],
    ['a lifetime budget', { period: 'lifetime' }],
    ['a rolling budget', { period: 'rolling', window_hours: 24 }],
  ] as const) {
    it(`finds nothing in ${what}`, () => {
      expect(after(5, overrides)).to.eql([]);
    });
  }

  it('is one alarm while a budget burns at the very threshold', () => {
    const watch = new BurnWatch();
    const found: boolean[] = [];
    let used = 100;
    for (let minute = 0; minute <= 240; minute++) {
      const at = NOON + minute * MINUTE;
      used += minute % 40 < 20 ? 0.25 : 0.231;
      found.push(
        watch
          .look([reading(used.toFixed(6), at)], at, null)
          .some(({ alert }) => alert.rule.longMs === 60 * MINUTE),
      );
    }
    expect(found.filter((isOn, i) => isOn !== (found[i - 1] ?? false))).to.eql([true]);
  });

  it('keeps budgets apart', () => {
    const watch = new BurnWatch();
    const look = (minute: number) => {
      const at = NOON + minute * MINUTE;
      return watch.look([reading(100 + minute, at, { id: 'a' }), reading(100, at, { id: 'b' })], at, null);
    };
    look(0);
    look(30);
    look(58);
    expect(look(60).map((burning) => burning.reading.id)).to.eql(['a']);
  });
});
