/** Names a colour by what it stands for. `series-9` and beyond repeat a hue with a hatch, or a dash on lines. */
export type ChartColour = `series-${number}` | 'ok' | 'warning' | 'exceeded' | 'accent' | 'muted';

/** One bar or slice. */
export interface ChartCategory {
  readonly id: string;
  readonly label: string;
  /** By default the colour of the series for bars, and the next series colour for each slice. */
  readonly colour?: ChartColour;
}

/** One point of a line; `y` null is unknown and leaves a gap. */
export interface ChartPoint {
  /** Epoch milliseconds. */
  readonly x: number;
  readonly y: number | null;
}

/** One line, or one value for each category. */
export interface ChartSeries {
  /** Tells the series from the others over time: what keeps its id is updated in place. */
  readonly id: string;
  readonly label: string;
  /** Of bars and slices: one value for each category, null where it is unknown. */
  readonly values?: readonly (number | null)[];
  /** Of lines: in the order of their instants. */
  readonly points?: readonly ChartPoint[];
  /** By default `series-1`, `series-2` … in the order of the series. */
  readonly colour?: ChartColour;
  /** A dashed line is a forecast. */
  readonly stroke?: 'solid' | 'dashed';
  /** From this instant on the line is dashed, such as from today's midnight: today is not over. */
  readonly dashedFrom?: number;
  readonly fill?: 'solid' | 'hatched';
  readonly hidden?: boolean;
  /** Of lines: which of the settings' panels it is drawn in; the first by default. */
  readonly panel?: number;
}

/** What a chart shows. */
export interface ChartData {
  /** Of bars and pies; lines have none. */
  readonly categories?: readonly ChartCategory[];
  readonly series: readonly ChartSeries[];
}

/** One value of a chart, by the places of its series and its point (or category) in `ChartData`. */
export interface ChartPosition {
  readonly series: number;
  readonly point: number;
}

/** A place on the canvas in CSS pixels from its top left corner. */
export interface ChartAnchor {
  readonly x: number;
  readonly y: number;
}

/** Says whether two positions are the same, also both none. */
export function isSamePosition(a: ChartPosition | null, b: ChartPosition | null): boolean {
  return a === b || (a !== null && b !== null && a.series === b.series && a.point === b.point);
}

/** Says whether there is a value at a position, which may be gone after an update. */
export function hasPosition(data: ChartData, { series, point }: ChartPosition): boolean {
  const found = data.series[series];
  const count = found?.points?.length ?? Math.min(found?.values?.length ?? 0, data.categories?.length ?? 0);
  return point >= 0 && point < count;
}
