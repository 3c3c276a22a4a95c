/**
 * Reads a threshold as a page writes it: a ratio from 0 to 1 (`0.75`) or a percentage (`75`, `75%`); exactly 1 is the
 * whole. `null` for what cannot be read.
 */
export function writtenRatio(value: number | string | null): number | null {
  const text = String(value ?? '').trim();
  const number = Number(text.replace(/%$/, ''));
  if (text === '' || !Number.isFinite(number) || number <= 0) return null;
  // Two hundredfold is no threshold, so what is beyond the whole is meant in percent.
  return text.endsWith('%') || number > 1 ? number / 100 : number;
}
