import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { answered } from './fake-feed.js';
import { facesOf } from './faces.js';
import type { Scenario } from './scenario.js';

const tag = 'cost-trend';

const HOUR_MS = 3_600_000;

/** Hours that rise and fall with the day and the week, without chance, so that a picture is the same every time. */
function hoursOf(
  first: string,
  count: number,
  { scale = 1, digits = 4 }: { readonly scale?: number; readonly digits?: number } = {},
): object[] {
  const from = Date.parse(first);
  return Array.from({ length: count }, (_, index) => {
    const day = Math.sin(((index % 24) / 24) * 2 * Math.PI - 2);
    const week = 1 + 0.35 * Math.sin(index / 31) + 0.2 * Math.sin(index / 7.3);
    const size = Math.max(0.04, (1.1 + day) * week);
    return {
      hour: new Date(from + index * HOUR_MS).toISOString(),
      cost: (size * scale).toFixed(digits),
      requests: Math.round(size * 34),
    };
  });
}

/** From the midnight of 14 November in New York until the noon of the 20th. */
const week = hoursOf('2026-11-14T05:00:00Z', 156);

const telemetry = {
  currency: 'USD',
  time_zone: 'America/New_York',
  as_of: '2026-11-20T16:20:00Z',
  hourlyTrend: week,
};

const shown = (
  name: string,
  overrides: Readonly<Record<string, unknown>> = {},
  attributes: Record<string, string> = {},
): Scenario => ({
  tag,
  name,
  attributes,
  properties: { telemetry: { ...telemetry, ...overrides } },
});

const without = (from: number, to: number): object[] => week.filter((_, i) => i < from || i >= to);
const unknown = (from: number, to: number): object[] =>
  week.map((hour, i) => (i < from || i >= to ? hour : { ...hour, cost: null }));
const lastHours = (count: number): object[] => week.slice(-count);

/** Every face of `<cost-trend>`, each of its views, and what servers send on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(
    tag,
    'telemetry',
    answered(
      decodeTelemetry({
        ...telemetry,
        cost: { total: '171.20' },
        previous: { cost: '145.10', totalRequests: 5_000 },
      }),
    ),
    answered(decodeTelemetry({ ...telemetry, hourlyTrend: [] })),
  ),
  shown('cost and requests, one above the other', {}, { show: 'both' }),
  shown('requests', {}, { show: 'requests' }),
  shown('table', {}, { view: 'table' }),
  shown('a day by the hour', { hourlyTrend: lastHours(24) }),
  shown('a day by the hour, a table', { hourlyTrend: lastHours(24) }, { view: 'table' }),
  shown('a week by the hour', {}, { interval: 'hour' }),
  shown(
    'ninety days by the hour',
    { hourlyTrend: hoursOf('2026-08-22T16:00:00Z', 2_161) },
    { interval: 'hour' },
  ),
  shown(
    'ten thousand hours',
    { hourlyTrend: hoursOf('2025-09-30T01:00:00Z', 10_000) },
    { interval: 'hour', show: 'both' },
  ),
  shown('hours that were left out are zero', { hourlyTrend: without(60, 100) }, { interval: 'hour' }),
  shown('hours of unknown cost are a gap', { hourlyTrend: unknown(60, 100) }, { interval: 'hour' }),
  shown('days that are at least so dear', { hourlyTrend: unknown(60, 70) }, { view: 'table' }),
  shown('nothing is known of the cost', { hourlyTrend: unknown(0, 156) }),
  shown('of the cost nothing, of the requests all', { hourlyTrend: unknown(0, 156) }, { show: 'both' }),
  shown('one hour', { hourlyTrend: lastHours(1) }),
  shown(
    'the night that has an hour twice',
    {
      as_of: '2026-11-01T12:00:00Z',
      hourlyTrend: hoursOf('2026-11-01T04:00:00Z', 8),
    },
    { view: 'table' },
  ),
  shown(
    'days of 23 and 25 hours',
    {
      time_zone: 'Europe/Berlin',
      as_of: '2026-10-28T12:00:00Z',
      hourlyTrend: hoursOf('2026-10-22T22:00:00Z', 24 * 5 + 14),
    },
    { interval: 'day' },
  ),
  shown('parts of a cent', { hourlyTrend: hoursOf('2026-11-19T17:00:00Z', 24, { scale: 0.004, digits: 7 }) }),
  shown('yen', {
    currency: 'JPY',
    hourlyTrend: hoursOf('2026-11-14T05:00:00Z', 156, { scale: 98_000, digits: 0 }),
  }),
  shown('Kuwaiti dinars', {
    currency: 'KWD',
    hourlyTrend: hoursOf('2026-11-14T05:00:00Z', 156, { scale: 1.3 }),
  }),
  { ...shown('compact', {}, { compact: '' }) },
  { ...shown('240 px wide', {}, { show: 'both' }), width: 240 },
  { ...shown('240 px wide, a table', {}, { view: 'table' }), width: 240 },
  { ...shown('720 px wide', {}, { show: 'both' }), width: 720 },
];
