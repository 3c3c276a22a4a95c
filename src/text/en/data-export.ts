/** The English words of `<data-export>`. */
export const dataExport = {
  label: 'Export',
  download: { csv: 'Download CSV', json: 'Download JSON' },
  cancel: 'Cancel',
  reading: 'Reading…',
  /** @param received e.g. "120", in kilobytes */
  readingOf: (received: string, total: string) => `Reading: ${received} of ${total} kB`,
  readSoFar: (received: string) => `Reading: ${received} kB`,
  rows: (done: string, total: string) => `${done} of ${total} rows`,
  done: (name: string) => `Downloaded ${name}`,
  cancelled: 'Cancelled; no file was made.',
  empty: 'There are no rows to export yet.',
  failed: (reason: string) => `No file was made: ${reason}`,
  noTarget: (id: string) => `there is nothing on this page called “${id}”`,
  noRows: (id: string) => `“${id}” has no rows that can be exported`,
  noResource: (name: string) => `“${name}” is no resource that can be exported`,
  unexpected: 'the rows could not be written',
  unconnected: 'Not connected: there is nothing to export.',
};
