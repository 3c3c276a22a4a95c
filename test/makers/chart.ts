import type { ChartData, ChartPoint } from '../../src/look/chart-data.js';
import type { ChartTheme } from '../../src/look/chart-theme.js';

/** Makes one series of costs, a category for each. */
export function makeBars({
  id = 'cost',
  costs = [5, 3, 1] as readonly (number | null)[],
}: { id?: string; costs?: readonly (number | null)[] } = {}): ChartData {
  return {
    categories: costs.map((_, index) => ({ id: `model-${index}`, label: `Model ${index}` })),
    series: [{ id, label: 'Cost', values: costs }],
  };
}

/** Makes one line of hourly points from the start of 2026. */
export function makeLine({
  id = 'cost',
  count = 24,
  y = (index) => index,
}: { id?: string; count?: number; y?: (index: number) => number | null } = {}): ChartData {
  const points: ChartPoint[] = Array.from({ length: count }, (_, index) => ({
    x: Date.UTC(2026, 0, 1, index),
    y: y(index),
  }));
  return { series: [{ id, label: 'Cost', points }] };
}

/** Makes a theme whose colours say what they are for. */
export function makeChartTheme(overrides: Partial<ChartTheme> = {}): ChartTheme {
  return {
    text: 'text',
    textMuted: 'muted',
    border: 'border',
    surface: 'surface',
    accent: 'accent',
    ok: 'ok',
    warning: 'warning',
    exceeded: 'exceeded',
    series: Array.from({ length: 8 }, (_, index) => `hue ${index + 1}`),
    fontFamily: 'sans-serif',
    fontSizePx: 12,
    forced: false,
    rtl: false,
    ...overrides,
  };
}
