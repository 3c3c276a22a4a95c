import type { PartialStrings } from '../strings.js';

/** The Arabic words of `<data-export>`. */
export const dataExport = {
  label: 'تصدير',
  download: { csv: 'تنزيل CSV', json: 'تنزيل JSON' },
  cancel: 'إلغاء',
  reading: 'جارٍ القراءة…',
  readingOf: (received, total) => `قُرئ ${received} من ${total} كيلوبايت`,
  readSoFar: (received) => `قُرئ ${received} كيلوبايت`,
  rows: (done, total) => `الصفوف: ${done} من ${total}`,
  done: (name) => `نُزّل ${name}`,
  cancelled: 'أُلغي؛ لم يُنشأ أي ملف.',
  empty: 'لا توجد صفوف للتصدير بعد.',
  failed: (reason) => `لم يُنشأ أي ملف: ${reason}`,
  noTarget: (id) => `لا يوجد في هذه الصفحة ما اسمه «${id}»`,
  noRows: (id) => `ليس في «${id}» صفوف يمكن تصديرها`,
  noResource: (name) => `«${name}» ليس موردًا يمكن تصديره`,
  unexpected: 'تعذّرت كتابة الصفوف',
  unconnected: 'غير متصل: لا شيء للتصدير.',
} satisfies PartialStrings['dataExport'];
