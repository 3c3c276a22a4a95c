import { expect } from '@open-wc/testing';
import { linearTicks } from '../../src/look/linear-ticks.js';

const rows: [from: number, to: number, ticks: number[]][] = [
  [0, 41.2, [0, 20, 40, 60]],
  [0, 0.3, [0, 0.1, 0.2, 0.3]],
  [0, 1, [0, 0.25, 0.5, 0.75, 1]],
  [12, 95, [0, 25, 50, 75, 100]],
  [-20, 45, [-20, 0, 20, 40, 60]],
  [-40, -10, [-40, -30, -20, -10, 0]],
  [0, 5.4e-6, [0, 2e-6, 4e-6, 6e-6]],
  [0, 1e9, [0, 250_000_000, 500_000_000, 750_000_000, 1_000_000_000]],
];

describe('linearTicks', () => {
  for (const [from, to, ticks] of rows) {
    it(`reads ${ticks.join(' ')} around ${from} to ${to}`, () => {
      expect(linearTicks(from, to)).to.deep.equal({ min: ticks[0], max: ticks.at(-1), ticks });
    });
  }

  it('invents no scale where there is no data', () => {
    for (const [from, to] of [
      [0, 0],
      [NaN, NaN],
      [Infinity, -Infinity],
    ] as const) {
      expect(linearTicks(from, to)).to.deep.equal({ min: 0, max: 1, ticks: [0] });
    }
  });

  it('covers every range with zero and at most the steps it was given', () => {
    for (let exponent = -9; exponent <= 12; exponent += 1) {
      for (const mantissa of [1, 1.01, 1.7, 2.3, 3.4, 4.9, 5.2, 7.7, 9.99]) {
        for (const [from, to] of [
          [0, mantissa * 10 ** exponent],
          [-0.3 * mantissa * 10 ** exponent, mantissa * 10 ** exponent],
        ] as const) {
          for (const steps of [2, 4]) {
            const { min, max, ticks } = linearTicks(from, to, steps);
            const name = `${from} to ${to} in ${steps}`;
            expect(min, name).to.be.at.most(from);
            expect(max * (1 + 1e-9), name).to.be.at.least(to);
            expect(ticks, name).to.include(0);
            expect(ticks.length, name).to.be.within(2, steps + 1);
          }
        }
      }
    }
  });
});
