/** An answer of `monitoring/chat`, as far as alerts are concerned. */
export const alertsPayload = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  as_of: '2026-11-20T13:00:00Z',
  time_zone: 'UTC',
  alerts: [
    { domain: '', alert_type: 'monthly', threshold_usd: '1200' },
    { domain: 'shop.example', alert_type: 'daily', threshold_usd: 5 },
    { domain: 'shop.example', alert_type: 'weekly', threshold_usd: '30.5' },
  ],
  domainBreakdown: [
    { domain: 'shop.example', requests: 10, cost: '1' },
    { domain: 'help.example', requests: 3, cost: '0.2' },
  ],
  ...overrides,
});

/** What `check-alerts` answers for one domain. */
export const checksPayload = (domain: string, current = '6.2'): Record<string, unknown> => ({
  as_of: '2026-11-20T13:00:00Z',
  alerts: (
    alertsPayload()['alerts'] as { domain: string; alert_type: string; threshold_usd: string | number }[]
  )
    .filter((alert) => alert.domain === domain)
    .map((alert) => ({
      ...alert,
      current_usd: current,
      percent: (Number(current) / Number(alert.threshold_usd)) * 100,
      is_exceeded: Number(current) > Number(alert.threshold_usd),
      window_end: '2026-11-21T00:00:00Z',
    })),
});
