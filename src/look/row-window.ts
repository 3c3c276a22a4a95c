import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type * as virtualCore from '@tanstack/virtual-core';
import { watchSize, type Size } from './element-watch.js';

/** The only file that knows the virtualiser: it is fetched when a table is first too long to be drawn whole. */
type Library = typeof virtualCore;
type Virtualizer = virtualCore.Virtualizer<HTMLElement, HTMLElement>;

let library: Promise<Library> | undefined;

function loadLibrary(): Promise<Library> {
  library ??= import('@tanstack/virtual-core').catch((error: unknown) => {
    library = undefined;
    throw error;
  });
  return library;
}

/** Up to so many rows all are drawn: they are cheap enough, and a find in the page reaches them. */
const LONG = 200;

/** Rows drawn until one was measured: more than are in sight. */
const FIRST_ROWS = 40;

/** Rows drawn beyond each edge, so that a turn of the wheel meets no gap. */
const OVERSCAN = 8;

/** The most rows on paper: some thirty pages. */
const PRINTED_ROWS = 1_000;

/** Rows that are drawn out of a long table. */
export interface DrawnRows {
  /** Ascending, from 0; with a gap where the row that has the focus is out of sight. */
  readonly indices: readonly number[];
  /** Of each row, in CSS pixels; 0 until one was measured. */
  readonly rowHeight: number;
  /** Of all that is scrolled, likewise. */
  readonly extent: number;
  readonly isPrinted: boolean;
}

const firstOf = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/**
 * Keeps the rows a long table draws to those in sight, and the one that has the focus: it must not lose it by being
 * scrolled away. Measures one row of `.table-scroll` in what its host renders, and takes all to be as high.
 */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #count = 0;
  #keyAt: (index: number) => string | undefined = () => undefined;
  #isLost = false;
  #library: Library | undefined;
  #scroller: HTMLElement | undefined;
  #endWatch: (() => void) | undefined;
  #virtualizer: Virtualizer | undefined;
  #endVirtualizer: (() => void) | undefined;
  #tellSize: ((size: Size) => void) | undefined;
  #isBeginning = false;
  #rowHeight = 0;
  #bodyStart = 0;
  #footHeight = 0;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether only some of the rows are drawn. */
  get isLong(): boolean {
    return this.#count > 0;
  }

  /**
   * Says which rows are to be drawn; `null` leaves it to the table. To be asked whenever the host renders.
   * @param isPrinted whether they are for paper: then they are the first ones, wherever it was scrolled to
   */
  drawn<R>(rows: readonly R[], keyOf: (row: R) => string, isPrinted = false): DrawnRows | null {
    const isLong = rows.length > LONG && !this.#isLost;
    const focused = isLong ? this.#focusedIn(rows, keyOf) : -1;
    this.#count = isLong ? rows.length : 0;
    this.#keyAt = (index) => {
      const row = rows[index];
      return row === undefined ? undefined : keyOf(row);
    };
    if (!isLong) return null;
    const inSight = this.#inSight();
    const rowHeight = inSight ? this.#rowHeight : 0;
    const extent = inSight ? this.#bodyStart + rows.length * rowHeight + this.#footHeight : 0;
    const wanted = isPrinted
      ? firstOf(Math.min(rows.length, PRINTED_ROWS))
      : (inSight ?? firstOf(FIRST_ROWS));
    const indices = focused < 0 ? wanted : [...new Set([...wanted, focused])].sort((a, b) => a - b);
    return { indices, rowHeight, extent, isPrinted };
  }

  /** Measures anew, as rows of another density are not as high. */
  remeasure(): void {
    this.#endWindow();
  }

  /** Shows the first row again, as after another order; what is below the rows may be another then. */
  toTop(): void {
    this.#endWindow();
    if (this.#scroller) this.#scroller.scrollTop = 0;
  }

  hostConnected(): void {
    if (this.#count > 0) this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const isLong = this.#count > 0 && this.#host.isConnected;
    const scroller = isLong ? this.#host.shadowRoot?.querySelector<HTMLElement>('.table-scroll') : null;
    if (scroller !== this.#scroller) this.#endScroller();
    if (!scroller) return;
    if (!this.#library) {
      void this.#load();
      return;
    }
    this.#scroller = scroller;
    this.#endWatch ??= watchSize(scroller, (size) => this.#onSize(size));
    this.#begin();
  }

  hostDisconnected(): void {
    this.#endScroller();
  }

  async #load(): Promise<void> {
    try {
      this.#library = await loadLibrary();
    } catch {
      this.#isLost = true;
    }
    this.#host.requestUpdate();
  }

  /** A table that was hidden has no height until it is shown. */
  #onSize(size: Size): void {
    if (this.#virtualizer) this.#tellSize?.(size);
    else this.#begin();
  }

  /** Begins the window as soon as there is a row to measure. */
  #begin(): void {
    const scroller = this.#scroller;
    const body = scroller?.querySelector('tbody');
    // The first row shares no border with one above it.
    const row = scroller?.querySelector('tbody > tr[aria-rowindex] + tr[aria-rowindex]');
    if (this.#virtualizer || !this.#library || !scroller || !body || !row) return;
    this.#rowHeight = row.getBoundingClientRect().height;
    if (this.#rowHeight === 0) return;
    const { top } = scroller.getBoundingClientRect();
    this.#bodyStart = body.getBoundingClientRect().top - top + scroller.scrollTop;
    this.#footHeight = scroller.querySelector('tfoot')?.getBoundingClientRect().height ?? 0;
    this.#isBeginning = true;
    this.#virtualizer = new this.#library.Virtualizer<HTMLElement, HTMLElement>(this.#optionsFor(scroller));
    this.#endVirtualizer = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    this.#isBeginning = false;
    // The host may be in the midst of its update.
    void this.#host.updateComplete.then(() => this.#host.requestUpdate());
  }

  #optionsFor(scroller: HTMLElement): virtualCore.VirtualizerOptions<HTMLElement, HTMLElement> {
    return {
      count: this.#count,
      overscan: OVERSCAN,
      scrollMargin: this.#bodyStart,
      estimateSize: () => this.#rowHeight,
      getScrollElement: () => scroller,
      initialOffset: () => scroller.scrollTop,
      // Only people and the browser scroll.
      scrollToFn: () => undefined,
      observeElementRect: (_, tell) => {
        this.#tellSize = tell;
        tell({ width: scroller.clientWidth, height: scroller.clientHeight });
      },
      observeElementOffset: (_, tell) => {
        const onScroll = (): void => tell(scroller.scrollTop, false);
        scroller.addEventListener('scroll', onScroll, { passive: true });
        return () => scroller.removeEventListener('scroll', onScroll);
      },
      onChange: () => {
        if (!this.#isBeginning) this.#host.requestUpdate();
      },
    };
  }

  #inSight(): readonly number[] | null {
    if (!this.#virtualizer || !this.#scroller) return null;
    this.#virtualizer.setOptions(this.#optionsFor(this.#scroller));
    const indices = this.#virtualizer.getVirtualIndexes();
    return indices.length > 0 ? indices : null;
  }

  /** Where the row that has the focus is now; -1 where none has it. */
  #focusedIn<R>(rows: readonly R[], keyOf: (row: R) => string): number {
    const row = this.#host.shadowRoot?.activeElement?.closest('tbody > tr');
    if (!row) return -1;
    // The header is the first row of what is read, and rows are counted from 1.
    const index = Number(row.getAttribute('aria-rowindex')) - 2;
    const key = this.#keyAt(index);
    const now = rows[index];
    if (now !== undefined && keyOf(now) === key) return index;
    return rows.findIndex((each) => keyOf(each) === key);
  }

  #endWindow(): void {
    this.#endVirtualizer?.();
    this.#endVirtualizer = this.#virtualizer = this.#tellSize = undefined;
  }

  #endScroller(): void {
    this.#endWindow();
    this.#endWatch?.();
    this.#endWatch = this.#scroller = undefined;
  }
}
