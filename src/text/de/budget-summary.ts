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
  itemInWord: (period, word) => `${period}: ${word}`,
  items: (...items) => items.join('; '),
  named: (name, items) => `${name}: ${items}`,
} satisfies PartialStrings['budgetSummary'];
