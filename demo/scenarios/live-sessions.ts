import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { facesOf } from './faces.js';
import { answered } from './fake-feed.js';
import type { Scenario } from './scenario.js';
import { telemetryAnswered, telemetryOf } from './telemetry-answers.js';

const tag = 'live-sessions';

const sessions = [
  { id: 's-4f2a', uptime: 7_425, cost: '1.20', model: 'gpt-4-turbo', domain: 'support', user: 'ana' },
  { id: 's-77c1', uptime: 65, cost: '0.0004', model: 'gpt-5-mini', domain: 'research' },
  { id: 's-90e0', uptime: 12, cost: null, model: null },
];

const liveOf = (list: readonly object[]): Readonly<Record<string, unknown>> => ({
  live: { activeSessions: list.length, currentCost: '1.2004', sessionsData: list },
});

const shown = (name: string, list: readonly object[], more: Partial<Scenario> = {}): Scenario => ({
  tag,
  name,
  properties: { telemetry: telemetryOf(liveOf(list)) },
  ...more,
});

const many = Array.from({ length: 250 }, (_, index) => ({
  id: `s-${index}`,
  uptime: 40 * index,
  cost: (index * 0.013).toFixed(3),
  model: index % 3 === 0 ? 'gpt-4-turbo' : 'gpt-5-mini',
}));

/** Every face of `<live-sessions>`, and what servers send on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(
    tag,
    'telemetry',
    telemetryAnswered(liveOf(sessions)),
    answered(decodeTelemetry({ live: { activeSessions: 0 } })),
  ),
  shown('compact', sessions, { attributes: { compact: '' } }),
  shown('240 px wide', sessions, { width: 240 }),
  shown('640 px wide', sessions, { width: 640 }),
  shown('250 sessions', many),
  shown('long names', [
    { id: 'session-with-a-name-that-does-not-end-before-the-line-does', uptime: 1e6, cost: '98765.43' },
  ]),
  {
    tag,
    name: 'told how many, but not who',
    properties: { telemetry: telemetryOf({ live: { activeSessions: 12, currentCost: '3' } }) },
  },
  shown('Arabic', sessions, { attributes: { lang: 'ar', dir: 'rtl' } }),
];
