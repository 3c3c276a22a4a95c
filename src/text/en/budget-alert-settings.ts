/** The English words of `<budget-alert-settings>`. */
export const budgetAlertSettings = {
  heading: 'Cost alerts',
  wholeAccount: 'Whole account',
  type: { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly' },
  /** For the middle of a sentence. @param of a domain, or {@link budgetAlertSettings.theWholeAccount} */
  alert: {
    daily: (of: string) => `daily alert of ${of}`,
    weekly: (of: string) => `weekly alert of ${of}`,
    monthly: (of: string) => `monthly alert of ${of}`,
  },
  theWholeAccount: 'the whole account',
  notSet: 'not set',
  add: 'Add an alert',
  newAlert: 'New alert',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  change: 'Change',
  changeAlert: (alert: string) => `Change the ${alert}`,
  remove: 'Remove',
  removeAlert: (alert: string) => `Remove the ${alert}`,
  askRemove: (alert: string, amount: string) => `Remove the ${alert} at ${amount}?`,
  removing: 'Removing…',
  keep: 'Keep it',
  check: 'Check now',
  checking: 'Checking…',
  domain: 'Domain',
  domainHint: 'Leave it empty for the whole account.',
  period: 'Period',
  threshold: 'Threshold in US dollars',
  /** What a typed amount is taken for. */
  readAs: (amount: string) => `Read as ${amount}`,
  /** What the server holds while another amount is typed. */
  nowAt: (amount: string) => `Now ${amount}`,
  removedElsewhere: 'It was removed meanwhile; saving sets it again.',
  readOnly: 'Shown only: alerts are changed where an event stream is.',
  fieldError: {
    missing: (example: string) => `Enter an amount, such as ${example}.`,
    notNumber: (example: string) => `This is no amount. Write it as ${example}.`,
    notPositive: 'The amount must be above zero.',
    tooFine: 'At most six digits after the decimal point.',
    tooLarge: (most: string) => `At most ${most}.`,
    tooLong: 'At most 200 characters.',
    exists: (alert: string, amount: string) => `There is a ${alert} already, at ${amount}. Change that one.`,
    said: (reason: string) => `The server does not take it: ${reason}`,
  },
  reason: {
    unauthorised: 'the server did not accept the sign-in (401). Sign in again.',
    forbidden: 'you are not allowed to change alerts (403).',
    conflict: 'somebody else changed it at the same time (409).',
    invalid: 'the server does not take it.',
    invalidBecause: (said: string) => `the server does not take it: ${said}`,
    missing: (status: string) => `the server does not offer this (${status}).`,
    busy: 'the server takes no more just now (429). Try again later.',
    'no-token': 'no token could be had for the sign-in.',
    server: (status: string) => `the server failed (${status}).`,
    timeout: 'the server did not answer within 20 seconds.',
    unreachable: 'the server could not be reached.',
    offline: 'this device is offline.',
    unreadable: 'the answer of the server could not be read.',
    stopped: 'you stopped waiting.',
  },
  notSaved: (reason: string) => `Not saved: ${reason}`,
  notRemoved: (reason: string) => `Not removed: ${reason}`,
  notChecked: (reason: string) => `Not checked: ${reason}`,
  /** The others were. */
  notAllChecked: (reason: string, count: number, countText: string) =>
    `${countText} ${count === 1 ? 'alert' : 'alerts'} not checked: ${reason}`,
  /** Whether it was done is not known. */
  noAnswer: (reason: string) => `No answer: ${reason}`,
  still: (alert: string, amount: string) => `The ${alert} is still ${amount}.`,
  stillNone: (alert: string) => `There is still no ${alert}.`,
  nowIs: (alert: string, amount: string) => `The ${alert} is now ${amount}.`,
  nowNone: (alert: string) => `There is no ${alert} now.`,
  lookingUp: 'Reading what the server holds…',
  notKnown: 'Whether it was done is not known. What is shown is what was known last.',
  saved: (alert: string, amount: string) => `Saved: the ${alert} is ${amount}.`,
  removed: (alert: string) => `Removed: the ${alert}.`,
  state: { ok: 'Within', warning: 'Near', exceeded: 'Exceeded', unknown: 'Unknown' },
  /** "$6.20 of $5.00" */
  spent: (current: string, threshold: string) => `${current} of ${threshold}`,
  until: (time: string) => `until ${time}`,
  checked: (exceeded: number, exceededText: string, count: number, countText: string) =>
    exceeded === 0
      ? count === 1
        ? 'The alert is not exceeded.'
        : `None of ${countText} alerts is exceeded.`
      : `${exceededText} of ${countText} ${count === 1 ? 'alert' : 'alerts'} exceeded.`,
  empty: 'No cost alerts yet',
  emptyHint: 'An alert tells when a day, a week or a month has cost more than you want.',
};
