import { html } from 'lit';
import type { Formatter, MoneyPart } from '../text/format.js';

const PART_CLASS: Partial<Record<MoneyPart['type'], string>> = { currency: 'currency', fraction: 'cents' };

/** Draws a printed amount with its currency small and its cents a shade lighter. */
export const renderMoney = (parts: readonly MoneyPart[]): readonly unknown[] =>
  parts.map(({ type, text }) => {
    const name = PART_CLASS[type];
    return name ? html`<span class=${name}>${text}</span>` : text;
  });

/** Prints a coverage that is not whole, and must not be rounded up to look it: 99.96 % is "99.9%". */
export function percentBelow(ratio: number, format: Formatter): string {
  const digits = ratio > 0.01 && ratio < 0.99 ? 0 : 1;
  const step = 10 ** (2 + digits);
  // 0.57 × 100 is 56.99999999999999 to a double.
  return format.percent(Math.floor(Number((ratio * step).toFixed(9))) / step, digits);
}
