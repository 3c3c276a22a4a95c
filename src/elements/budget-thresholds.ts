import { writtenRatio } from './written-ratio.js';

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

/** Reads both thresholds. What cannot be read is the default, and a warning never comes after the alert. */
export function thresholdsOf(warningAt: Threshold, alertAt: Threshold): Thresholds {
  const alert = writtenRatio(alertAt) ?? ALERT_AT;
  return { alertAt: alert, warningAt: Math.min(writtenRatio(warningAt) ?? WARNING_AT, alert) };
}
