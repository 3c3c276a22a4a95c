import * as v from 'valibot';
import {
  count,
  decoratedAmount,
  instant,
  list,
  number,
  object,
  text,
  unknownAs,
  type Amount,
  type EpochMs,
} from './field.js';

const TRENDS = ['increasing', 'decreasing', 'stable'] as const;

/** Which way the server says cost goes. */
export type CostTrend = (typeof TRENDS)[number];

/** How many requests there were, and how they ended. Each figure may be unknown (`null`). */
export interface TelemetryOverview {
  readonly totalRequests: number | null;
  readonly successfulRequests: number | null;
  readonly failedRequests: number | null;
  /** 0–1. */
  readonly successRatio: number | null;
  /** 0–1. */
  readonly errorRatio: number | null;
  readonly activeSessions: number | null;
  /** What the server calls the time it counts, such as `2026-11-14/2026-11-20`; payload text. */
  readonly timeRange: string | null;
}

/** What was spent, and what the server expects to be. */
export interface TelemetryCost {
  readonly total: Amount | null;
  /** Of one request that has a price. */
  readonly average: Amount | null;
  /** The server's own estimates of what the present day and month will have cost. */
  readonly projectedDaily: Amount | null;
  readonly projectedMonthly: Amount | null;
  /** Of the last hour. */
  readonly perHour: Amount | null;
  readonly trend: CostTrend | null;
}

export interface TelemetryTokens {
  readonly totalInput: number | null;
  readonly totalOutput: number | null;
  readonly total: number | null;
  readonly avgPerRequest: number | null;
}

export interface TelemetryPerformance {
  /** Milliseconds. */
  readonly avgResponseTime: number | null;
  readonly totalSearches: number | null;
  readonly avgSearchesPerRequest: number | null;
  readonly avgIterations: number | null;
}

/** What one model did. */
export interface ModelUsage {
  /** Payload text, never markup. */
  readonly model: string;
  readonly provider: string | null;
  readonly requests: number | null;
  /** `null` is unknown (no price), `"0"` is free. */
  readonly cost: Amount | null;
  readonly tokens: number | null;
  /** 0–1, of the requests of all models: what the contract's `percentage` means. */
  readonly requestRatio: number | null;
  /** Milliseconds. */
  readonly avgResponseTime: number | null;
}

/** What was asked for one domain. */
export interface DomainUsage {
  readonly domain: string;
  readonly requests: number | null;
  readonly cost: Amount | null;
}

/** One hour of the trend. */
export interface HourUsage {
  /** The hour's first instant. */
  readonly hour: EpochMs;
  readonly cost: Amount | null;
  readonly requests: number | null;
}

/** Somebody at work just now. What the contract does not name may be there all the same, or be unknown. */
export interface LiveSession {
  readonly id: string;
  /** Seconds, when the answer was made. */
  readonly uptime: number | null;
  readonly cost: Amount | null;
  readonly model: string | null;
  readonly provider: string | null;
  readonly domain: string | null;
  readonly user: string | null;
  readonly country: string | null;
  readonly requests: number | null;
  readonly tokens: number | null;
  readonly startedAt: EpochMs | null;
  readonly lastAt: EpochMs | null;
}

export interface TelemetryLive {
  readonly activeSessions: number | null;
  /** What the active sessions have cost so far. */
  readonly currentCost: Amount | null;
  readonly sessions: readonly LiveSession[];
}

/** The same figures of the stretch before, as long as what has passed of this one; to compare with. */
export interface TelemetryBefore {
  readonly totalRequests: number | null;
  /** 0–1. */
  readonly successRatio: number | null;
  readonly cost: Amount | null;
  readonly averageCost: Amount | null;
}

const percent = v.pipe(
  number,
  v.minValue(0, 'must be a percentage from 0 to 100'),
  v.maxValue(100, 'must be a percentage from 0 to 100'),
  v.transform((given) => given / 100),
);

const money = unknownAs(decoratedAmount);
const many = unknownAs(count);

export const overview = v.pipe(
  object(
    {
      totalRequests: many,
      successfulRequests: many,
      failedRequests: many,
      successRate: unknownAs(percent),
      errorRate: unknownAs(percent),
      activeSessions: many,
      timeRange: unknownAs(text),
    },
    'must be an object with totalRequests',
  ),
  v.transform(({ successRate, errorRate, ...rest }): TelemetryOverview => ({
    ...rest,
    successRatio: successRate,
    errorRatio: errorRate,
  })),
);

export const cost = object(
  {
    total: money,
    average: money,
    projectedDaily: money,
    projectedMonthly: money,
    perHour: money,
    trend: unknownAs(v.picklist(TRENDS, `must be one of ${TRENDS.join(', ')}`)),
  },
  'must be an object with total',
);

export const tokens = object(
  { totalInput: many, totalOutput: many, total: many, avgPerRequest: many },
  'must be an object with total',
);

export const performance = object(
  { avgResponseTime: many, totalSearches: many, avgSearchesPerRequest: many, avgIterations: many },
  'must be an object with avgResponseTime',
);

export const before = v.pipe(
  object(
    { totalRequests: many, successRate: unknownAs(percent), cost: money, averageCost: money },
    'must be an object with totalRequests and cost',
  ),
  v.transform(({ successRate, ...rest }): TelemetryBefore => ({ ...rest, successRatio: successRate })),
);

export const modelUsage = v.pipe(
  object(
    {
      model: text,
      provider: unknownAs(text),
      count: many,
      cost: money,
      tokens: many,
      percentage: unknownAs(percent),
      avgResponseTime: many,
    },
    'must be an object with model',
  ),
  v.transform(({ count, percentage, ...rest }): ModelUsage => ({
    ...rest,
    requests: count,
    requestRatio: percentage,
  })),
);

export const domainUsage = object(
  { domain: text, requests: many, cost: money },
  'must be an object with domain, requests and cost',
);

export const hourUsage = object(
  { hour: instant, cost: money, requests: many },
  'must be an object with hour, cost and requests',
);

const session = object(
  {
    id: text,
    uptime: many,
    cost: money,
    model: unknownAs(text),
    provider: unknownAs(text),
    domain: unknownAs(text),
    user: unknownAs(text),
    country: unknownAs(text),
    requests: many,
    tokens: many,
    startedAt: unknownAs(instant),
    lastAt: unknownAs(instant),
  },
  'must be an object with id',
);

export const live = v.pipe(
  object(
    { activeSessions: many, currentCost: money, sessionsData: v.nullish(list(session), []) },
    'must be an object with activeSessions',
  ),
  v.transform(({ sessionsData, ...rest }): TelemetryLive => ({ ...rest, sessions: sessionsData })),
);
