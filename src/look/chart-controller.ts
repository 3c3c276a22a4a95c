import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChartAnchor, ChartData, ChartPosition } from './chart-data.js';
import type { ChartPlane, ChartRange, ChartSettings } from './chart-settings.js';
import { ChartView } from './chart.js';

/**
 * Keeps the chart of a Lit element: made when its canvas is rendered, destroyed when the element is disconnected or
 * renders no canvas, made again when it is back, always with the latest data.
 */
export class ChartController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #findCanvas: () => HTMLCanvasElement | null | undefined;
  #settings: ChartSettings;
  #data: ChartData | undefined;
  #range: ChartRange | null = null;
  #active: ChartPosition | null = null;
  #canvas: HTMLCanvasElement | undefined;
  #view: ChartView | undefined;

  /** @param findCanvas looks for the canvas in what the host has rendered. */
  constructor(
    host: ReactiveControllerHost & Element,
    findCanvas: () => HTMLCanvasElement | null | undefined,
    settings: ChartSettings,
  ) {
    this.#host = host;
    this.#findCanvas = findCanvas;
    this.#settings = settings;
    host.addController(this);
  }

  /** Shows data, now or as soon as there is a canvas; the same object twice is one update. */
  show(data: ChartData): void {
    if (data === this.#data) return;
    this.#data = data;
    this.#view?.update(data);
  }

  /** Changes some of the settings; those that are the same cost nothing. */
  configure(changed: Partial<ChartSettings>): void {
    const next = { ...this.#settings, ...changed };
    const names = Object.keys(changed) as (keyof ChartSettings)[];
    if (names.every((name) => next[name] === this.#settings[name])) return;
    this.#settings = next;
    this.#view?.configure(next);
  }

  /** The value that is highlighted; kept over a move in the document. */
  get active(): ChartPosition | null {
    return this.#view ? this.#view.active : this.#active;
  }

  set active(position: ChartPosition | null) {
    this.#active = position;
    if (this.#view) this.#view.active = position;
  }

  /** The window of instants a line shows; null for all. */
  get range(): ChartRange | null {
    return this.#range;
  }

  set range(range: ChartRange | null) {
    this.#range = range;
    if (this.#view) this.#view.range = range;
  }

  /** Finds where a value stands on the canvas; null while it is not drawn. */
  anchorOf(position: ChartPosition): ChartAnchor | null {
    return this.#view?.anchorOf(position) ?? null;
  }

  /** How the instants of a line were last drawn; null while it is not drawn, and for other charts. */
  get plane(): ChartPlane | null {
    return this.#view?.plane ?? null;
  }

  /** Draws at once for a print that is about to be taken. @returns whether the canvas shows the chart */
  drawForPrint(): boolean {
    return this.#view?.drawForPrint() ?? false;
  }

  hostConnected(): void {
    this.#attach();
  }

  hostUpdated(): void {
    this.#attach();
  }

  hostDisconnected(): void {
    this.#detach();
  }

  #attach(): void {
    // Before its first render a host has no canvas, and may have no place to look for one.
    const canvas = this.#host.isConnected && this.#host.shadowRoot ? this.#findCanvas() : undefined;
    if (canvas === this.#canvas && this.#view) return;
    this.#detach();
    if (!canvas?.isConnected) return;
    this.#canvas = canvas;
    this.#view = new ChartView(canvas, this.#settings);
    if (this.#range) this.#view.range = this.#range;
    if (this.#data) this.#view.update(this.#data);
    this.#view.active = this.#active;
  }

  #detach(): void {
    this.#active = this.active;
    this.#view?.destroy();
    this.#view = undefined;
    this.#canvas = undefined;
  }
}
