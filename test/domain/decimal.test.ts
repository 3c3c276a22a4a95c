import { expect } from '@open-wc/testing';
import {
  compare,
  decimal,
  floorUnits,
  negated,
  over,
  plus,
  rounded,
  times,
  toText,
} from '../../src/domain/decimal.js';
import type { Amount } from '../../src/wire/field.js';

const of = (text: string) => decimal(text as Amount);

describe('decimal', () => {
  for (const text of ['0', '41.2', '-0.5', '0.0000054', '999999999999999.000000000000001']) {
    it(`reads ${text} so that it is written the same`, () => {
      expect(toText(of(text))).to.equal(text);
    });
  }

  for (const [number, text] of [
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [3e-5, '0.00003'],
    [-2.5, '-2.5'],
    [-0, '0'],
    [2 ** 60, '1152921504606846976'],
  ] as const) {
    it(`takes the number ${number} for the decimal it is written as`, () => {
      expect(toText(decimal(number))).to.equal(text);
    });
  }

  for (const number of [NaN, Infinity, -Infinity]) {
    it(`refuses ${number}`, () => {
      expect(() => decimal(number)).to.throw(RangeError);
    });
  }
});

describe('toText', () => {
  it('writes neither trailing zeros nor a minus before zero', () => {
    expect(toText({ units: 1200n, scale: 3 })).to.equal('1.2');
    expect(toText({ units: -0n, scale: 2 })).to.equal('0');
    expect(toText({ units: -5n, scale: 3 })).to.equal('-0.005');
  });
});

describe('plus', () => {
  it('adds parts of different scale exactly', () => {
    expect(toText(plus(of('0.1'), of('0.2'), of('1000000000000')))).to.equal('1000000000000.3');
  });

  it('adds nothing up to zero', () => {
    expect(toText(plus())).to.equal('0');
  });
});

describe('times', () => {
  it('keeps every digit', () => {
    expect(toText(times(of('0.0000054'), of('-1000000')))).to.equal('-5.4');
  });
});

describe('over', () => {
  for (const [a, b, digits, quotient] of [
    ['1', '3', 6, '0.333333'],
    ['2', '3', 6, '0.666667'],
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['1', '-8', 2, '-0.13'],
    ['0.27', '0.3', 1, '0.9'],
    ['5', '10', 0, '1'],
    ['4.9', '10', 0, '0'],
  ] as const) {
    it(`divides ${a} by ${b} to ${quotient}, half away from zero`, () => {
      expect(toText(over(of(a), of(b), digits))).to.equal(quotient);
    });
  }
});

describe('rounded', () => {
  it('cuts to so many digits and never invents any', () => {
    expect(toText(rounded(of('13.7677975'), 6))).to.equal('13.767798');
    expect(toText(rounded(of('1.5'), 6))).to.equal('1.5');
  });
});

describe('compare', () => {
  it('is the sign of the difference', () => {
    expect(compare(of('0.3'), of('0.30'))).to.equal(0);
    expect(compare(of('-1'), of('0.1'))).to.equal(-1);
    expect(compare(negated(of('-1')), of('0.1'))).to.equal(1);
  });
});

describe('floorUnits', () => {
  for (const [text, digits, units] of [
    ['1.239', 2, 123n],
    ['-1.231', 2, -124n],
    ['-1.23', 2, -123n],
    ['-1.2300', 2, -123n],
    ['4', 2, 400n],
    ['0', 0, 0n],
    ['-0.001', 0, -1n],
  ] as const) {
    it(`cuts ${text} down to ${units} units of ${digits} digits`, () => {
      expect(floorUnits(of(text), digits)).to.equal(units);
    });
  }
});
