import type { TimeRange } from '../domain/time-range.js';

/** What the widgets of one stream show of everything there is; `null` is all, or each widget's own default. */
export interface StreamFilter {
  readonly range: TimeRange | null;
  readonly domain: string | null;
  readonly model: string | null;
}

export const NO_FILTER: StreamFilter = { range: null, domain: null, model: null };

/** Whether two filters let the same through. */
export function isSameFilter(a: StreamFilter, b: StreamFilter): boolean {
  return a.domain === b.domain && a.model === b.model && JSON.stringify(a.range) === JSON.stringify(b.range);
}
