import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const days = { one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' };
const hours = { one: 'ساعة واحدة', two: 'ساعتين', few: '# ساعات', many: '# ساعة', other: '# ساعة' };

/** The Arabic words of `<cost-trend>`. */
export const costTrend = {
  heading: { cost: 'مسار التكلفة', requests: 'مسار الطلبات', both: 'مسار التكلفة والطلبات' },
  measure: { cost: 'التكلفة', requests: 'الطلبات', both: 'كلاهما' },
  measureLabel: 'الأرقام المعروضة',
  view: { line: 'خط', table: 'جدول' },
  viewLabel: 'طريقة العرض',
  column: { day: 'التاريخ', hour: 'الساعة', cost: 'التكلفة', requests: 'الطلبات' },
  totalIn: (span) => `إجمالي ${span}`,
  soFar: (name) => `${name}، حتى الآن`,
  running: { hour: 'هذه الساعة حتى الآن', day: 'اليوم حتى الآن' },
  costUnknown: 'التكلفة غير معروفة',
  requestsUnknown: 'عدد الطلبات غير معروف',
  span: {
    day: (count, text) => counted(count, text, days),
    hour: (count, text) => counted(count, text, hours),
  },
  before: {
    day: (count, text) => `${counted(count, text, days)} قبلها`,
    hour: (count, text) => `${counted(count, text, hours)} قبلها`,
  },
  takeaway: (sum, change, peak) =>
    `${sum}${change === null ? '' : `، ${change}`}${peak === null ? '' : `؛ ${peak}`}.`,
  spent: (amount, span) => `أنفقتَ ${amount}${span === null ? '' : ` في ${span}`}`,
  asked: (requests, span) => `${requests}${span === null ? '' : ` في ${span}`}`,
  change: {
    more: (percent, before) => `أي ${percent} أكثر مما في ${before}`,
    less: (percent, before) => `أي ${percent} أقل مما في ${before}`,
    same: (before) => `أي مثل ما في ${before}`,
    new: (before) => `ولا شيء في ${before}`,
  },
  peak: {
    cost: {
      day: (name, amount) => `أغلى يوم كان ${name}، ${amount}`,
      hour: (name, amount) => `أغلى ساعة كانت ${name}، ${amount}`,
    },
    requests: {
      day: (name, amount) => `أكثر الأيام طلبات كان ${name}، ${amount}`,
      hour: (name, amount) => `أكثر الساعات طلبات كانت ${name}، ${amount}`,
    },
  },
  priceUnknown: 'تكلفة هذه الطلبات غير معروفة.',
  requestsNotTold: 'عدد الطلبات غير معروف.',
  chart: 'رسم بياني',
  toolbar: 'أدوات الرسم البياني',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  zoomReset: 'عرض الكل',
  earlier: 'أقدم',
  later: 'أحدث',
  pause: 'إيقاف التحديث الحي مؤقتًا',
  resume: 'استئناف التحديث الحي',
  pausedAt: (time) => `متوقف مؤقتًا، حتى ${time}`,
  download: 'تنزيل CSV',
  downloaded: (fileName) => `نُزِّل ${fileName}`,
  chartKeys: 'مفاتيح الرسم البياني',
  chartHelp:
    'السهمان الأيمن والأيسر: من نقطة إلى أخرى. السهمان الأعلى والأسفل: التكلفة أو الطلبات. Page Up وPage Down: عشر نقاط. Home وEnd: الأولى والأخيرة. N وX: الأدنى والأعلى. + و- و0: تكبير وتصغير وعودة. Escape: إنهاء. H: هذه المساعدة. بالفأرة: Ctrl والعجلة للتكبير، والسحب للتحريك.',
  point: (index, count, name, value) => `النقطة ${index} من ${count}، ${name}، ${value}`,
  part: (index, count, span, value, highest) =>
    `الجزء ${index} من ${count}، ${span}، ${value}، الأعلى ${highest}`,
  spanFromTo: (from, to) => `${from} إلى ${to}`,
  seen: (span, count, value) => `${span}، عدد النقاط ${count}، ${value}`,
  lowest: (value) => `الأدنى ${value}`,
  highest: (value) => `الأعلى ${value}`,
  chartFailed: 'تعذّر رسم المخطط؛ الجدول فيه الأرقام نفسها.',
  notDrawn: 'لا شيء يُرسم: لا رقم معروف.',
  empty: 'لا استخدام في هذه الفترة',
  emptyHint: 'يظهر المسار هنا مع أول طلب.',
} satisfies PartialStrings['costTrend'];
