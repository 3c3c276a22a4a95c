import type { Amount } from '../wire/field.js';
import type { CostRow } from '../wire/costs.js';
import type { ModelUsage, TelemetryAnswer } from '../wire/telemetry.js';
import { readCosts, type CostItem, type CostsReading } from './costs.js';
import { costPer, largestRemainder } from './money.js';
import { sortRows } from './row-sort.js';

/** What is compared of models beside their cost. */
export interface ModelFigures {
  /** Share of all requests, 0–1 in whole hundredths, so that all rows and the rest make 1; `null` is unknown. */
  readonly requestShareRatio: number | null;
  /** What a thousand tokens cost, on the mean of those read and written. */
  readonly costPerThousand: Amount | null;
  /** Milliseconds. */
  readonly latencyMs: number | null;
}

/** One model, or all of them together. */
export type ModelItem = CostItem & ModelFigures;

/** Models that are ready to be compared. */
export interface ModelsReading {
  /** Costs and their shares, dearest first. */
  readonly costs: CostsReading<CostRow & ModelFigures>;
  /** The server's where it says one, else the sum; `null` is unknown. */
  readonly requests: number | null;
  readonly tokens: number | null;
  readonly costPerThousand: Amount | null;
  /** The server's mean, else the mean of the models by their requests; milliseconds. */
  readonly latencyMs: number | null;
  /** Requests of the total that no row has; 0 where there are none, or it cannot be known. */
  readonly requestsInNoRow: number;
}

type Answer = Pick<
  TelemetryAnswer,
  'models' | 'cost' | 'overview' | 'tokens' | 'performance' | 'pricedRatio'
>;

/**
 * Reads what each model did.
 * @param digits the currency's own, as for `readCosts`
 */
export function readModels(answer: Answer, digits = 2): ModelsReading {
  const { models, pricedRatio } = answer;
  const requests = answer.overview.totalRequests ?? sumOf(models, 'requests');
  const tokens = answer.tokens.total ?? sumOf(models, 'tokens');
  const shares = requestShares(models, requests);
  const rows = models.map((usage, index) => rowOf(usage, shares.ratios[index] ?? null));
  const costs = readCosts({ rows, total: answer.cost.total, pricedRatio }, digits);
  return {
    costs,
    requests,
    tokens,
    costPerThousand: costPer(costs.total, tokens, 1_000),
    latencyMs: answer.performance.avgResponseTime ?? meanLatency(models),
    requestsInNoRow: shares.inNoRow,
  };
}

function rowOf(usage: ModelUsage, requestShareRatio: number | null): CostRow & ModelFigures {
  const { model, provider, cost, requests, tokens, avgResponseTime } = usage;
  return {
    name: model,
    provider,
    cost,
    requests,
    tokens,
    requestShareRatio,
    costPerThousand: costPer(cost, tokens, 1_000),
    latencyMs: avgResponseTime,
  };
}

/** Counted where requests are, for then they add up; else what the server says. */
function requestShares(
  models: readonly ModelUsage[],
  total: number | null,
): { readonly ratios: readonly (number | null)[]; readonly inNoRow: number } {
  const known = sumOf(models, 'requests');
  if (known === null || total === null)
    return { ratios: models.map(({ requestRatio }) => requestRatio), inNoRow: 0 };
  const inNoRow = Math.max(0, total - known);
  const shares = largestRemainder([...models.map(({ requests }) => requests ?? 0), inNoRow]);
  const isAny = known + inNoRow > 0;
  return { ratios: models.map((_, index) => (isAny ? (shares[index] ?? 0) / 100 : null)), inNoRow };
}

function sumOf(models: readonly ModelUsage[], figure: 'requests' | 'tokens'): number | null {
  if (models.length === 0) return null;
  return models.reduce<number | null>((sum, { [figure]: count }) => {
    return sum === null || count === null ? null : sum + count;
  }, 0);
}

/** By requests, for the mean of a busy model counts more; unknown where a model that answered does not say. */
function meanLatency(models: readonly ModelUsage[]): number | null {
  let requests = 0;
  let waited = 0;
  for (const { requests: count, avgResponseTime } of models) {
    if (count === 0) continue;
    if (count === null || avgResponseTime === null) return null;
    requests += count;
    waited += count * avgResponseTime;
  }
  return requests === 0 ? null : waited / requests;
}

/** What models can be sorted by. */
export type ModelSort =
  'name' | 'cost' | 'share' | 'requests' | 'request-share' | 'tokens' | 'rate' | 'latency';

/** What models can be compared by as bars. */
export const MODEL_MEASURES = ['cost', 'requests', 'tokens', 'rate', 'latency'] as const;

export type ModelMeasure = (typeof MODEL_MEASURES)[number];

/** The figure of a measure; `null` is unknown. A share has the order of what it is a share of, and rounds less away. */
export function figureOf(item: ModelItem, by: Exclude<ModelSort, 'name'>): Amount | number | null {
  switch (by) {
    case 'cost':
    case 'share':
      return item.cost;
    case 'requests':
    case 'request-share':
      return item.requests ?? item.requestShareRatio;
    case 'tokens':
      return item.tokens;
    case 'rate':
      return item.costPerThousand;
    case 'latency':
      return item.latencyMs;
  }
}

/** Sorts models; what is unknown comes last either way. */
export const sortModels = (
  items: readonly ModelItem[],
  by: ModelSort,
  isAscending = by === 'name',
): readonly ModelItem[] =>
  sortRows(items, {
    figure: by === 'name' ? undefined : (item) => figureOf(item, by),
    name: ({ name }) => name,
    isAscending,
  });
