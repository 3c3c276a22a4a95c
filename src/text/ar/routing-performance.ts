import { formatterFor } from '../format.js';
import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const tasks = { one: 'مهمة واحدة', two: 'مهمتان', few: '# مهام', other: '# مهمة' };

/** The Arabic words of `<routing-performance>`. */
export const routingPerformance = {
  heading: 'أداء التوجيه',
  lane: { green: 'أخضر', yellow: 'أصفر', red: 'أحمر' },
  laneName: { green: 'المسار الأخضر', yellow: 'المسار الأصفر', red: 'المسار الأحمر' },
  total: 'كل المسارات',
  column: {
    avgTokens: 'متوسط الرموز',
    cost: 'التكلفة',
  },
  tasks: (count, text) => counted(count, text, tasks),
  tasksUnit: (count) => formatterFor('ar').plural(count, { few: 'مهام', other: 'مهمة' }),
  noTasks: 'لا مهام بعد',
  success: (percent) => `نجاح ${percent}`,
  level: { ok: 'جيد', warning: 'للمراقبة', exceeded: 'منخفض' },
  stars: (rating) => `${rating} من 5 نجوم`,
  notRated: 'بلا تقييم',
  notReported: 'لا أرقام',
  avgTokens: (text) => `متوسط الرموز ${text}`,
  takeaway: (done, percent) => `${done}، نجح منها ${percent}.`,
  takeawayLowest: (lane, percent) => `الأدنى: ${lane} بنسبة ${percent}.`,
  successUnknown: 'النجاح غير معروف',
  empty: 'لا مهام موجَّهة بعد',
  takeawayUnknown: (done) => `${done}؛ نجاحها غير معروف.`,
  emptyHint: 'يمتلئ كل مسار كلما أنجز الموجّه مهامه.',
} satisfies PartialStrings['routingPerformance'];
