/** A column and its direction. */
export interface Sorting<C extends string = string> {
  readonly by: C;
  readonly isAscending: boolean;
}

/** How many rows are shown at first, and how many more each time: ten thousand at once would hold up the page. */
const PAGE = 200;

/** What a person has done to a table whose columns are named `C`; live figures leave it alone. */
export class TableState<C extends string = string> {
  readonly #rising: readonly C[];
  #sorting: Sorting<C>;
  #selectedKey: string | null = null;
  #most = PAGE;

  /**
   * @param by the column it is sorted by until another order is asked for
   * @param rising the columns that one reads from the least on: names from A; figures are looked for from the top
   */
  constructor(by: C, rising: readonly C[]) {
    this.#rising = rising;
    this.#sorting = { by, isAscending: rising.includes(by) };
  }

  get sorting(): Sorting<C> {
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

  /** Sorts by a column. A second press turns the direction; a new column begins with what one looks for. */
  sort(by: C): void {
    const isSame = this.#sorting.by === by;
    this.#sorting = { by, isAscending: isSame ? !this.#sorting.isAscending : this.#rising.includes(by) };
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
