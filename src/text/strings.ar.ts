import { formatterFor, type PluralForms } from './format.js';
import type { PartialStrings } from './strings.js';

/** Arabic has six plural forms, two of which need no figure; the engine knows which one a count takes. */
const counted = (count: number, text: string, forms: PluralForms): string =>
  formatterFor('ar')
    .plural(count, forms)
    .replace('#', () => text);

const tasks = { one: 'مهمة واحدة', two: 'مهمتان', few: '# مهام', other: '# مهمة' };
const requests = { one: 'طلب واحد', two: 'طلبان', few: '# طلبات', many: '# طلبًا', other: '# طلب' };
const days = { one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' };
const more = {
  one: 'إشعار آخر',
  two: 'إشعاران آخران',
  few: '# إشعارات أخرى',
  many: '# إشعارًا آخر',
  other: '# إشعار آخر',
};

/**
 * Arabic in part: what one sees most, for pages that run from right to left; the rest is read in English.
 * A host registers it: `registerStrings('ar', ar)`.
 */
export const ar = {
  common: {
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
  },

  budgetMonitor: {
    heading: 'الميزانية',
    period: {
      hour: 'ساعية',
      day: 'يومية',
      week: 'أسبوعية',
      month: 'شهرية',
      lifetime: 'كلية',
      rolling: 'متجددة',
      custom: 'ميزانية',
    },
    used: 'المستهلك',
    limit: 'الحد',
    usedOfLimitSpoken: (used, limit) => `${used} من ${limit}`,
    unlimited: 'بلا حد',
    overLimit: 'تجاوز الحد',
    paused: 'متوقف مؤقتًا',
    hardStop: 'إيقاف تام',
    warning: (percent, budget) => `استُهلك ${percent} من ${budget}.`,
    resets: (relative) => `تتجدد ${relative}`,
    resetsAt: (relative, time) => `تتجدد ${relative} (${time})`,
    resetsSpoken: (relative) => `تتجدد ${relative}`,
    dayAndTime: (day, time) => `${day}، ${time}`,
    valueText: (...parts) => parts.join('، '),
    levelSpoken: {
      ok: 'ضمن الميزانية',
      warning: 'تحذير',
      exceeded: 'حرج',
      'over-limit': 'تجاوز الحد',
      paused: 'متوقف مؤقتًا',
    },
    centre: {
      ok: 'ضمن الميزانية',
      warning: 'تحذير',
      exceeded: 'حرج',
      'over-limit': 'تجاوز الحد',
      paused: 'متوقف مؤقتًا',
      unlimited: 'بلا حد',
      unknown: 'غير معروف',
    },
    empty: 'لا توجد ميزانيات بعد',
  },

  budgetSummary: {
    heading: 'استهلاك الميزانية',
    period: {
      hour: 'ساعة',
      day: 'يوم',
      week: 'أسبوع',
      month: 'شهر',
      lifetime: 'كلي',
      rolling: 'متجدد',
      custom: 'ميزانية',
    },
    unlimited: 'بلا حد',
    item: (period, percent, level) => `${period}: ${percent}، ${level}`,
  },

  budgetAlertBanner: {
    heading: 'تحذير الميزانية',
    headingOver: 'تجاوز الميزانية',
    sentence: (percent, budget) => `استُهلك ${percent} من ${budget}`,
    warning: (percent, budget) => `تحذير الميزانية: استُهلك ${percent} من ${budget}`,
    exceeded: (percent, budget) => `تجاوز الميزانية: استُهلك ${percent} من ${budget}`,
    amounts: (used, limit) => `${used} من ${limit}`,
    details: 'عرض الاستهلاك',
    dismiss: 'إخفاء تحذير الميزانية',
  },

  routingPerformance: {
    heading: 'أداء التوجيه',
    lane: { green: 'أخضر', yellow: 'أصفر', red: 'أحمر' },
    laneName: { green: 'المسار الأخضر', yellow: 'المسار الأصفر', red: 'المسار الأحمر' },
    total: 'كل المسارات',
    column: {
      lane: 'المسار',
      tasks: 'المهام',
      success: 'النجاح',
      avgTokens: 'متوسط الرموز',
      rating: 'التقييم',
      cost: 'التكلفة',
    },
    tasks: (count, text) => counted(count, text, tasks),
    noTasks: 'لا مهام بعد',
    success: (percent) => `نجاح ${percent}`,
    level: { ok: 'جيد', warning: 'للمراقبة', exceeded: 'منخفض' },
    stars: (rating) => `${rating} من 5 نجوم`,
    notRated: 'بلا تقييم',
    empty: 'لا مهام موجَّهة بعد',
  },

  costBreakdown: {
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
    downloadCsv: 'تنزيل CSV',
    total: 'الإجمالي',
    days: (count, text) => counted(count, text, days),
    takeaway: (amount, span) => `أنفقتَ ${amount} في ${span}.`,
    takeawayTotal: (amount) => `أنفقتَ ${amount}.`,
    empty: 'لا تكاليف في هذه الفترة',
  },

  toastRegion: {
    label: 'الإشعارات',
    labelWithKey: 'الإشعارات (F6)',
    dismiss: 'إخفاء',
    dismissNamed: (title) => `إخفاء: ${title}`,
    moreSpoken: (count, text) => counted(count, text, more),
    kind: { success: 'تم', info: 'معلومة', warning: 'تحذير', error: 'خطأ' },
    taskCompleted: 'اكتملت المهمة',
    taskCompletedId: (id) => `اكتملت المهمة ${id}`,
    taskFailed: 'فشلت المهمة',
    taskFailedId: (id) => `فشلت المهمة ${id}`,
    taskFailedWhy: (id, error) => `فشلت المهمة ${id}: ${error}`,
    awaitingApproval: 'بانتظار الموافقة',
    awaitingApprovalId: (id) => `المهمة ${id} بانتظار الموافقة`,
    awaitingApprovalTitle: (title) => `بانتظار الموافقة: ${title}`,
    budgetAlert: 'تحذير الميزانية',
    budgetAlertText: (percent, budget) => `استُهلك ${percent} من ${budget}`,
    connectionLost: 'انقطع الاتصال',
    connectionBack: 'عاد الاتصال',
    viewAnalytics: 'عرض التحليلات',
    history: 'سجل الإشعارات',
  },

  streamStatus: {
    label: 'الاتصال',
    state: {
      idle: 'لم يبدأ',
      connecting: 'جارٍ الاتصال…',
      live: 'مباشر',
      retrying: 'جارٍ إعادة الاتصال…',
      polling: 'استعلام دوري',
      offline: 'دون اتصال',
      unauthorised: 'غير مسجَّل الدخول',
      closed: 'مغلق',
    },
    refresh: 'تحديث',
    refreshing: 'جارٍ التحديث…',
    lastUpdate: (age) => `حُدِّث ${age}`,
    neverUpdated: 'لا بيانات بعد',
  },
} satisfies PartialStrings;
