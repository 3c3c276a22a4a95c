import { decodeTelemetry, type TelemetryAnswer } from '../../src/wire/telemetry.js';

/** A `dashboard/telemetry` answer in the wire's words. */
export const telemetryPayload = (
  overrides: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  currency: 'USD',
  time_zone: 'America/New_York',
  as_of: '2026-11-20T13:00:00Z',
  priced_ratio: 1,
  overview: {
    totalRequests: 1_600,
    successfulRequests: 1_520,
    failedRequests: 80,
    successRate: 95,
    errorRate: 5,
    activeSessions: 2,
    timeRange: '2026-11-14/2026-11-20',
  },
  cost: {
    total: '63.50',
    average: '0.0396875',
    projectedDaily: '9.20',
    projectedMonthly: '271.40',
    perHour: '0.42',
    trend: 'increasing',
  },
  tokens: { totalInput: 1_200_000, totalOutput: 400_000, total: 1_600_000, avgPerRequest: 1_000 },
  performance: {
    avgResponseTime: 912,
    totalSearches: null,
    avgSearchesPerRequest: null,
    avgIterations: null,
  },
  previous: { totalRequests: 1_500, successRate: 94, cost: '50.80', averageCost: '0.0338666' },
  modelUsage: [
    {
      model: 'gpt-4-turbo',
      provider: 'openai',
      count: 600,
      cost: '51.20',
      tokens: 900_000,
      percentage: 37.5,
      avgResponseTime: 1_400,
    },
    {
      model: 'gpt-5-mini',
      provider: 'openai',
      count: 900,
      cost: '12.30',
      tokens: 600_000,
      percentage: 56.25,
      avgResponseTime: 620,
    },
    { model: 'never-priced', provider: null, count: 100, cost: null, tokens: 100_000, percentage: 6.25 },
  ],
  domainBreakdown: [
    { domain: 'support', requests: 1_100, cost: '40.10' },
    { domain: 'research', requests: 500, cost: '23.40' },
  ],
  hourlyTrend: [
    { hour: '2026-11-20T10:00:00Z', cost: '0.31', requests: 9 },
    { hour: '2026-11-20T11:00:00Z', cost: '0.35', requests: 11 },
    { hour: '2026-11-20T12:00:00Z', cost: '0.42', requests: 12 },
  ],
  live: {
    activeSessions: 2,
    currentCost: '1.75',
    sessionsData: [
      { id: 's-1', uptime: 2_400, cost: '1.50', model: 'gpt-4-turbo', domain: 'support', requests: 12 },
      { id: 's-2', uptime: 65, cost: '0.25', model: 'gpt-5-mini', domain: 'research', requests: 3 },
    ],
  },
  ...overrides,
});

/** The same as the floors above the wire see it; overrides are in the wire's words. */
export function telemetryAnswer(overrides?: Readonly<Record<string, unknown>>): TelemetryAnswer {
  const decoded = decodeTelemetry(telemetryPayload(overrides));
  if (!decoded.ok) throw new Error(`${decoded.fault.field}: ${decoded.fault.message}`);
  return decoded.value;
}
