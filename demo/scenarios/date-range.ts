import type { StreamFilter } from '../../src/store/stream-filter.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { answered, fakeFeed } from './fake-feed.js';
import type { Scenario } from './scenario.js';

const tag = 'date-range';

const telemetry = (names: readonly string[]) =>
  answered(
    decodeTelemetry({
      time_zone: 'America/New_York',
      overview: {},
      domainBreakdown: names.map((domain) => ({ domain, requests: 1, cost: 1 })),
      modelUsage: ['gpt-4-turbo', 'gpt-5-mini', 'claude-sonnet-4'].map((model) => ({ model, cost: 1 })),
    }),
  );

const feedWith = (filter: Partial<StreamFilter>, names = ['support', 'research', 'coding']) =>
  fakeFeed({ filter, answers: { telemetry: telemetry(names) } });

const shown = (
  name: string,
  filter: Partial<StreamFilter> = {},
  more: Omit<Scenario, 'tag' | 'name' | 'properties'> = {},
): Scenario => ({ tag, name, properties: { feed: feedWith(filter) }, ...more });

/** Every look of `<date-range>`, and what pages and servers make of it on odd days. */
export const scenarios: readonly Scenario[] = [
  { tag, name: 'unconnected' },
  {
    tag,
    name: 'before anything is known',
    properties: { feed: fakeFeed({ answers: { telemetry: { type: 'loading' } } }) },
  },
  shown('ready'),
  shown('hours', { range: { type: 'hours', hours: 24 } }),
  shown('two dates', { range: { type: 'dates', start: '2026-11-01', end: '2026-11-20' } }),
  shown('a domain and a model', { domain: 'support', model: 'gpt-5-mini' }),
  shown('what nobody knows', { domain: 'closed-last-year', range: { type: 'days', days: 45 } }),
  shown('buttons alone', {}, { attributes: { 'no-custom': '', 'no-domain': '', 'no-model': '' } }),
  shown('other periods', {}, { attributes: { ranges: '1h 1d 14d 365d', value: '14d' } }),
  shown('compact', {}, { attributes: { compact: '' } }),
  shown('240 px wide', { domain: 'support' }, { width: 240 }),
  shown('360 px wide', { domain: 'support' }, { width: 360 }),
  shown('640 px wide', { domain: 'support' }, { width: 640 }),
  {
    tag,
    name: 'long names',
    properties: {
      feed: feedWith({ domain: 'a-domain-'.repeat(12) }, [
        'a-domain-'.repeat(12),
        '<img src=x onerror=alert(1)>',
        '',
      ]),
    },
  },
];
