import type { ChartData, ChartPoint } from '../../src/look/chart-data.js';

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
