import { counted } from './counted.js';
import type { PartialStrings } from '../strings.js';

const domains = {
  one: 'مجال واحد',
  two: 'مجالان',
  few: '# مجالات',
  many: '# مجالًا',
  other: '# مجال',
};

/** The Arabic words of `<domain-costs>`. */
export const domainCosts = {
  heading: 'التكلفة حسب المجال',
  column: {
    name: 'المجال',
    cost: 'التكلفة',
    share: 'الحصة من التكلفة',
    requests: 'الطلبات',
    average: 'المتوسط لكل طلب',
  },
  search: 'ابحث في المجالات',
  found: (count, text) => counted(count, text, domains),
  notFound: (search) => `لا مجال باسم يشبه «${search}».`,
  sumOfFound: (_count, text) => `ما عُثر عليه (${text})`,
  all: 'كل المجالات',
  breadcrumbs: 'المجال المعروض',
  filtered: (name) => `كل شيء مُصفّى حسب ${name}`,
  unfiltered: 'تظهر كل المجالات في كل مكان',
  chosen: (name) => `اختير ${name}`,
  notChosen: 'لم يُختر أي مجال',
  download: 'تنزيل هذه الصفوف بصيغة CSV',
  downloaded: (fileName) => `نُزِّل ${fileName}`,
  empty: 'لم يُستخدم أي مجال في هذه الفترة',
  emptyHint: 'تظهر المجالات هنا مع أول طلب.',
} satisfies PartialStrings['domainCosts'];
