import type { PartialStrings } from '../strings.js';

/** The Arabic words of `<budget-alert-banner>`. */
export const budgetAlertBanner = {
  warning: (percent, budget) => `تحذير الميزانية: استُهلك ${percent} من ${budget}`,
  exceeded: (percent, budget) => `تجاوز الميزانية: استُهلك ${percent} من ${budget}`,
  exceededZero: (used, budget) => `تجاوز الميزانية: استُهلك ${used} وحدّ ${budget} صفر`,
  amounts: (used, limit) => `${used} من ${limit}`,
  resets: (relative) => `تتجدد ${relative}.`,
  hardStop: 'تُرفض الطلبات عند نفادها.',
  hardStopReached: 'الطلبات متوقفة.',
  details: 'عرض الاستهلاك',
  dismiss: 'إخفاء تحذير الميزانية',
  dismissed: 'أُخفي تحذير الميزانية',
  recovered: (budget) => `عادت ${budget} إلى ما دون حد التحذير`,
} satisfies PartialStrings['budgetAlertBanner'];
