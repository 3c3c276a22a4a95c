import { expect } from '@open-wc/testing';
import { formatterFor } from '../../src/text/format.js';

describe('readAmount', () => {
  const table: readonly (readonly [locale: string, typed: string, amount: string | null])[] = [
    ['en', '5', '5'],
    ['en', ' 5.00 ', '5'],
    ['en', '1,234.50', '1234.5'],
    ['en', '$1,234.50', '1234.5'],
    ['en', 'USD 12', '12'],
    ['en', '12 usd', '12'],
    ['en', '1,234', '1234'],
    ['en', '0,123', '0.123'],
    ['en', '5,50', '5.5'],
    ['en', '1,234,567.891', '1234567.891'],
    ['en', '.5', '0.5'],
    ['en', '5.', '5'],
    ['en', '0.0000054', '0.0000054'],
    ['en-IN', '12,34,567.5', '1234567.5'],
    ['de', '1.234,50', '1234.5'],
    ['de', '1.234,50 €', '1234.5'],
    ['de', '1.234', '1234'],
    ['de', '1,234', '1.234'],
    ['de', '5.50', '5.5'],
    ['de', '1.234.567', '1234567'],
    ['de', '1,234.50', '1234.5'],
    ['de-CH', "1'234.50", '1234.5'],
    ['fr', '1\u202f234,50', '1234.5'],
    ['ar-EG', '١٬٢٣٤٫٥٠', '1234.5'],
    ['ar', '١٢٫٥', '12.5'],
    ['fa', '۱۲٫۵', '12.5'],
    ['en', '', null],
    ['en', '-5', null],
    ['en', '1e5', null],
    ['en', 'five', null],
    ['en', '1.2.3', null],
    ['en', '1,23,4', null],
    ['en', '1,234.5,6', null],
    ['en', '.', null],
    ['en', '$', null],
    ['en', '9999999999999999', null],
  ];
  for (const [locale, typed, amount] of table) {
    it(`reads "${typed}" in ${locale} as ${amount}`, () => {
      expect(formatterFor(locale).readAmount(typed)).to.equal(amount);
    });
  }

  it('reads back what amountText writes, in every language', () => {
    for (const locale of ['en', 'de', 'fr', 'ar-EG', 'fa', 'hi', 'en-IN', 'de-CH']) {
      const { amountText, readAmount } = formatterFor(locale);
      for (const amount of ['5', '0.000005', '1234.5', '1234.567', '1200', '8999999999.99'])
        expect(readAmount(amountText(amount as never)), `${amount} in ${locale}`).to.equal(amount);
    }
  });
});
