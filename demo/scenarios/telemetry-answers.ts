import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { answered } from './fake-feed.js';

const HOUR_MS = 3_600_000;

/** A week of hours as an office has them: busy by day, quiet at night, and the last one running. */
export function hoursOf(days: number, endMs: number): readonly Readonly<Record<string, unknown>>[] {
  const last = Math.floor(endMs / HOUR_MS) * HOUR_MS;
  return Array.from({ length: days * 24 }, (_, index) => {
    const at = last - (days * 24 - 1 - index) * HOUR_MS;
    const date = new Date(at);
    const isWeekend = date.getUTCDay() % 6 === 0;
    const tide = Math.max(0, Math.sin(((date.getUTCHours() - 5) / 14) * Math.PI));
    const requests = Math.round((isWeekend ? 6 : 22) * tide + (index % 5));
    return {
      hour: new Date(at).toISOString(),
      requests,
      cost: (requests * (0.03 + 0.002 * (index % 7))).toFixed(6),
    };
  });
}

/** When the answers of scenarios are made. */
export const MADE_AT = '2026-11-20T13:40:00Z';

/** A `dashboard/telemetry` answer in the wire's words. */
export const telemetryOf = (
  overrides: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  currency: 'USD',
  timeZone: 'UTC',
  asOf: MADE_AT,
  pricedRatio: 1,
  overview: {
    totalRequests: 1_604,
    successfulRequests: 1_524,
    failedRequests: 80,
    successRate: 95,
    activeSessions: 3,
    timeRange: '2026-11-14/2026-11-20',
  },
  cost: {
    total: '63.50',
    average: '0.0395885',
    projectedDaily: '11.20',
    projectedMonthly: '271.40',
    perHour: '0.42',
    trend: 'increasing',
  },
  previous: { totalRequests: 1_500, successRate: 94, cost: '50.80', averageCost: '0.0338666' },
  hourlyTrend: hoursOf(7, Date.parse(MADE_AT)),
  ...overrides,
});

/** The same as a feed hands it on. */
export const telemetryAnswered = (
  overrides?: Readonly<Record<string, unknown>>,
  options?: Parameters<typeof answered>[1],
): ReturnType<typeof answered> => answered(decodeTelemetry(telemetryOf(overrides)), options);

/** A stretch in which nobody asked anything. */
export const quietTelemetry: Readonly<Record<string, unknown>> = {
  currency: 'USD',
  overview: { totalRequests: 0 },
  cost: { total: '0' },
};
