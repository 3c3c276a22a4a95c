/*
 * A little longer than most, for all of it needs the one chart it holds: what is put on the canvas, and what a place on
 * the canvas stands for. What can be computed from arguments is in the files beside it.
 */
import type { ChartAnchor, ChartData, ChartPoint, ChartPosition } from './chart-data.js';
import { datasetsOf, mergeById, type ChartDatum, type IdentifiedDataset } from './chart-datasets.js';
import { Chart, ToldSizePlatform, type ChartType } from './chart-js.js';
import { marksOf, measureLabels } from './chart-marks.js';
import { optionsOf, panelScale } from './chart-options.js';
import { ChartPainter } from './chart-paint.js';
import type { ChartKind, ChartPlane, ChartRange, ChartSettings } from './chart-settings.js';
import { readChartTheme, type ChartTheme } from './chart-theme.js';
import type { Size } from './element-watch.js';
import { nearestIndex, reducePoints } from './line-points.js';
import { timeTicks } from './time-ticks.js';

/** Everything a chart is to show at one moment. */
export interface ChartPicture {
  readonly settings: ChartSettings;
  readonly data: ChartData;
  readonly range: ChartRange | null;
  readonly active: ChartPosition | null;
  readonly size: Size;
}

type AnyChart = Pick<Chart, 'scales'>;

const types = { bar: 'bar', pie: 'doughnut', line: 'line' } as const;

/**
 * Holds the Chart.js chart of one canvas: how things are drawn. When they are is the business of `ChartView`, which loads
 * this file, and with it Chart.js, when there is something to draw.
 */
export class ChartDrawing {
  /** The kind it was made for; another kind needs another drawing. */
  readonly kind: ChartKind;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #chart: Chart<ChartType, ChartDatum[]>;
  #picture: ChartPicture;
  #theme: ChartTheme;
  #painter: ChartPainter;

  /** @throws Error where the canvas gives no 2D context. */
  constructor(canvas: HTMLCanvasElement, picture: ChartPicture) {
    const context = canvas.getContext('2d');
    if (!context) throw new Error('the canvas gives no 2D context');
    this.kind = picture.settings.kind;
    this.#canvas = canvas;
    this.#context = context;
    this.#picture = picture;
    this.#theme = readChartTheme(canvas);
    this.#painter = new ChartPainter(this.#theme, devicePixelRatio);
    const { width, height } = picture.size;
    canvas.width = width;
    canvas.height = height;
    canvas.style.setProperty('width', `${width}px`);
    canvas.style.setProperty('height', `${height}px`);
    this.#chart = new Chart<ChartType, ChartDatum[]>(canvas, {
      type: types[this.kind],
      platform: ToldSizePlatform,
      data: { labels: this.#labels(), datasets: this.#datasets() },
      options: this.#options(),
      plugins: [
        marksOf({
          theme: () => this.#theme,
          active: () => this.#picture.active,
          lineAnchor: (chart) => this.#activeLineAnchor(chart),
          panels: () => this.#picture.settings.panels ?? [],
          barLabel: () => (this.#hasLabels ? (position) => this.#labelAt(position) : null),
        }),
      ],
    });
  }

  /** The device pixels per CSS pixel it was last drawn for. */
  get ratio(): number {
    return this.#chart.currentDevicePixelRatio;
  }

  /** Reads colours anew; says whether any has changed, in which case `setUp` must follow. */
  readTheme(): boolean {
    const theme = readChartTheme(this.#canvas);
    const isTurned = JSON.stringify(theme) !== JSON.stringify(this.#theme);
    this.#theme = theme;
    return isTurned;
  }

  /** Takes in settings, colours, data and size, and draws. */
  setUp(picture: ChartPicture): void {
    this.#picture = picture;
    this.#painter = new ChartPainter(this.#theme, devicePixelRatio);
    this.#chart.options = this.#options();
    this.update(picture);
  }

  /** Takes in data and size, and draws. */
  update(picture: ChartPicture): void {
    this.#picture = picture;
    const chart = this.#chart;
    // What is highlighted may be gone with this update; the marks highlight anew when it is drawn.
    chart.setActiveElements([]);
    chart.data.labels = this.#labels();
    chart.data.datasets = mergeById(chart.data.datasets as IdentifiedDataset[], this.#datasets());
    const { width, height } = picture.size;
    if (chart.width === width && chart.height === height && this.ratio === devicePixelRatio)
      chart.update('none');
    else chart.resize(width, height);
  }

  /** Draws the same data with what is highlighted now. */
  paint(picture: ChartPicture): void {
    this.#picture = picture;
    this.#chart.draw();
  }

  /** Finds where a value stands on the canvas; null for what is not drawn. */
  anchorOf(position: ChartPosition): ChartAnchor | null {
    const chart = this.#chart;
    if (!chart.isDatasetVisible(position.series)) return null;
    if (this.kind === 'line') return this.#placeOf(position);
    const place = chart.getDatasetMeta(position.series).data[position.point]?.tooltipPosition(true);
    const { x, y } = place ?? {};
    return isPixel(x) && isPixel(y) ? { x, y } : null;
  }

  /** How the instants of a line lie on the canvas; null for other charts. */
  get plane(): ChartPlane | null {
    const across = this.kind === 'line' ? this.#chart.scales['x'] : undefined;
    if (!across) return null;
    const range = { min: across.min, max: across.max };
    const [originPx, endPx] = [across.getPixelForValue(range.min), across.getPixelForValue(range.max)];
    const msPerPx = (range.max - range.min) / (endPx - originPx);
    return Number.isFinite(msPerPx) && msPerPx !== 0 ? { range, originPx, msPerPx } : null;
  }

  /** Finds the value that a place on the canvas stands for; null where there is none. */
  positionAt({ x, y }: ChartAnchor): ChartPosition | null {
    if (this.kind === 'line') return this.#linePositionAt(x, y);
    const event = { type: 'mousemove', native: null, x, y } as unknown as Event;
    const hit = (mode: string, intersect: boolean): ChartPosition | null => {
      const axis = this.#isHorizontal ? 'y' : 'x';
      const [found] = this.#chart.getElementsAtEventForMode(event, mode, { intersect, axis }, true);
      return found ? { series: found.datasetIndex, point: found.index } : null;
    };
    // Short bars are hard to hit: their whole row or column counts.
    return hit('nearest', true) ?? (this.kind === 'bar' && this.#isInArea(x, y) ? hit('index', false) : null);
  }

  /** Lets go of the chart and blanks the canvas. */
  destroy(): void {
    this.#chart.destroy();
  }

  get #isHorizontal(): boolean {
    return this.kind === 'bar' && this.#picture.settings.horizontal === true;
  }

  get #hasLabels(): boolean {
    const { settings, data } = this.#picture;
    return this.#isHorizontal && settings.valueLabel !== undefined && data.series.length === 1;
  }

  get #range(): ChartRange {
    const { range, data } = this.#picture;
    if (range) return range;
    const ends = data.series.flatMap(({ points }) => [points?.[0]?.x, points?.at(-1)?.x]);
    const known = ends.filter((x) => x !== undefined);
    if (known.length === 0) return { min: 0, max: 1 };
    const [min, max] = [Math.min(...known), Math.max(...known)];
    // No width has no scale, and the one point there is would be drawn nowhere.
    return min === max ? { min: min - 1, max: max + 1 } : { min, max };
  }

  #labelAt({ series, point }: ChartPosition): string {
    const { settings, data } = this.#picture;
    return settings.valueLabel?.(data.series[series]?.values?.[point] ?? null, point) ?? '';
  }

  #labelRoomPx(): number {
    const labels = (this.#picture.data.categories ?? []).map((_, point) =>
      this.#labelAt({ series: 0, point }),
    );
    return measureLabels(this.#context, labels, this.#theme);
  }

  #labels(): string[] {
    return (this.#picture.data.categories ?? []).map(({ label }) => label);
  }

  #datasets(): IdentifiedDataset[] {
    const { min, max } = this.#range;
    return datasetsOf(this.#picture.data, {
      kind: this.kind,
      horizontal: this.#isHorizontal,
      stacked: this.#picture.settings.stacked ?? false,
      painter: this.#painter,
      reduce: (points) => reducePoints(points, min, max, this.#picture.size.width),
    });
  }

  #options(): ReturnType<typeof optionsOf> {
    const { settings } = this.#picture;
    return optionsOf({
      kind: this.kind,
      horizontal: this.#isHorizontal,
      stacked: settings.stacked ?? false,
      hole: settings.hole ?? 0.62,
      theme: this.#theme,
      ratio: devicePixelRatio,
      formatValue: settings.formatValue,
      panels: settings.panels ?? [],
      formatInstant: settings.formatInstant ?? ((instant) => new Date(instant).toISOString()),
      instantTicks: settings.instantTicks ?? timeTicks,
      range: () => this.#range,
      hasLabels: () => this.#hasLabels,
      labelRoomPx: () => this.#labelRoomPx(),
    });
  }

  /** Is also asked while the chart is being constructed, before it is in its field. */
  #activeLineAnchor(chart: AnyChart): ChartAnchor | null {
    const { active } = this.#picture;
    return active && this.kind === 'line' ? this.#placeOf(active, chart) : null;
  }

  #pointAt({ series, point }: ChartPosition): ChartPoint | undefined {
    return this.#picture.data.series[series]?.points?.[point];
  }

  /** Lines are drawn reduced, so a point is placed by the scales and not by an element. */
  #placeOf(position: ChartPosition, chart: AnyChart = this.#chart): ChartAnchor | null {
    const point = this.#pointAt(position);
    const across = chart.scales['x'];
    const up = chart.scales[panelScale(this.#picture.data.series[position.series]?.panel ?? 0)];
    if (!point || point.y === null || !across || !up) return null;
    const { min, max } = this.#range;
    if (point.x < min || point.x > max) return null;
    return { x: across.getPixelForValue(point.x), y: up.getPixelForValue(point.y) };
  }

  #linePositionAt(x: number, y: number): ChartPosition | null {
    const across = this.#chart.scales['x'];
    if (!across || !this.#isInArea(x, y)) return null;
    const instant = across.getValueForPixel(x) ?? NaN;
    let nearest: { position: ChartPosition; distance: number } | null = null;
    for (const [series, { points, hidden }] of this.#picture.data.series.entries()) {
      if (hidden || !points) continue;
      const point = nearestIndex(points, instant);
      const place = this.#placeOf({ series, point });
      const distance = place ? Math.abs(place.y - y) : Infinity;
      if (place && distance < (nearest?.distance ?? Infinity))
        nearest = { position: { series, point }, distance };
    }
    return nearest?.position ?? null;
  }

  #isInArea(x: number, y: number): boolean {
    const { left, right, top, bottom } = this.#chart.chartArea;
    return x >= left && x <= right && y >= top && y <= bottom;
  }
}

/** Lets go of whatever chart a canvas carries, such as one whose making failed halfway. */
export function clear(canvas: HTMLCanvasElement): void {
  Chart.getChart(canvas)?.destroy();
}

const isPixel = (value: number | null | undefined): value is number => Number.isFinite(value);
