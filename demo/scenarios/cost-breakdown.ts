import { decodeCosts } from '../../src/wire/costs.js';
import { answered } from './fake-feed.js';
import { facesOf } from './faces.js';
import type { Scenario } from './scenario.js';

const tag = 'cost-breakdown';

const DAYS = 20;

/** Twenty uneven days that add up to a total. */
function daysOf(total: number): object[] {
  const weights = Array.from({ length: DAYS }, (_, i) => 12 + 8 * Math.abs(Math.sin(i)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const costs = weights.slice(1).map((weight) => Number(((total * weight) / whole).toFixed(4)));
  const first = total - costs.reduce((sum, cost) => sum + cost, 0);
  return [Number(first.toFixed(6)), ...costs].map((cost, i) => ({
    date: `2026-11-${String(i + 1).padStart(2, '0')}`,
    cost,
  }));
}

const few = [
  { model: 'gpt-4o', provider: 'openai', cost: 214.6, requests: 18240, tokens: 40_120_000 },
  { model: 'claude-sonnet-4', provider: 'anthropic', cost: 121.3, requests: 9120, tokens: 21_400_000 },
  { model: 'gemini-2.5-pro', provider: 'google', cost: 52.08, requests: 7030, tokens: 18_010_000 },
  { model: 'gpt-4o-mini', provider: 'openai', cost: 24.02, requests: 60410, tokens: 90_500_000 },
];

const small = [
  'mistral-large',
  'llama-3.3-70b',
  'deepseek-v3',
  'command-r-plus',
  'qwen-2.5-72b',
  'nova-lite',
];

const many = [
  ...few,
  ...small.map((model, i) => ({
    model,
    provider: 'bedrock',
    cost: 9.5 - 1.4 * i,
    requests: 900 - 90 * i,
    tokens: 1_200_000 - 9_000 * i,
  })),
];

const costs = {
  currency: 'USD',
  time_zone: 'America/New_York',
  total: 412,
  by_model: few,
  by_day: daysOf(412),
  by_user: [
    { user: 'ann', provider: 'anthropic', cost: 80.3 },
    { user: 'bo', provider: 'anthropic', cost: 41 },
  ],
};

const shown = (
  name: string,
  overrides: Readonly<Record<string, unknown>>,
  attributes: Record<string, string> = {},
): Scenario => ({
  tag,
  name,
  attributes,
  properties: {
    costs: { ...costs, by_day: daysOf(Number(overrides['total'] ?? costs.total)), ...overrides },
  },
});

/** Every face of `<cost-breakdown>`, each of its views, and what servers send on odd days. */
export const scenarios: readonly Scenario[] = [
  ...facesOf(tag, 'costs', answered(decodeCosts(costs)), answered(decodeCosts({ total: 0 }))),
  shown('pie', {}, { view: 'pie' }),
  shown('table', {}, { view: 'table' }),
  shown('one model looked into', {}, { model: 'gpt-4o' }),
  shown('ten models', { by_model: many, total: 448 }),
  shown('ten models as a pie', { by_model: many, total: 448 }, { view: 'pie' }),
  shown('more total than rows', { total: 500 }, { view: 'table' }),
  shown('more total than rows, a pie', { total: 500 }, { view: 'pie' }),
  shown('fewer total than rows', { total: 400 }),
  shown('more total than days', { by_day: daysOf(409.5) }),
  shown(
    'a price that is unknown',
    { by_model: [...few, { model: 'home-grown', cost: null, requests: 2930 }], priced_ratio: 0.97 },
    { view: 'table' },
  ),
  shown(
    'a refund in a pie',
    { by_model: [...few, { model: 'gpt-4', provider: 'openai', cost: -18.5, requests: 0 }], total: 393.5 },
    { view: 'pie' },
  ),
  shown('nothing charged', {
    total: 0,
    by_model: [{ model: 'llama-3.3-70b', provider: 'home', cost: 0, requests: 812, tokens: 90210 }],
  }),
  shown('tiny amounts', {
    total: 0.00042,
    by_model: [
      { model: 'gpt-5-mini', cost: '0.00037', requests: 3 },
      { model: 'gpt-5-nano', cost: '0.00005', requests: 1 },
    ],
  }),
  shown(
    'a ten-millionth of a dollar, and a millionth',
    {
      total: '0.0000011',
      by_model: [
        { model: 'gpt-5-mini', cost: '0.000001', requests: 1 },
        { model: 'gpt-5-nano', cost: '0.0000001', requests: 1 },
      ],
    },
    { view: 'table' },
  ),
  shown(
    'a billion dollars beside six decimals',
    {
      total: '1000000346.278650',
      by_model: [
        { model: 'gpt-4-turbo', cost: '1000000000', requests: 55_925_490 },
        { model: 'gpt-5-mini', cost: '346.278650', requests: 19_366 },
      ],
    },
    { view: 'table' },
  ),
  shown(
    'Kuwaiti dinars',
    {
      currency: 'KWD',
      total: '41.2505',
      by_model: [
        { model: 'gpt-4o', cost: '40.0005', requests: 182 },
        { model: 'gpt-4o-mini', cost: '1.25', requests: 604 },
      ],
    },
    { view: 'table' },
  ),
  shown('at least $12.30, 97 % priced', {
    total: '12.30',
    priced_ratio: 0.97,
    by_model: [
      { model: 'gpt-4o', cost: '12.30', requests: 97 },
      { model: 'home-grown', cost: null, requests: 3 },
    ],
  }),
  shown('yen, long names and markup', {
    currency: 'JPY',
    total: 9123456789,
    by_model: [
      { model: 'projects/acme-production/locations/asia-northeast1/models/custom-9', cost: 9000000000 },
      { model: '<img src=x onerror=alert(1)>', cost: 123456789 },
    ],
  }),
  { ...shown('compact', {}, { compact: '' }) },
  { ...shown('240 px wide', { by_model: many, total: 448 }), width: 240 },
  { ...shown('240 px wide, a table', {}, { view: 'table' }), width: 240 },
  { ...shown('720 px wide, a pie', {}, { view: 'pie' }), width: 720 },
];
