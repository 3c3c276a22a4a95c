import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { facesOf } from './faces.js';
import { answered, fakeFeed, type FakeFeedOptions } from './fake-feed.js';
import type { Scenario } from './scenario.js';
import { telemetryAnswered, telemetryOf } from './telemetry-answers.js';

const tag = 'live-cost';
const live = { live: { activeSessions: 3, currentCost: '1.7512' } };
const telemetry = telemetryOf(live);

const streamed = (name: string, feed: FakeFeedOptions, more: Partial<Scenario> = {}): Scenario => ({
  tag,
  name,
  properties: { feed: fakeFeed({ answers: { telemetry: telemetryAnswered(live) }, ...feed }) },
  ...more,
});

/** Every face of `<live-cost>`, and what servers send on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(tag, 'telemetry', telemetryAnswered(live), answered(decodeTelemetry({ overview: {} }))),
  streamed('polling', { status: { state: 'polling' } }),
  streamed('the connection was lost', {
    status: { state: 'retrying' },
    lastNewsAt: Date.now() - 120_000,
    answers: { telemetry: telemetryAnswered(live, { stale: true, ageMs: 120_000 }) },
  }),
  streamed('paused by its viewer', {}, { attributes: { paused: '' } }),
  { tag, name: 'data of the host’s own', properties: { telemetry } },
  streamed('compact', {}, { attributes: { compact: '' } }),
  streamed('240 px wide', {}, { width: 240 }),
  streamed('640 px wide', {}, { width: 640 }),
  {
    tag,
    name: 'nobody at work, a rate that nobody knows',
    properties: { telemetry: { currency: 'USD', live: { activeSessions: 0, currentCost: 0 } } },
  },
  {
    tag,
    name: 'huge numbers',
    properties: {
      telemetry: {
        currency: 'JPY',
        cost: { perHour: '1234567890', projectedDaily: '29629629360' },
        live: { activeSessions: 1_234_567, currentCost: '98765432101' },
      },
    },
  },
  streamed('Arabic', {}, { attributes: { lang: 'ar', dir: 'rtl' } }),
];
