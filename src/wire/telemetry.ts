import * as v from 'valibot';
import { decode, saysOneOf } from './decode.js';
import { fault, type Decoded } from './fault.js';
import { currency, instant, list, object, ratio, text, unknownAs, type EpochMs } from './field.js';
import * as sections from './telemetry-sections.js';
import type {
  DomainUsage,
  HourUsage,
  ModelUsage,
  TelemetryBefore,
  TelemetryCost,
  TelemetryLive,
  TelemetryOverview,
  TelemetryPerformance,
  TelemetryTokens,
} from './telemetry-sections.js';

export type {
  DomainUsage,
  HourUsage,
  ModelUsage,
  TelemetryBefore,
  TelemetryCost,
  TelemetryLive,
  TelemetryOverview,
  TelemetryPerformance,
  TelemetryTokens,
} from './telemetry-sections.js';

/** The answer of `dashboard/telemetry`. Parts that were not said hold `null` figures and empty lists. */
export interface TelemetryAnswer {
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly asOf: EpochMs | null;
  /** 0–1: the share of requests whose price is known. */
  readonly pricedRatio: number | null;
  readonly overview: TelemetryOverview;
  readonly cost: TelemetryCost;
  readonly tokens: TelemetryTokens;
  readonly performance: TelemetryPerformance;
  readonly before: TelemetryBefore | null;
  readonly models: readonly ModelUsage[];
  readonly domains: readonly DomainUsage[];
  /** In the order of their instants. */
  readonly hours: readonly HourUsage[];
  readonly live: TelemetryLive;
}

/** What a `usage.update` says of the telemetry: sections and lists come whole, hours are laid over those known. */
export type TelemetryPart = Partial<Omit<TelemetryAnswer, 'asOf'>> & { readonly asOf: EpochMs | null };

const part = v.pipe(
  object(
    {
      currency: v.nullish(currency),
      timeZone: v.nullish(text),
      asOf: unknownAs(instant),
      pricedRatio: v.nullish(ratio),
      overview: v.nullish(sections.overview),
      cost: v.nullish(sections.cost),
      tokens: v.nullish(sections.tokens),
      performance: v.nullish(sections.performance),
      previous: v.nullish(sections.before),
      modelUsage: v.nullish(list(sections.modelUsage)),
      domainBreakdown: v.nullish(list(sections.domainUsage)),
      hourlyTrend: v.nullish(list(sections.hourUsage)),
      live: v.nullish(sections.live),
    },
    'must be a telemetry object',
  ),
  v.transform(({ asOf, previous, modelUsage, domainBreakdown, hourlyTrend, ...rest }): TelemetryPart => {
    const lists = { before: previous, models: modelUsage, domains: domainBreakdown, hours: hourlyTrend };
    const said = Object.entries<unknown>({ ...rest, ...lists }).filter(([, value]) => value != null);
    return { ...Object.fromEntries(said), asOf };
  }),
);

const NO_ANSWER: TelemetryAnswer = {
  currency: null,
  timeZone: null,
  asOf: null,
  pricedRatio: null,
  overview: {
    totalRequests: null,
    successfulRequests: null,
    failedRequests: null,
    successRatio: null,
    errorRatio: null,
    activeSessions: null,
    timeRange: null,
  },
  cost: {
    total: null,
    average: null,
    projectedDaily: null,
    projectedMonthly: null,
    perHour: null,
    trend: null,
  },
  tokens: { totalInput: null, totalOutput: null, total: null, avgPerRequest: null },
  performance: {
    avgResponseTime: null,
    totalSearches: null,
    avgSearchesPerRequest: null,
    avgIterations: null,
  },
  before: null,
  models: [],
  domains: [],
  hours: [],
  live: { activeSessions: null, currentCost: null, sessions: [] },
};

/** Lays a part over an answer: what it does not speak of did not change, hours are matched by their instant. */
export function mergeTelemetry(answer: TelemetryAnswer, part: TelemetryPart): TelemetryAnswer {
  return {
    ...answer,
    ...part,
    asOf: part.asOf ?? answer.asOf,
    hours: part.hours ? withHours(answer.hours, part.hours) : answer.hours,
  };
}

function withHours(known: readonly HourUsage[], given: readonly HourUsage[]): readonly HourUsage[] {
  const isInOrder = given.every(({ hour }, index) => hour > (given[index - 1]?.hour ?? -Infinity));
  if (known.length === 0 && isInOrder) return given;
  const byHour = new Map([...known, ...given].map((usage) => [usage.hour, usage]));
  return [...byHour.values()].sort((a, b) => a.hour - b.hour);
}

/** The answer that a part makes by itself. */
export const telemetryFrom = (part: TelemetryPart): TelemetryAnswer => mergeTelemetry(NO_ANSWER, part);

/** Reads the `telemetry` part of `usage.update`. */
export const decodeTelemetryPart = (input: unknown): Decoded<TelemetryPart> => decode(part, input);

const SECTIONS = [
  'overview',
  'cost',
  'tokens',
  'performance',
  'modelUsage',
  'domainBreakdown',
  'hourlyTrend',
  'live',
];

/** Reads `dashboard/telemetry`. */
export function decodeTelemetry(input: unknown): Decoded<TelemetryAnswer> {
  const decoded = decodeTelemetryPart(input);
  if (!decoded.ok) return decoded;
  if (saysOneOf(input, SECTIONS)) return { ok: true, value: telemetryFrom(decoded.value) };
  return {
    ok: false,
    fault: fault('bad-shape', 'overview', 'must be there, or cost, modelUsage or another section', input),
  };
}
