import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

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
  unit: { requests: (count, text) => counted(count, text, requests) },
} satisfies PartialStrings['common'];
