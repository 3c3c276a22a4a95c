import { decodeCosts, type CostRow, type CostsAnswer } from '../wire/costs.js';
import { filledDays, type DayRange } from './cost-days.js';
import type { CostPath } from './cost-drill.js';

/** Costs with what they are costs of. */
export interface CostsFile {
  readonly answer: CostsAnswer;
  /** The days they cover; `null` is unknown. */
  readonly range: DayRange | null;
  /** What they were narrowed to. */
  readonly path: CostPath;
  /** The domain they are of; absent is all. */
  readonly domain?: string;
}

/**
 * Writes costs as JSON: the contract's own `analytics/costs`, so that any widget reads it, with unit, range and filter
 * beside it. Amounts are decimal text, since a JSON number is a double to most readers; unknown is `null`. Days missing
 * inside the range are zero, where days are told at all.
 */
export function costsJson({ answer, range, path, domain }: CostsFile): string {
  const { currency, timeZone, asOf, total, pricedRatio, byModel, byProvider, byUser, byDay } = answer;
  // Days that were not told are not days without costs.
  const days = byDay.length === 0 ? [] : filledDays(byDay, range);
  const file = {
    resource: 'analytics/costs',
    unit: 'money',
    currency,
    time_zone: timeZone,
    as_of: asOf === null ? null : new Date(asOf).toISOString(),
    range,
    filter: { ...(domain === undefined ? {} : { domain }), ...path },
    total,
    priced_ratio: pricedRatio,
    by_model: byModel.map(({ name, provider, ...figures }) => ({
      model: name,
      provider,
      ...figuresOf(figures),
    })),
    by_provider: byProvider.map(({ name, ...figures }) => ({ provider: name, ...figuresOf(figures) })),
    by_user: byUser.map(({ name, provider, ...figures }) => ({
      user: name,
      provider,
      ...figuresOf(figures),
    })),
    by_day: days.map(({ date, cost, requests }) => ({ date, cost, requests })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const figuresOf = ({ cost, requests, tokens }: Pick<CostRow, 'cost' | 'requests' | 'tokens'>) => ({
  cost,
  requests,
  tokens,
});

/** Reads what {@link costsJson} wrote; `null` for any other text. */
export function readCostsJson(text: string): CostsFile | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  const decoded = decodeCosts(file);
  if (!decoded.ok) return null;
  const { range, filter } = file as Partial<
    Record<'range' | 'filter', Readonly<Record<string, unknown>> | null>
  >;
  const [from, to] = [textOf(range?.['from']), textOf(range?.['to'])];
  const domain = textOf(filter?.['domain']);
  return {
    answer: decoded.value,
    range: from !== null && to !== null ? { from, to } : null,
    path: { model: textOf(filter?.['model']), provider: textOf(filter?.['provider']) },
    ...(domain === null ? {} : { domain }),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
