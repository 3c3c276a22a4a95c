import type { DayRange } from '../domain/cost-days.js';
import { parseTimeRange } from '../domain/time-range.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';

/** The days that a telemetry says it counts; `null` where it does not say any. */
export function telemetryDays({ overview }: TelemetryAnswer): DayRange | null {
  const range = parseTimeRange(overview.timeRange ?? '');
  return range?.type === 'dates' ? { from: range.start, to: range.end } : null;
}
