import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const hours = { one: 'ساعة واحدة', two: 'ساعتان', few: '# ساعات', many: '# ساعة', other: '# ساعة' };
const days = { one: 'يوم واحد', two: 'يومان', few: '# أيام', many: '# يومًا', other: '# يوم' };

/** The Arabic words of `<date-range>`. */
export const dateRange = {
  label: 'تصفية',
  heading: 'الفترة',
  hours: (count, text) => counted(count, text, hours),
  days: (count, text) => counted(count, text, days),
  shortHours: (text) => `${text} س`,
  shortDays: (text) => `${text} ي`,
  custom: 'مخصصة',
  customHeading: 'فترة مخصصة',
  from: 'من',
  to: 'إلى',
  apply: 'تطبيق',
  cancel: 'إلغاء',
  previousMonth: 'الشهر السابق',
  nextMonth: 'الشهر التالي',
  calendarFailed: 'تعذّر تحميل التقويم. يكفي التاريخان.',
  fault: {
    missing: 'اختر اليوم الأول واليوم الأخير.',
    order: 'اليوم الأخير يسبق الأول.',
    'too-early': (day) => `لا يمكن أن يسبق اليوم الأول ${day}.`,
    'too-late': (day) => `لا يمكن أن يتجاوز اليوم الأخير ${day}.`,
  },
  domain: 'المجال',
  model: 'النموذج',
  allDomains: 'كل المجالات',
  allModels: 'كل النماذج',
  reset: 'إعادة الضبط',
  span: (from, to) => `${from} – ${to}`,
  since: (time) => `منذ ${time}`,
  today: (day, place) => `اليوم ${day} في ${place}`,
  showing: (what) => `المعروض: ${what}`,
} satisfies PartialStrings['dateRange'];
