import { expect } from '@open-wc/testing';
import { formatterFor } from '../../src/text/format.js';

describe('formatterFor', () => {
  const cases: readonly [given: string | null | undefined, used: string][] = [
    ['en', 'en'],
    ['de-DE', 'de-DE'],
    ['en_US', 'en-US'],
    ['de_DE.UTF-8', 'de-DE'],
    ['de_DE@euro', 'de-DE'],
    [' fr ', 'fr'],
    ['auto', 'en'],
    ['', 'en'],
    ['C', 'en'],
    ['xx', 'en'],
    ['en-XX-!!', 'en'],
    ['__proto__', 'en'],
    [null, 'en'],
    [undefined, 'en'],
  ];
  for (const [given, used] of cases) {
    it(`uses ${used} for ${JSON.stringify(given)}`, () => {
      expect(formatterFor(given).locale).to.equal(used);
    });
  }

  it('makes one formatter for one locale, however it is spelt', () => {
    expect(formatterFor('en_US')).to.equal(formatterFor('en-US'));
  });

  it('formats with every odd locale without throwing', () => {
    for (const tag of ['auto', '', '-', 'i', 'de--DE', 'x-private', '💶', 'a'.repeat(5000)]) {
      expect(formatterFor(tag).number(1240)).to.equal('1,240');
    }
  });
});
