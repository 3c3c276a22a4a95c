import { timeRangeParams } from '../domain/time-range.js';
import type { StreamFilter } from './stream-filter.js';

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
