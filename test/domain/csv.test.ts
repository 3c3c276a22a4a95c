import { expect } from '@open-wc/testing';
import { csvParse, csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import {
  costsByDayCsv,
  defused,
  fileNameOf,
  toCsv,
  undefused,
  type CsvColumn,
} from '../../src/domain/csv.js';
import { costsAnswer } from '../makers/answers.js';
import { amountOf } from '../makers/text.js';

type Cells = readonly [name: string, cost: string | number | null];

const columns: readonly CsvColumn<Cells>[] = [
  { header: 'Model', kind: 'text', value: ([name]) => name },
  { header: 'Cost', unit: 'USD', kind: 'number', value: ([, cost]) => cost },
];

describe('toCsv', () => {
  it('writes a header and one line a row, each ended by CRLF', () => {
    expect(toCsv(columns, [['gpt-4', amountOf('1.20')]])).to.equal('Model,Cost (USD)\r\ngpt-4,1.2\r\n');
    expect(toCsv(columns, [])).to.equal('Model,Cost (USD)\r\n');
  });

  const cases: readonly [what: string, row: Cells, line: string][] = [
    ['a comma', ['a,b', 1], '"a,b",1'],
    ['a quote', ['say "hi"', 1], '"say ""hi""",1'],
    ['a line break', ['a\nb', 1], '"a\nb",1'],
    ['CRLF', ['a\r\nb', 1], '"a\r\nb",1'],
    ['an unknown', ['free', null], 'free,'],
    ['a zero', ['free', 0], 'free,0'],
    ['a negative number', ['refund', -3.5], 'refund,-3.5'],
    ['negative decimal text', ['refund', amountOf('-3.50')], 'refund,-3.5'],
    ['a number a double prints with an exponent', ['tiny', 5.4e-7], 'tiny,0.00000054'],
    ['a large number', ['big', 123456789.25], 'big,123456789.25'],
    ['text where a number belongs', ['odd', '=1+1'], "odd,'=1+1"],
    ['no number', ['odd', NaN], 'odd,'],
    ['a number beyond every amount', ['odd', -5e-324], 'odd,-5e-324'],
    ['markup', ['<img onerror=x>', 1], '<img onerror=x>,1'],
  ];
  for (const [what, row, line] of cases) {
    it(`writes ${what}`, () => {
      expect(toCsv(columns, [row])).to.equal(`Model,Cost (USD)\r\n${line}\r\n`);
    });
  }

  it('names no unit where there is none', () => {
    const [name] = columns;
    expect(toCsv([{ ...name!, unit: null }], [])).to.equal('Model\r\n');
  });

  it('defuses a header too', () => {
    const [name] = columns;
    expect(toCsv([{ ...name!, header: '=cmd' }], [])).to.equal("'=cmd\r\n");
  });

  it('is read back as what was written', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '=', '-', ' ', '💶', "'") });
    const anyCost = fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyCost)), (rows) => {
        const [header, ...read] = csvParseRows(toCsv(columns, rows));
        expect(header).to.deep.equal(['Model', 'Cost (USD)']);
        expect(read.map(([name]) => name)).to.deep.equal(rows.map(([name]) => defused(name)));
        expect(read.map(([, cost]) => (cost === '' ? null : Number(cost)))).to.deep.equal(
          rows.map(([, cost]) => (cost === null ? null : cost + 0)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('lets no text cell begin a formula, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const cell = csvParseRows(toCsv(columns, [[name, null]]))[1]?.[0] ?? '';
        expect(cell).not.to.match(/^[=+\-@\t\r\n]/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('defused', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1']) {
    it(`defuses ${JSON.stringify(text)}`, () => {
      expect(defused(text)).to.equal(`'${text}`);
    });
  }
  for (const text of ['', 'gpt-4', 'a=b', "'quoted", '2026-11-01', ' =1']) {
    it(`leaves ${JSON.stringify(text)}`, () => {
      expect(defused(text)).to.equal(text);
    });
  }
});

describe('undefused', () => {
  it('gives back every text, those with apostrophes of their own too', () => {
    const anyText = fc.string({ unit: fc.constantFrom("'", '=', '-', 'a', '＋', '\n') });
    fc.assert(
      fc.property(anyText, (text) => undefused(defused(text)) === text),
      { numRuns: 1_000 },
    );
  });
});

describe('costsByDayCsv', () => {
  it('writes date and cost, with the currency in the header', () => {
    expect(costsByDayCsv(costsAnswer())).to.equal('Date,Cost (USD)\r\n2026-11-01,3.2\r\n2026-11-02,6.8\r\n');
  });

  it('has plain headers where the currency is unknown', () => {
    const answer = costsAnswer({ currency: null, by_day: [{ date: '2026-11-01', cost: '0.0000054' }] });
    expect(costsByDayCsv(answer)).to.equal('Date,Cost\r\n2026-11-01,0.0000054\r\n');
  });

  it('fills missing days with zero, and leaves an unknown cost empty', () => {
    const by_day = [
      { date: '2026-11-03', cost: null },
      { date: '2026-11-01', cost: 1 },
    ];
    expect(csvParse(costsByDayCsv(costsAnswer({ by_day })))).to.deep.include.members([
      { Date: '2026-11-01', 'Cost (USD)': '1' },
      { Date: '2026-11-02', 'Cost (USD)': '0' },
      { Date: '2026-11-03', 'Cost (USD)': '' },
    ]);
  });

  it('keeps to the range that is visible', () => {
    expect(costsByDayCsv(costsAnswer(), { from: '2026-11-02', to: '2026-11-03' })).to.equal(
      'Date,Cost (USD)\r\n2026-11-02,6.8\r\n2026-11-03,0\r\n',
    );
  });

  it('is a header alone where there are no days', () => {
    expect(costsByDayCsv(costsAnswer({ by_day: [] }))).to.equal('Date,Cost (USD)\r\n');
  });
});

describe('fileNameOf', () => {
  it('names subject, range and filter', () => {
    expect(fileNameOf('csv', 'costs', '2026-11-01', '2026-11-20', 'gpt-4')).to.equal(
      'spendwire-costs-2026-11-01-2026-11-20-gpt-4.csv',
    );
  });

  it('has the ending of its kind', () => {
    expect(fileNameOf('json', 'costs')).to.equal('spendwire-costs.json');
  });

  const cases: readonly [part: string | null | undefined, name: string][] = [
    [null, 'spendwire.csv'],
    [undefined, 'spendwire.csv'],
    ['', 'spendwire.csv'],
    ['../../etc/passwd', 'spendwire-etc-passwd.csv'],
    ['a\\b:c*d?"<>|', 'spendwire-a-b-c-d.csv'],
    ['gpt-4.1', 'spendwire-gpt-4.1.csv'],
    ['openai/gpt 4', 'spendwire-openai-gpt-4.csv'],
    ['\u202Efdp.exe', 'spendwire-fdp.exe.csv'],
    ['Größe', 'spendwire-Größe.csv'],
    ['...', 'spendwire.csv'],
    ['x'.repeat(500), `spendwire-${'x'.repeat(70)}.csv`],
  ];
  for (const [part, name] of cases) {
    it(`makes ${name} of ${JSON.stringify(part)}`, () => {
      expect(fileNameOf('csv', part)).to.equal(name);
    });
  }
});
