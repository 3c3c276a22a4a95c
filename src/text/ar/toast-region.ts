import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const more = {
  one: 'إشعار آخر',
  two: 'إشعاران آخران',
  few: '# إشعارات أخرى',
  many: '# إشعارًا آخر',
  other: '# إشعار آخر',
};

const tasks = { one: 'مهمة واحدة', two: 'مهمتان', few: '# مهام', other: '# مهمة' };
const unread = { one: 'إشعار واحد', two: 'إشعاران', few: '# إشعارات', many: '# إشعارًا', other: '# إشعار' };

/** The Arabic words of `<toast-region>`. */
export const toastRegion = {
  labelWithKey: 'الإشعارات (F6)',
  dismissNamed: (title) => `إخفاء: ${title}`,
  moreSpoken: (count, text) => counted(count, text, more),
  kind: { success: 'تم', info: 'معلومة', warning: 'تحذير', error: 'خطأ' },
  taskCompletedId: (id) => `اكتملت المهمة ${id}`,
  taskFailedId: (id) => `فشلت المهمة ${id}`,
  awaitingApprovalId: (id) => `المهمة ${id} بانتظار الموافقة`,
  budgetAlert: 'تحذير الميزانية',
  budgetAlertText: (percent, budget) => `استُهلك ${percent} من ${budget}`,
  hardStop: 'نفدت الميزانية: الطلبات متوقفة',
  hardStopText: (budget) => `نفدت ${budget}`,
  hardStopOver: 'الطلبات مسموحة من جديد',
  hardStopOverText: (budget) => `في ${budget} متّسع من جديد`,
  paused: 'الإنفاق متوقف مؤقتًا',
  pausedText: (budget) => `${budget} متوقفة مؤقتًا`,
  resumed: 'استُؤنف الإنفاق',
  resumedText: (budget) => `لم تعد ${budget} متوقفة`,
  connectionLost: 'انقطع الاتصال',
  connectionLostHint: 'تبقى الأرقام كما كانت، وتُحدَّث حالما يجيب الخادم.',
  connectionNone: 'لا اتصال',
  connectionNoneHint: 'تظهر الأرقام حالما يجيب الخادم.',
  connectionClosedHint: 'أغلقه الخادم. تبقى الأرقام كما كانت.',
  connectionBack: 'عاد الاتصال',
  unauthorised: 'انتهت جلستك في تدفق الأحداث',
  unauthorisedHint: 'تبقى الأرقام كما كانت حتى تسجّل الدخول من جديد.',
  viewAnalytics: 'عرض التحليلات',
  review: 'مراجعة',
  open: 'فتح',
  dismissAll: 'إخفاء الكل',
  history: 'سجل الإشعارات',
  showHistory: 'عرض سجل الإشعارات',
  hideHistory: 'إخفاء سجل الإشعارات',
  earlier: 'عرض الأقدم',
  clearHistory: 'مسح السجل',
  historyEmpty: 'لا إشعارات بعد',
  more: (count) => `+${count}`,
  repeated: (count) => `×${count}`,
  repeatedSpoken: (count) => `تكرر ${count} مرة`,
  summary: (finished, finishedText, failed, failedText) =>
    [
      ...(finished > 0 ? [`اكتملت ${counted(finished, finishedText, tasks)}`] : []),
      ...(failed > 0 ? [`فشلت ${counted(failed, failedText, tasks)}`] : []),
    ].join('، '),
  unread: (count, text) => `غير مقروءة: ${counted(count, text, unread)}`,
} satisfies PartialStrings['toastRegion'];
