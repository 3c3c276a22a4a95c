import { html, type TemplateResult } from 'lit';
import type { CostLevel } from '../domain/cost-drill.js';
import type { CostSort } from '../domain/costs.js';
import { exactText, type CostLine, type CostPrint } from './cost-lines.js';
import { renderTable, sortedByText, type TableColumn, type TableFoot } from './sortable-table.js';
import type { TableState } from './table-state.js';

/** What the table shows and whom it tells. */
export interface CostTableView {
  readonly print: CostPrint;
  /** The lines in the order of the sorting. */
  readonly lines: readonly CostLine[];
  readonly level: CostLevel;
  readonly state: TableState<CostSort>;
  /** What opening a row shows; `null` where it is only chosen. */
  readonly next: CostLevel | null;
  readonly onSort: (by: CostSort) => void;
  readonly onSelect: (line: CostLine) => void;
  readonly onMore: () => void;
}

const COLUMNS: readonly CostSort[] = ['name', 'cost', 'share', 'requests', 'tokens'];

/** Draws the twin of the chart: the same numbers as a real table. */
export function renderCostTable(view: CostTableView): TemplateResult {
  const { print, lines, state, next, onSort, onMore, onSelect } = view;
  const { words, format } = print.printing;
  const { drillInto, by } = words.costBreakdown;
  return renderTable({
    words,
    format,
    columns: columnsOf(view),
    rows: lines,
    most: state.most,
    keyOf: ({ key }) => key,
    sorting: state.sorting,
    press: {
      onSelect,
      opens: ({ label }) => (next === null ? null : drillInto(label, by[next])),
      isChosen: ({ key }) => key === state.selectedKey,
    },
    foot: footOf(view),
    onSort,
    onMore,
  });
}

/** What is said when a header was pressed. */
export function costsSortedBy(view: Pick<CostTableView, 'print' | 'lines' | 'level' | 'state'>): string {
  const { words } = view.print.printing;
  return sortedByText({ words, columns: columnsOf(view), sorting: view.state.sorting });
}

function columnsOf({
  print,
  lines,
  level,
}: Pick<CostTableView, 'print' | 'lines' | 'level'>): readonly TableColumn<CostLine, CostSort>[] {
  const names = print.printing.words.costBreakdown.column;
  return COLUMNS.filter((column) => isTold(column, lines)).map((key) => ({
    key,
    label: key === 'name' ? names[level] : names[key],
    cell: (line) => (key === 'name' ? line.label : figureOf(print, line, key)),
  }));
}

/** A column nobody has figures for would be a column of dashes. */
function isTold(column: CostSort, lines: readonly CostLine[]): boolean {
  return (column !== 'requests' && column !== 'tokens') || lines.some(({ item }) => item[column] !== null);
}

function figureOf(
  { printing, digits }: CostPrint,
  { item, cost, share }: CostLine,
  column: Exclude<CostSort, 'name'>,
): unknown {
  const { format, words } = printing;
  switch (column) {
    case 'cost': {
      const exact = item.cost === null ? words.table.priceUnknown : exactText(item.cost, digits, printing);
      return withTitle(cost, exact);
    }
    case 'share':
      return share;
    case 'requests':
      return format.number(item.requests);
    case 'tokens':
      return format.tokens(item.tokens);
  }
}

const withTitle = (text: string, title: string | null): unknown =>
  title === null ? text : html`<span title=${title}>${text}</span>`;

/** What the total has that no row has stands between them, so that the column adds up. */
function footOf({ print, lines }: CostTableView): readonly TableFoot<CostSort>[] {
  const { reading, printing, digits, unassigned } = print;
  const { words, format, currency } = printing;
  const amount = format.money(reading.total, currency, { digits });
  const total: TableFoot<CostSort> = {
    label: words.costBreakdown.total,
    cells: {
      cost: withTitle(
        reading.isLowerBound && reading.total !== null ? words.common.atLeast(amount) : amount,
        exactText(reading.total, digits, printing),
      ),
      share: format.percent(lines.some(({ item }) => item.shareRatio !== null) ? 1 : null),
      requests: format.number(sumOf(lines, 'requests')),
      tokens: format.tokens(sumOf(lines, 'tokens')),
    },
  };
  if (!unassigned) return [total];
  const figures = (['cost', 'share', 'requests', 'tokens'] as const).map(
    (column) => [column, figureOf(print, unassigned, column)] as const,
  );
  return [{ label: unassigned.label, cells: Object.fromEntries(figures), isRest: true }, total];
}

function sumOf(lines: readonly CostLine[], column: 'requests' | 'tokens'): number | null {
  const counts = lines.map(({ item }) => item[column]);
  return counts.some((count) => count === null)
    ? null
    : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
