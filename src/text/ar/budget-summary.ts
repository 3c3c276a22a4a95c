import type { PartialStrings } from '../strings.js';

/** The Arabic words of `<budget-summary>`. */
export const budgetSummary = {
  heading: 'استهلاك الميزانية',
  period: {
    hour: 'ساعة',
    day: 'يوم',
    week: 'أسبوع',
    month: 'شهر',
    lifetime: 'كلي',
    rolling: 'متجدد',
    custom: 'ميزانية',
  },
  unlimited: 'بلا حد',
  item: (period, percent, level) => `${period}: ${percent}، ${level}`,
  notApplicable: 'لا ينطبق',
  itemInWord: (period, word) => `${period}: ${word}`,
  items: (...items) => items.join('؛ '),
  named: (name, items) => `${name}: ${items}`,
  link: 'تفاصيل الميزانية',
  empty: 'لا ميزانيات',
} satisfies PartialStrings['budgetSummary'];
