/** A `usage/budget` answer as a server sends it: the contract's own example. */
export function budgetPayload(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    currency: 'USD',
    time_zone: 'America/New_York',
    as_of: '2026-11-20T13:00:00Z',
    is_paused: false,
    hard_stop_enabled: true,
    daily: { used: 41.2, limit: 50, soft_limit: 40, resets_at: '2026-11-21T05:00:00Z' },
    monthly: { used: '812.50', limit: 1000 },
    ...overrides,
  };
}
