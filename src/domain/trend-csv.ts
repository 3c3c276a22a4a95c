import type { EpochMs } from '../wire/field.js';
import { dayKey, MINUTE_MS, wallOf } from './calendar.js';
import type { CsvColumn } from './csv.js';
import type { TrendInterval, TrendPoint } from './usage-trend.js';

/**
 * What a file says of a trend: `Date,Cost (USD),Requests` by days, `Hour,Cost (USD),Requests` by hours, whose instants
 * are ISO 8601 with the offset of the zone, so that the hour a change of clocks repeats is told from the one before.
 */
export function trendColumns(
  interval: TrendInterval,
  currency: string | null,
  zone: string,
): readonly CsvColumn<TrendPoint>[] {
  return [
    interval === 'day'
      ? { header: 'Date', kind: 'text', value: ({ start }) => dayKey(start, zone) }
      : { header: 'Hour', kind: 'text', value: ({ start }) => localIso(start, zone) },
    { header: 'Cost', unit: currency, kind: 'number', value: ({ cost }) => cost },
    { header: 'Requests', kind: 'number', value: ({ requests }) => requests },
  ];
}

/** `2026-11-01T01:00:00-04:00`. */
function localIso(at: EpochMs, zone: string): string {
  const wall = wallOf(at, zone);
  const minutes = Math.round((wall - at) / MINUTE_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  const ahead = `${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${new Date(wall).toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${ahead}`;
}
