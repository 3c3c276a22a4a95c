import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { formatterFor } from '../../src/text/format.js';
import { amountOf, plain } from '../makers/text.js';

const en = formatterFor('en');

describe('money', () => {
  const cases: readonly [amount: string | number | null, currency: string | null, text: string][] = [
    ['0', 'USD', '$0.00'],
    ['0.0000054', 'USD', '$0.0000054'],
    ['0.00042', 'USD', '$0.00042'],
    ['0.0099', 'USD', '$0.0099'],
    ['12.345', 'USD', '$12.35'],
    ['1.005', 'USD', '$1.01'],
    ['0.1', 'USD', '$0.10'],
    ['0.01', 'USD', '$0.01'],
    ['0.0000001', 'USD', '$0.0000001'],
    ['1000000000', 'USD', '$1,000,000,000.00'],
    ['999999999999999.99', 'USD', '$999,999,999,999,999.99'],
    ['346.27865', 'USD', '$346.28'],
    ['-0.5', 'USD', '-$0.50'],
    ['-0.0000054', 'USD', '-$0.0000054'],
    ['1234.5', 'JPY', '¥1,235'],
    ['0', 'JPY', '¥0'],
    ['1.5', 'KWD', 'KWD 1.500'],
    ['0.00042', 'KWD', 'KWD 0.00042'],
    ['12.345', null, '12.35'],
    ['12.345', 'US', '12.35'],
    ['12.345', '<b>', '12.35'],
    [12.5, 'USD', '$12.50'],
    [-0, 'USD', '$0.00'],
    [null, 'USD', '—'],
    [null, null, '—'],
    [NaN, 'USD', '—'],
    [Infinity, 'USD', '—'],
  ];
  for (const [amount, currency, text] of cases) {
    it(`prints ${JSON.stringify(amount)} of ${currency ?? 'no currency'} as ${text}`, () => {
      const given = typeof amount === 'string' ? amountOf(amount) : amount;
      expect(plain(en.money(given, currency))).to.equal(text);
    });
  }

  it('prints exactly the digits that are asked for', () => {
    expect(en.money(amountOf('41.2'), 'USD', { digits: 4 })).to.equal('$41.2000');
    expect(en.money(amountOf('41.5'), 'USD', { digits: 0 })).to.equal('$42');
  });

  it('says that an amount is below the digits that are asked for instead of printing zero', () => {
    expect(en.money(amountOf('0.0049'), 'USD', { digits: 2 })).to.equal('<$0.01');
    expect(en.money(amountOf('0.005'), 'USD', { digits: 2 })).to.equal('$0.01');
    expect(en.money(amountOf('-0.0049'), 'USD', { digits: 2 })).to.equal('>-$0.01');
    expect(en.money(amountOf('0'), 'USD', { digits: 2 })).to.equal('$0.00');
  });

  it('puts currency and separators where the language has them', () => {
    expect(plain(formatterFor('de').money(amountOf('1234.5'), 'EUR'))).to.equal('1.234,50 €');
    expect(plain(formatterFor('de').money(amountOf('41.2'), 'USD'))).to.equal('41,20 $');
  });

  it('never prints a known amount other than zero as zero', () => {
    const amounts = fc
      .tuple(fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }), fc.nat({ max: 18 }), fc.boolean())
      .map(([digits, scale, negative]) => {
        const text = digits.toString().padStart(scale + 1, '0');
        const point = text.length - scale;
        return `${negative ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}0`;
      });
    fc.assert(
      fc.property(amounts, fc.constantFrom('USD', 'JPY', 'KWD', null), (text, currency) => {
        if (!/[1-9]/.test(text)) return;
        const amount = amountOf(text);
        expect(en.money(amount, currency)).to.match(/[1-9]/);
        expect(en.money(amount, currency, { digits: 2 })).to.match(/[1-9]/);
      }),
    );
  });
});

describe('moneyParts', () => {
  it('tells currency, whole and fraction apart', () => {
    expect(en.moneyParts(amountOf('-1234.5'), 'USD')).to.deep.equal([
      { type: 'sign', text: '-' },
      { type: 'currency', text: '$' },
      { type: 'whole', text: '1,234' },
      { type: 'fraction', text: '.50' },
    ]);
  });

  it('keeps the dash of an unknown in one piece', () => {
    expect(en.moneyParts(null, 'USD')).to.deep.equal([{ type: 'whole', text: '—' }]);
  });

  it('joins to what money prints, in every language', () => {
    for (const tag of ['en', 'de', 'ar', 'fa', 'de-CH', 'hi']) {
      const format = formatterFor(tag);
      for (const amount of ['0', '-12.345', '1234567.891', '0.0000054'].map(amountOf)) {
        const joined = format.moneyParts(amount, 'EUR').map(({ text }) => text);
        expect(joined.join('')).to.equal(format.money(amount, 'EUR'));
      }
    }
  });
});

describe('moneyAt', () => {
  const printed = (amounts: readonly (string | null)[], currency: string | null = 'USD'): string[] => {
    const figures = amounts.map((text) => (text === null ? null : amountOf(text)));
    return figures.map(en.moneyAt(figures, currency)).map(plain);
  };

  it('prints a breakdown with one precision', () => {
    expect(printed(['0.0000054', '0.0099', '0.00042'])).to.deep.equal([
      '$0.0000054',
      '$0.0099000',
      '$0.0004200',
    ]);
    expect(printed(['12.345', '0.5'])).to.deep.equal(['$12.35', '$0.50']);
  });

  it('does not stretch a large amount for the sake of a small one', () => {
    expect(printed(['0.0000054', '12.345'])).to.deep.equal(['<$0.0001', '$12.3450']);
    expect(printed(['0.001', '12000', '-0.001', '0', null])).to.deep.equal([
      '<$0.01',
      '$12,000.00',
      '>-$0.01',
      '$0.00',
      '—',
    ]);
  });

  it('never has fewer digits than the currency', () => {
    expect(printed(['1000000000', '1'])).to.deep.equal(['$1,000,000,000.00', '$1.00']);
    expect(printed(['1000000000', '1'], 'KWD')).to.deep.equal(['KWD 1,000,000,000.000', 'KWD 1.000']);
    expect(printed(['1200', '35'], 'JPY')).to.deep.equal(['¥1,200', '¥35']);
  });

  it('survives no amounts, unknown amounts and numbers that are none', () => {
    expect(en.moneyAt([], 'USD')(null)).to.equal('—');
    expect(en.moneyAt([null, NaN], 'USD')(1)).to.equal('$1.00');
  });

  it('takes more rows than a call takes arguments', () => {
    const amounts = Array.from({ length: 200_000 }, () => 1);
    expect(en.moneyAt(amounts, 'USD')(1)).to.equal('$1.00');
  });
});

describe('currencyDigits', () => {
  for (const [currency, digits] of [
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
    [null, 2],
    ['nonsense', 2],
  ] as const) {
    it(`is ${digits} for ${currency ?? 'no currency'}`, () => {
      expect(en.currencyDigits(currency)).to.equal(digits);
    });
  }
});

describe('moneyCompact', () => {
  it('is short where there is no room', () => {
    const en = formatterFor('en');
    expect([
      en.moneyCompact(1_234_567, 'USD'),
      en.moneyCompact(0, 'USD'),
      en.moneyCompact(null, 'USD'),
    ]).to.deep.equal(['$1.2M', '$0', '—']);
    expect(plain(en.moneyCompact(9_000_000_000, 'JPY'))).to.equal('¥9B');
  });
});
