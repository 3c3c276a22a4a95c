import type { ChartColour, ChartData } from '../look/chart-data.js';
import type { CostLine } from './cost-lines.js';

/** The drawings of a breakdown. */
export type CostDrawing = 'bar' | 'pie';

/** Hands lines to the chart, one bar or slice each. */
export function chartDataOf(
  label: string,
  lines: readonly CostLine[],
  colourOf: (line: CostLine) => ChartColour,
): ChartData {
  const values = lines.map(({ item }) => (item.cost === null ? null : Number(item.cost)));
  return {
    categories: lines.map((line) => ({ id: line.key, label: line.label, colour: colourOf(line) })),
    series: [{ id: 'cost', label, values }],
  };
}

/** A pie has slices only for what was charged: a refund or an unknown has none, and is named below it instead. */
export const hasSlice = ({ item }: CostLine): boolean => item.cost !== null && Number(item.cost) > 0;
