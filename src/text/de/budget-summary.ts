import type { PartialStrings } from '../strings.js';

/** The German words of `<budget-summary>`. */
export const budgetSummary = {
  heading: 'Budgetverbrauch',
  period: {
    hour: 'Stunde',
    day: 'Tag',
    week: 'Woche',
    month: 'Monat',
    lifetime: 'Gesamt',
    rolling: 'Gleitend',
    custom: 'Budget',
  },
  unlimited: 'unbegrenzt',
  notApplicable: 'entf.',
  item: (period, percent, level) => `${period}: ${percent}, ${level}`,
  link: 'Budget im Einzelnen',
  empty: 'Keine Budgets',
} satisfies PartialStrings['budgetSummary'];
