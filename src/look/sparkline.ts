import { html, nothing, svg, type TemplateResult } from 'lit';

/** The plane a sparkline is drawn on; it is stretched to its place, its strokes are not. */
export const SPARKLINE_WIDTH = 120;
export const SPARKLINE_HEIGHT = 28;

/** Strokes and the dot at the end need room. */
const INSET = 3;

/** What is drawn of a series, as SVG path data; empty where there is nothing of it. */
export interface Sparkline {
  /** What is over. */
  readonly line: string;
  /** The way to the value that is not whole yet. */
  readonly dashed: string;
  /** The plane between the line and zero. */
  readonly area: string;
  /** The latest value: a line without length, whose round cap is a dot however the plane is stretched. */
  readonly dot: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const NOTHING: Sparkline = { line: '', dashed: '', area: '', dot: '' };

/**
 * Draws a series from zero, or from its lowest value where that is below. Unknown values (`null`) leave a gap; a value
 * alone between two gaps is a dot.
 * @param isLastPartial whether the last value is still growing
 */
export function sparklineOf(values: readonly (number | null)[], isLastPartial: boolean): Sparkline {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return NOTHING;
  const high = Math.max(0, ...known);
  const low = Math.min(0, ...known);
  const y = (value: number): number =>
    round(INSET + (SPARKLINE_HEIGHT - 2 * INSET) * (high === low ? 1 : (high - value) / (high - low)));
  const x = (index: number): number =>
    round(INSET + ((SPARKLINE_WIDTH - 2 * INSET) * index) / (values.length - 1));
  const points = values.map((value, index) => (value === null ? null : { x: x(index), y: y(value) }));
  const last = points.at(-1) ?? null;
  const before = points.at(-2) ?? null;
  const whole = runsOf(isLastPartial ? points.slice(0, -1) : points);
  const end = points.filter((point) => point !== null).at(-1);
  return {
    line: whole.map(lineOf).join(''),
    dashed: isLastPartial && last && before ? lineOf([before, last]) : '',
    area: whole.map((run) => areaOf(run, y(0))).join(''),
    dot: end ? lineOf([end]) : '',
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The stretches without a gap. */
function runsOf(points: readonly (Point | null)[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)?.push(point);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function lineOf([first, ...rest]: readonly Point[]): string {
  if (!first) return '';
  return `M${first.x} ${first.y}${rest.length === 0 ? 'h0' : rest.map(({ x, y }) => `L${x} ${y}`).join('')}`;
}

function areaOf(run: readonly Point[], base: number): string {
  const [first] = run;
  const last = run.at(-1);
  return first && last && run.length > 1 ? `${lineOf(run)}L${last.x} ${base}H${first.x}z` : '';
}

/** Draws a sparkline, or its empty place, so that figures beside it stay where they are. The numbers are told in words. */
export const renderSparkline = ({ line, dashed, area, dot }: Sparkline): TemplateResult =>
  html`<svg
    class="sparkline"
    viewBox="0 0 ${SPARKLINE_WIDTH} ${SPARKLINE_HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${
      line || dashed
        ? svg`<path class="area" d=${area} /><path class="line" d=${line} /><path class="line dashed" d=${dashed} /><path class="end" d=${dot} />`
        : nothing
    }
  </svg>`;
