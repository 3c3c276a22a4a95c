import type { CostSort } from '../domain/costs.js';

/** A column and its direction. */
export interface Sorting {
  readonly by: CostSort;
  readonly isAscending: boolean;
}

/** How many rows are shown at first, and how many more each time: ten thousand at once would hold up the page. */
const PAGE = 200;

/** What a person has done to a table; live figures leave it alone. */
export class TableState {
  #sorting: Sorting = { by: 'cost', isAscending: false };
  #selectedKey: string | null = null;
  #most = PAGE;

  /** The dearest first, until another order is asked for. */
  get sorting(): Sorting {
    return this.#sorting;
  }

  /** The row that was chosen, where there is nothing to open in it. */
  get selectedKey(): string | null {
    return this.#selectedKey;
  }

  /** How many rows are shown. */
  get most(): number {
    return this.#most;
  }

  /**
   * Sorts by a column. A second press turns the direction; a new column begins with what one looks for: names from A,
   * figures from the top.
   */
  sort(by: CostSort): void {
    const isSame = this.#sorting.by === by;
    this.#sorting = { by, isAscending: isSame ? !this.#sorting.isAscending : by === 'name' };
  }

  /** Chooses a row, or lets go of it. */
  select(key: string): void {
    this.#selectedKey = key === this.#selectedKey ? null : key;
  }

  /** Shows more rows. */
  more(): void {
    this.#most += PAGE;
  }

  /** Begins anew with other rows, in the same order. */
  reset(): void {
    this.#selectedKey = null;
    this.#most = PAGE;
  }
}
