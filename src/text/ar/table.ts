import type { PartialStrings } from '../strings.js';

/** The Arabic words of every table of figures. */
export const table = {
  sortedBy: (column, ascending) => `مرتَّب حسب ${column}، ${ascending ? 'تصاعديًّا' : 'تنازليًّا'}`,
  sortBy: (column) => `ترتيب حسب ${column}`,
  showMore: (count) => `عرض ${count} أخرى`,
  firstOf: (shown, count) => `أول ${shown} من أصل ${count} من الصفوف`,
  priceUnknown: 'السعر غير معروف',
  coverageHint: (percent) => `السعر معروف لنسبة ${percent} من الطلبات.`,
  inNoRow: 'خارج الصفوف',
  unassigned: (amount) => `${amount} من الإجمالي خارج الصفوف`,
  overAssigned: (amount) => `مجموع الصفوف يزيد على الإجمالي بمقدار ${amount}`,
  range: (from, to) => `${from} – ${to}`,
  pages: 'الصفحات',
  previousPage: 'الصفحة السابقة',
  nextPage: 'الصفحة التالية',
  page: (page, count) => `صفحة ${page} من ${count}`,
} satisfies PartialStrings['table'];
