import type { PartialStrings } from '../strings.js';

/** The Arabic words of every table of figures. */
export const table = {
  sortedBy: (column, ascending) => `مرتّب حسب ${column}، ${ascending ? 'تصاعديًا' : 'تنازليًا'}`,
  sortBy: (column) => `رتّب حسب ${column}`,
  showMore: (count) => `أظهر ${count} أخرى`,
  priceUnknown: 'السعر غير معروف',
  coverageHint: (percent) => `سعر ${percent} من الطلبات معروف.`,
  inNoRow: 'خارج الصفوف',
  unassigned: (amount) => `${amount} من الإجمالي خارج الصفوف`,
  overAssigned: (amount) => `مجموع الصفوف يزيد على الإجمالي بمقدار ${amount}`,
} satisfies PartialStrings['table'];
