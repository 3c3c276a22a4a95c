import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { chevronDownIcon, chevronIcon, chevronUpIcon, plusIcon } from '../look/icons.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import type { Sorting } from './table-state.js';

/** One column of a table of `R`. The first one names the row, the others hold figures. */
export interface TableColumn<R, C extends string> {
  /** What the table is sorted by when its header is pressed; also the class of its cells. */
  readonly key: C;
  readonly label: string;
  /** What is printed; of the first column, the row's name. */
  readonly cell: (row: R) => unknown;
}

/** A line below the rows, such as the total. */
export interface TableFoot<C extends string> {
  readonly label: string;
  /** A column that is not named is empty. */
  readonly cells: Readonly<Partial<Record<C, unknown>>>;
  /** Whether it is a row like the others, that only has no name. */
  readonly isRest?: boolean;
}

/** What a press on a row's name does. */
export interface RowPress<R> {
  readonly onSelect: (row: R) => void;
  /** What opening a row shows, as the button's title; `null` where the row is only chosen. */
  readonly opens?: (row: R) => string | null;
  readonly isChosen: (row: R) => boolean;
}

/** What a table shows and whom it tells. */
export interface TableView<R, C extends string> {
  readonly words: Pick<Strings, 'table'>;
  readonly format: Formatter;
  readonly columns: readonly TableColumn<R, C>[];
  /** In the order of the sorting. */
  readonly rows: readonly R[];
  /** How many of them are shown until more are asked for; all where nothing is said. */
  readonly most?: number;
  /** Tells a row from the others over time. */
  readonly keyOf: (row: R) => string;
  readonly sorting: Sorting<C>;
  /** Where it is left out, the names are no buttons. */
  readonly press?: RowPress<R> | undefined;
  readonly foot?: readonly TableFoot<C>[];
  readonly onSort: (by: C) => void;
  readonly onMore?: () => void;
}

/** Draws a real table that is sorted by its headers; its looks are `tableStyles`. */
export function renderTable<R, C extends string>(view: TableView<R, C>): TemplateResult {
  const { rows, columns, most = rows.length } = view;
  return html`<div class="table-scroll">
    <table part="table">
      <caption>
        ${sortedByText(view)}
      </caption>
      <thead>
        <tr>
          ${columns.map((column, index) => renderHeader(view, column, index))}
        </tr>
      </thead>
      <tbody>
        ${repeat(rows.slice(0, most), view.keyOf, (row) => renderRow(view, row))}
      </tbody>
      <tfoot>
        ${view.foot?.map((line) => renderFoot(view, line))}
      </tfoot>
    </table>
    ${rows.length > most ? renderMore(view, rows.length - most) : nothing}
  </div>`;
}

/** "Sorted by Cost, descending": the caption, and what is said when a header was pressed. */
export function sortedByText<R, C extends string>({
  words,
  columns,
  sorting,
}: Pick<TableView<R, C>, 'words' | 'columns' | 'sorting'>): string {
  const label = columns.find(({ key }) => key === sorting.by)?.label ?? '';
  return words.table.sortedBy(label, sorting.isAscending);
}

const classOf = (key: string, index: number): string => (index === 0 ? 'name' : `number ${key}`);

function renderHeader<R, C extends string>(
  { words, sorting, onSort }: TableView<R, C>,
  { key, label }: TableColumn<R, C>,
  index: number,
): TemplateResult {
  const { isAscending } = sorting;
  const isSorted = sorting.by === key;
  return html`<th
    scope="col"
    class=${classOf(key, index)}
    aria-sort=${isSorted ? (isAscending ? 'ascending' : 'descending') : 'none'}
  >
    <button type="button" title=${words.table.sortBy(label)} @click=${() => onSort(key)}>
      ${label}${isSorted ? (isAscending ? chevronUpIcon() : chevronDownIcon()) : nothing}
    </button>
  </th>`;
}

function renderRow<R, C extends string>(view: TableView<R, C>, row: R): TemplateResult {
  const { columns, press } = view;
  const [name, ...figures] = columns;
  return html`<tr class=${press?.isChosen(row) ? 'selected' : ''}>
    <th scope="row" class="name">${renderName(name?.cell(row), row, press)}</th>
    ${figures.map(({ key, cell }) => html`<td class="number ${key}">${cell(row)}</td>`)}
  </tr>`;
}

function renderName<R>(name: unknown, row: R, press: RowPress<R> | undefined): TemplateResult {
  if (!press) return html`<bdi>${name}</bdi>`;
  const opens = press.opens?.(row) ?? null;
  return html`<button
    type="button"
    class="row-name"
    title=${opens ?? nothing}
    aria-pressed=${opens === null ? (press.isChosen(row) ? 'true' : 'false') : nothing}
    @click=${() => press.onSelect(row)}
  >
    <bdi>${name}</bdi>${opens === null ? nothing : chevronIcon()}
  </button>`;
}

function renderFoot<R, C extends string>(
  { columns }: TableView<R, C>,
  { label, cells, isRest }: TableFoot<C>,
): TemplateResult {
  return html`<tr class=${isRest ? 'rest' : ''}>
    <th scope="row" class="name">${label}</th>
    ${columns.slice(1).map(({ key }) => html`<td class="number ${key}">${cells[key] ?? nothing}</td>`)}
  </tr>`;
}

function renderMore<R, C extends string>(
  { words, format, onMore }: TableView<R, C>,
  count: number,
): TemplateResult {
  return html`<button type="button" class="quiet" @click=${onMore}>
    ${plusIcon()} ${words.table.showMore(format.number(count))}
  </button>`;
}
