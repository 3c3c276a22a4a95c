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
  /** One budget of which there is a word instead of a percentage. */
  itemInWord: (period: string, word: string) => `${period}: ${word}`,
  /** All of them, as a screen reader says the line. */
  items: (...items: readonly string[]) => items.join('; '),
  /** The name of the link before what it shows. */
  named: (name: string, items: string) => `${name}: ${items}`,
  link: 'Budget details',
  empty: 'No budgets',
};
