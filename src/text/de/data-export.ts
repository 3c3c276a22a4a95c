import type { PartialStrings } from '../strings.js';

/** The German words of `<data-export>`. */
export const dataExport = {
  label: 'Export',
  download: { csv: 'CSV herunterladen', json: 'JSON herunterladen' },
  cancel: 'Abbrechen',
  reading: 'Wird gelesen …',
  readingOf: (received, total) => `Gelesen: ${received} von ${total} kB`,
  readSoFar: (received) => `Gelesen: ${received} kB`,
  rows: (done, total) => `${done} von ${total} Zeilen`,
  done: (name) => `Heruntergeladen: ${name}`,
  cancelled: 'Abgebrochen; es entstand keine Datei.',
  empty: 'Noch gibt es keine Zeilen zum Exportieren.',
  failed: (reason) => `Es entstand keine Datei: ${reason}`,
  noTarget: (id) => `auf dieser Seite heißt nichts „${id}“`,
  noRows: (id) => `„${id}“ hat keine Zeilen, die sich exportieren lassen`,
  noResource: (name) => `„${name}“ ist keine Ressource, die sich exportieren lässt`,
  unexpected: 'die Zeilen waren nicht zu schreiben',
  unconnected: 'Nicht verbunden: Es gibt nichts zu exportieren.',
} satisfies PartialStrings['dataExport'];
