/** An `analytics/costs` answer as a server sends it. */
export function costsPayload(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    currency: 'USD',
    total: 10,
    by_model: [
      { model: 'gpt-4', provider: 'openai', cost: 6, requests: 60, tokens: 6000 },
      { model: 'claude-3-haiku', provider: 'anthropic', cost: '4.00', requests: 40, tokens: 4000 },
    ],
    by_day: [
      { date: '2026-11-01', cost: 3.2 },
      { date: '2026-11-02', cost: 6.8 },
    ],
    by_provider: [],
    by_user: [],
    time_zone: 'UTC',
    priced_ratio: 1,
    as_of: '2026-11-20T13:00:00Z',
    ...overrides,
  };
}
