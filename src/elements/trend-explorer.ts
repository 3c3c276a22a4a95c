/*
 * Longer than most, for what a person does with a line hangs together: a key may move the window, the window decides
 * what is spoken, and live data must disturb neither. What can be computed from arguments is in chart-zoom.ts and
 * trend-parts.ts.
 */
import { EscapeKey } from '../host/escape-key.js';
import type { ChartController } from '../look/chart-controller.js';
import type { ChartData, ChartPosition } from '../look/chart-data.js';
import { ChartGestures } from '../look/chart-gestures.js';
import { chartKey, type ChartAction } from '../look/chart-keys.js';
import type { ChartRange } from '../look/chart-settings.js';
import { followed, panned, revealed, zoomAbout, type ZoomLimits } from '../look/chart-zoom.js';
import type { TrendPoint } from '../domain/usage-trend.js';
import type { EpochMs } from '../wire/field.js';
import { lastResult } from './last-result.js';
import { trendChartData } from './trend-chart.js';
import type { TrendFigureView } from './trend-figure.js';
import { partOf, partText, seenText, visibleBetween, type VisiblePart } from './trend-parts.js';
import { pointName, valueText, type TrendPrint, type TrendShow } from './trend-print.js';

/** What is drawn, and how. */
export interface TrendScene {
  readonly print: TrendPrint;
  readonly show: TrendShow;
  /** What was asked for; another stretch begins with all of it in view. */
  readonly asked: string;
}

/** Whom an explorer tells. */
export interface TrendExplorerHost {
  requestUpdate(): void;
  say(text: string): void;
  /** Width of the canvas in CSS pixels. */
  chartWidth(): number;
  /** Whether text runs from right to left; asked for when a key is pressed, for the answer lays out the page. */
  isRightToLeft(): boolean;
}

/** One press of a button or a key shows half, or twice as much. */
const ZOOM_STEP = 2;
/** A press of a button moves by so much of the window. */
const PAN_SHARE = 0.5;
/** The shortest window, in points. */
const MIN_POINTS = 4;

/**
 * What a person does with the chart of a trend: walks it, points at it, zooms and moves it. Points are remembered by
 * their instants, so that live figures disturb none of it.
 */
export class TrendExplorer {
  readonly #host: TrendExplorerHost;
  readonly #chart: ChartController;
  readonly #dataOf = lastResult(trendChartData);
  #scene: TrendScene | null = null;
  #data: ChartData | null = null;
  #limits: ZoomLimits = { bounds: { min: 0, max: 0 }, minSpan: 0 };
  #range: ChartRange | null = null;
  #exploredAt: EpochMs | null = null;
  #series = 0;
  #hovered: { readonly at: EpochMs; readonly series: number } | null = null;
  #isHelpShown = false;
  #hasFailed = false;
  readonly #escape = new EscapeKey(() => {
    this.#hovered = null;
    this.#host.requestUpdate();
  });
  readonly #gestures = new ChartGestures({
    plane: () => this.#chart.plane,
    limits: () => this.#limits,
    range: () => this.#range,
    onRange: (range) => this.#go(range),
  });

  constructor(host: TrendExplorerHost, chart: ChartController) {
    this.#host = host;
    this.#chart = chart;
  }

  /** Whether the person is in the middle of it, and live figures had better be silent. */
  get isExploring(): boolean {
    return this.#exploredAt !== null;
  }

  /** What is said of the explored point, or part; `null` of none. */
  get readout(): string | null {
    const index = this.#indexOf(this.#exploredAt);
    const point = this.#points[index];
    if (!point || !this.#scene) return null;
    const { print, show } = this.#scene;
    const part = partOf(this.visible, index);
    if (part) return partText(this.visible, part, print, show);
    const { words, format } = print;
    const [place, count] = [format.number(index + 1), format.number(this.#points.length)];
    return words.costTrend.point(place, count, pointName(point, print), valueText(point, show, print));
  }

  /** The points in view. */
  get visible(): VisiblePart {
    return visibleBetween(this.#points, this.#range);
  }

  /** What the figure shows now. */
  get view(): TrendFigureView | null {
    if (!this.#scene || !this.#data) return null;
    const { min, max } = this.#range ?? this.#limits.bounds;
    return {
      ...this.#scene,
      hovered: this.#tooltip,
      isZoomed: this.#range !== null,
      isMoving: this.#gestures.isMoving,
      canZoomIn: max - min > this.#limits.minSpan,
      canGoEarlier: this.#range !== null && min > this.#limits.bounds.min,
      canGoLater: this.#range !== null && max < this.#limits.bounds.max,
      isHelpShown: this.#isHelpShown,
      hasFailed: this.#hasFailed,
      gestures: this.#gestures,
      onKey: this.#onKey,
      onBlur: this.#onBlur,
      onHelp: this.#onHelp,
      onZoom: this.#onZoom,
      onPan: this.#onPan,
      onReset: this.#onReset,
    };
  }

  /** Takes in what is to be drawn; `null` is nothing. The window stays where it is; at the right edge it follows. */
  take(scene: TrendScene | null): void {
    const before = this.#scene;
    const { bounds } = this.#limits;
    this.#scene = scene;
    this.#data = scene && this.#dataOf(scene.print, scene.show);
    this.#limits = limitsOf(this.#points);
    if (!scene || scene.asked !== before?.asked || scene.print.interval !== before.print.interval) {
      this.#range = null;
      if (before) this.leave();
    } else if (this.#range) this.#range = followed(this.#range, bounds, this.#limits);
    if (scene?.show !== 'both') this.#series = 0;
  }

  /** Hands to the chart what was taken in; to be called when its canvas has been rendered. */
  draw(): void {
    if (!this.#data) return;
    this.#chart.show(this.#data);
    if (this.#chart.range !== this.#range) this.#chart.range = this.#range;
    const explored = this.#indexOf(this.#exploredAt);
    const hovered = this.#indexOf(this.#hovered?.at ?? null);
    if (explored >= 0) this.#chart.active = { series: this.#series, point: explored };
    else this.#chart.active = hovered < 0 ? null : { series: this.#hovered?.series ?? 0, point: hovered };
  }

  /** Lets go of the page. */
  leave(): void {
    this.#exploredAt = null;
    this.#gestures.end();
    this.#point(null);
  }

  readonly onHover = (position: ChartPosition | null): void => {
    this.#point(this.#gestures.isMoving ? null : position);
    this.#host.requestUpdate();
  };

  readonly onError = (): void => {
    this.#hasFailed = true;
    this.#host.requestUpdate();
  };

  get #points(): readonly TrendPoint[] {
    return this.#scene?.print.points ?? [];
  }

  get #tooltip(): TrendFigureView['hovered'] {
    const index = this.#indexOf(this.#hovered?.at ?? null);
    const point = this.#points[index];
    const anchor = point && this.#chart.anchorOf({ series: this.#hovered?.series ?? 0, point: index });
    return point && anchor ? { point, anchor, chartWidth: this.#host.chartWidth() } : null;
  }

  #indexOf(at: EpochMs | null): number {
    return at === null ? -1 : visibleBetween(this.#points, { min: at, max: at }).from;
  }

  #point(position: ChartPosition | null): void {
    const at = position && this.#points[position.point]?.start;
    this.#hovered = at == null ? null : { at, series: position?.series ?? 0 };
    this.#escape.isArmed = this.#hovered !== null;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#scene) return;
    const { visible } = this;
    const { partCount } = visible;
    const explored = this.#indexOf(this.#exploredAt);
    const isInParts = partCount > 0;
    const unit = isInParts ? (partOf(visible, explored)?.index ?? -1) : explored;
    const outcome = chartKey(event, unit < 0 ? null : { series: this.#series, point: unit }, {
      series: this.#scene.show === 'both' ? 2 : 1,
      points: isInParts ? partCount : this.#points.length,
      rtl: this.#host.isRightToLeft(),
    });
    const isExtreme = ['n', 'x'].includes(event.key.toLowerCase());
    if (isExtreme && !event.ctrlKey && !event.metaKey && !event.altKey) this.#toExtreme(event.key);
    else if (!outcome) return;
    else if (outcome.type === 'action' && !this.#act(outcome.action)) return;
    else if (outcome.type === 'move') this.#move(outcome.position, unit, isInParts);
    event.preventDefault();
  };

  #move({ series, point }: ChartPosition, unit: number, isInParts: boolean): void {
    const isSeries = series !== this.#series;
    this.#series = series;
    if (!isInParts) this.#explore(unit < 0 && this.#range && point === 0 ? this.visible.from : point);
    else {
      // At the edge of what is in view, the next step brings the next view.
      if (point === unit && !isSeries) this.#pan(point === 0 ? -1 : 1);
      const index = point === unit && point > 0 ? this.visible.partCount - 1 : point;
      this.#explore(this.visible.from + index * this.visible.partSize);
    }
  }

  /** N and X: to the lowest and the highest of what is in view. */
  #toExtreme(key: string): void {
    const { points, from } = this.visible;
    const measure = this.#scene?.show === 'requests' || this.#series === 1 ? 'requests' : 'cost';
    const sign = key.toLowerCase() === 'x' ? 1 : -1;
    let found = -1;
    for (const [index, point] of points.entries()) {
      const value = point[measure];
      const best = points[found]?.[measure];
      if (value !== null && (best == null || sign * (Number(value) - Number(best)) > 0)) found = index;
    }
    if (found >= 0) this.#explore(from + found);
  }

  #explore(index: number): void {
    const point = this.#points[Math.min(Math.max(index, 0), this.#points.length - 1)];
    if (!point) return;
    this.#exploredAt = point.start;
    this.#range = revealed(this.#range, point.start, this.#limits);
    this.#host.say(this.readout ?? '');
    this.#host.requestUpdate();
  }

  #act(action: ChartAction): boolean {
    switch (action) {
      case 'zoom-in':
        this.#onZoom(1);
        return true;
      case 'zoom-out':
        this.#onZoom(-1);
        return true;
      case 'zoom-reset':
        this.#onReset();
        return true;
      case 'help':
        this.#onHelp();
        return true;
      case 'drill-out':
        return this.#out();
      case 'drill-in':
        return false;
    }
  }

  /** Out of the help, else out of the exploration; else Escape is the page's. */
  #out(): boolean {
    if (this.#isHelpShown) this.#onHelp();
    else if (this.isExploring) this.#onBlur();
    else return false;
    return true;
  }

  readonly #onBlur = (): void => {
    this.#exploredAt = null;
    this.#host.requestUpdate();
  };

  readonly #onZoom = (direction: 1 | -1): void => {
    const { min, max } = this.#range ?? this.#limits.bounds;
    const at = this.#exploredAt ?? (min + max) / 2;
    this.#go(zoomAbout(this.#range, direction > 0 ? 1 / ZOOM_STEP : ZOOM_STEP, at, this.#limits));
    this.#saySeen();
  };

  readonly #onPan = (direction: 1 | -1): void => {
    this.#pan(direction * PAN_SHARE);
    this.#saySeen();
  };

  readonly #onReset = (): void => {
    this.#go(null);
    this.#saySeen();
  };

  readonly #onHelp = (): void => {
    this.#isHelpShown = !this.#isHelpShown;
    if (this.#isHelpShown && this.#scene) this.#host.say(this.#scene.print.words.costTrend.chartHelp);
    this.#host.requestUpdate();
  };

  #pan(byWindows: number): void {
    if (this.#range)
      this.#go(panned(this.#range, (this.#range.max - this.#range.min) * byWindows, this.#limits));
  }

  #go(range: ChartRange | null): void {
    this.#range = range;
    this.#point(null);
    this.#host.requestUpdate();
  }

  #saySeen(): void {
    if (this.#scene) this.#host.say(seenText(this.visible, this.#scene.print, this.#scene.show));
  }
}

function limitsOf(points: readonly TrendPoint[]): ZoomLimits {
  const [first, last] = [points[0], points.at(-1)];
  const bounds = { min: first?.start ?? 0, max: last?.start ?? 0 };
  const step = first ? first.end - first.start : 0;
  return { bounds, minSpan: step * (MIN_POINTS - 1) };
}
