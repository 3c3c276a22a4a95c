/** Eight in the morning in New York: the day runs another 16 hours, the month another ten days. */
const AS_OF = '2026-11-20T13:00:00Z';

const DAILY = { used: 41.2, limit: 50, soft_limit: 40, resets_at: '2026-11-21T05:00:00Z' };
const MONTHLY = { used: '812.50', limit: 1400 };

/** The contract's example of `usage/budget`, with what a scenario changes of it. */
export function budgetAnswer(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    currency: 'USD',
    time_zone: 'America/New_York',
    as_of: AS_OF,
    is_paused: false,
    hard_stop_enabled: false,
    daily: DAILY,
    monthly: MONTHLY,
    ...changes,
  };
}

/** A daily budget with so much used of 50, and a quiet monthly one. */
export const dailyOf = (used: unknown, limit: unknown = 50): Record<string, unknown> =>
  budgetAnswer({ daily: { used, limit } });

const daily = (currency: string, used: unknown, limit: unknown): Record<string, unknown> =>
  budgetAnswer({ currency, daily: { used, limit }, monthly: { used, limit: null } });

/** What servers and calendars bring on odd days, by what is to be seen. */
export const oddBudgets: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'within budget': dailyOf(12.4),
  'warning at 82 %': budgetAnswer(),
  'exactly 90 % is still a warning': dailyOf(45),
  'critical at 92 %': dailyOf(46.1),
  '137 %, over limit': dailyOf(68.5),
  'hard stop ahead': budgetAnswer({ daily: { used: 41.2, limit: 50 }, hard_stop_enabled: true }),
  'paused, with hard stop': budgetAnswer({ is_paused: true, hard_stop_enabled: true }),
  unlimited: budgetAnswer({ daily: { used: 41.2, limit: null }, monthly: { used: 812.5, limit: null } }),
  'unknown use': dailyOf(null),
  'zero of a limit of zero': dailyOf(0, 0),
  'something of a limit of zero': dailyOf(3.2, 0),
  'a refund': dailyOf(-4.2),
  'a ten-millionth of a dollar': dailyOf('0.0000001'),
  'a billion dollars': budgetAnswer({
    daily: { used: '1000000000', limit: '1200000000' },
    monthly: { used: '9007199254.74', limit: '10000000000' },
  }),
  yen: daily('JPY', 41250, 50000),
  'Kuwaiti dinars': daily('KWD', '41.2505', 50),
  'too early to say': budgetAnswer({ as_of: '2026-11-01T04:20:00Z' }),
  'a day of 25 hours': budgetAnswer({ as_of: '2026-11-01T16:00:00Z', daily: { used: 20, limit: 50 } }),
  'a day of 23 hours': budgetAnswer({ as_of: '2026-03-08T16:00:00Z', daily: { used: 20, limit: 50 } }),
  'the last evening of a month': budgetAnswer({
    as_of: '2026-12-01T01:00:00Z',
    daily: { used: 38, limit: 50 },
    monthly: { used: 1350, limit: 1400 },
    hard_stop_enabled: true,
  }),
  'a month from the 31st, which February has not': {
    currency: 'USD',
    time_zone: 'America/New_York',
    as_of: '2026-02-20T13:00:00Z',
    budgets: [{ id: 'monthly', period: 'month', anchor_day: 31, used: 700, limit: 1400 }],
  },
  'a day without midnight': budgetAnswer({
    time_zone: 'America/Santiago',
    as_of: '2026-09-05T20:00:00Z',
    daily: { used: 20, limit: 50 },
  }),
  'no time zone': budgetAnswer({ time_zone: null, daily: { used: 41.2, limit: 50 } }),
  'one budget': { as_of: AS_OF, currency: 'USD', daily: DAILY },
  'many budgets': budgetAnswer({
    budgets: [
      { id: 'team-a', label: 'Team A', scope: 'team', period: 'week', used: 120, limit: null },
      { id: 'team-b', label: 'Team B', scope: 'team', period: 'week', used: 96, limit: 100 },
      {
        id: 'tokens',
        label: 'Support assistant',
        scope: 'agent',
        period: 'day',
        unit: 'tokens',
        used: 1240000,
        limit: 2000000,
      },
      { id: 'requests', period: 'hour', unit: 'requests', used: 118, limit: 120 },
      { id: 'rolling', label: 'Burst', period: 'rolling', window_hours: 24, used: 8.4, limit: 10 },
      {
        id: 'credits',
        label: 'Prepaid',
        period: 'lifetime',
        unit: 'credits',
        used: 640,
        limit: 1000,
        starts_at: '2026-09-01T00:00:00Z',
      },
      {
        id: 'long',
        label: 'Donaudampfschifffahrtsgesellschaftskapitänsbudgetabrechnung',
        period: 'month',
        used: 999.99,
        limit: 1000,
        is_paused: true,
      },
    ],
  }),
};
