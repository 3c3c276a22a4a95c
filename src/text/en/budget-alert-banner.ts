/** The English words of `<budget-alert-banner>`. */
export const budgetAlertBanner = {
  /** "Budget Warning: You have used 92% of your daily budget" @param budget e.g. "daily budget" */
  warning: (percent: string, budget: string) => `Budget Warning: You have used ${percent} of your ${budget}`,
  /** "Budget Exceeded: You have used 137% of your daily budget" */
  exceeded: (percent: string, budget: string) =>
    `Budget Exceeded: You have used ${percent} of your ${budget}`,
  /** The same of a limit of zero, of which there is no percent. */
  exceededZero: (used: string, budget: string) =>
    `Budget Exceeded: You have used ${used}, and the limit of your ${budget} is zero`,
  amounts: (used: string, limit: string) => `${used} of ${limit}`,
  resets: (relative: string) => `Resets ${relative}.`,
  hardStop: 'Requests stop when it is used up.',
  hardStopReached: 'Requests are stopped.',
  details: 'View usage',
  dismiss: 'Dismiss budget warning',
  dismissed: 'Budget warning dismissed',
  recovered: (budget: string) => `Your ${budget} is below its warning threshold again`,
};
