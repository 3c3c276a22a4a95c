import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const tokens = { one: 'رمز واحد', two: 'رمزان', few: '# رموز', many: '# رمزًا', other: '# رمز' };
const credits = { one: 'رصيد واحد', two: 'رصيدان', few: '# أرصدة', many: '# رصيدًا', other: '# رصيد' };
const requests = { one: 'طلب واحد', two: 'طلبان', few: '# طلبات', many: '# طلبًا', other: '# طلب' };

/** The Arabic words of every element. */
export const common = {
  loading: 'جارٍ التحميل…',
  retry: 'إعادة المحاولة',
  refresh: 'تحديث',
  close: 'إغلاق',
  dismiss: 'إخفاء',
  unknown: 'غير معروف',
  total: 'الإجمالي',
  stale: 'غير محدَّث',
  staleSince: (age) => `آخر تحديث: ${age}`,
  unconnected: 'غير متصل',
  failed: 'تعذّرت قراءة الأرقام',
  empty: 'لا شيء هنا بعد',
  other: (count) => `أخرى (${count})`,
  midnight: (place) => `منتصف الليل، ${place}`,
  level: {
    ok: 'جيد',
    warning: 'تحذير',
    exceeded: 'حرج',
    'over-limit': 'تجاوز الحد',
    paused: 'متوقف مؤقتًا',
  },
  budgetOf: {
    hour: 'الميزانية الساعية',
    day: 'الميزانية اليومية',
    week: 'الميزانية الأسبوعية',
    month: 'الميزانية الشهرية',
    lifetime: 'الميزانية الكلية',
    rolling: 'الميزانية المتجددة',
    custom: 'الميزانية',
  },
  budgetNamed: (label) => `الميزانية «${label}»`,
  unit: {
    tokens: (count, text) => counted(count, text, tokens),
    credits: (count, text) => counted(count, text, credits),
    requests: (count, text) => counted(count, text, requests),
  },
  none: 'لا شيء',
  asOf: (time) => `حتى ${time}`,
  unconnectedHint: 'تظهر الأرقام هنا حين يكون للصفحة مصدر أحداث أو بيانات خاصة بها.',
  failedHint: 'لم يُفقد شيء؛ هذا العرض وحده غير متاح.',
  failedBecause: (reason) => `تعذّرت قراءة الأرقام: ${reason}`,
  atLeast: (amount) => `≥ ${amount}`,
  atLeastSpoken: (amount) => `${amount} على الأقل`,
  priced: (percent) => `السعر معروف لنسبة ${percent}`,
  timeZone: (zone) => `المنطقة الزمنية: ${zone}`,
} satisfies PartialStrings['common'];
