import { expect } from '@open-wc/testing';
import {
  crossingKey,
  keyOf,
  mergeCrossings,
  NO_CROSSINGS,
  pruned,
  readCrossings,
  unmarked,
  type Crossings,
  type Mark,
} from '../../src/domain/crossing-state.js';

const DAY = 86_400_000;
const END = Date.parse('2026-11-21T00:00:00Z');

const markOf = (overrides: Partial<Mark> = {}): Mark => ({ ...unmarked('daily', 0.9, END), ...overrides });
const stateOf = (...marks: readonly Mark[]): Crossings =>
  Object.fromEntries(marks.map((mark) => [keyOf(mark), mark]));

describe('crossingKey', () => {
  it('is one for the names servers have for one midnight', () => {
    const names = [END, END - 1, END - 1_000, END + 1];
    expect(new Set(names.map((end) => crossingKey('daily', 0.9, end))).size).to.equal(1);
  });

  it('is another for another budget, threshold or window', () => {
    const keys = [
      crossingKey('daily', 0.9, END),
      crossingKey('daily', 0.75, END),
      crossingKey('daily', 0.9, END + DAY),
      crossingKey('daily', 0.9, null),
      crossingKey('daily,0.9', 0.9, END),
    ];
    expect(new Set(keys).size).to.equal(keys.length);
  });
});

describe('mergeCrossings', () => {
  it('takes the later round, then the later phase', () => {
    const dismissed = markOf({ phase: 'dismissed', round: 0, at: 9 });
    const rearmed = markOf({ phase: 'armed', round: 1, at: 5 });
    const fired = markOf({ phase: 'fired', round: 0, at: 99 });
    expect(mergeCrossings(stateOf(fired), stateOf(dismissed))).to.eql(stateOf(dismissed));
    expect(mergeCrossings(stateOf(dismissed), stateOf(rearmed))).to.eql(stateOf(rearmed));
  });

  it('keeps what only one of them knows', () => {
    const [a, b] = [markOf(), markOf({ budgetId: 'monthly' })];
    expect(mergeCrossings(stateOf(a), stateOf(b))).to.eql(stateOf(a, b));
  });
});

describe('pruned', () => {
  it('keeps windows that run, or ended within a day, or never end', () => {
    const state = stateOf(markOf(), markOf({ windowEnd: null }), markOf({ windowEnd: END - DAY }));
    expect(Object.values(pruned(state, END)).map((mark) => mark.windowEnd)).to.eql([END, null]);
    expect(pruned(stateOf(markOf()), END)).to.eql(stateOf(markOf()));
  });

  it('forgets what changed longest ago beyond two hundred', () => {
    const marks = Array.from({ length: 250 }, (_, i) => markOf({ budgetId: `b${i}`, at: i }));
    const left = Object.values(pruned(stateOf(...marks), END));
    expect(left).to.have.length(200);
    expect(Math.min(...left.map((mark) => mark.at))).to.equal(50);
  });
});

describe('readCrossings', () => {
  const state = stateOf(
    markOf({ phase: 'fired', limit: '100' as Mark['limit'] }),
    markOf({ windowEnd: null }),
  );

  it('reads what was stored', () => {
    expect(readCrossings(JSON.parse(JSON.stringify(state)))).to.eql(state);
  });

  for (const nothing of [null, undefined, 'text', 5, [], {}]) {
    it(`reads nothing of ${JSON.stringify(nothing)}`, () => {
      expect(readCrossings(nothing)).to.eql(NO_CROSSINGS);
    });
  }

  for (const [what, part] of [
    ['a phase that is none', { phase: 'loud' }],
    ['a round that is no number', { round: '1' }],
    ['a limit that is no amount', { limit: '<b>' }],
    ['a time that is no number', { at: null }],
    ['an end that is text', { windowEnd: 'soon' }],
    ['a key that is not its own', { budgetId: 'monthly' }],
  ] as const) {
    it(`leaves out a mark with ${what}`, () => {
      const key = crossingKey('daily', 0.9, END);
      expect(readCrossings({ [key]: { ...markOf(), ...part } })).to.eql({});
      expect(readCrossings({ [key]: null })).to.eql({});
    });
  }
});
