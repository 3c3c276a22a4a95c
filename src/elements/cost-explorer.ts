import type { ChartColour, ChartPosition } from '../look/chart-data.js';
import { chartKey, type ChartAction } from '../look/chart-keys.js';
import type { ChartController } from '../look/chart-controller.js';
import type { CostLevel } from '../domain/cost-drill.js';
import { chartDataOf, hasSlice, type CostDrawing } from './cost-drawing.js';
import type { CostFigureView } from './cost-figure.js';
import { keyOfRow, OTHER, spokenValue, topLines, type CostLine, type CostPrint } from './cost-lines.js';
import { lastResult } from './last-result.js';

/** Bars before pies beyond five parts; with either the rest stands together. */
const FEW = 5;

/** How many more are shown each time the rest is opened: ten thousand users must not become a canvas of 300 metres. */
const MORE = 20;

/** Below this width in CSS pixels there is no room for a share beside the cost. */
const NARROW_PX = 320;

/** What a breakdown's chart is drawn from. */
export interface CostScene {
  readonly print: CostPrint;
  readonly level: CostLevel;
  readonly drawing: CostDrawing;
  readonly isRightToLeft: boolean;
}

/** Whom an explorer tells. */
export interface ExplorerHost {
  requestUpdate(): void;
  /** A bar or slice was chosen. */
  onSelect(line: CostLine): void;
  /** The way out was asked for. @returns whether there is one */
  onOut(): boolean;
  say(text: string): void;
  /** Width of the canvas in CSS pixels. */
  chartWidth(): number;
}

/**
 * What a person does with the chart of a breakdown: walks it by keyboard, points at it, hides bars, opens the rest.
 * Lines are remembered by their keys, so that live figures, which may change their order, disturb none of it.
 */
export class CostExplorer {
  readonly #host: ExplorerHost;
  readonly #chart: ChartController;
  readonly #hiddenKeys = new Set<string>();
  /** A line keeps its colour when another one overtakes it. */
  readonly #slots = new Map<string, number>();
  #scene: CostScene | null = null;
  #lines: readonly CostLine[] = [];
  #drawn: readonly CostLine[] = [];
  #most = FEW;
  #exploredKey: string | null = null;
  #hoveredKey: string | null = null;
  #isHelpShown = false;
  #hasFailed = false;
  readonly #linesOf = lastResult((print: CostPrint, most: number) => topLines(print, most));
  readonly #dataOf = lastResult((label: string, ...drawn: readonly CostLine[]) =>
    chartDataOf(label, drawn, this.#colourOf),
  );

  constructor(host: ExplorerHost, chart: ChartController) {
    this.#host = host;
    this.#chart = chart;
  }

  /** Whether the person is in the middle of it, and live figures had better be silent. */
  get isExploring(): boolean {
    return this.#exploredKey !== null;
  }

  /** What is said of the explored line: "Point 2 of 6, gpt-4o, $41.20, 12%"; `null` of none. */
  get readout(): string | null {
    const index = this.#indexOf(this.#exploredKey);
    const line = this.#drawn[index];
    if (!line || !this.#scene) return null;
    const { words, format } = this.#scene.print.printing;
    const [place, count] = [format.number(index + 1), format.number(this.#drawn.length)];
    return words.costBreakdown.point(place, count, line.label, spokenValue(line, words));
  }

  /** Begins anew, with rows of another level. */
  reset(): void {
    this.#hiddenKeys.clear();
    this.#slots.clear();
    this.#most = FEW;
    this.#exploredKey = null;
    this.#point(null);
  }

  /** Lets go of the page. */
  leave(): void {
    this.#exploredKey = null;
    this.#point(null);
  }

  /** Takes in what is to be drawn. */
  take(scene: CostScene): CostFigureView {
    this.#scene = scene;
    const { print, drawing } = scene;
    this.#lines = this.#linesOf(print, this.#most).filter((line) => drawing === 'bar' || hasSlice(line));
    this.#drawn = this.#lines.filter(({ key }) => !this.#hiddenKeys.has(key));
    for (const { key } of this.#lines) {
      if (key !== OTHER && !this.#slots.has(key)) this.#slots.set(key, this.#slots.size + 1);
    }
    return this.#view(scene);
  }

  /** Hands to the chart what was taken in; to be called when its canvas has been rendered. */
  draw(): void {
    if (!this.#scene) return;
    const { drawing, print } = this.#scene;
    this.#chart.configure({ kind: drawing });
    this.#chart.show(this.#dataOf(print.printing.words.costBreakdown.column.cost, ...this.#drawn));
    const index = this.#indexOf(this.#exploredKey ?? this.#hoveredKey);
    this.#chart.active = index < 0 ? null : { series: 0, point: index };
  }

  /** What is written at the end of a bar. */
  labelAt(point: number): string {
    const line = this.#drawn[point];
    if (!line) return '';
    const isNarrow = this.#host.chartWidth() < NARROW_PX;
    if (isNarrow || line.item.shareRatio === null) return line.cost;
    // A canvas knows no <bdi>: without isolation the two would run into each other from right to left.
    const [cost, share] = [line.cost, line.share].map((text) => `\u2068${text}\u2069`);
    return `${cost} · ${share}`;
  }

  readonly onHover = (position: ChartPosition | null): void => {
    this.#point((position && this.#drawn[position.point]?.key) ?? null);
    this.#host.requestUpdate();
  };

  readonly onSelect = ({ point }: ChartPosition): void => {
    this.#select(this.#drawn[point]);
  };

  readonly onError = (): void => {
    this.#hasFailed = true;
    this.#host.requestUpdate();
  };

  readonly #colourOf = ({ key }: CostLine): ChartColour => {
    const slot = this.#slots.get(key);
    return slot === undefined ? 'muted' : `series-${slot}`;
  };

  #view({ print, level, drawing }: CostScene): CostFigureView {
    const hovered = this.#indexOf(this.#hoveredKey);
    const line = this.#drawn[hovered];
    const anchor = line ? this.#chart.anchorOf({ series: 0, point: hovered }) : null;
    return {
      print,
      level,
      drawing,
      lines: this.#lines,
      drawn: this.#drawn,
      hiddenKeys: this.#hiddenKeys,
      colourOf: this.#colourOf,
      active: this.#drawn[this.#indexOf(this.#exploredKey ?? this.#hoveredKey)] ?? null,
      hovered: line && anchor ? { line, anchor, isAtEnd: anchor.x > this.#host.chartWidth() / 2 } : null,
      isHelpShown: this.#isHelpShown,
      isOpened: this.#most > FEW,
      hasFailed: this.#hasFailed,
      onKey: this.#onKey,
      onBlur: this.#onBlur,
      onToggle: this.#onToggle,
      onOther: this.#onOther,
      onFold: this.#onFold,
      onHelp: this.#onHelp,
    };
  }

  #indexOf(key: string | null): number {
    return key === null ? -1 : this.#drawn.findIndex((line) => line.key === key);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#scene) return;
    const index = this.#indexOf(this.#exploredKey);
    const [lowest, highest] = this.#extremes();
    const outcome = chartKey(event, index < 0 ? null : { series: 0, point: index }, {
      series: 1,
      points: this.#drawn.length,
      ...(lowest && highest ? { lowest, highest } : {}),
      rtl: this.#scene.isRightToLeft,
    });
    if (!outcome) return;
    const isHandled = outcome.type === 'move' ? this.#explore(outcome.position) : this.#act(outcome.action);
    if (isHandled) event.preventDefault();
  };

  /** Where the lowest and the highest known cost stand among what is drawn. */
  #extremes(): (ChartPosition | undefined)[] {
    const costs = this.#drawn.map(({ item }) => (item.cost === null ? NaN : Number(item.cost)));
    const known = costs.filter((cost) => !Number.isNaN(cost));
    return [Math.min(...known), Math.max(...known)].map((cost) => {
      const point = costs.indexOf(cost);
      return point < 0 ? undefined : { series: 0, point };
    });
  }

  #explore({ point }: ChartPosition): boolean {
    this.#exploredKey = this.#drawn[point]?.key ?? null;
    this.#host.say(this.readout ?? '');
    this.#host.requestUpdate();
    return true;
  }

  #act(action: ChartAction): boolean {
    switch (action) {
      case 'drill-in':
        return this.#select(this.#drawn[this.#indexOf(this.#exploredKey)]);
      case 'drill-out':
        return this.#out();
      case 'help':
        this.#onHelp();
        return true;
      default:
        return false;
    }
  }

  #select(line: CostLine | undefined): boolean {
    if (!line) return false;
    if (line.key === OTHER) this.#onOther();
    else this.#host.onSelect(line);
    return true;
  }

  #out(): boolean {
    if (this.#isHelpShown) this.#onHelp();
    else if (!this.#host.onOut()) {
      if (this.#exploredKey === null) return false;
      this.#onBlur();
    }
    return true;
  }

  readonly #onBlur = (): void => {
    this.#exploredKey = null;
    this.#host.requestUpdate();
  };

  readonly #onToggle = ({ key }: CostLine): void => {
    if (!this.#hiddenKeys.delete(key)) this.#hiddenKeys.add(key);
    this.#host.requestUpdate();
  };

  readonly #onOther = (): void => {
    const rest = this.#lines.find(({ key }) => key === OTHER);
    this.#most += MORE;
    // Whoever explores goes on with the first of those that were opened.
    const first = rest?.item.members[0];
    if (this.#exploredKey === OTHER && first) this.#exploredKey = keyOfRow(first.name);
    this.#host.requestUpdate();
  };

  readonly #onFold = (): void => {
    this.#most = FEW;
    this.#host.requestUpdate();
  };

  readonly #onHelp = (): void => {
    this.#isHelpShown = !this.#isHelpShown;
    const words = this.#scene?.print.printing.words.costBreakdown;
    if (this.#isHelpShown && words) this.#host.say(words.chartHelp);
    this.#host.requestUpdate();
  };

  #point(key: string | null): void {
    this.#hoveredKey = key;
    if (key === null) document.removeEventListener('keydown', this.#onDismiss, true);
    else document.addEventListener('keydown', this.#onDismiss, true);
  }

  /** A tooltip goes away without moving the pointer (WCAG 1.4.13), before Escape means anything else. */
  readonly #onDismiss = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#point(null);
    this.#host.requestUpdate();
  };
}
