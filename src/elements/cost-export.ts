import { saveFile } from '../host/save-file.js';
import type { Feed } from '../store/feed.js';
import { costsResource, type Query } from '../store/resource.js';
import { filledDays, type DayRange } from '../domain/cost-days.js';
import { filterOf } from '../domain/cost-drill.js';
import { costRowColumns, costRowsCsv } from '../domain/costs-csv.js';
import { costsJson } from '../domain/costs-json.js';
import { costsByDayCsv, fileNameOf } from '../domain/csv.js';
import type { ExportTable } from '../domain/export-table.js';
import { chargesByRow, focusCsv } from '../domain/focus.js';
import type { CostRow, CostsAnswer, DayCost } from '../wire/costs.js';
import { daysCovered } from './cost-range.js';
import type { CostsInView } from './costs-in-view.js';
import type { ShownLevel } from './shown-costs.js';

const FORMATS = ['csv', 'csv-rows', 'json', 'focus'] as const;

/** What can be downloaded: days, the rows in view, both, or the rows in the columns of FOCUS 1.2. */
export type ExportFormat = (typeof FORMATS)[number];

/** What is about to be downloaded. */
export interface DataExport {
  readonly format: ExportFormat;
  readonly fileName: string;
  /** The whole file. */
  readonly text: string;
  /** One row a day without gaps for `csv`, else the rows in view; a cost of `null` is unknown. */
  readonly rows: readonly DayCost[] | readonly CostRow[];
}

/** What is to be downloaded, and where what is not there yet is asked for. */
export interface CostExportSource {
  readonly format: ExportFormat;
  readonly feed: Feed | null;
  /** The host's own address, where it has one. */
  readonly src: string | null;
  /** IANA name, for data that names none. */
  readonly timeZone: string | null;
}

/** An attribute may say anything. */
export const exportFormat = (text: string): ExportFormat =>
  FORMATS.find((format) => format === text) ?? 'csv';

/** Whether what is to be downloaded is there, or can be asked for. */
export function canDownload({ hasDays, inView }: ShownLevel, { format, feed }: CostExportSource): boolean {
  if (format !== 'csv') return inView.at.rows.length > 0;
  return hasDays || (inView.params !== null && feed !== null);
}

/**
 * Downloads the costs that are shown, unless a listener of `data-export` cancels it. A server that was asked for the
 * rows of one level need not have told the days: then they are asked for.
 * @returns the file's name, `null` where the page took over, `undefined` where there is nothing to download
 * @throws Error (by rejection) where the days could not be read
 */
export async function downloadCosts(
  element: EventTarget,
  level: ShownLevel,
  source: CostExportSource,
): Promise<string | null | undefined> {
  if (!canDownload(level, source)) return undefined;
  const { inView, print, covered } = level;
  const { byDay, ...answer } = await daysOf(level, source);
  const range = byDay.length > 0 ? daysCovered({ ...answer, byDay }, inView.params) : covered;
  if (source.format === 'csv' && (range === null || byDay.length === 0)) return undefined;
  const { timeZone } = inView.state.data;
  const known = { currency: print.printing.currency, timeZone: timeZone ?? source.timeZone };
  const detail = fileOf(source.format, { ...inView.state.data, ...known, byDay }, inView, range);
  const event = new CustomEvent('data-export', { detail, bubbles: true, composed: true, cancelable: true });
  if (!element.dispatchEvent(event)) return null;
  saveFile(detail.fileName, detail.text, source.format === 'json' ? 'application/json' : 'text/csv');
  return detail.fileName;
}

/** The rows in view, for `<data-export for>`. */
export function rowsInView({ inView, print, covered }: ShownLevel, timeZone: string | null): ExportTable {
  const { at, path, params, state } = inView;
  const { currency } = print.printing;
  const { domain = null, model = null } = params ?? {};
  return {
    subject: `costs-by-${at.level}`,
    filter: {
      from: covered?.from ?? null,
      to: covered?.to ?? null,
      domain,
      model: path.model ?? model,
      provider: path.provider,
    },
    currency,
    timeZone: state.data.timeZone ?? timeZone,
    asOf: state.data.asOf,
    columns: costRowColumns(at.level, currency),
    rows: at.rows,
  };
}

const NO_DAYS: readonly DayCost[] = [];

/** The answer with the days of what is shown, where they can be had. */
async function daysOf(
  { hasDays, inView }: ShownLevel,
  { feed, src }: CostExportSource,
): Promise<CostsAnswer> {
  const { state, params, path } = inView;
  if (hasDays) return state.data;
  if (params === null || !feed) return { ...state.data, byDay: NO_DAYS };
  const { group_by: _level, ...asked } = params;
  return answerOf(feed, {
    resource: costsResource,
    params: { ...asked, ...filterOf(path), group_by: 'day' },
    ...(src === null ? {} : { src }),
  });
}

/** Asks once, and lets go. */
function answerOf(feed: Feed, query: Query<CostsAnswer>): Promise<CostsAnswer> {
  let leave = (): void => undefined;
  const answer = new Promise<CostsAnswer>((resolve, reject) => {
    leave = feed.observe(query, (next) => {
      if (next.type === 'ready') resolve(next.data);
      else if (next.type === 'failed') reject(next.error);
      else if (next.type === 'unconnected') reject(new Error('there is no api-base'));
    });
  });
  return answer.finally(() => leave());
}

function fileOf(
  format: ExportFormat,
  answer: CostsAnswer,
  { at, path, params }: CostsInView,
  range: DayRange | null,
): DataExport {
  const { domain, model = null } = params ?? {};
  const narrowed = { model: path.model ?? model, provider: path.provider };
  const nameOf = (ending: string, ...kind: readonly string[]): string =>
    fileNameOf(ending, 'costs', ...kind, range?.from, range?.to, domain, narrowed.model, narrowed.provider);
  switch (format) {
    case 'csv':
      return {
        format,
        fileName: nameOf('csv'),
        text: costsByDayCsv(answer, range),
        rows: filledDays(answer.byDay, range).map(({ date, cost, requests }) => ({ date, cost, requests })),
      };
    case 'csv-rows': {
      const text = costRowsCsv(at.rows, at.level, answer.currency);
      return { format, fileName: nameOf('csv', `by-${at.level}`), text, rows: at.rows };
    }
    case 'json': {
      const text = costsJson({
        answer: inViewOnly(answer, at),
        range,
        path: narrowed,
        ...(domain === undefined ? {} : { domain }),
      });
      return { format, fileName: nameOf('json'), text, rows: at.rows };
    }
    case 'focus': {
      const text = focusCsv(chargesByRow(answer, range, { ...at, path }));
      return { format, fileName: nameOf('csv', 'focus'), text, rows: at.rows };
    }
  }
}

/** Of an answer that speaks of more than what is shown, the rows that are shown and their total. */
function inViewOnly(answer: CostsAnswer, { isNarrowed, level, rows, total }: CostsInView['at']): CostsAnswer {
  if (isNarrowed) return answer;
  return {
    ...answer,
    total,
    pricedRatio: null,
    byModel: level === 'model' ? rows : [],
    byProvider: level === 'provider' ? rows : [],
    byUser: level === 'user' ? rows : [],
  };
}
