/** A `dashboard/telemetry` answer of a week, in the wire's words, for the widgets that compare. */
export const comparedTelemetry = (
  overrides: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  currency: 'USD',
  time_zone: 'America/New_York',
  priced_ratio: 1,
  overview: { totalRequests: 94_800, timeRange: '2026-11-14/2026-11-20' },
  cost: { total: '412.00' },
  tokens: { total: 170_030_000 },
  performance: { avgResponseTime: 902 },
  modelUsage: FOUR_MODELS,
  domainBreakdown: [
    { domain: 'support', requests: 60_100, cost: '241.10' },
    { domain: 'research', requests: 24_500, cost: '123.40' },
    { domain: 'sales', requests: 10_200, cost: '47.50' },
  ],
  ...overrides,
});

/** Four models that make up that week. */
export const FOUR_MODELS: readonly Readonly<Record<string, unknown>>[] = [
  {
    model: 'gpt-4o',
    provider: 'openai',
    count: 18_240,
    cost: '214.60',
    tokens: 40_120_000,
    avgResponseTime: 1_240,
  },
  {
    model: 'claude-sonnet-4',
    provider: 'anthropic',
    count: 9_120,
    cost: '121.30',
    tokens: 21_400_000,
    avgResponseTime: 1_610,
  },
  {
    model: 'gemini-2.5-pro',
    provider: 'google',
    count: 7_030,
    cost: '52.08',
    tokens: 18_010_000,
    avgResponseTime: 980,
  },
  {
    model: 'gpt-4o-mini',
    provider: 'openai',
    count: 60_410,
    cost: '24.02',
    tokens: 90_500_000,
    avgResponseTime: 410,
  },
];

/** What a server could send as a name, and an attacker as a request's domain. */
export const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("https://evil.example","free")',
  '\u202Egnol-ot-thgir',
  'projects/acme-production/locations/asia-northeast1/models/custom-'.padEnd(300, '9'),
  '',
];
