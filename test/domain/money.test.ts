import { expect } from '@open-wc/testing';
import {
  compareAmounts,
  compareRatio,
  fromMicros,
  isNegative,
  isZero,
  largestRemainder,
  ratioOf,
  subtractAmounts,
  sumAmounts,
  sumKnown,
  toMicros,
} from '../../src/domain/money.js';
import type { Amount } from '../../src/wire/field.js';

const amount = (text: string) => text as Amount;
const amounts = (...texts: readonly string[]) => texts as readonly Amount[];

describe('toMicros', () => {
  for (const [text, micros] of [
    ['0', 0],
    ['5.4', 5_400_000],
    ['0.0000054', 5],
    ['0.0000005', 1],
    ['-0.0000005', -1],
    ['0.00000049999', 0],
    ['9007199254.740991', Number.MAX_SAFE_INTEGER],
    ['9007199254', 9_007_199_254_000_000],
    ['1000000000', 1e15],
  ] as const) {
    it(`reads ${text} as ${micros}`, () => {
      expect(toMicros(amount(text))).to.equal(micros);
    });
  }

  for (const text of ['9007199254.740992', '-9007199255']) {
    it(`refuses ${text}, where a double stops counting by ones`, () => {
      expect(() => toMicros(amount(text))).to.throw(RangeError);
    });
  }
});

describe('fromMicros', () => {
  it('writes what it read', () => {
    for (const text of ['0', '-5.4', '0.000001', '9007199254.740991']) {
      expect(fromMicros(toMicros(amount(text)))).to.equal(text);
    }
  });
});

describe('sumAmounts', () => {
  it('adds ten tenths to one', () => {
    expect(sumAmounts(Array<Amount>(10).fill(amount('0.1')))).to.equal('1');
  });

  it('adds a million calls at $0.0000054 to $5.40', () => {
    const calls = Array<Amount>(1_000_000).fill(amount('0.0000054'));
    expect(sumAmounts(calls)).to.equal('5.4');
  });

  it('keeps a tenth of a micro-dollar beside a billion dollars', () => {
    expect(sumAmounts(amounts('1000000000', '0.0000001', '-1000000000'))).to.equal('0.0000001');
  });

  it('adds nothing up to zero', () => {
    expect(sumAmounts([])).to.equal('0');
  });
});

describe('subtractAmounts', () => {
  it('subtracts exactly, below zero too', () => {
    expect(subtractAmounts(amount('50'), amount('41.2'))).to.equal('8.8');
    expect(subtractAmounts(amount('0.1'), amount('0.3'))).to.equal('-0.2');
  });
});

describe('compareAmounts', () => {
  it('sorts by value, not by text', () => {
    expect([...amounts('10', '9.5', '-1', '9.49')].sort(compareAmounts)).to.eql(['-1', '9.49', '9.5', '10']);
  });
});

describe('sumKnown', () => {
  it('counts what is unknown instead of taking it for zero', () => {
    expect(sumKnown([amount('1.5'), null, amount('0'), null])).to.eql({ sum: '1.5', unknownCount: 2 });
  });
});

describe('isZero and isNegative', () => {
  it('tell free from unknown and a refund from both', () => {
    expect([isZero(amount('0')), isZero(amount('0.0000001'))]).to.eql([true, false]);
    expect([isNegative(amount('-0.01')), isNegative(amount('0'))]).to.eql([true, false]);
  });
});

describe('ratioOf', () => {
  it('is the double one would write, where dividing doubles is not', () => {
    expect(0.27 / 0.3).to.be.above(0.9);
    expect(ratioOf(amount('0.27'), amount('0.3'))).to.equal(0.9);
  });

  it('is raw', () => {
    expect(ratioOf(amount('89.96'), amount('100'))).to.equal(0.8996);
    expect(ratioOf(amount('137'), amount('100'))).to.equal(1.37);
    expect(ratioOf(amount('-5'), amount('100'))).to.equal(-0.05);
  });

  it('is infinite for a use of nothing, and 0 for no use of it', () => {
    expect(ratioOf(amount('0.01'), amount('0'))).to.equal(Infinity);
    expect(ratioOf(amount('0'), amount('0'))).to.equal(0);
    expect(ratioOf(amount('-1'), amount('0'))).to.equal(0);
  });
});

describe('compareRatio', () => {
  for (const [used, limit, threshold, sign] of [
    ['89.96', '100', 0.9, -1],
    ['90', '100', 0.9, 0],
    ['0.27', '0.3', 0.9, 0],
    ['90.0000000000000000000001', '100', 0.9, 1],
    ['74.99999999', '100', 0.75, -1],
    ['137', '100', 1, 1],
    ['-5', '100', 0, -1],
    ['0.01', '0', 100, 1],
    ['0', '0', 0, -1],
  ] as const) {
    it(`holds ${used} of ${limit} against ${threshold}: ${sign}`, () => {
      expect(compareRatio(amount(used), amount(limit), threshold)).to.equal(sign);
    });
  }
});

describe('largestRemainder', () => {
  for (const [parts, shares] of [
    [
      [0.334, 0.333, 0.333],
      [34, 33, 33],
    ],
    [
      [1, 1, 1, 1, 1, 1],
      [17, 17, 17, 17, 16, 16],
    ],
    [[5], [100]],
    [
      [0, 0],
      [0, 0],
    ],
    [
      [110, -10],
      [110, -10],
    ],
    [
      [-5, -5],
      [50, 50],
    ],
    [
      [5, -5],
      [0, 0],
    ],
    [
      [0.3, -0.1, -0.2],
      [0, 0, 0],
    ],
    [
      [NaN, 3, 1],
      [0, 75, 25],
    ],
    [[], []],
  ] as const) {
    it(`shares ${JSON.stringify(parts)} as ${JSON.stringify(shares)}`, () => {
      expect(largestRemainder(parts)).to.eql(shares);
    });
  }

  it('shares with a decimal', () => {
    expect(largestRemainder([1, 1, 1], 100, 1)).to.eql([33.4, 33.3, 33.3]);
  });

  it('gives nothing to a part that is nothing', () => {
    expect(largestRemainder([1, 0, 1, 1])).to.eql([34, 0, 33, 33]);
  });
});
