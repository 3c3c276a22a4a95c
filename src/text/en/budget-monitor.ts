/** The English words of `<budget-monitor>`. */
export const budgetMonitor = {
  heading: 'Budget',
  period: {
    hour: 'Hourly',
    day: 'Daily',
    week: 'Weekly',
    month: 'Monthly',
    lifetime: 'Lifetime',
    rolling: 'Rolling',
    custom: 'Budget',
  },
  used: 'Used',
  limit: 'Limit',
  remaining: (amount: string) => `${amount} left`,
  usedOfLimit: (used: string, limit: string) => `${used} / ${limit}`,
  usedOfLimitSpoken: (used: string, limit: string) => `${used} of ${limit}`,
  unlimited: 'Unlimited',
  unlimitedSpoken: (used: string) => `${used} used, unlimited`,
  notApplicable: 'Not applicable',
  unknownUsed: 'Use unknown',
  overLimit: 'Over limit',
  overLimitBy: (amount: string) => `${amount} over limit`,
  paused: 'Paused',
  pausedHint: 'Spending is paused. No alerts are sent meanwhile.',
  hardStop: 'Hard stop',
  hardStopHint: 'Requests are refused once the limit is reached.',
  softLimit: (amount: string) => `Soft limit ${amount}`,
  warningMark: (percent: string) => `Warning at ${percent}`,
  alertMark: (percent: string) => `Alert at ${percent}`,
  paceMark: (percent: string) => `Even pace: ${percent} by now`,
  /** The warning inside the card. @param budget e.g. "daily budget" */
  warning: (percent: string, budget: string) => `You have used ${percent} of your ${budget}.`,
  warningOver: (percent: string, budget: string) =>
    `You have used ${percent} of your ${budget}: it is over its limit.`,
  /** What the warning has no room for. */
  moreWarnings: (count: number, text: string) =>
    `${text} more ${count === 1 ? 'budget is' : 'budgets are'} nearly or wholly used up.`,
  /** @param rate e.g. "18" @param span e.g. "1 hr" */
  burning: (budget: string, rate: string, amount: string, span: string) =>
    `Your ${budget} burns ${rate} times as fast as it would last: at least ${amount} in ${span}.`,
  /** @param relative e.g. "in 6 hours" */
  resets: (relative: string) => `Resets ${relative}`,
  /** @param time e.g. "midnight, New York" */
  resetsAt: (relative: string, time: string) => `Resets ${relative} (${time})`,
  resetsSpoken: (relative: string) => `resets ${relative}`,
  /** A reset that is days away: "Dec 1, midnight, New York". */
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  /** The period of these figures is over. */
  resetDue: 'Period ended; new figures are due',
  neverResets: 'Never resets',
  /** @param length e.g. "24 h" */
  rolling: (length: string) => `Rolling ${length}`,
  hours: (count: string) => `${count} h`,
  pace: {
    'on-track': 'On track',
    'slightly-ahead': 'Slightly ahead of pace',
    ahead: 'Ahead of pace',
    'far-ahead': 'Far ahead of pace',
    'slightly-behind': 'Slightly below pace',
    behind: 'Below pace',
    'far-behind': 'Far below pace',
  },
  /** @param points difference in percentage points, signed, e.g. "+6.7" */
  paceDelta: (points: string) => `${points} points against an even pace`,
  rate: (amount: string, unit: string) => `${amount} per ${unit}`,
  rateUnit: { hour: 'hour', day: 'day' },
  /** "Ahead of pace, $4.00 per day" */
  paceAndRate: (pace: string, rate: string) => `${pace}, ${rate}`,
  projected: (amount: string) => `Projected ${amount} by reset`,
  projectionMethod: 'Projected from the average so far in this period',
  tooEarly: 'Too early in the period for a projection',
  exhausted: 'Exhausted',
  /** @param relative e.g. "in 3 days" */
  exhaustedIn: (relative: string) => `Runs out ${relative}`,
  lastsUntilReset: 'Lasts until reset',
  /** @param time e.g. "16:40" */
  requestsStop: (time: string) => `Requests stop around ${time} (hard stop)`,
  requestsStopped: 'Requests are stopped (hard stop)',
  /**
   * What a screen reader says of a ring or bar: "$41.20 of $50.00, 82 percent, warning, resets in 6 hours".
   * Parts that are unknown are left out by the caller.
   */
  valueText: (...parts: readonly string[]) => parts.join(', '),
  levelSpoken: {
    ok: 'within budget',
    warning: 'warning',
    exceeded: 'critical',
    'over-limit': 'over limit',
    paused: 'paused',
  },
  /** The centre of the rings: the worse of them, in words. */
  centre: {
    ok: 'Within budget',
    warning: 'Warning',
    exceeded: 'Critical',
    'over-limit': 'Over limit',
    paused: 'Paused',
    unlimited: 'Unlimited',
    unknown: 'Unknown',
  },
  empty: 'No budgets yet',
  emptyHint: 'A budget appears here as soon as the server reports one.',
};
