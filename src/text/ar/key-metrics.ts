import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const lastHours = {
  one: 'هذه الساعة',
  two: 'آخر ساعتين',
  few: 'آخر # ساعات',
  other: 'آخر # ساعة',
};
const lastDays = { one: 'اليوم', two: 'آخر يومين', few: 'آخر # أيام', other: 'آخر # يومًا' };
const hoursBefore = {
  one: 'الساعة السابقة',
  two: 'الساعتين السابقتين',
  few: 'الـ# ساعات السابقة',
  other: 'الـ# ساعة السابقة',
};
const daysBefore = {
  one: 'اليوم السابق',
  two: 'اليومين السابقين',
  few: 'الـ# أيام السابقة',
  other: 'الـ# يومًا السابقة',
};

/** The Arabic words of `<key-metrics>`. */
export const keyMetrics = {
  heading: 'المؤشرات الرئيسية',
  metric: {
    total: 'إجمالي الإنفاق',
    average: 'المتوسط لكل طلب',
    daily: 'التوقع اليومي',
    monthly: 'التوقع الشهري',
    requests: 'الطلبات',
    success: 'نسبة النجاح',
  },
  estimate: 'تقدير الخادم',
  failed: (_, text) => `فشل منها ${text}`,
  last: {
    hours: (count, text) => counted(count, text, lastHours),
    days: (count, text) => counted(count, text, lastDays),
    dates: (from, to) => `${from} – ${to}`,
  },
  before: {
    hours: (count, text) => counted(count, text, hoursBefore),
    days: (count, text) => counted(count, text, daysBefore),
    unknown: 'الفترة السابقة',
  },
  comparedWith: (before) => `مقارنةً مع ${before}`,
  awaited: (last) => `جارٍ التحميل: ${last}…`,
  awaitedUnknown: 'جارٍ تحميل أرقام أخرى…',
  noChange: 'بلا تغيير',
  isNew: 'جديد',
  lessThan: (percent) => `أقل من ${percent}`,
  points: (text) => `${text} نقطة`,
  trend: {
    up: (change, before) => `ارتفاع ${change} عن ${before}`,
    down: (change, before) => `انخفاض ${change} عن ${before}`,
    none: (before) => `بلا تغيير عن ${before}`,
    new: (before) => `جديد: لا شيء في ${before}`,
  },
  pointsSpoken: (_, text) => `${text} نقطة مئوية`,
  series: {
    hour: (low, high) => `بين ${low} و${high} في الساعة`,
    day: (low, high) => `بين ${low} و${high} في اليوم`,
  },
  empty: 'لا طلبات في هذه الفترة',
  emptyHint: 'يظهر الإنفاق والطلبات والنجاح هنا مع أول طلب.',
} satisfies PartialStrings['keyMetrics'];
