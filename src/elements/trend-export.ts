import { dayKey } from '../domain/calendar.js';
import { fileNameOf, toCsv } from '../domain/csv.js';
import type { ExportTable } from '../domain/export-table.js';
import { trendColumns } from '../domain/trend-csv.js';
import type { TrendPoint } from '../domain/usage-trend.js';
import { saveFile } from '../host/save-file.js';
import type { EpochMs } from '../wire/field.js';
import type { TrendPrint } from './trend-print.js';

/** What `<cost-trend>` is about to download. */
export interface TrendExport {
  readonly format: 'csv';
  readonly fileName: string;
  /** The whole file. */
  readonly text: string;
  /** One row an hour or a day without gaps; a cost of `null` is unknown. */
  readonly rows: readonly TrendPoint[];
}

/** What is to be written: the points in view, and what they were asked by. */
export interface TrendExportSource {
  readonly print: TrendPrint;
  readonly points: readonly TrendPoint[];
  readonly asOf: EpochMs;
  readonly params: Readonly<Record<string, string>> | null;
}

/** The rows in view, for `<data-export for>`. */
export function trendRows({ print, points, asOf, params }: TrendExportSource): ExportTable<TrendPoint> {
  const { interval, currency, zone } = print;
  const [from = null, to = null] = [points[0], points.at(-1)].map((point) =>
    point ? dayKey(point.start, zone) : null,
  );
  const { domain = null, model = null } = params ?? {};
  return {
    subject: interval === 'day' ? 'cost-by-day' : 'cost-by-hour',
    filter: { from, to, domain, model },
    currency,
    timeZone: zone,
    asOf,
    columns: trendColumns(interval, currency, zone),
    rows: points,
  };
}

/**
 * Downloads the points in view, unless a listener of `data-export` cancels it.
 * @returns the file's name; `null` where the page took over
 */
export function downloadTrend(element: EventTarget, source: TrendExportSource): string | null {
  const { subject, filter, columns, rows } = trendRows(source);
  const detail: TrendExport = {
    format: 'csv',
    fileName: fileNameOf('csv', subject, filter['from'], filter['to'], filter['domain'], filter['model']),
    text: toCsv(columns, rows),
    rows,
  };
  const event = new CustomEvent('data-export', { detail, bubbles: true, composed: true, cancelable: true });
  if (!element.dispatchEvent(event)) return null;
  saveFile(detail.fileName, detail.text, 'text/csv');
  return detail.fileName;
}
