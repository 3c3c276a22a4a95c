/** The English words of `<key-metrics>`. */
export const keyMetrics = {
  heading: 'Key metrics',
  metric: {
    total: 'Total spend',
    average: 'Average per request',
    daily: 'Daily projection',
    monthly: 'Monthly projection',
    requests: 'Requests',
    success: 'Success rate',
  },
  /** Of a projection. */
  estimate: 'Server’s estimate',
  failed: (_count: number, text: string) => `${text} failed`,
  /** The time that is counted. */
  last: {
    hours: (count: number, text: string) => (count === 1 ? 'This hour' : `Last ${text} hours`),
    days: (count: number, text: string) => (count === 1 ? 'Today' : `Last ${text} days`),
    dates: (from: string, to: string) => `${from} – ${to}`,
  },
  /** The time it is compared with, for the end of a sentence. */
  before: {
    hours: (count: number, text: string) => (count === 1 ? 'the hour before' : `the ${text} hours before`),
    days: (count: number, text: string) => (count === 1 ? 'the day before' : `the ${text} days before`),
    unknown: 'the period before',
  },
  comparedWith: (before: string) => `Compared with ${before}`,
  /** @param last e.g. "Last 30 days" */
  awaited: (last: string) => `Loading: ${last}…`,
  awaitedUnknown: 'Loading other figures…',
  noChange: 'No change',
  isNew: 'New',
  lessThan: (percent: string) => `<${percent}`,
  /** Percentage points, beside a rate. @param text with its sign */
  points: (text: string) => `${text} pp`,
  /** What is heard instead of the arrow. @param change without its sign */
  trend: {
    up: (change: string, before: string) => `up ${change} on ${before}`,
    down: (change: string, before: string) => `down ${change} on ${before}`,
    none: (before: string) => `no change on ${before}`,
    new: (before: string) => `new: there was nothing in ${before}`,
  },
  pointsSpoken: (count: number, text: string) => `${text} percentage ${count === 1 ? 'point' : 'points'}`,
  /** What is heard instead of the line. */
  series: {
    hour: (low: string, high: string) => `between ${low} and ${high} an hour`,
    day: (low: string, high: string) => `between ${low} and ${high} a day`,
  },
  empty: 'No requests in this period',
  emptyHint: 'Spend, requests and success appear here with the first request.',
};
