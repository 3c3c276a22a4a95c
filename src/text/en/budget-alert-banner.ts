/** The English words of `<budget-alert-banner>`. */
export const budgetAlertBanner = {
  heading: 'Budget Warning',
  headingOver: 'Budget Exceeded',
  /** @param budget e.g. "daily budget" */
  sentence: (percent: string, budget: string) => `You have used ${percent} of your ${budget}`,
  /** "Budget Warning: You have used 92% of your daily budget" */
  warning: (percent: string, budget: string) => `Budget Warning: You have used ${percent} of your ${budget}`,
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
};
