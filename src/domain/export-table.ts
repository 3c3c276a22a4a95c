import type { EpochMs } from '../wire/field.js';
import type { CsvColumn } from './csv.js';

/** What is in view, from general to particular: it is named in the file and in its name; `null` is all. */
export type ExportFilter = Readonly<Record<string, string | null>>;

/** The rows that somebody sees, as a file can hold them. */
export interface ExportTable<R = unknown> {
  /** What the rows are, in one word for the file's name: `costs`, `models`, `sessions`. */
  readonly subject: string;
  readonly filter: ExportFilter;
  /** ISO 4217, also the `unit` of the columns that are money; `null` is unknown. */
  readonly currency: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
  readonly asOf: EpochMs | null;
  /** In JSON a column is called by its header in lower case: `Cost per request` is `cost_per_request`. */
  readonly columns: readonly CsvColumn<R>[];
  readonly rows: readonly R[];
}

/** A widget whose rows `<data-export for="…">` can write to a file. */
export interface ExportSource {
  /** All the rows of what is shown now, those of further pages too; `null` while there is nothing. */
  exportRows(): ExportTable | null;
}

/** Whether something can be exported by `for`. */
export const isExportSource = (thing: unknown): thing is ExportSource =>
  typeof (thing as Partial<ExportSource> | null)?.exportRows === 'function';

/**
 * The filter that was asked by, from the parameters of the query that the figures answer: `{ days: '7', model: 'gpt-4' }`
 * is the range `7d` of that model.
 */
export function exportFilterOf(params: Readonly<Record<string, string>> = {}): ExportFilter {
  const { days, start, end, domain = null, model = null } = params;
  const dates = [start, end].filter((date) => date !== undefined).join('/');
  return { range: dates || (days === undefined ? null : `${days}d`), domain, model };
}
