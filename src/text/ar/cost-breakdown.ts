import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const days = { one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' };

/** The Arabic words of `<cost-breakdown>`. */
export const costBreakdown = {
  heading: 'تفاصيل التكلفة',
  by: { model: 'حسب النموذج', provider: 'حسب المزوّد', user: 'حسب المستخدم', day: 'حسب اليوم' },
  all: { model: 'كل النماذج', provider: 'كل المزوّدين', user: 'كل المستخدمين' },
  column: {
    model: 'النموذج',
    provider: 'المزوّد',
    user: 'المستخدم',
    date: 'التاريخ',
    cost: 'التكلفة',
    share: 'الحصة من التكلفة',
    requests: 'الطلبات',
    tokens: 'الرموز',
  },
  view: { bar: 'أعمدة', pie: 'دائرة', table: 'جدول' },
  download: {
    csv: 'تنزيل CSV',
    'csv-rows': 'تنزيل هذه الصفوف بصيغة CSV',
    json: 'تنزيل JSON',
    focus: 'تنزيل FOCUS CSV',
  },
  total: 'الإجمالي',
  days: (count, text) => counted(count, text, days),
  takeaway: (amount, span) => `أنفقتَ ${amount} في ${span}.`,
  takeawayTotal: (amount) => `أنفقتَ ${amount}.`,
  empty: 'لا تكاليف في هذه الفترة',
} satisfies PartialStrings['costBreakdown'];
