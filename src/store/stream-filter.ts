import { timeRangeParams, type TimeRange } from '../domain/time-range.js';

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

/**
 * The parameters by which a resource is asked for what a filter lets through.
 * @param now epoch milliseconds, for a range that ends with it
 * @param fallback asked for where the filter says no range
 */
export function filterParams(
  { range, domain, model }: StreamFilter,
  now: number,
  fallback: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    ...(range ? timeRangeParams(range, now) : fallback),
    ...(domain === null ? {} : { domain }),
    ...(model === null ? {} : { model }),
  };
}
