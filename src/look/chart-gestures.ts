import type { ChartPlane, ChartRange } from './chart-settings.js';
import { instantAt, movedRange, panned, zoomAbout, type ZoomLimits } from './chart-zoom.js';

/** Whose window is moved. */
export interface GestureTarget {
  /** How the line was last drawn; null while it is not. */
  plane(): ChartPlane | null;
  limits(): ZoomLimits;
  /** The window; null is everything. */
  range(): ChartRange | null;
  onRange(range: ChartRange | null): void;
}

/** Less is the tremor of a click. */
const DRAG_PX = 4;
/** One notch of a mouse wheel is about 100 px and shows a fifth less. */
const ZOOM_PER_PX = 0.0022;
const LINE_PX = 16;
/** A wheel that spins freely must not throw one out of the picture in one event. */
const MAX_WHEEL_PX = 240;

interface Finger {
  /** Where it was when the fingers on the plane last became more or fewer. */
  readonly before: number;
  readonly now: number;
}

/**
 * Zooms and pans a line by mouse and touch: a drag pans once the line is zoomed, two fingers pinch. The plain wheel is
 * always the page's, also while the chart has the focus, which after a click it has without the reader's thinking of it:
 * with Ctrl or Meta (which is also what a trackpad's pinch says) it zooms, sideways or with Shift it pans.
 *
 * The element's `touch-action` must leave vertical scrolling to the page.
 */
export class ChartGestures {
  readonly #target: GestureTarget;
  readonly #fingers = new Map<number, Finger>();
  #plane: ChartPlane | null = null;
  #isMoving = false;

  constructor(target: GestureTarget) {
    this.#target = target;
  }

  /** Whether the line is being moved just now. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  readonly onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#fingers.size >= 2) return;
    const at = placeOf(event);
    this.#fingers.set(event.pointerId, { before: at, now: at });
    this.#begin();
  };

  readonly onPointerMove = (event: PointerEvent): void => {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    this.#fingers.set(event.pointerId, { ...finger, now: placeOf(event) });
    const fingers = [...this.#fingers.values()];
    const isPinch = fingers.length > 1;
    if (!this.#plane || (!isPinch && this.#target.range() === null)) return;
    const hasMoved = fingers.some(({ before, now }) => Math.abs(now - before) >= DRAG_PX);
    if (!this.#isMoving && !hasMoved) return;
    this.#isMoving = true;
    // So that a drag goes on beyond the edge of the chart; a pointer that is made up cannot be captured.
    if (event.isTrusted && event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
    const range = movedRange(
      this.#plane,
      fingers.map(({ before }) => before),
      fingers.map(({ now }) => now),
      this.#target.limits(),
    );
    this.#target.onRange(range);
  };

  /** For `pointerup`, `pointercancel` and `lostpointercapture`. */
  readonly onPointerEnd = (event: PointerEvent): void => {
    if (this.#fingers.delete(event.pointerId)) this.#begin();
  };

  readonly onWheel = (event: WheelEvent): void => {
    const plane = this.#target.plane();
    if (!plane) return;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const [across, down] = [event.deltaX * unit, event.deltaY * unit];
    const range = this.#target.range();
    const limits = this.#target.limits();
    if (event.ctrlKey || event.metaKey) {
      const px = Math.min(Math.max(down, -MAX_WHEEL_PX), MAX_WHEEL_PX);
      const at = instantAt(plane, placeOf(event));
      this.#target.onRange(zoomAbout(range, Math.exp(px * ZOOM_PER_PX), at, limits));
    } else if (range && (event.shiftKey || Math.abs(across) > Math.abs(down))) {
      this.#target.onRange(panned(range, (across === 0 ? down : across) * plane.msPerPx, limits));
    } else return;
    event.preventDefault();
  };

  /** Lets go of all fingers. */
  end(): void {
    this.#fingers.clear();
    this.#begin();
  }

  #begin(): void {
    for (const [id, { now }] of this.#fingers) this.#fingers.set(id, { before: now, now });
    this.#plane = this.#target.plane();
    if (this.#fingers.size === 0) this.#isMoving = false;
  }
}

/** CSS pixels from the left of what is listened on. */
function placeOf(event: MouseEvent): number {
  const { left } = (event.currentTarget as Element).getBoundingClientRect();
  return event.clientX - left;
}
