/** The English words of `<budget-summary>`. */
export const budgetSummary = {
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
};
