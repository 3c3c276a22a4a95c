import { expect } from '@open-wc/testing';
import { compareFigures, type Polarity } from '../../src/domain/comparison.js';
import { amountOf } from '../makers/text.js';

const compared = (current: string | null, previous: string | null, polarity: Polarity = 'up-is-bad') =>
  compareFigures(
    current === null ? null : amountOf(current),
    previous === null ? null : amountOf(previous),
    polarity,
  );

describe('compareFigures', () => {
  const cases: readonly (readonly [
    current: string | null,
    previous: string | null,
    direction: string,
    ratio: number | null,
    tone: string,
  ])[] = [
    ['118', '100', 'up', 0.18, 'bad'],
    ['82', '100', 'down', -0.18, 'good'],
    ['100', '100', 'none', 0, 'neutral'],
    ['100.00', '100', 'none', 0, 'neutral'],
    ['5', '0', 'new', null, 'bad'],
    ['0', '0', 'none', null, 'neutral'],
    ['0', '5', 'down', -1, 'good'],
    ['-2', '0', 'new', null, 'good'],
    ['-2', '-4', 'up', 0.5, 'bad'],
    ['4', '-4', 'up', 2, 'bad'],
    [null, '5', 'unknown', null, 'neutral'],
    ['5', null, 'unknown', null, 'neutral'],
    [null, null, 'unknown', null, 'neutral'],
    ['0.0000002', '0.0000001', 'up', 1, 'bad'],
  ];
  for (const [current, previous, direction, ratio, tone] of cases) {
    it(`calls ${current} after ${previous} ${direction}, ${tone} for a cost`, () => {
      expect(compared(current, previous)).to.deep.include({ direction, ratio, tone });
    });
  }

  it('takes what a rise means from the data', () => {
    expect(compared('98', '91', 'up-is-good').tone).to.equal('good');
    expect(compared('91', '98', 'up-is-good').tone).to.equal('bad');
    expect(compared('98', '91', 'up-is-bad').tone).to.equal('bad');
    expect(compared('98', '91', 'neutral').tone).to.equal('neutral');
    expect(compared('5', '0', 'up-is-good').tone).to.equal('good');
  });

  it('says the exact change, where a double would not', () => {
    expect(compared('0.3', '0.1').change).to.equal('0.2');
    expect(compared('5', '0').change).to.equal('5');
    expect(compared('5', null).change).to.equal(null);
  });
});
