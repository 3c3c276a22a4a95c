import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { chevronDownIcon, chevronIcon, chevronUpIcon, plusIcon } from '../look/icons.js';
import type { CostLevel } from '../domain/cost-drill.js';
import type { CostSort } from '../domain/costs.js';
import { exactText, type CostLine, type CostPrint } from './cost-lines.js';
import type { TableState } from './table-state.js';

/** What the table shows and whom it tells. */
export interface CostTableView {
  readonly print: CostPrint;
  /** The lines in the order of the sorting. */
  readonly lines: readonly CostLine[];
  readonly level: CostLevel;
  readonly state: TableState;
  /** What opening a row shows; `null` where it is only chosen. */
  readonly next: CostLevel | null;
  readonly onSort: (by: CostSort) => void;
  readonly onSelect: (line: CostLine) => void;
  readonly onMore: () => void;
}

const COLUMNS: readonly CostSort[] = ['name', 'cost', 'share', 'requests', 'tokens'];

/** Draws the twin of the chart: the same numbers as a real table. */
export function renderCostTable(view: CostTableView): TemplateResult {
  const { words } = view.print.printing;
  const columns = COLUMNS.filter((column) => isTold(column, view.lines));
  const caption = words.costBreakdown.sortedBy(
    headerOf(view, view.state.sorting.by),
    view.state.sorting.isAscending,
  );
  return html`<div class="table-scroll">
    <table part="table">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => renderHeader(view, column))}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          view.lines.slice(0, view.state.most),
          ({ key }) => key,
          (line) => renderRow(view, columns, line),
        )}
      </tbody>
      <tfoot>
        ${renderRest(view, columns)}${renderTotal(view, columns)}
      </tfoot>
    </table>
    ${view.lines.length > view.state.most ? renderMore(view) : nothing}
  </div>`;
}

function renderMore({ print, lines, state, onMore }: CostTableView): TemplateResult {
  const { words, format } = print.printing;
  return html`<button type="button" class="quiet" @click=${onMore}>
    ${plusIcon()} ${words.costBreakdown.showMore(format.number(lines.length - state.most))}
  </button>`;
}

/** A column nobody has figures for would be a column of dashes. */
function isTold(column: CostSort, lines: readonly CostLine[]): boolean {
  return (column !== 'requests' && column !== 'tokens') || lines.some(({ item }) => item[column] !== null);
}

function headerOf({ print, level }: CostTableView, column: CostSort): string {
  const names = print.printing.words.costBreakdown.column;
  return column === 'name' ? names[level] : names[column];
}

function renderHeader(view: CostTableView, column: CostSort): TemplateResult {
  const { state, onSort, print } = view;
  const { sorting } = state;
  const isSorted = sorting.by === column;
  const direction = sorting.isAscending ? 'ascending' : 'descending';
  const name = headerOf(view, column);
  return html`<th
    scope="col"
    class=${column === 'name' ? 'name' : `number ${column}`}
    aria-sort=${isSorted ? direction : 'none'}
  >
    <button
      type="button"
      title=${print.printing.words.costBreakdown.sortBy(name)}
      @click=${() => onSort(column)}
    >
      ${name}${isSorted ? (sorting.isAscending ? chevronUpIcon() : chevronDownIcon()) : nothing}
    </button>
  </th>`;
}

function renderRow(view: CostTableView, columns: readonly CostSort[], line: CostLine): TemplateResult {
  const { next, state, onSelect, print } = view;
  const words = print.printing.words.costBreakdown;
  const isSelected = line.key === state.selectedKey;
  return html`<tr class=${isSelected ? 'selected' : ''}>
    <th scope="row" class="name">
      <button
        type="button"
        class="row-name"
        title=${next === null ? nothing : words.drillInto(line.label, words.by[next])}
        aria-pressed=${next === null ? (isSelected ? 'true' : 'false') : nothing}
        @click=${() => onSelect(line)}
      >
        <bdi>${line.label}</bdi>${next === null ? nothing : chevronIcon()}
      </button>
    </th>
    ${columns.slice(1).map((column) => html`<td class="number ${column}">${cell(view, line, column)}</td>`)}
  </tr>`;
}

function cell({ print }: CostTableView, { item, cost, share }: CostLine, column: CostSort): unknown {
  const { format, words } = print.printing;
  switch (column) {
    case 'cost':
      return withTitle(
        cost,
        item.cost === null
          ? words.costBreakdown.priceUnknown
          : exactText(item.cost, print.digits, print.printing),
      );
    case 'share':
      return share;
    case 'requests':
      return format.number(item.requests);
    case 'tokens':
      return format.tokens(item.tokens);
    case 'name':
      return item.name;
  }
}

const withTitle = (text: string, title: string | null): unknown =>
  title === null ? text : html`<span title=${title}>${text}</span>`;

function renderTotal({ print, lines }: CostTableView, columns: readonly CostSort[]): TemplateResult {
  const { reading, printing, digits } = print;
  const { words, format, currency } = printing;
  const amount = format.money(reading.total, currency, { digits });
  const figures: Readonly<Record<CostSort, unknown>> = {
    name: words.costBreakdown.total,
    cost: withTitle(
      reading.isLowerBound && reading.total !== null ? words.common.atLeast(amount) : amount,
      exactText(reading.total, digits, printing),
    ),
    share: lines.some(({ item }) => item.shareRatio !== null) ? format.percent(1) : format.percent(null),
    requests: format.number(sumOf(lines, 'requests')),
    tokens: format.tokens(sumOf(lines, 'tokens')),
  };
  return html`<tr>
    <th scope="row" class="name">${figures.name}</th>
    ${columns.slice(1).map((column) => html`<td class="number ${column}">${figures[column]}</td>`)}
  </tr>`;
}

/** What the total has that no row has stands between them, so that the column adds up. */
function renderRest(view: CostTableView, columns: readonly CostSort[]): unknown {
  const { unassigned } = view.print;
  if (!unassigned) return nothing;
  return html`<tr class="rest">
    <th scope="row" class="name">${unassigned.label}</th>
    ${columns
      .slice(1)
      .map((column) => html`<td class="number ${column}">${cell(view, unassigned, column)}</td>`)}
  </tr>`;
}

function sumOf(lines: readonly CostLine[], column: 'requests' | 'tokens'): number | null {
  const counts = lines.map(({ item }) => item[column]);
  return counts.some((count) => count === null)
    ? null
    : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
