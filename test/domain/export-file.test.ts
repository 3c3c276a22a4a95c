import { expect } from '@open-wc/testing';
import { exportFileName, filePieces } from '../../src/domain/export-file.js';
import type { ExportTable } from '../../src/domain/export-table.js';

interface Row {
  readonly name: string;
  readonly cost: string | null;
}

const table = (rows: readonly Row[]): ExportTable<Row> => ({
  subject: 'domains',
  filter: { range: '2026-11-01/2026-11-20', domain: null, model: 'gpt-4' },
  currency: 'USD',
  timeZone: 'UTC',
  asOf: Date.parse('2026-11-20T13:00:00Z'),
  columns: [
    { header: 'Domain', kind: 'text', value: ({ name }) => name },
    { header: 'Cost per request', unit: 'USD', kind: 'number', value: ({ cost }) => cost },
  ],
  rows,
});

const rows = [
  { name: '=HYPERLINK("x")', cost: '0.0000054' },
  { name: 'shop, "the" one', cost: null },
];

describe('filePieces', () => {
  it('writes CSV as the one CSV writer does: defused, quoted, unknown left empty', () => {
    expect([...filePieces(table(rows) as ExportTable, 'csv')].join('')).to.equal(
      `Domain,Cost per request (USD)\r\n"'=HYPERLINK(""x"")",0.0000054\r\n"shop, ""the"" one",\r\n`,
    );
  });

  it('writes JSON with what is said of the rows, and amounts as exact text', () => {
    expect(JSON.parse([...filePieces(table(rows) as ExportTable, 'json')].join(''))).to.eql({
      subject: 'domains',
      filter: { range: '2026-11-01/2026-11-20', domain: null, model: 'gpt-4' },
      currency: 'USD',
      time_zone: 'UTC',
      as_of: '2026-11-20T13:00:00.000Z',
      rows: [
        { domain: '=HYPERLINK("x")', cost_per_request: '0.0000054' },
        { domain: 'shop, "the" one', cost_per_request: null },
      ],
    });
  });

  it('writes JSON that reads as such where there are no rows', () => {
    expect(JSON.parse([...filePieces(table([]) as ExportTable, 'json')].join(''))).to.deep.include({
      rows: [],
    });
  });
});

describe('exportFileName', () => {
  it('names subject, range and filters', () => {
    expect(exportFileName(table([]) as ExportTable, 'csv')).to.equal(
      'spendwire-domains-2026-11-01-2026-11-20-gpt-4.csv',
    );
  });
});
