/** From here on a budget is worth a warning, unless the page says otherwise. */
export const WARNING_AT = 0.75;

/** Above this a budget alerts, unless the page says otherwise. */
export const ALERT_AT = 0.9;

/** Thresholds of budgets as ratios. */
export interface Thresholds {
  readonly warningAt: number;
  readonly alertAt: number;
}

/** A threshold as a page writes it; an attribute may be taken away. */
type Threshold = number | string | null;

/**
 * Reads both thresholds as a page writes them: ratios from 0 to 1 (`0.75`) or percentages (`75`, `75%`); exactly 1 is the
 * whole limit. What cannot be read is the default, and a warning never comes after the alert.
 */
export function thresholdsOf(warningAt: Threshold, alertAt: Threshold): Thresholds {
  const alert = ratioOf(alertAt) ?? ALERT_AT;
  return { alertAt: alert, warningAt: Math.min(ratioOf(warningAt) ?? WARNING_AT, alert) };
}

function ratioOf(value: Threshold): number | null {
  const text = String(value ?? '').trim();
  const number = Number(text.replace(/%$/, ''));
  if (text === '' || !Number.isFinite(number) || number <= 0) return null;
  // Two hundredfold use is no threshold, so what is beyond the whole is meant in percent.
  return text.endsWith('%') || number > 1 ? number / 100 : number;
}
