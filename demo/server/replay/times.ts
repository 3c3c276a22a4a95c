/** Beyond this a bare number counts milliseconds, not seconds: as seconds it would lie past the year 5000. */
const LARGEST_SECONDS = 1e11;

const CLOCK = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d+))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a trace's time: ISO 8601 with `T` or a space and any number of decimals, UTC where no zone is given, or seconds
 * or milliseconds since 1970. Parts of a millisecond are cut off.
 * @returns epoch milliseconds, or `null` for anything else
 */
export function readTime(text: string): number | null {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) {
    const number = Number(trimmed);
    return Math.floor(number < LARGEST_SECONDS ? number * 1_000 : number);
  }
  const [, date, clock, decimals = '', zone = 'Z'] = CLOCK.exec(trimmed) ?? [];
  if (date === undefined || clock === undefined) return null;
  const offset = zone.toUpperCase() === 'UTC' ? 'Z' : zone;
  const at = Date.parse(
    `${date}T${clock}.${decimals.slice(0, 3).padEnd(3, '0')}${offset}`.replace(/T(\d{2}:\d{2})\./, 'T$1:00.'),
  );
  return Number.isNaN(at) ? null : at;
}
