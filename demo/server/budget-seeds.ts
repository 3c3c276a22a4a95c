import type { Database } from './database.js';
import { insertBudget, type BudgetRow } from './budgets.js';

/** How large the two budgets of the account are, in micro-dollars, and where their day begins. */
export interface AccountBudgets {
  readonly dailyMicros: bigint;
  readonly monthlyMicros: bigint;
  /** IANA name. */
  readonly timeZone: string;
}

const PLAIN = {
  unit: 'money',
  softLimitMicros: null,
  weekStart: null,
  anchorDay: null,
  windowHours: null,
  isPaused: false,
  hardStop: false,
  domain: null,
  provider: null,
  model: null,
  user: null,
} as const satisfies Partial<BudgetRow>;

const UNIT = 1_000_000n;

function account({ dailyMicros, monthlyMicros, timeZone }: AccountBudgets): BudgetRow[] {
  const shared = { ...PLAIN, timeZone, hardStop: true };
  return [
    {
      ...shared,
      id: 'daily',
      label: 'Daily',
      scope: 'daily',
      period: 'day',
      limitMicros: dailyMicros,
      softLimitMicros: (dailyMicros * 8n) / 10n,
    },
    {
      ...shared,
      id: 'monthly',
      label: 'Monthly',
      scope: 'monthly',
      period: 'month',
      anchorDay: 1,
      limitMicros: monthlyMicros,
      softLimitMicros: null,
    },
  ];
}

/** One of each kind beside the account's own: a team's week, tokens, requests of a rolling day, unlimited, paused. */
const ofGenerated = (timeZone: string, dailyMicros: bigint): BudgetRow[] => [
  {
    ...PLAIN,
    id: 'support-week',
    label: 'Support team',
    scope: 'team',
    period: 'week',
    weekStart: 'monday',
    timeZone,
    limitMicros: dailyMicros / 2n,
    softLimitMicros: (dailyMicros * 2n) / 5n,
    domain: 'support',
  },
  {
    ...PLAIN,
    id: 'tokens-day',
    label: 'Tokens',
    scope: 'account',
    period: 'day',
    unit: 'tokens',
    timeZone,
    limitMicros: 10_000_000n * UNIT,
  },
  {
    ...PLAIN,
    id: 'requests-24h',
    label: 'Requests',
    scope: 'account',
    period: 'rolling',
    windowHours: 24,
    unit: 'requests',
    timeZone,
    limitMicros: 10_000n * UNIT,
  },
  {
    ...PLAIN,
    id: 'research',
    label: 'Research',
    scope: 'team',
    period: 'month',
    anchorDay: 15,
    timeZone,
    limitMicros: null,
    domain: 'research',
  },
  {
    ...PLAIN,
    id: 'playground',
    label: 'Playground',
    scope: 'project',
    period: 'day',
    timeZone,
    limitMicros: 5n * UNIT,
    isPaused: true,
    domain: 'playground',
  },
];

/** What Azure's trace of an hour nearly fills. */
const ofReplay = (timeZone: string): BudgetRow[] => [
  {
    ...PLAIN,
    id: 'tokens-day',
    label: 'Tokens',
    scope: 'account',
    period: 'day',
    unit: 'tokens',
    timeZone,
    limitMicros: 30_000_000n * UNIT,
  },
  {
    ...PLAIN,
    id: 'requests-day',
    label: 'Requests',
    scope: 'account',
    period: 'day',
    unit: 'requests',
    timeZone,
    limitMicros: 25_000n * UNIT,
  },
];

/** Makes the budgets of a database that has none. */
export function seedBudgets(db: Database, kind: 'generated' | 'replay', sizes: AccountBudgets): void {
  const { timeZone, dailyMicros } = sizes;
  const others = kind === 'replay' ? ofReplay(timeZone) : ofGenerated(timeZone, dailyMicros);
  db.transaction(() => {
    for (const row of [...account(sizes), ...others]) insertBudget(db, row);
  });
}

/** What the command line wants changed; `null` leaves what the database has. */
type Resizing = { readonly [K in keyof AccountBudgets]: AccountBudgets[K] | null };

/** Sets what the command line named and leaves the rest as the database has it. */
export function resizeBudgets(db: Database, { dailyMicros, monthlyMicros, timeZone }: Resizing): void {
  const resize = (id: string, limit: bigint) =>
    db.run(
      `UPDATE budgets SET limit_micros = :limit, soft_limit_micros = iif(soft_limit_micros IS NULL, NULL, :limit * 8 / 10)
       WHERE id = :id`,
      { id, limit },
    );
  db.transaction(() => {
    if (dailyMicros !== null) resize('daily', dailyMicros);
    if (monthlyMicros !== null) resize('monthly', monthlyMicros);
    if (timeZone !== null) db.run('UPDATE budgets SET time_zone = :timeZone', { timeZone });
  });
}
