import { EscapeKey } from '../host/escape-key.js';
import type { ChartController } from '../look/chart-controller.js';
import type { ChartPosition } from '../look/chart-data.js';
import { chartKey, type ChartAction } from '../look/chart-keys.js';
import type { CostFigureView, CostScene } from './cost-figure.js';
import { OTHER, spokenValue, UNASSIGNED, type CostLine } from './cost-lines.js';
import { DrawnCosts } from './drawn-costs.js';

/** Below this width in CSS pixels there is no room for a share beside the cost. */
const NARROW_PX = 320;

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
  /** Whether text runs from right to left; asked for when a key is pressed, for the answer lays out the page. */
  isRightToLeft(): boolean;
}

/**
 * What a person does with the chart of a breakdown: walks it by keyboard, points at it, hides bars, opens the rest.
 * Lines are remembered by their keys, so that live figures, which may change their order, disturb none of it.
 */
export class CostExplorer {
  readonly #host: ExplorerHost;
  readonly #chart: ChartController;
  readonly #drawn = new DrawnCosts();
  #scene: CostScene | null = null;
  #exploredKey: string | null = null;
  #hoveredKey: string | null = null;
  #isHelpShown = false;
  #hasFailed = false;
  #revealed: string | null = null;
  readonly #escape = new EscapeKey(() => {
    this.#hoveredKey = null;
    this.#host.requestUpdate();
  });

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
    const index = this.#drawn.indexOf(this.#exploredKey);
    const line = this.#drawn.lines[index];
    if (!line || !this.#scene) return null;
    const { words, format } = this.#scene.print.printing;
    const [place, count] = [format.number(index + 1), format.number(this.#drawn.lines.length)];
    return words.costBreakdown.point(place, count, line.label, spokenValue(line, words));
  }

  /** The selector of what the last button revealed, for the focus if that button is gone; told once. */
  takeRevealed(): string | null {
    const revealed = this.#revealed;
    this.#revealed = null;
    return revealed;
  }

  /** What the figure shows now. */
  get view(): CostFigureView | null {
    if (!this.#scene) return null;
    const point = this.#drawn.indexOf(this.#hoveredKey);
    const line = this.#drawn.lines[point];
    const anchor = line ? this.#chart.anchorOf({ series: 0, point }) : null;
    return {
      ...this.#scene,
      drawn: this.#drawn,
      active: this.#drawn.lines[this.#activeIndex] ?? null,
      hovered: line && anchor ? { line, anchor, chartWidth: this.#host.chartWidth() } : null,
      isHelpShown: this.#isHelpShown,
      hasFailed: this.#hasFailed,
      onKey: this.#onKey,
      onBlur: this.#onBlur,
      onToggle: this.#onToggle,
      onOther: this.#onOther,
      onFold: this.#onFold,
      onHelp: this.#onHelp,
    };
  }

  /** Takes in what is to be drawn; `null` is nothing. */
  take(scene: CostScene | null): void {
    this.#scene = scene;
    if (scene) this.#drawn.take(scene.print, scene.drawing);
    else this.leave();
  }

  /** Hands to the chart what was taken in; to be called when its canvas has been rendered. */
  draw(): void {
    if (!this.#scene) return;
    const { drawing, print } = this.#scene;
    this.#chart.configure({ kind: drawing });
    this.#chart.show(this.#drawn.data(print.printing.words.costBreakdown.column.cost));
    const point = this.#activeIndex;
    this.#chart.active = point < 0 ? null : { series: 0, point };
  }

  /** Begins anew, with rows of another level. */
  reset(): void {
    this.#drawn.reset();
    this.leave();
  }

  /** Lets go of the page. */
  leave(): void {
    this.#exploredKey = null;
    this.#point(null);
  }

  /** What is written at the end of a bar. */
  labelAt(point: number): string {
    const line = this.#drawn.lines[point];
    if (!line) return '';
    const isNarrow = this.#host.chartWidth() < NARROW_PX;
    if (isNarrow || line.item.shareRatio === null) return line.cost;
    // A canvas knows no <bdi>: without isolation the two would run into each other from right to left.
    const [cost, share] = [line.cost, line.share].map((text) => `\u2068${text}\u2069`);
    return `${cost} · ${share}`;
  }

  readonly onHover = (position: ChartPosition | null): void => {
    this.#point((position && this.#drawn.lines[position.point]?.key) ?? null);
    this.#host.requestUpdate();
  };

  readonly onSelect = ({ point }: ChartPosition): void => {
    this.#select(this.#drawn.lines[point]);
  };

  readonly onError = (): void => {
    this.#hasFailed = true;
    this.#host.requestUpdate();
  };

  get #activeIndex(): number {
    return this.#drawn.indexOf(this.#exploredKey ?? this.#hoveredKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const point = this.#drawn.indexOf(this.#exploredKey);
    const outcome = chartKey(event, point < 0 ? null : { series: 0, point }, {
      series: 1,
      points: this.#drawn.lines.length,
      rtl: this.#host.isRightToLeft(),
      ...this.#drawn.extremes(),
    });
    if (!outcome) return;
    const isHandled = outcome.type === 'move' ? this.#explore(outcome.position) : this.#act(outcome.action);
    if (isHandled) event.preventDefault();
  };

  #explore({ point }: ChartPosition): boolean {
    this.#exploredKey = this.#drawn.lines[point]?.key ?? null;
    this.#host.say(this.readout ?? '');
    this.#host.requestUpdate();
    return true;
  }

  #act(action: ChartAction): boolean {
    switch (action) {
      case 'drill-in':
        return this.#select(this.#drawn.lines[this.#drawn.indexOf(this.#exploredKey)]);
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
    if (!line || line.key === UNASSIGNED) return false;
    if (line.key === OTHER) this.#onOther();
    else this.#host.onSelect(line);
    return true;
  }

  /** Out of the help, else out of the level, else out of the exploration; else Escape is the page's. */
  #out(): boolean {
    if (this.#isHelpShown) this.#onHelp();
    else if (!this.#host.onOut()) {
      if (!this.isExploring) return false;
      this.#onBlur();
    }
    return true;
  }

  readonly #onBlur = (): void => {
    this.#exploredKey = null;
    this.#host.requestUpdate();
  };

  readonly #onToggle = (line: CostLine): void => {
    this.#drawn.toggle(line);
    this.#host.requestUpdate();
  };

  readonly #onOther = (): void => {
    const wasExplored = this.#exploredKey === OTHER;
    const shown = this.#drawn.legend.findIndex(({ key }) => key === OTHER);
    this.#revealed = `.legend li:nth-child(${shown + 1}) button`;
    const first = this.#drawn.openOther();
    if (wasExplored) this.#exploredKey = first;
    this.#host.requestUpdate();
  };

  readonly #onFold = (): void => {
    this.#drawn.fold();
    this.#revealed = '.legend .more';
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
    this.#escape.isArmed = key !== null;
  }
}
