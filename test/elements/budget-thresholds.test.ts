import { expect } from '@open-wc/testing';
import { thresholdsOf } from '../../src/elements/budget-thresholds.js';

describe('thresholdsOf', () => {
  const cases: readonly [
    warningAt: number | string | null,
    alertAt: number | string | null,
    expected: [number, number],
  ][] = [
    [0.75, 0.9, [0.75, 0.9]],
    ['0.5', '0.8', [0.5, 0.8]],
    ['50', '80', [0.5, 0.8]],
    ['50%', ' 80% ', [0.5, 0.8]],
    ['0.5%', '1%', [0.005, 0.01]],
    ['0.8', '1', [0.8, 1]],
    ['100', '120', [1, 1.2]],
    [null, null, [0.75, 0.9]],
    ['', 'soon', [0.75, 0.9]],
    ['-5', 'NaN', [0.75, 0.9]],
    ['Infinity', '0', [0.75, 0.9]],
  ];
  for (const [warningAt, alertAt, [warning, alert]] of cases) {
    it(`reads ${JSON.stringify(warningAt)} and ${JSON.stringify(alertAt)} as ${warning} and ${alert}`, () => {
      expect(thresholdsOf(warningAt, alertAt)).to.deep.equal({ warningAt: warning, alertAt: alert });
    });
  }

  it('never warns later than it alerts', () => {
    expect(thresholdsOf('95%', '80%')).to.deep.equal({ warningAt: 0.8, alertAt: 0.8 });
    expect(thresholdsOf(null, '50%')).to.deep.equal({ warningAt: 0.5, alertAt: 0.5 });
  });
});
