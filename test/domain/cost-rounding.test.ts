import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { roundTogether } from '../../src/domain/cost-rounding.js';
import { sumAmounts } from '../../src/domain/money.js';
import { amountOf } from '../makers/text.js';

const rounded = (
  amounts: readonly (string | null)[],
  whole: string | null,
  digits = 2,
): readonly (string | null)[] =>
  roundTogether(
    amounts.map((text) => (text === null ? null : amountOf(text))),
    whole === null ? null : amountOf(whole),
    digits,
  );

describe('roundTogether', () => {
  const cases: readonly [
    amounts: readonly (string | null)[],
    whole: string | null,
    digits: number,
    printed: readonly (string | null)[],
  ][] = [
    [['0.334', '0.333', '0.333'], '1.00', 2, ['0.34', '0.33', '0.33']],
    [['0.334', '0.333', '0.333'], null, 2, ['0.34', '0.33', '0.33']],
    [['1.2', '3.45'], '4.65', 2, ['1.2', '3.45']],
    [['0.005', '0.005', '0.99'], '1', 2, ['0.01', '0.005', '0.99']],
    [['0.5', '0.5'], '1', 0, ['1', '0.5']],
    [['1.006', null, '2.006'], null, 2, ['1.01', null, '2']],
    [['-0.335', '1.335'], '1', 2, ['-0.33', '1.33']],
    [['4.004', '5.004'], '10', 2, ['4', '5']],
    [['4.006', '5.006'], '1', 2, ['4.01', '5.01']],
    [['0', '0'], '0', 2, ['0', '0']],
    [[], '1', 2, []],
    [[null], null, 2, [null]],
  ];
  for (const [amounts, whole, digits, printed] of cases) {
    it(`rounds ${amounts.join(', ')} of ${whole ?? 'their sum'} to ${digits} digits`, () => {
      expect(rounded(amounts, whole, digits)).to.deep.equal(printed);
    });
  }

  it('adds up to the rounded sum, and moves nothing by a full unit', () => {
    // At least a cent each, so that none is kept as it was for being too small.
    const amounts = fc.array(
      fc.integer({ min: 10_000, max: 1_000_000_000 }).map((micros) => `${micros}e-6`),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(amounts, (given) => {
        const exact = given.map(amountOf);
        const cents = roundTogether(exact, null, 2).map((amount) => amount!);
        const [whole] = roundTogether([sumAmounts(exact)], null, 2);
        expect(sumAmounts(cents)).to.equal(whole);
        cents.forEach((amount, i) =>
          expect(Math.abs(Number(amount) - Number(exact[i]))).to.be.below(0.01 + 1e-9),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells apart losses that are one double: the greater one is raised', () => {
    const [less, more] = ['0.00400000000000000000001', '0.00400000000000000000002'];
    expect(rounded([`1${less.slice(1)}`, `1${more.slice(1)}`], '2.01')).to.deep.equal(['1', '1.01']);
  });
});
