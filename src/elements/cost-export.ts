import { saveFile } from '../host/save-file.js';
import { filledDays } from '../domain/cost-days.js';
import { filterOf } from '../domain/cost-drill.js';
import { costsByDayCsv, csvFileName } from '../domain/csv.js';
import type { Feed } from '../store/feed.js';
import { costsResource, type Query } from '../store/resource.js';
import type { CostsAnswer, DayCost } from '../wire/costs.js';
import { daysCovered } from './cost-range.js';
import type { CostsInView } from './costs-in-view.js';
import type { ShownLevel } from './shown-costs.js';

/** What is about to be downloaded. */
export interface DataExport {
  readonly format: 'csv';
  readonly fileName: string;
  /** One row a day without gaps; a cost of `null` is unknown. */
  readonly rows: readonly DayCost[];
}

/** Whether the days of what is shown are there, or can be asked for. */
export const hasDaysFor = ({ hasDays, inView }: ShownLevel, feed: Feed | null): boolean =>
  hasDays || (inView.params !== null && feed !== null);

/**
 * Downloads the daily costs of what is shown as CSV, unless a listener of `data-export` cancels it. A server that was
 * asked for the rows of one level need not have told the days: then they are asked for.
 * @param src the host's own address, where it has one
 * @returns the file's name, `null` where the page took over, `undefined` where there are no days
 * @throws Error (by rejection) where they could not be read
 */
export async function downloadDays(
  source: EventTarget,
  { hasDays, inView }: ShownLevel,
  feed: Feed | null,
  src: string | null,
): Promise<string | null | undefined> {
  if (hasDays) return exportDays(source, inView.state.data, inView);
  if (inView.params === null || !feed) return undefined;
  const { group_by: _level, ...asked } = inView.params;
  const answer = await answerOf(feed, {
    resource: costsResource,
    params: { ...asked, ...filterOf(inView.path), group_by: 'day' },
    ...(src === null ? {} : { src }),
  });
  return exportDays(source, answer, inView);
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

function exportDays(
  source: EventTarget,
  answer: CostsAnswer,
  { params, path }: CostsInView,
): string | null | undefined {
  const range = answer.byDay.length > 0 ? daysCovered(answer, params) : null;
  if (!range) return undefined;
  const detail: DataExport = {
    format: 'csv',
    fileName: csvFileName('costs', range.from, range.to, path.model, path.provider),
    rows: filledDays(answer.byDay, range).map(({ date, cost, requests }) => ({ date, cost, requests })),
  };
  const event = new CustomEvent('data-export', { detail, bubbles: true, composed: true, cancelable: true });
  if (!source.dispatchEvent(event)) return null;
  saveFile(detail.fileName, costsByDayCsv(answer, range), 'text/csv');
  return detail.fileName;
}
