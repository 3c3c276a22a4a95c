import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { facesOf } from './faces.js';
import { answered, fakeFeed } from './fake-feed.js';
import type { Scenario } from './scenario.js';
import { FOUR_MODELS, HOSTILE_NAMES, comparedTelemetry } from './compared-answers.js';

const tag = 'model-comparison';

const small = [
  'mistral-large',
  'llama-3.3-70b',
  'deepseek-v3',
  'command-r-plus',
  'qwen-2.5-72b',
  'nova-lite',
  'phi-4',
  'gemma-3-27b',
].map((model, i) => ({
  model,
  provider: 'bedrock',
  cost: (9.5 - 1.1 * i).toFixed(2),
  count: 900 - 90 * i,
  tokens: 1_200_000 - 9_000 * i,
  avgResponseTime: 500 + 130 * i,
}));

const unpriced = { model: 'home-grown', provider: null, cost: null, count: 2_930, tokens: 1_000_000 };

const shown = (
  name: string,
  overrides: Readonly<Record<string, unknown>> = {},
  attributes: Readonly<Record<string, string>> = {},
): Scenario => ({ tag, name, attributes, properties: { telemetry: comparedTelemetry(overrides) } });

const nothing = { modelUsage: [], cost: { total: 0 }, overview: { totalRequests: 0 }, tokens: { total: 0 } };

/** A stream that is filtered by a model. */
const chosen = (
  name: string,
  model: string,
  attributes: Readonly<Record<string, string>> = {},
): Scenario => ({
  tag,
  name,
  attributes,
  properties: {
    feed: fakeFeed({
      answers: { telemetry: answered(decodeTelemetry(comparedTelemetry())) },
      filter: { model },
    }),
  },
});

/** Every face of `<model-comparison>`, each of its views and measures, and what servers send on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(
    tag,
    'telemetry',
    answered(decodeTelemetry(comparedTelemetry())),
    answered(decodeTelemetry(comparedTelemetry(nothing))),
  ),
  shown('table', {}, { view: 'table' }),
  shown('by requests', {}, { measure: 'requests' }),
  shown('by cost per 1,000 tokens', {}, { measure: 'rate' }),
  shown('by latency', {}, { measure: 'latency' }),
  chosen('one model chosen', 'gpt-4o'),
  chosen('one model chosen, a table', 'claude-sonnet-4', { view: 'table' }),
  chosen('a model chosen that is not there', 'gpt-3'),
  shown('twelve models', { modelUsage: [...FOUR_MODELS, ...small], cost: { total: '457.20' } }),
  shown('a price that is unknown', { modelUsage: [...FOUR_MODELS, unpriced], priced_ratio: 0.97 }),
  shown(
    'a price that is unknown, a table',
    { modelUsage: [...FOUR_MODELS, unpriced], priced_ratio: 0.97 },
    { view: 'table' },
  ),
  shown(
    'a refund and more total than rows',
    { modelUsage: [...FOUR_MODELS, { model: 'gpt-4', cost: '-18.50', count: 0, tokens: 0 }] },
    { view: 'table' },
  ),
  shown('nothing known but names', {
    modelUsage: [{ model: 'gpt-4o' }, { model: 'gpt-4o-mini' }],
    cost: {},
    overview: {},
    tokens: {},
    performance: {},
    priced_ratio: null,
  }),
  shown('nothing charged', {
    cost: { total: 0 },
    modelUsage: [{ model: 'llama-3.3-70b', cost: 0, count: 812, tokens: 90_210 }],
  }),
  shown('one model of two providers, in dinars', {
    currency: 'KWD',
    cost: { total: '41.2505' },
    modelUsage: [
      { model: 'gpt-4o', provider: 'openai', cost: '40.0005', count: 182, tokens: 410_000 },
      { model: 'gpt-4o', provider: 'azure', cost: '1.25', count: 604, tokens: 12_000 },
    ],
  }),
  shown('yen and hostile names', {
    currency: 'JPY',
    cost: { total: 9_123_456_789 },
    modelUsage: HOSTILE_NAMES.map((model, i) => ({ model, cost: 10 ** (9 - i), count: 10 ** i, tokens: 5 })),
  }),
  shown(
    'yen and hostile names, a table',
    {
      currency: 'JPY',
      cost: { total: 9_123_456_789 },
      modelUsage: HOSTILE_NAMES.map((model, i) => ({ model, cost: 10 ** (9 - i), count: 10 ** i })),
    },
    { view: 'table' },
  ),
  shown('right to left, in Arabic', {}, { dir: 'rtl', lang: 'ar' }),
  shown('compact', {}, { compact: '' }),
  { ...shown('240 px wide'), width: 240 },
  { ...shown('240 px wide, a table', {}, { view: 'table' }), width: 240 },
  { ...chosen('720 px wide, one model chosen', 'gpt-4o'), width: 720 },
];
