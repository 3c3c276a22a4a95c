import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { facesOf } from './faces.js';
import { answered } from './fake-feed.js';
import type { Scenario } from './scenario.js';
import { hoursOf, MADE_AT, quietTelemetry, telemetryAnswered, telemetryOf } from './telemetry-answers.js';

const tag = 'key-metrics';
const end = Date.parse(MADE_AT);

const shown = (
  name: string,
  overrides: Readonly<Record<string, unknown>> = {},
  more: Partial<Scenario> = {},
): Scenario => ({ tag, name, properties: { telemetry: telemetryOf(overrides) }, ...more });

/** Every face of `<key-metrics>`, and what servers send on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(tag, 'telemetry', telemetryAnswered(), answered(decodeTelemetry(quietTelemetry))),
  shown('compact', {}, { attributes: { compact: '' } }),
  shown('240 px wide', {}, { width: 240 }),
  shown('360 px wide', {}, { width: 360 }),
  shown('640 px wide', {}, { width: 640 }),
  shown('1000 px wide', {}, { width: 1000 }),
  shown('four of them', {}, { attributes: { metrics: 'total average requests success' }, width: 800 }),
  shown('only the total', {}, { attributes: { metrics: 'total' } }),
  shown('prices known in part', { pricedRatio: 0.9704 }),
  shown('nothing before', { previous: null }),
  shown('new, unchanged, and hardly changed', {
    previous: { totalRequests: 1_604, successRate: 95, cost: '0', averageCost: '0.03958' },
  }),
  shown('cheaper and better', {
    previous: { totalRequests: 4_000, successRate: 91.5, cost: '120', averageCost: '0.06' },
  }),
  shown('24 hours with a gap', {
    hourlyTrend: hoursOf(1, end).map((hour, index) =>
      index > 8 && index < 12 ? { ...hour, cost: null } : hour,
    ),
  }),
  shown('90 days', { hourlyTrend: hoursOf(90, end) }),
  shown('hardly anything known', {
    overview: { totalRequests: 12, successRate: null },
    cost: { total: null },
    hourlyTrend: [],
    previous: null,
  }),
  shown('huge numbers', {
    currency: 'JPY',
    overview: { totalRequests: 1_234_567_890, successRate: 99.99 },
    cost: {
      total: '9876543210',
      average: '8',
      projectedDaily: '1234567890',
      projectedMonthly: '38000000000',
    },
  }),
  shown('tiny amounts', {
    cost: {
      total: '0.0000054',
      average: '0.0000000034',
      projectedDaily: '0.000001',
      projectedMonthly: '0.00003',
    },
  }),
  shown('Arabic', {}, { attributes: { lang: 'ar', dir: 'rtl' }, width: 640 }),
];
