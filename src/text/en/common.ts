/** The English words of every element. */
export const common = {
  loading: 'Loading…',
  retry: 'Try again',
  refresh: 'Refresh',
  close: 'Close',
  dismiss: 'Dismiss',
  unknown: 'unknown',
  none: 'none',
  total: 'Total',
  stale: 'Not up to date',
  /** @param age e.g. "3 minutes ago" */
  staleSince: (age: string) => `Last updated ${age}`,
  asOf: (time: string) => `As of ${time}`,
  unconnected: 'Not connected',
  unconnectedHint: 'Figures appear here once the page has an event stream or data of its own.',
  failed: 'The figures could not be read',
  failedHint: 'Nothing was lost; only this view is missing.',
  /** @param reason the error's own words */
  failedBecause: (reason: string) => `The figures could not be read: ${reason}`,
  empty: 'Nothing here yet',
  /** A lower bound: part of it is unknown. */
  atLeast: (amount: string) => `≥ ${amount}`,
  atLeastSpoken: (amount: string) => `at least ${amount}`,
  /** @param percent e.g. "97%" */
  priced: (percent: string) => `${percent} priced`,
  /** What stands for the rows beyond the first ones. */
  other: (count: string) => `Other (${count})`,
  /** A reset's time with its place: "midnight, New York". */
  midnight: (place: string) => `midnight, ${place}`,
  timeZone: (zone: string) => `Time zone: ${zone}`,
  /** How bad a figure is; never told by colour alone. */
  level: {
    ok: 'OK',
    warning: 'Warning',
    exceeded: 'Critical',
    'over-limit': 'Over limit',
    paused: 'Paused',
  },
  /** A budget's name by its period, for the middle of a sentence. */
  budgetOf: {
    hour: 'hourly budget',
    day: 'daily budget',
    week: 'weekly budget',
    month: 'monthly budget',
    lifetime: 'lifetime budget',
    rolling: 'rolling budget',
    custom: 'budget',
  },
  budgetNamed: (label: string) => `budget “${label}”`,
  /** Quantities that are not money. */
  unit: {
    tokens: (count: number, text: string) => `${text} ${count === 1 ? 'token' : 'tokens'}`,
    credits: (count: number, text: string) => `${text} ${count === 1 ? 'credit' : 'credits'}`,
    requests: (count: number, text: string) => `${text} ${count === 1 ? 'request' : 'requests'}`,
  },
};
