/** Older WebKit reads the file only after the click has been handled; then nobody needs the address any more. */
const REVOKE_AFTER_MS = 1_000;

/**
 * Hands text to the person as a file: Blob, object URL, download, revoke.
 * @param type media type, such as `text/csv`; the text is written in UTF-8
 */
export function saveFile(fileName: string, text: string | Blob, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}
