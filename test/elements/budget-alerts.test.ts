import { expect } from '@open-wc/testing';
import { alertsOf, thresholdList } from '../../src/elements/budget-alerts.js';
import { readingOf } from '../makers/readings.js';

describe('thresholdList', () => {
  const lists: readonly [written: number | string | null, ratios: readonly number[]][] = [
    [0.9, [0.9]],
    ['0.9', [0.9]],
    ['90', [0.9]],
    ['75% 90% 100%', [0.75, 0.9, 1]],
    ['1, 0.5; 0.5', [0.5, 1]],
    ['', [0.9]],
    [null, [0.9]],
    ['nonsense', [0.9]],
    ['-1', [0.9]],
  ];
  for (const [written, ratios] of lists) {
    it(`reads ${JSON.stringify(written)} as ${ratios.join(' and ')}`, () => {
      expect(thresholdList(written)).to.eql(ratios);
    });
  }
});

describe('alertsOf', () => {
  const at = (id: string, used: unknown, more: Readonly<Record<string, unknown>> = {}) =>
    readingOf({ id, used, limit: 100, ...more });
  const idsOf = (...readings: Parameters<typeof alertsOf>[0]) =>
    alertsOf(readings, [0.75, 0.9]).map(({ reading, threshold }) => `${reading.id} ${threshold}`);

  it('names the highest threshold a budget is above; exactly at it is not above', () => {
    expect(idsOf(at('a', 75), at('b', '75.000001'), at('c', 90), at('d', '90.000001'))).to.eql([
      'd 0.9',
      'c 0.75',
      'b 0.75',
    ]);
  });

  it('puts the gravest first: over the limit, then the higher ratio, then a use of nothing', () => {
    expect(
      idsOf(at('a', 95), at('b', 137), at('c', 101), at('d', 99), at('e', 5, { limit: 0 }), at('f', 80)),
    ).to.eql(['e 0.9', 'b 0.9', 'c 0.9', 'd 0.9', 'a 0.9', 'f 0.75']);
  });

  it('has a key for each threshold that was crossed, the highest first', () => {
    const [alert] = alertsOf([at('a', 95)], [0.75, 0.9]);
    expect(alert?.keys.map((key) => (JSON.parse(key) as unknown[])[1])).to.eql([0.9, 0.75]);
    expect(alert?.isHighest).to.equal(true);
  });

  for (const [name, reading] of [
    ['a paused budget', at('a', 95, { is_paused: true })],
    ['an unknown use', at('a', null)],
    ['an unlimited budget', at('a', 95, { limit: null })],
    ['nothing of nothing', at('a', 0, { limit: 0 })],
    ['a refund', at('a', -5)],
    ['a window that is over', readingOf({ id: 'a', used: 95, limit: 100, resets_at: 1 })],
  ] as const) {
    it(`leaves out ${name}`, () => {
      expect(idsOf(reading)).to.eql([]);
    });
  }
});
