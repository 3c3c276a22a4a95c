import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const begun = {
  one: 'بدأت جلسة واحدة',
  two: 'بدأت جلستان',
  few: 'بدأت # جلسات',
  other: 'بدأت # جلسة',
};

/** The Arabic words of `<live-cost>`. */
export const liveCost = {
  heading: 'التكلفة المباشرة',
  live: 'مباشر',
  polling: 'استعلام دوري',
  paused: 'متوقف مؤقتًا',
  notLive: (age) => `غير مباشر، آخر خبر ${age}`,
  notLiveYet: 'غير مباشر',
  pause: 'إيقاف الأرقام المباشرة مؤقتًا',
  resume: 'استئناف الأرقام المباشرة',
  figure: {
    cost: 'تكلفة الجلسات النشطة',
    sessions: 'الجلسات النشطة',
    rate: 'في الساعة',
    daily: 'التوقع اليومي',
  },
  estimate: 'تقدير الخادم',
  begun: (count, text) => counted(count, text, begun),
  ended: 'لم تعد هناك جلسات نشطة',
  empty: 'لا أرقام مباشرة بعد',
  emptyHint: 'تظهر الجلسات النشطة وتكلفتها هنا حالما يخبر بها الخادم.',
} satisfies PartialStrings['liveCost'];
