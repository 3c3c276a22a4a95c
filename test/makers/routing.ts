/** An `analytics/routing` answer as a server sends it: the contract's own example with two lanes more. */
export function routingPayload(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    lanes: {
      green: { task_count: 1240, success_rate: 0.982, avg_tokens: 812, feedback_rating: 4.3, cost: 12.4 },
      yellow: { task_count: 310, success_rate: 0.91, avg_tokens: 2450, feedback_rating: 3.9, cost: 20.1 },
      red: { task_count: 50, success_rate: 0.7, avg_tokens: 9800, feedback_rating: 2.6, cost: 31 },
    },
    currency: 'USD',
    as_of: '2026-11-20T13:00:00Z',
    ...overrides,
  };
}
