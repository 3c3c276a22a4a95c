import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const sessions = {
  one: 'جلسة نشطة واحدة',
  two: 'جلستان نشطتان',
  few: '# جلسات نشطة',
  other: '# جلسة نشطة',
};

/** The Arabic words of `<live-sessions>`. */
export const liveSessions = {
  heading: 'الجلسات النشطة',
  column: { id: 'الجلسة', uptime: 'المدة', cost: 'التكلفة', model: 'النموذج' },
  count: (count, text) => counted(count, text, sessions),
  countOf: (shown, all) => `${shown} من أصل ${all} جلسة نشطة`,
  open: (id) => `تفاصيل الجلسة ${id}`,
  details: (id) => `الجلسة ${id}`,
  fact: {
    model: 'النموذج',
    provider: 'المزوّد',
    cost: 'التكلفة',
    uptime: 'المدة',
    requests: 'الطلبات',
    tokens: 'الرموز',
    domain: 'النطاق',
    user: 'المستخدم',
    country: 'البلد',
    startedAt: 'بدأت',
    lastAt: 'آخر طلب',
  },
  ended: 'انتهت هذه الجلسة. هذه آخر أرقامها المعروفة.',
  empty: 'لا جلسات نشطة',
  emptyHint: 'تظهر الجلسات هنا حالما يبدأ أحد، وتختفي حين تنتهي.',
} satisfies PartialStrings['liveSessions'];
