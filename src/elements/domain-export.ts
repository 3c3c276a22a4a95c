import { saveFile } from '../host/save-file.js';
import { fileNameOf, toCsv } from '../domain/csv.js';
import { domainColumns, type DomainItem } from '../domain/domain-usage.js';
import type { ExportTable } from '../domain/export-table.js';
import type { DataExport } from './cost-export.js';
import type { telemetryDays } from './telemetry-range.js';

/**
 * Downloads the domains found, unless a listener of `data-export` cancels it.
 * @returns the file's name; `null` where the page took over, or there is nothing to download
 */
export function downloadDomains(
  element: EventTarget,
  exported: ExportTable,
  days: ReturnType<typeof telemetryDays>,
): string | null {
  const rows = exported.rows as readonly DomainItem[];
  if (rows.length === 0) return null;
  const { range = null, model = null, search = null } = exported.filter;
  const fileName = fileNameOf('csv', 'domains', ...(days ? [days.from, days.to] : [range]), model, search);
  const text = toCsv(domainColumns(exported.currency), rows);
  const detail: DataExport = { format: 'csv', fileName, text, rows };
  const event = new CustomEvent('data-export', { detail, bubbles: true, composed: true, cancelable: true });
  if (!element.dispatchEvent(event)) return null;
  saveFile(fileName, text, 'text/csv');
  return fileName;
}
