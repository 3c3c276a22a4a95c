import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const hours = { one: 'ساعة واحدة', two: 'ساعتين', few: '# ساعات', many: '# ساعة', other: '# ساعة' };

const days = { one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' };

const rows = { one: 'صف واحد', two: 'صفان', few: '# صفوف', many: '# صفًّا', other: '# صف' };

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
  hours: (count, text) => counted(count, text, hours),
  days: (count, text) => counted(count, text, days),
  takeaway: (amount, span) => `أنفقتَ ${amount} في ${span}.`,
  takeawayTotal: (amount) => `أنفقتَ ${amount}.`,
  empty: 'لا تكاليف في هذه الفترة',
  viewLabel: 'طريقة العرض',
  groupLabel: 'التجميع حسب',
  breadcrumbs: 'مسار التفصيل',
  drillInto: (name, by) => `عرض ${name}: ${by}`,
  showFewer: 'عرض أقل',
  rows: (count, text) => counted(count, text, rows),
  levelFailed: (name, reason) => `تعذّرت قراءة ${name}: ${reason}`,
  downloaded: (fileName) => `نُزِّل ${fileName}`,
  downloadEmpty: 'لا تكاليف يومية لتنزيلها',
  totalIn: (span) => `إجمالي ${span}`,
  notDrawn: (names) => `ليست في الدائرة، لأن القطاع لا يُظهر مبلغًا مستردًّا أو غير معروف: ${names}`,
  daysLess: (amount) => `مجموع الأيام أقل من الإجمالي بمقدار ${amount}`,
  daysMore: (amount) => `مجموع الأيام أكثر من الإجمالي بمقدار ${amount}`,
  takeawayPart: (name, amount, span) => `كلّف ${name} مبلغ ${amount} في ${span}.`,
  takeawayPartTotal: (name, amount) => `كلّف ${name} مبلغ ${amount}.`,
  takeawayTop: (name, percent) => `منها ${percent} على ${name}.`,
  takeawayFree: 'لم يُحتسب أي مبلغ.',
  chart: 'رسم بياني',
  chartKeys: 'مفاتيح الرسم البياني',
  chartHelp:
    'الأسهم: من صف إلى صف. Home وEnd: الأول والأخير. X وN: الأعلى والأدنى. Enter: إلى الداخل. Escape: إلى الخارج. H: هذه المساعدة.',
  point: (index, count, name, value) => `النقطة ${index} من ${count}، ${name}، ${value}`,
  legend: 'الصفوف المرسومة',
  hide: (name) => `إخفاء ${name}`,
  show: (name) => `إظهار ${name}`,
  chartFailed: 'تعذّر رسم الشكل؛ في الجدول الأرقام نفسها.',
  emptyHint: 'تظهر التكاليف هنا مع أول طلب له سعر.',
} satisfies PartialStrings['costBreakdown'];
