import { csvHeader, csvLine, fileNameOf } from './csv.js';
import type { ExportTable } from './export-table.js';

export const FILE_FORMATS = ['csv', 'json'] as const;

/** The formats of `<data-export>`. */
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Names a file after what it holds and by what it is filtered. */
export const exportFileName = ({ subject, filter }: ExportTable, format: FileFormat): string =>
  fileNameOf(format, subject, ...Object.values(filter));

/** Writes a table piece by piece: what stands before the rows, each row, and what stands after them. */
export function* filePieces(table: ExportTable, format: FileFormat): Generator<string, void, undefined> {
  const { rows, columns } = table;
  if (format === 'csv') {
    yield csvHeader(columns);
    for (const row of rows) yield csvLine(columns, row);
    return;
  }
  const { subject, filter, currency, timeZone, asOf } = table;
  const about = {
    subject,
    filter,
    currency,
    time_zone: timeZone,
    as_of: asOf === null ? null : new Date(asOf).toISOString(),
  };
  yield `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "rows": [`;
  const names = columns.map(({ header }) => jsonName(header));
  let before = '\n    ';
  for (const row of rows) {
    // Amounts stay decimal text, since a JSON number is a double to most readers.
    const cells = columns.map((column, at) => [names[at], column.value(row)] as const);
    yield before + JSON.stringify(Object.fromEntries(cells));
    before = ',\n    ';
  }
  yield '\n  ]\n}\n';
}

const jsonName = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
