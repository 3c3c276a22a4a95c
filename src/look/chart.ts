/*
 * A little longer than most, for everything here asks the same question, when to draw: what came in, what is seen, what
 * turned. How it is drawn is in chart-drawing.ts.
 */
import {
  hasPosition,
  isSamePosition,
  type ChartAnchor,
  type ChartData,
  type ChartPosition,
} from './chart-data.js';
import type * as drawings from './chart-drawing.js';
import type { ChartDrawing, ChartPicture } from './chart-drawing.js';
import type { ChartPlane, ChartRange, ChartSettings } from './chart-settings.js';
import { watchOnScreen, watchSize, type Size } from './element-watch.js';
import { schedule } from './frame-scheduler.js';
import { watchTheme } from './theme-watch.js';

/** What the next draw must do; each does all before it too, but a look that has not changed is not drawn. */
const work = ['nothing', 'theme', 'marks', 'data', 'setup'] as const;
type Work = (typeof work)[number];

/** What draws, with Chart.js in it: loaded once for the page. */
type ChartLibrary = typeof drawings;

let library: Promise<ChartLibrary> | undefined;

function loadLibrary(): Promise<ChartLibrary> {
  library ??= import('./chart-drawing.js').catch((error: unknown) => {
    library = undefined;
    throw error;
  });
  return library;
}

/**
 * Draws one chart for as long as its canvas is connected; whoever makes it must `destroy()` it on disconnect and make
 * a new one on reconnect (`ChartController` does both).
 *
 * The canvas fills its parent, which gives the size and takes the pointer's events, so a plane for the focus may lie
 * above it. Chart.js is loaded when the parent first comes on screen. Data may come at any rate: at most one draw a
 * frame, none while hidden or off screen, and the latest within a frame of coming back.
 */
export class ChartView {
  readonly #canvas: HTMLCanvasElement;
  readonly #frame: HTMLElement;
  readonly #ends: (() => void)[];
  readonly #listeners = new AbortController();
  #settings: ChartSettings;
  #data: ChartData = { series: [] };
  #range: ChartRange | null = null;
  #active: ChartPosition | null = null;
  #hovered: ChartPosition | null = null;
  #pointer: ChartAnchor | null = null;
  #size: Size = { width: 0, height: 0 };
  #isOnScreen = false;
  #isDestroyed = false;
  #pending: Work = 'setup';
  #isThemeStale = false;
  #library: ChartLibrary | undefined;
  #drawing: ChartDrawing | undefined;

  /** @throws Error unless the canvas stands in an element of a connected tree. */
  constructor(canvas: HTMLCanvasElement, settings: ChartSettings) {
    const frame = canvas.parentElement;
    if (!frame || !canvas.isConnected) throw new Error('a chart needs a canvas that is connected');
    this.#canvas = canvas;
    this.#frame = frame;
    this.#settings = settings;
    this.#ends = [
      watchSize(frame, (size) => this.#onSize(size)),
      watchOnScreen(frame, (isOnScreen) => {
        this.#isOnScreen = isOnScreen;
        this.#wake();
      }),
      watchTheme(frame, () => this.#onTurn()),
    ];
    this.#listen(this.#listeners.signal);
  }

  /** Takes in new data; a series keeps its drawing by its id. */
  update(data: ChartData): void {
    this.#data = data;
    if (this.#active && !hasPosition(data, this.#active)) this.#active = null;
    this.#request('data');
  }

  /** Changes how the chart is drawn, also its kind. */
  configure(settings: ChartSettings): void {
    this.#settings = settings;
    this.#request('setup');
  }

  /** The window of instants a line shows; null for all of its points. */
  get range(): ChartRange | null {
    return this.#range;
  }

  set range(range: ChartRange | null) {
    this.#range = range;
    this.#request('data');
  }

  /** The value that is highlighted, such as the one explored by keyboard; null for none, and for one that is gone. */
  get active(): ChartPosition | null {
    return this.#active;
  }

  set active(position: ChartPosition | null) {
    const next = position && hasPosition(this.#data, position) ? position : null;
    if (isSamePosition(next, this.#active)) return;
    this.#active = next;
    this.#request('marks');
  }

  /** Finds where a value stands on the canvas, for a tooltip; null before the first draw and for what is not drawn. */
  anchorOf(position: ChartPosition): ChartAnchor | null {
    return hasPosition(this.#data, position) ? (this.#drawing?.anchorOf(position) ?? null) : null;
  }

  /** How the instants of a line were last drawn; null before that and for other charts. */
  get plane(): ChartPlane | null {
    return this.#drawing?.plane ?? null;
  }

  /**
   * Draws at once, also off screen, since no frame comes before a print is taken.
   * @returns whether the canvas shows the chart: its code may never have been loaded
   */
  drawForPrint(): boolean {
    this.#draw();
    return this.#drawing !== undefined;
  }

  /** Lets go of everything; the canvas is blank and may carry another chart. */
  destroy(): void {
    this.#isDestroyed = true;
    this.#listeners.abort();
    for (const end of this.#ends) end();
    this.#drawing?.destroy();
    this.#drawing = undefined;
  }

  #listen(signal: AbortSignal): void {
    document.addEventListener('visibilitychange', () => this.#wake(), { signal });
    this.#frame.addEventListener('pointermove', (event) => this.#onPointer(event), { signal });
    this.#frame.addEventListener('pointerleave', () => this.#onPointer(null), { signal });
    this.#frame.addEventListener('click', (event) => this.#onClick(event), { signal });
  }

  #request(wanted: Work): void {
    if (work.indexOf(wanted) > work.indexOf(this.#pending)) this.#pending = wanted;
    this.#wake();
  }

  #wake(): void {
    if (this.#isDestroyed || this.#pending === 'nothing' || !this.#isSeen) return;
    if (this.#library) schedule(this.#drawIfSeen);
    else void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.#library = await loadLibrary();
      this.#wake();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (!this.#isDestroyed)
      this.#settings.onError?.(error instanceof Error ? error : new Error(String(error)));
  }

  get #isSeen(): boolean {
    return this.#isOnScreen && !document.hidden;
  }

  /** One function for the life of the view, by which the scheduler knows that it was asked already. */
  readonly #drawIfSeen = (): void => {
    if (this.#isSeen) this.#draw();
  };

  #draw(): void {
    const { width, height } = this.#size;
    if (this.#isDestroyed || !this.#library || this.#pending === 'nothing' || width < 1 || height < 1) return;
    const isTurned = this.#isThemeStale && this.#drawing?.readTheme() === true;
    const pending = isTurned || this.#drawing?.ratio !== devicePixelRatio ? 'setup' : this.#pending;
    this.#isThemeStale = false;
    this.#pending = 'nothing';
    const picture: ChartPicture = {
      settings: this.#settings,
      data: this.#data,
      range: this.#range,
      active: this.#active,
      size: this.#size,
    };
    try {
      if (this.#drawing?.kind !== this.#settings.kind) this.#begin(this.#library, picture);
      else if (pending === 'setup') this.#drawing.setUp(picture);
      else if (pending === 'data') this.#drawing.update(picture);
      else if (pending === 'marks') this.#drawing.paint(picture);
    } catch (error) {
      this.#fail(error);
    }
  }

  #begin(from: ChartLibrary, picture: ChartPicture): void {
    this.#drawing?.destroy();
    this.#drawing = undefined;
    try {
      this.#drawing = new from.ChartDrawing(this.#canvas, picture);
    } catch (error) {
      // Half a chart would keep the canvas to itself.
      from.clear(this.#canvas);
      throw error;
    }
  }

  #onSize({ width, height }: Size): void {
    this.#size = { width: Math.floor(width), height: Math.floor(height) };
    this.#request('data');
  }

  #onTurn(): void {
    this.#isThemeStale = true;
    this.#request('theme');
    // No frame comes before a print is taken.
    if (this.#drawing && matchMedia('print').matches) this.#draw();
  }

  #onPointer(event: PointerEvent | null): void {
    this.#pointer = event && isOnPlane(event) ? this.#placeOf(event) : null;
    // Over the tooltip the value stays, so that its text can be reached and selected.
    if (event && !this.#pointer) return;
    schedule(this.#hover);
  }

  readonly #hover = (): void => {
    const position = (this.#pointer && this.#drawing?.positionAt(this.#pointer)) ?? null;
    if (this.#isDestroyed || isSamePosition(position, this.#hovered)) return;
    this.#hovered = position;
    this.#settings.onHover?.(position);
  };

  #onClick(event: MouseEvent): void {
    if (!isOnPlane(event)) return;
    const position = this.#drawing?.positionAt(this.#placeOf(event));
    if (position) this.#settings.onSelect?.(position);
  }

  #placeOf(event: MouseEvent): ChartAnchor {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

/** A tooltip lies in the frame too, but is not the chart. */
function isOnPlane(event: Event): boolean {
  return !(event.target instanceof Element && event.target.closest('[role="tooltip"], .chart-tooltip'));
}
