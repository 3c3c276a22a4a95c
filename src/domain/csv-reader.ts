import { csvParseRows } from 'd3-dsv';
import { toAmount, type Amount } from '../wire/field.js';
import { undefused } from './csv.js';

/** A CSV file with its header taken apart. */
export interface CsvTable {
  /** What each column is called, in their order; the unit is `null` where the header names none. */
  readonly columns: readonly { readonly name: string; readonly unit: string | null }[];
  /** One reader a line: a cell by the name of its column, `''` where there is none. */
  readonly rows: readonly ((name: string) => string)[];
}

const HEADER = /^(.*?)(?: \(([^()]*)\))?$/s;

/** Reads RFC 4180 as `toCsv` writes it: defused text as it was, `Cost (USD)` as a name and its unit. */
export function readCsv(text: string): CsvTable {
  const [header = [], ...lines] = csvParseRows(text.replace(/^\uFEFF/, ''));
  const columns = header.map((cell) => {
    const [, name = '', unit = null] = HEADER.exec(undefused(cell)) ?? [];
    return { name, unit };
  });
  const places = new Map(columns.map(({ name }, place) => [name, place]));
  const rows = lines.map((cells) => (name: string) => undefused(cells[places.get(name) ?? -1] ?? ''));
  return { columns, rows };
}

/** Reads a figure of a file: an empty cell is unknown, which is not zero; so is what is no figure. */
export const figureIn = (cell: string): Amount | null => toAmount(cell) ?? null;

/** Reads a count of a file; `null` is unknown. */
export function countIn(cell: string): number | null {
  const figure = figureIn(cell);
  return figure === null ? null : Number(figure);
}
