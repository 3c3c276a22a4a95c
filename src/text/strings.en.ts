/**
 * Every word the elements say, in English: one group an element, in the order of the family, so that a translator
 * reads it from top to bottom. This file is long because it is a dictionary, not a program.
 *
 * A function stands where a number or a name speaks. It is handed text that `format.ts` has already formatted;
 * where the grammar depends on a count it is handed the count as well. To add a word, add a key to its group:
 * the other languages fall back to it until they have their own.
 */
export const en = {
  common: {
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
  },

  budgetMonitor: {
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
  },

  budgetSummary: {
    heading: 'Budget use',
    period: {
      hour: 'Hour',
      day: 'Day',
      week: 'Week',
      month: 'Month',
      lifetime: 'Lifetime',
      rolling: 'Rolling',
      custom: 'Budget',
    },
    unlimited: 'unlimited',
    /** The limit is zero and nothing was used; short, for a navigation bar. */
    notApplicable: 'n/a',
    /** One budget, as a screen reader says it. */
    item: (period: string, percent: string, level: string) => `${period}: ${percent}, ${level}`,
    link: 'Budget details',
    empty: 'No budgets',
  },

  budgetAlertBanner: {
    heading: 'Budget Warning',
    headingOver: 'Budget Exceeded',
    /** @param budget e.g. "daily budget" */
    sentence: (percent: string, budget: string) => `You have used ${percent} of your ${budget}`,
    /** "Budget Warning: You have used 92% of your daily budget" */
    warning: (percent: string, budget: string) =>
      `Budget Warning: You have used ${percent} of your ${budget}`,
    /** "Budget Exceeded: You have used 137% of your daily budget" */
    exceeded: (percent: string, budget: string) =>
      `Budget Exceeded: You have used ${percent} of your ${budget}`,
    amounts: (used: string, limit: string) => `${used} of ${limit}`,
    resets: (relative: string) => `Resets ${relative}.`,
    hardStop: 'Requests stop when it is used up.',
    details: 'View usage',
    dismiss: 'Dismiss budget warning',
    dismissed: 'Budget warning dismissed',
    recovered: (budget: string) => `Your ${budget} is below its warning threshold again`,
  },

  routingPerformance: {
    heading: 'Routing performance',
    lane: { green: 'Green', yellow: 'Yellow', red: 'Red' },
    laneName: { green: 'Green lane', yellow: 'Yellow lane', red: 'Red lane' },
    total: 'All lanes',
    column: {
      lane: 'Lane',
      tasks: 'Tasks',
      success: 'Success',
      avgTokens: 'Average tokens',
      rating: 'Rating',
      cost: 'Cost',
    },
    tasks: (count: number, text: string) => `${text} ${count === 1 ? 'task' : 'tasks'}`,
    tasksUnit: (count: number) => (count === 1 ? 'task' : 'tasks'),
    noTasks: 'No tasks yet',
    success: (percent: string) => `${percent} success`,
    successUnknown: 'Success unknown',
    level: { ok: 'Good', warning: 'Watch', exceeded: 'Low' },
    avgTokens: (text: string) => `${text} tokens on average`,
    /** "4.3 out of 5 stars" */
    stars: (rating: string) => `${rating} out of 5 stars`,
    notRated: 'Not rated',
    takeaway: (tasks: string, percent: string) => `${tasks}, ${percent} successful.`,
    takeawayUnknown: (tasks: string) => `${tasks}; their success is unknown.`,
    takeawayLowest: (lane: string, percent: string) => `${lane} is lowest at ${percent}.`,
    empty: 'No tasks routed yet',
    emptyHint: 'Each lane fills as the router finishes tasks.',
  },

  costBreakdown: {
    heading: 'Cost breakdown',
    by: { model: 'By model', provider: 'By provider', user: 'By user', day: 'By day' },
    all: { model: 'All models', provider: 'All providers', user: 'All users' },
    column: {
      model: 'Model',
      provider: 'Provider',
      user: 'User',
      date: 'Date',
      cost: 'Cost',
      share: 'Share of cost',
      requests: 'Requests',
      tokens: 'Tokens',
    },
    view: { bar: 'Bars', pie: 'Pie', table: 'Table' },
    viewLabel: 'Shown as',
    groupLabel: 'Grouped by',
    breadcrumbs: 'Cost drill-down',
    drillInto: (name: string, by: string) => `Show ${name}: ${by}`,
    /** Opens the rows that stand together as one. */
    showMore: (count: string) => `Show ${count} more`,
    showFewer: 'Show fewer',
    rows: (count: number, text: string) => `${text} ${count === 1 ? 'row' : 'rows'}`,
    /** @param reason the error's own words */
    levelFailed: (name: string, reason: string) => `${name} could not be read: ${reason}`,
    downloadCsv: 'Download CSV',
    downloaded: (fileName: string) => `${fileName} downloaded`,
    downloadEmpty: 'There are no daily costs to download',
    total: 'Total',
    /** @param span e.g. "30 days" */
    totalIn: (span: string) => `Total of ${span}`,
    priceUnknown: 'Price unknown',
    /** Rows that have no slice. @param names e.g. "a, b, and c" */
    notDrawn: (names: string) => `Not in the pie, for a slice cannot show a refund or an unknown: ${names}`,
    coverageHint: (percent: string) => `The price of ${percent} of the requests is known.`,
    inNoRow: 'In no row',
    /** The total is more than its rows. */
    unassigned: (amount: string) => `${amount} of the total is in no row`,
    /** The rows are more than their total. */
    overAssigned: (amount: string) => `The rows add up to ${amount} more than the total`,
    sortedBy: (column: string, ascending: boolean) =>
      `Sorted by ${column}, ${ascending ? 'ascending' : 'descending'}`,
    sortBy: (column: string) => `Sort by ${column}`,
    range: (from: string, to: string) => `${from} – ${to}`,
    days: (count: number, text: string) => `${text} ${count === 1 ? 'day' : 'days'}`,
    /** "You spent $412.00 in 7 days." @param span e.g. "7 days" */
    takeaway: (amount: string, span: string) => `You spent ${amount} in ${span}.`,
    takeawayTotal: (amount: string) => `You spent ${amount}.`,
    /** The same of one model, provider or user. */
    takeawayPart: (name: string, amount: string, span: string) => `${name} cost ${amount} in ${span}.`,
    takeawayPartTotal: (name: string, amount: string) => `${name} cost ${amount}.`,
    /** "gpt-4o was 52% of it." */
    takeawayTop: (name: string, percent: string) => `${name} was ${percent} of it.`,
    takeawayFree: 'Nothing was charged.',
    chart: 'chart',
    chartKeys: 'Keys of the chart',
    chartHelp:
      'Arrows: from row to row. Home and End: first and last. X and N: highest and lowest. Enter: look inside. Escape: back out. H: this help.',
    /** "Point 12 of 90, gpt-4o, $41.20, 12%" */
    point: (index: string, count: string, name: string, value: string) =>
      `Point ${index} of ${count}, ${name}, ${value}`,
    legend: 'Drawn rows',
    hide: (name: string) => `Hide ${name}`,
    show: (name: string) => `Show ${name}`,
    chartFailed: 'The chart could not be drawn; the table has the same figures.',
    empty: 'No costs in this period',
    emptyHint: 'Costs appear here with the first priced request.',
  },

  toastRegion: {
    label: 'Notifications',
    labelWithKey: 'Notifications (F6)',
    dismiss: 'Dismiss',
    dismissNamed: (title: string) => `Dismiss: ${title}`,
    /** "+4": how many more wait behind the visible ones. */
    more: (count: string) => `+${count}`,
    moreSpoken: (count: number, text: string) =>
      `${text} more ${count === 1 ? 'notification' : 'notifications'}`,
    /** "×12": how often the same one came. */
    repeated: (count: string) => `×${count}`,
    repeatedSpoken: (count: string) => `repeated ${count} times`,
    kind: { success: 'Done', info: 'Information', warning: 'Warning', error: 'Error' },
    taskCompleted: 'Task completed',
    taskCompletedId: (id: string) => `Task ${id} completed`,
    taskFailed: 'Task failed',
    taskFailedId: (id: string) => `Task ${id} failed`,
    /** @param error the task's own words */
    taskFailedWhy: (id: string, error: string) => `Task ${id} failed: ${error}`,
    awaitingApproval: 'Awaiting approval',
    awaitingApprovalId: (id: string) => `Task ${id} awaits approval`,
    awaitingApprovalTitle: (title: string) => `Awaiting approval: ${title}`,
    budgetAlert: 'Budget warning',
    /** @param budget e.g. "daily budget" */
    budgetAlertText: (percent: string, budget: string) => `You have used ${percent} of your ${budget}`,
    hardStop: 'Budget used up: requests are stopped',
    paused: 'Spending is paused',
    connectionLost: 'Connection lost',
    connectionLostHint: 'The figures stay as they were; they are updated as soon as the server answers.',
    connectionBack: 'Connected again',
    unauthorised: 'You are signed out of the event stream',
    viewAnalytics: 'View analytics',
    review: 'Review',
    open: 'Open',
    /** "37 tasks finished, 3 failed" */
    summary: (finished: number, finishedText: string, failed: number, failedText: string) =>
      [
        ...(finished > 0 ? [`${finishedText} ${finished === 1 ? 'task' : 'tasks'} finished`] : []),
        ...(failed > 0
          ? [`${failedText} ${finished > 0 ? '' : failed === 1 ? 'task ' : 'tasks '}failed`]
          : []),
      ].join(', '),
    /** A burst of other things. */
    summaryOther: (count: number, text: string) =>
      `${text} ${count === 1 ? 'notification' : 'notifications'}`,
    history: 'Notification history',
    showHistory: 'Show notification history',
    hideHistory: 'Hide notification history',
    unread: (count: number, text: string) =>
      count === 1 ? `${text} unread notification` : `${text} unread notifications`,
    clearHistory: 'Clear history',
    historyEmpty: 'No notifications yet',
  },

  streamStatus: {
    label: 'Connection',
    state: {
      idle: 'Not started',
      connecting: 'Connecting…',
      live: 'Live',
      retrying: 'Reconnecting…',
      polling: 'Polling',
      offline: 'Offline',
      unauthorised: 'Signed out',
      closed: 'Closed',
    },
    hint: {
      idle: 'The stream opens when something on the page listens.',
      connecting: 'The first connection is being made.',
      live: 'Figures arrive as they happen.',
      retrying: 'The connection was lost; it is being made again.',
      polling: 'Live updates are not available; the figures are read at intervals.',
      offline: 'This device is offline; the figures stay as they were.',
      unauthorised: 'The server did not accept the sign-in. Sign in again to go on.',
      closed: 'The stream was closed and stays closed until it is opened again.',
    },
    paused: 'Paused',
    pause: 'Pause live updates',
    resume: 'Resume live updates',
    connect: 'Connect',
    refresh: 'Refresh',
    refreshing: 'Refreshing…',
    refreshed: 'Figures refreshed',
    /** @param age e.g. "3 seconds ago" */
    lastUpdate: (age: string) => `Updated ${age}`,
    neverUpdated: 'No data yet',
    /** @param relative e.g. "in 4 seconds" */
    nextAttempt: (relative: string) => `Next attempt ${relative}`,
    attempt: (count: string) => `Attempt ${count}`,
    reason: (reason: string) => `Reason: ${reason}`,
    details: 'Connection details',
    detail: {
      transport: 'Transport',
      attempts: 'Attempts',
      lastMessage: 'Last message',
      messages: 'Messages',
      refused: 'Refused messages',
      resyncs: 'Resyncs',
      topics: 'Topics',
      closeCode: 'Close code',
      reason: 'Reason',
      nextAttempt: 'Next attempt in',
    },
    noStream: 'No event stream on this page',
  },
};

/** The shape every language has; a second language may leave out any part of it. */
export type Strings = typeof en;
