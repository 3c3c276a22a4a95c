import { saveFile } from '../host/save-file.js';
import { filledDays, type DayRange } from '../domain/cost-days.js';
import type { CostPath } from '../domain/cost-drill.js';
import { costsByDayCsv, csvFileName } from '../domain/csv.js';
import type { CostsAnswer, DayCost } from '../wire/costs.js';

/** What is about to be downloaded. */
export interface DataExport {
  readonly format: 'csv';
  readonly fileName: string;
  /** One row a day without gaps; a cost of `null` is unknown. */
  readonly rows: readonly DayCost[];
}

/**
 * Downloads the daily costs that are in view as CSV, unless a listener of `data-export` cancels it.
 * @returns the file's name, or `null` where the page took over
 */
export function exportDays(
  source: EventTarget,
  answer: CostsAnswer,
  range: DayRange,
  { model, provider }: CostPath,
): string | null {
  const detail: DataExport = {
    format: 'csv',
    fileName: csvFileName('costs', range.from, range.to, model, provider),
    rows: filledDays(answer.byDay, range).map(({ date, cost, requests }) => ({ date, cost, requests })),
  };
  const event = new CustomEvent('data-export', { detail, bubbles: true, composed: true, cancelable: true });
  if (!source.dispatchEvent(event)) return null;
  saveFile(detail.fileName, costsByDayCsv(answer, range), 'text/csv');
  return detail.fileName;
}
