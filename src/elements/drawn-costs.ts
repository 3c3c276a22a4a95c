import type { ChartColour, ChartData, ChartPosition } from '../look/chart-data.js';
import { keyOfRow, OTHER, topLines, UNASSIGNED, type CostLine, type CostPrint } from './cost-lines.js';
import { lastResult } from './last-result.js';

/** The drawings of a breakdown. */
export type CostDrawing = 'bar' | 'pie';

/** Bars before pies beyond five parts; with either the rest stands together. */
const FEW = 5;

/** How many more are shown each time the rest is opened: ten thousand users must not become a canvas of 300 metres. */
const MORE = 20;

/** A colour of the second round, which is hatched: this is of nobody. */
const HATCHED: ChartColour = 'series-16';

/**
 * Which lines of a breakdown are drawn, and in which colours. What a person hid or opened is remembered by the lines'
 * keys, so that live figures, which may change their order, leave it alone.
 */
export class DrawnCosts {
  readonly hiddenKeys = new Set<string>();
  /** A line keeps its colour when another one overtakes it. */
  readonly #slots = new Map<string, number>();
  #most = FEW;
  #legend: readonly CostLine[] = [];
  #lines: readonly CostLine[] = [];
  readonly #topOf = lastResult(topLines);
  readonly #slicesOf = lastResult((print: CostPrint, most: number) =>
    [...topLines(print, most), ...(print.unassigned ? [print.unassigned] : [])].filter(hasSlice),
  );
  readonly #dataOf = lastResult((label: string, ...lines: readonly CostLine[]) =>
    chartDataOf(label, lines, this.colourOf),
  );

  /** Everything that could be drawn, dearest first; what is hidden is among it. */
  get legend(): readonly CostLine[] {
    return this.#legend;
  }

  /** What is drawn, dearest first. */
  get lines(): readonly CostLine[] {
    return this.#lines;
  }

  /** Whether the rest was opened and can be closed again. */
  get isOpened(): boolean {
    return this.#most > FEW;
  }

  /** Begins anew, with rows of another level. */
  reset(): void {
    this.hiddenKeys.clear();
    this.#slots.clear();
    this.#most = FEW;
  }

  /** Takes in what is to be drawn. */
  take(print: CostPrint, drawing: CostDrawing): void {
    this.#legend = drawing === 'bar' ? this.#topOf(print, this.#most) : this.#slicesOf(print, this.#most);
    this.#lines = this.#legend.filter(({ key }) => !this.hiddenKeys.has(key));
    for (const { key } of this.#legend) {
      if (key !== OTHER && key !== UNASSIGNED && !this.#slots.has(key))
        this.#slots.set(key, this.#slots.size + 1);
    }
  }

  /** What the chart is handed: the same object while the same is drawn. */
  data(label: string): ChartData {
    return this.#dataOf(label, ...this.#lines);
  }

  /** Hides a line, or shows it again. */
  toggle({ key }: CostLine): void {
    if (!this.hiddenKeys.delete(key)) this.hiddenKeys.add(key);
  }

  /** Takes lines out of the rest. @returns the key of the first of them */
  openOther(): string | null {
    const first = this.#legend.find(({ key }) => key === OTHER)?.item.members[0];
    this.#most += MORE;
    return first ? keyOfRow(first.name) : null;
  }

  /** Puts the rest together again. */
  fold(): void {
    this.#most = FEW;
  }

  /** Where a line stands; -1 where it is not drawn. */
  indexOf(key: string | null): number {
    return key === null ? -1 : this.#lines.findIndex((line) => line.key === key);
  }

  /** Where the lowest and the highest known cost stand. */
  extremes(): { readonly lowest?: ChartPosition; readonly highest?: ChartPosition } {
    const costs = this.#lines.map(({ item }) => (item.cost === null ? NaN : Number(item.cost)));
    const known = costs.filter((cost) => !Number.isNaN(cost));
    if (known.length === 0) return {};
    const at = (cost: number): ChartPosition => ({ series: 0, point: costs.indexOf(cost) });
    return { lowest: at(Math.min(...known)), highest: at(Math.max(...known)) };
  }

  readonly colourOf = ({ key }: CostLine): ChartColour => {
    if (key === UNASSIGNED) return HATCHED;
    const slot = this.#slots.get(key);
    return slot === undefined ? 'muted' : `series-${slot}`;
  };
}

/** A pie has slices only for what was charged: a refund or an unknown has none, and is named below it instead. */
export const hasSlice = ({ item }: CostLine): boolean => item.cost !== null && Number(item.cost) > 0;

function chartDataOf(
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
