import { palette } from './palette.js';

/** What a canvas must know of the page's looks, resolved to colours it can paint. */
export interface ChartTheme {
  readonly text: string;
  readonly textMuted: string;
  readonly border: string;
  readonly surface: string;
  readonly accent: string;
  readonly ok: string;
  readonly warning: string;
  readonly exceeded: string;
  readonly series: readonly string[];
  readonly fontFamily: string;
  readonly fontSizePx: number;
  /** The system paints with its own few colours, so series must differ by pattern. */
  readonly forced: boolean;
  readonly rtl: boolean;
}

/**
 * Reads the tokens of the element a canvas stands in.
 *
 * The canvas itself is the probe: only a real colour property turns `light-dark()`, `color-mix()` and system colours
 * into something a 2D context understands, and its own `color` paints nothing.
 */
export function readChartTheme(canvas: HTMLCanvasElement): ChartTheme {
  const computed = getComputedStyle(canvas);
  // Otherwise forced colours would answer with the colour of text whatever is asked.
  canvas.style.setProperty('forced-color-adjust', 'none');
  const colour = (token: string): string => {
    canvas.style.setProperty('color', `var(--_${token})`);
    return computed.color;
  };
  canvas.style.setProperty('font-size', 'var(--_font-size-xs)');
  const forced = matchMedia('(forced-colors: active)').matches;
  const theme: ChartTheme = {
    text: colour('color-text'),
    textMuted: colour('color-text-muted'),
    // Among forced colours only that of the track is fainter than text, as a grid must be.
    border: colour(forced ? 'color-track' : 'color-border'),
    surface: colour('color-surface'),
    accent: colour('color-accent'),
    ok: colour('color-ok'),
    warning: colour('color-warning'),
    exceeded: colour('color-exceeded'),
    series: palette.light.series.map((_, index) => colour(`series-${index + 1}`)),
    fontFamily: computed.fontFamily,
    fontSizePx: parseFloat(computed.fontSize),
    forced,
    rtl: computed.direction === 'rtl',
  };
  canvas.style.removeProperty('color');
  canvas.style.removeProperty('font-size');
  return theme;
}
