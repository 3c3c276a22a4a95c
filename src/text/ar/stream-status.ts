import type { PartialStrings } from '../strings.js';

/** The Arabic words of `<stream-status>`. */
export const streamStatus = {
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
} satisfies PartialStrings['streamStatus'];
