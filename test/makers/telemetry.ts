/** One row as it is posted to `telemetry`. */
export const telemetry = (overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  time: '2026-11-20T16:00:00Z',
  session: 's-1',
  model: 'gpt-4-turbo',
  lane: 'green',
  domain: 'support',
  user: 'ana',
  country: 'ES',
  input_tokens: 1_000,
  output_tokens: 200,
  latency_ms: 900,
  success: true,
  rating: 5,
  ...overrides,
});
