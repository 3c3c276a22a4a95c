import { csvFormatRow } from 'd3-dsv';
import { toAmount, type Amount } from '../wire/field.js';
import type { CostsAnswer } from '../wire/costs.js';
import { filledDays, type DayRange } from './cost-days.js';

/** One column of a file that other programs read: its words and figures never depend on the page's language. */
export interface CsvColumn<R> {
  readonly header: string;
  /** Unit or currency, named in the header: `Cost (USD)`; `null` where there is none or it is unknown. */
  readonly unit?: string | null;
  /** `number` is printed raw, with a dot and no grouping; `text` is defused. */
  readonly kind: 'text' | 'number';
  /** `null` is unknown and leaves the cell empty: it is not zero. */
  value(row: R): Amount | string | number | null;
}

/**
 * What a spreadsheet takes for the beginning of a formula, after OWASP's page on CSV injection: = + - @, tab, line
 * breaks, and the full-width forms that some locales read alike. What looks defused already counts too, so that every
 * text can be read back.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Makes text harmless in a spreadsheet: an apostrophe before what would be read as a formula. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Reads text as it was before {@link defused}. */
export const undefused = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;

/** RFC 4180 ends every line, the last one too, with CRLF. */
const LINE_END = '\r\n';

/**
 * Writes RFC 4180: a header, then one line a row. No byte order mark: readers that are not Excel would take it for a
 * part of the first name.
 */
export function toCsv<R>(columns: readonly CsvColumn<R>[], rows: Iterable<R>): string {
  const lines = [csvHeader(columns)];
  for (const row of rows) lines.push(csvLine(columns, row));
  return lines.join('');
}

/** The first line of a file. */
export const csvHeader = <R>(columns: readonly CsvColumn<R>[]): string =>
  csvFormatRow(columns.map(({ header, unit }) => defused(unit ? `${header} (${unit})` : header))) + LINE_END;

/** One row of a file, for those too long to be written at once. */
export const csvLine = <R>(columns: readonly CsvColumn<R>[], row: R): string =>
  csvFormatRow(columns.map((column) => cell(column, row))) + LINE_END;

function cell<R>(column: CsvColumn<R>, row: R): string {
  const given = column.value(row);
  if (given === null || (typeof given === 'number' && !Number.isFinite(given))) return '';
  // `toAmount` also writes 5.4e-6 out in full, which not every reader of CSV would understand.
  const figure = column.kind === 'number' ? toAmount(given) : undefined;
  return figure ?? (typeof given === 'number' ? String(given) : defused(given));
}

/**
 * Writes the daily costs of an answer: `Date,Cost (USD)`, or `Date,Cost` where the currency is unknown, oldest first.
 * Days missing inside the range are zero; a day of unknown cost has an empty cell.
 * @param range what was asked for; by default from the first day given to the last
 */
export function costsByDayCsv(
  answer: Pick<CostsAnswer, 'byDay' | 'currency'>,
  range: DayRange | null = null,
): string {
  return toCsv(
    [
      { header: 'Date', kind: 'text', value: ({ date }) => date },
      { header: 'Cost', unit: answer.currency, kind: 'number', value: ({ cost }) => cost },
    ],
    filledDays(answer.byDay, range),
  );
}

/** Longest name in UTF-16 units without its ending: every file system in use takes 255 bytes. */
const MAX_NAME_LENGTH = 80;

/**
 * Names a file after what it holds: `spendwire-costs-2026-11-01-2026-11-20-gpt-4.csv`.
 * @param ending without its dot
 * @param parts subject, range and visible filters, from general to particular; empty and unknown ones are left out.
 *   They may be payload text: only letters, digits, dots, dashes and underscores are kept
 */
export function fileNameOf(ending: string, ...parts: readonly (string | null | undefined)[]): string {
  const kept = parts.map((part) => sanitised(part ?? '')).filter((part) => part !== '');
  return `${sanitised(['spendwire', ...kept].join('-').slice(0, MAX_NAME_LENGTH))}.${ending}`;
}

const sanitised = (part: string): string =>
  part
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
