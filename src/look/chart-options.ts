import type { ChartOptions, Scale } from './chart-js.js';
import type { ChartKind, ChartPanel, ChartRange, ChartSettings } from './chart-settings.js';
import type { ChartTheme } from './chart-theme.js';
import { linearTicks, type LinearTicks } from './linear-ticks.js';

/** What the options of Chart.js are made from; functions are asked at every update. */
export interface OptionsContext {
  readonly kind: ChartKind;
  readonly horizontal: boolean;
  readonly stacked: boolean;
  /** The hole of a pie, as a part (0–1) of its radius. */
  readonly hole: number;
  readonly theme: ChartTheme;
  readonly ratio: number;
  readonly formatValue: ChartSettings['formatValue'];
  /** Small multiples of a line; none is one panel with `formatValue`. */
  readonly panels: readonly ChartPanel[];
  readonly formatInstant: (instant: number) => string;
  readonly instantTicks: (min: number, max: number, maxCount: number) => readonly number[];
  readonly range: () => ChartRange;
  /** Whether values are written at the ends of horizontal bars, and the room in pixels the longest needs there. */
  readonly hasLabels: () => boolean;
  readonly labelRoomPx: () => number;
}

type ScaleOptions = NonNullable<ChartOptions<'bar' | 'line'>['scales']>[string];

const labelShare = 0.4;
/** About what the labels of a value axis take; the area itself is not known yet when labels are cut. */
const valueAxisPx = 60;
/** Mark, padding and border between a label and the area. */
const tickPx = 12;
const instantLabelPx = 80;
/** The size of text that the widths above are of. */
const usualFontPx = 12;
/** The part of a panel above its highest tick, where its name stands and which keeps it from the panel above. */
const headRoom = 0.32;

/** The value scale of a panel: `y`, `y1`, `y2` … */
export const panelScale = (panel: number): string => (panel === 0 ? 'y' : `y${panel}`);

/** Makes the options of one chart: no animation, no events, no measuring of its own, one faint grid. */
export function optionsOf(context: OptionsContext): ChartOptions {
  const { theme, kind } = context;
  return {
    responsive: false,
    maintainAspectRatio: false,
    animation: false,
    events: [],
    parsing: false,
    normalized: true,
    devicePixelRatio: context.ratio,
    color: theme.text,
    font: fontOf(theme),
    layout: { padding: () => paddingOf(context) },
    ...(kind === 'pie' ? { cutout: `${context.hole * 100}%` } : scalesOf(context)),
  };
}

/** Scales ask for their own: that of the chart they do not take over. */
const fontOf = ({ fontFamily, fontSizePx }: ChartTheme) => ({ family: fontFamily, size: fontSizePx });

function paddingOf(context: OptionsContext): Record<'top' | 'right' | 'bottom' | 'left', number> {
  if (context.kind === 'pie') return { top: 2, right: 2, bottom: 2, left: 2 };
  const room = context.hasLabels() ? context.labelRoomPx() : 4;
  const { rtl } = context.theme;
  return {
    top: context.horizontal ? 0 : Math.ceil(context.theme.fontSizePx / 2),
    right: context.horizontal && !rtl ? room : 4,
    bottom: 0,
    left: context.horizontal && rtl ? room : 4,
  };
}

function scalesOf(context: OptionsContext): Pick<ChartOptions<'bar' | 'line'>, 'indexAxis' | 'scales'> {
  const values = valueScale(context);
  const main = context.kind === 'line' ? instantScale(context) : categoryScale(context);
  return {
    indexAxis: context.horizontal ? 'y' : 'x',
    scales: context.horizontal ? { x: values, y: main } : { x: main, y: values, ...panelScales(context) },
  };
}

/** Panels share the width of the widest axis, so that an instant stands at one place in all of them. */
function panelScales(context: OptionsContext): Record<string, ScaleOptions> {
  if (context.kind !== 'line' || context.panels.length === 0) return {};
  return Object.fromEntries(
    context.panels.map(({ formatValue }, index) => [
      panelScale(index),
      {
        ...valueScale({ ...context, formatValue }),
        stack: 'panels',
        // From the outside in, which on the left is from the last.
        weight: context.theme.rtl ? index : -index,
      },
    ]),
  );
}

function valueScale(context: OptionsContext): ScaleOptions {
  const { theme, horizontal, stacked, formatValue, hasLabels, panels } = context;
  let round: LinearTicks = { min: 0, max: 1, ticks: [0] };
  return {
    type: 'linear',
    bounds: 'data',
    stacked,
    position: horizontal ? 'bottom' : theme.rtl ? 'right' : 'left',
    reverse: horizontal && theme.rtl,
    border: { display: false },
    // Values written at the bars make both axis and grid repeat what is read already.
    display: !hasLabels(),
    grid: { color: theme.border, drawTicks: false },
    ticks: {
      color: theme.textMuted,
      font: fontOf(theme),
      padding: 8,
      autoSkip: false,
      maxRotation: 0,
      callback: (value) => formatValue(Number(value), round.ticks),
    },
    afterDataLimits: (scale: Scale) => {
      round = linearTicks(
        scale.min,
        scale.max,
        (horizontal && scale.chart.width < 360) || panels.length > 1 ? 2 : 4,
      );
      // Where values are written instead of ticks, the longest bar may take all the room there is.
      scale.min = hasLabels() ? Math.min(0, scale.min) : round.min;
      scale.max = hasLabels() ? Math.max(0, scale.max) || 1 : round.max;
      if (panels.length > 0) scale.max += (round.max - round.min) * headRoom;
    },
    afterBuildTicks: (scale: Scale) => {
      scale.ticks = round.ticks.map((value) => ({ value }));
    },
  };
}

function categoryScale(context: OptionsContext): ScaleOptions {
  const { theme, horizontal, stacked } = context;
  let roomPx = 0;
  return {
    type: 'category',
    stacked,
    position: horizontal ? (theme.rtl ? 'right' : 'left') : 'bottom',
    reverse: !horizontal && theme.rtl,
    border: { color: theme.border },
    grid: { display: false },
    ticks: {
      color: theme.text,
      font: fontOf(theme),
      autoSkip: !horizontal,
      maxRotation: 0,
      callback(this: Scale, _value: string | number, index: number): string {
        const label = this.getLabelForValue(index);
        this.ctx.font = `${theme.fontSizePx}px ${theme.fontFamily}`;
        return isolate(
          shorten(label, (text) => this.ctx.measureText(text).width <= roomPx),
          theme.rtl,
        );
      },
    },
    beforeTickToLabelConversion: (scale: Scale) => {
      const { width } = scale.chart;
      const { left, right } = paddingOf(context);
      // Chart.js gives an axis half of what is inside the padding, and cuts off what is longer.
      roomPx = horizontal
        ? Math.min(width * labelShare, (width - left - right) / 2 - tickPx)
        : (width - valueAxisPx) / Math.max(1, scale.getLabels().length) - 8;
    },
  };
}

function instantScale({ theme, formatInstant, instantTicks, range }: OptionsContext): ScaleOptions {
  return {
    type: 'linear',
    bounds: 'data',
    position: 'bottom',
    reverse: theme.rtl,
    border: { color: theme.border },
    grid: { display: false },
    ticks: {
      color: theme.textMuted,
      font: fontOf(theme),
      autoSkip: false,
      maxRotation: 0,
      callback: (value) => formatInstant(Number(value)),
    },
    afterDataLimits: (scale: Scale) => {
      const { min, max } = range();
      scale.min = min;
      scale.max = max;
    },
    afterBuildTicks: (scale: Scale) => {
      const labelPx = (instantLabelPx * theme.fontSizePx) / usualFontPx;
      const count = Math.max(2, Math.floor(scale.chart.width / labelPx));
      const ticks = instantTicks(scale.min, scale.max, count).map((value) => ({ value }));
      // From left to right, as Chart.js leaves room for its outermost labels.
      scale.ticks = theme.rtl ? ticks.reverse() : ticks;
    },
  };
}

/** Keeps the dots of a shortened Latin name at its end where text runs from right to left. */
const isolate = (text: string, rtl: boolean): string => (rtl ? `\u2068${text}\u2069` : text);

/** Cuts a label until it fits, to no less than two letters; the whole name stands in tooltip and table. */
export function shorten(label: string, fits: (text: string) => boolean): string {
  if (fits(label)) return label;
  const letters = Array.from(label);
  let low = 2;
  let high = letters.length - 1;
  const cut = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}…`;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(cut(middle))) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}
