import { expect } from '@open-wc/testing';
import { formatterFor } from '../../src/text/format.js';
import { amountOf, plain } from '../makers/text.js';

const en = formatterFor('en');
const de = formatterFor('de');

describe('number', () => {
  it('groups, and rounds to the digits that are asked for', () => {
    expect(en.number(1240)).to.equal('1,240');
    expect(de.number(1240.5)).to.equal('1.240,5');
    expect(en.number(4.26, 1)).to.equal('4.3');
    expect(en.number(4, 1)).to.equal('4');
  });

  it('prints decimal text with every digit it has', () => {
    expect(en.number(amountOf('123456789012345.123'), 3)).to.equal('123,456,789,012,345.123');
  });

  it('prints an unknown as a dash and a zero as a zero', () => {
    expect(en.number(null)).to.equal('—');
    expect(en.number(NaN)).to.equal('—');
    expect(en.number(0)).to.equal('0');
    expect(en.number(-0)).to.equal('0');
  });
});

describe('signed', () => {
  it('carries a sign, but for zero', () => {
    expect(en.signed(6.67)).to.equal('+6.7');
    expect(en.signed(-2)).to.equal('-2');
    expect(en.signed(0)).to.equal('0');
    expect(en.signed(0.01)).to.equal('0');
    expect(en.signed(null)).to.equal('—');
  });
});

describe('compact', () => {
  it('shortens', () => {
    expect(en.compact(1234)).to.equal('1.2K');
    expect(en.compact(3_400_000)).to.equal('3.4M');
    expect(en.compact(null)).to.equal('—');
  });
});

describe('tokens', () => {
  it('is read digit by digit below ten thousand and shortened above', () => {
    expect(en.tokens(812.4)).to.equal('812');
    expect(en.tokens(9999)).to.equal('9,999');
    expect(en.tokens(12_412)).to.equal('12.4K');
    expect(en.tokens(0)).to.equal('0');
    expect(en.tokens(null)).to.equal('—');
  });
});

describe('percent', () => {
  for (const [ratio, digits, text] of [
    [0.8996, 0, '90%'],
    [0.9, 0, '90%'],
    [1.37, 0, '137%'],
    [0.333, 1, '33.3%'],
    [0.5, 1, '50.0%'],
    [0, 0, '0%'],
    [-0.12, 0, '-12%'],
    [-0.001, 0, '0%'],
    [null, 0, '—'],
    [NaN, 0, '—'],
  ] as const) {
    it(`prints ${ratio} with ${digits} digits as ${text}`, () => {
      expect(en.percent(ratio, digits)).to.equal(text);
    });
  }

  it('follows the language', () => {
    expect(plain(de.percent(0.8996))).to.equal('90 %');
  });
});

describe('signedPercent', () => {
  it('always says which way, but for nothing', () => {
    expect(en.signedPercent(0.25)).to.equal('+25.0%');
    expect(en.signedPercent(-0.0312)).to.equal('-3.1%');
    expect(en.signedPercent(0)).to.equal('0.0%');
    expect(en.signedPercent(12.345, 0)).to.equal('+1,235%');
    expect(en.signedPercent(null)).to.equal('—');
  });
});

describe('percentSpoken', () => {
  it('spells the sign out', () => {
    expect(en.percentSpoken(0.8196)).to.equal('82 percent');
    expect(de.percentSpoken(0.8196)).to.equal('82 Prozent');
    expect(en.percentSpoken(null)).to.equal('—');
  });
});

describe('list', () => {
  it('joins as the language does', () => {
    expect(en.list(['a', 'b', 'c'])).to.equal('a, b, and c');
    expect(de.list(['a', 'b', 'c'])).to.equal('a, b und c');
    expect(en.list([])).to.equal('');
  });
});

describe('plural', () => {
  it('picks by the rules of the language, and falls back to other', () => {
    expect(en.plural(1, { one: 'task', other: 'tasks' })).to.equal('task');
    expect(en.plural(0, { one: 'task', other: 'tasks' })).to.equal('tasks');
    expect(formatterFor('ar').plural(3, { few: 'few', other: 'other' })).to.equal('few');
    expect(formatterFor('ar').plural(2, { few: 'few', other: 'other' })).to.equal('other');
  });
});
