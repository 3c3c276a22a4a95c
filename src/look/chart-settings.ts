import type { ChartPosition } from './chart-data.js';

/** The drawings there are: bars for comparison, a pie (a ring) for parts of a whole, lines for time. */
export type ChartKind = 'bar' | 'pie' | 'line';

/** A span of instants in epoch milliseconds. */
export interface ChartRange {
  readonly min: number;
  readonly max: number;
}

/** One of the small multiples of a line chart: a measure with an axis of its own over the same instants. */
export interface ChartPanel {
  /** Written in its upper corner. */
  readonly label: string;
  readonly formatValue: ChartSettings['formatValue'];
}

/** How the instants of a line lie on its canvas: what zoom and pan reckon with. */
export interface ChartPlane {
  readonly range: ChartRange;
  /** Where `range.min` is drawn, in CSS pixels from the left of the canvas. */
  readonly originPx: number;
  /** Negative where time runs from right to left. */
  readonly msPerPx: number;
}

/** How a chart is drawn and whom it tells. */
export interface ChartSettings {
  readonly kind: ChartKind;
  /** Writes a value at an axis; `ticks` are all that stand at it, which need one precision. */
  readonly formatValue: (value: number, ticks: readonly number[]) => string;
  /** Writes an instant (epoch milliseconds) at the axis of a line; by default in ISO 8601. */
  readonly formatInstant?: (instant: number) => string;
  /** Chooses the ticks of a line; by default round times in UTC. */
  readonly instantTicks?: (min: number, max: number, maxCount: number) => readonly number[];
  /**
   * Draws a line chart as panels, one below the other, each with its own axis: for measures that have no common scale.
   * Two axes beside one panel would let the reader compare heights that mean nothing to each other.
   */
  readonly panels?: readonly ChartPanel[];
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
