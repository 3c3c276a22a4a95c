import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as v from 'valibot';
import { currency, day, decoratedAmount, instant, toAmount } from '../../src/wire/field.js';

describe('toAmount', () => {
  const read: readonly (readonly [unknown, string])[] = [
    [41.2, '41.2'],
    ['812.50', '812.5'],
    [0, '0'],
    [-0, '0'],
    ['-0.00', '0'],
    ['-3.10', '-3.1'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    [5.4e-6, '0.0000054'],
    ['1e-7', '0.0000001'],
    ['1.25E3', '1250'],
    [1e9, '1000000000'],
    ['0.1000000000000000055', '0.1000000000000000055'],
    [' 12 ', '12'],
  ];
  for (const [given, amount] of read) {
    it(`reads ${JSON.stringify(given)} as ${amount}`, () => expect(toAmount(given)).to.equal(amount));
  }

  const refused = [
    NaN,
    Infinity,
    -Infinity,
    '',
    ' ',
    'NaN',
    '1,5',
    '1 2',
    '0x10',
    '1e999',
    '9'.repeat(16),
    null,
    true,
    {},
    [],
    '$5',
  ];
  for (const given of refused) {
    it(`refuses ${typeof given} ${JSON.stringify(given)}`, () => expect(toAmount(given)).to.equal(undefined));
  }

  it('reads text that is an amount already as it reads the same with an exponent', () => {
    const digits = fc.stringMatching(/^[-+]?\d{0,17}\.?\d{0,4}$/);
    fc.assert(fc.property(digits, (text) => toAmount(text) === toAmount(`${text}e0`)));
  });
});

describe('decoratedAmount', () => {
  it('reads money as some servers print it', () => {
    expect(v.parse(decoratedAmount, '$1,234.50')).to.equal('1234.5');
  });
});

describe('instant', () => {
  it('reads ISO 8601 and epoch milliseconds alike', () => {
    expect(v.parse(instant, '2026-11-20T13:00:00Z')).to.equal(v.parse(instant, 1795179600000));
  });

  for (const given of ['yesterday', '', 9e15, NaN, null]) {
    it(`refuses ${String(given)}`, () => expect(v.is(instant, given)).to.equal(false));
  }
});

describe('day', () => {
  it('cuts a time to its day as written', () => {
    expect(v.parse(day, '2026-11-01T23:59:59-05:00')).to.equal('2026-11-01');
  });

  it('reads a leap day', () => expect(v.parse(day, '2028-02-29')).to.equal('2028-02-29'));

  for (const given of ['2026-13-01', '2026-02-30', '2025-02-29', '01.11.2026', '2026-11', 20261101]) {
    it(`refuses ${given}`, () => expect(v.is(day, given)).to.equal(false));
  }
});

describe('currency', () => {
  it('reads a code in any case', () => expect(v.parse(currency, 'usd')).to.equal('USD'));
  it('refuses a symbol', () => expect(v.is(currency, '$')).to.equal(false));
});
