import type { ChartPosition } from './chart-data.js';

/** The drawings there are: bars for comparison, a pie (a ring) for parts of a whole, lines for time. */
export type ChartKind = 'bar' | 'pie' | 'line';

/** A span of instants in epoch milliseconds. */
export interface ChartRange {
  readonly min: number;
  readonly max: number;
}

/** How a chart is drawn and whom it tells. */
export interface ChartSettings {
  readonly kind: ChartKind;
  /** Writes a value at an axis. */
  readonly formatValue: (value: number) => string;
  /** Writes an instant (epoch milliseconds) at the axis of a line; by default in ISO 8601. */
  readonly formatInstant?: (instant: number) => string;
  /** Chooses the ticks of a line; by default round times in UTC. */
  readonly instantTicks?: (min: number, max: number, maxCount: number) => readonly number[];
  /** Lays bars along the line: for more than a few categories, and for long names. */
  readonly horizontal?: boolean;
  /** Stands the bars of several series upon each other. */
  readonly stacked?: boolean;
  /** The hole of a pie as a part (0–1) of its radius; 0.62 by default, room for a total. */
  readonly hole?: number;
  /** Writes values at the ends of horizontal bars of one series, in place of axis and grid; null is unknown. */
  readonly valueLabel?: (value: number | null, point: number) => string;
  /** Told when the pointer comes upon another value, or leaves (null). */
  readonly onHover?: (position: ChartPosition | null) => void;
  /** Told when a value is clicked or tapped. */
  readonly onSelect?: (position: ChartPosition) => void;
  /** Told when the chart cannot be drawn, such as when its code did not load; the next update tries again. */
  readonly onError?: (error: Error) => void;
}
