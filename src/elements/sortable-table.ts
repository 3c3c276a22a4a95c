import { html, nothing, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { repeat } from 'lit/directives/repeat.js';
import { chevronDownIcon, chevronIcon, chevronUpIcon, plusIcon } from '../look/icons.js';
import type { DrawnRows } from '../look/row-window.js';
import { setStyle } from '../look/set-style.js';
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
  /** Those of a long table that are drawn, in place of its first ones, and the name of what it scrolls in. */
  readonly window?: { readonly drawn: DrawnRows; readonly label: string } | null;
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
  const { rows, columns, foot = [], window, most = rows.length } = view;
  const isLong = Boolean(window);
  return html`<div
    class="table-scroll ${isLong ? 'long' : ''}"
    role=${isLong ? 'group' : nothing}
    aria-label=${window?.label ?? nothing}
    tabindex=${isLong ? '0' : nothing}
  >
    <table part="table" aria-rowcount=${isLong ? 1 + rows.length + foot.length : nothing}>
      <caption>
        ${sortedByText(view)}
      </caption>
      <thead>
        <tr aria-rowindex=${isLong ? 1 : nothing}>
          ${columns.map((column, index) => renderHeader(view, column, index))}
        </tr>
      </thead>
      ${
        window
          ? renderDrawn(view, window.drawn)
          : html`<tbody>
              ${repeat(rows.slice(0, most), view.keyOf, (row) => renderRow(view, row))}
            </tbody>`
      }
      <tfoot>
        ${foot.map((line, index) => renderFoot(view, line, isLong ? 2 + rows.length + index : null))}
      </tfoot>
    </table>
    ${window ? [renderStrut(window.drawn), renderPrinted(view, window.drawn)] : nothing}
    ${!isLong && rows.length > most ? renderMore(view, rows.length - most) : nothing}
  </div>`;
}

/** A row that is drawn, or so many that are not. */
type Piece<R> = { readonly row: R; readonly index: number } | { readonly gap: number };

/**
 * Draws rows of a long table between what stands for those above and below. The two always stay: a table that is without
 * them for a moment is too short for where it was scrolled to.
 */
function renderDrawn<R, C extends string>(view: TableView<R, C>, drawn: DrawnRows): TemplateResult {
  const { rows, keyOf } = view;
  const above = drawn.indices[0] ?? 0;
  const below = rows.length - 1 - (drawn.indices.at(-1) ?? -1);
  const gap = (count: number): TemplateResult => renderGap(view, count * drawn.rowHeight);
  return html`<tbody class="gaps" aria-hidden="true">
      ${gap(above)}
    </tbody>
    <tbody>
      ${repeat(
        piecesOf(rows, drawn.indices),
        // No row's key is a number.
        (piece, place) => ('row' in piece ? keyOf(piece.row) : place),
        (piece) => ('row' in piece ? renderRow(view, piece.row, piece.index) : gap(piece.gap)),
      )}
    </tbody>
    <tbody class="gaps" aria-hidden="true">
      ${gap(below)}
    </tbody>`;
}

/** WebKit lays out a table without the rows that are being exchanged, and would scroll back to where that ends. */
const renderStrut = ({ extent }: DrawnRows): TemplateResult =>
  html`<div class="strut" ${setStyle({ 'block-size': `${extent}px` })}></div>`;

function renderPrinted<R, C extends string>(
  { words, format, rows }: TableView<R, C>,
  { isPrinted, indices }: DrawnRows,
): unknown {
  if (!isPrinted || indices.length >= rows.length) return nothing;
  // The row that has the focus may be drawn far behind them, and is not printed.
  const end = indices.findIndex((index, place) => index !== place);
  const shown = format.number(end < 0 ? indices.length : end);
  return html`<p class="printed muted">${words.table.firstOf(shown, format.number(rows.length))}</p>`;
}

function piecesOf<R>(rows: readonly R[], indices: readonly number[]): readonly Piece<R>[] {
  const pieces: Piece<R>[] = [];
  let next = indices[0] ?? 0;
  for (const index of indices) {
    const row = rows[index];
    if (row === undefined) continue;
    if (index > next) pieces.push({ gap: index - next });
    pieces.push({ row, index });
    next = index + 1;
  }
  return pieces;
}

const renderGap = <R, C extends string>({ columns }: TableView<R, C>, height: number): TemplateResult =>
  html`<tr class="gap" aria-hidden="true" ${setStyle({ 'block-size': `${height}px` })}>
    <td colspan=${columns.length}></td>
  </tr>`;

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

/** The least digits a column of a long table has room for. */
const LEAST_DIGITS = 8;

/** Columns of a long table do not follow its rows: each figure has the room that those below the rows need. */
function roomOf<R, C extends string>({ window, foot = [] }: TableView<R, C>, key: C): DirectiveResult {
  const lengths = foot.map(({ cells }) => String(cells[key] ?? '').length);
  return setStyle({ '--_digits': window ? Math.max(LEAST_DIGITS, ...lengths) : null });
}

function renderHeader<R, C extends string>(
  view: TableView<R, C>,
  { key, label }: TableColumn<R, C>,
  index: number,
): TemplateResult {
  const { words, sorting, onSort } = view;
  const { isAscending } = sorting;
  const isSorted = sorting.by === key;
  return html`<th
    scope="col"
    class=${classOf(key, index)}
    aria-sort=${isSorted ? (isAscending ? 'ascending' : 'descending') : 'none'}
    ${roomOf(view, key)}
  >
    <button type="button" title=${words.table.sortBy(label)} @click=${() => onSort(key)}>
      ${label}${isSorted ? (isAscending ? chevronUpIcon() : chevronDownIcon()) : nothing}
    </button>
  </th>`;
}

/** @param index of a row of a long table, from 0 */
function renderRow<R, C extends string>(view: TableView<R, C>, row: R, index?: number): TemplateResult {
  const { columns, press } = view;
  const [nameColumn, ...figures] = columns;
  const name = nameColumn?.cell(row);
  return html`<tr
    class=${press?.isChosen(row) ? 'selected' : ''}
    aria-rowindex=${index === undefined ? nothing : index + 2}
  >
    <th scope="row" class="name" title=${index !== undefined && typeof name === 'string' ? name : nothing}>
      ${renderName(name, row, press)}
    </th>
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
  rowIndex: number | null,
): TemplateResult {
  return html`<tr class=${isRest ? 'rest' : ''} aria-rowindex=${rowIndex ?? nothing}>
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
