import type { TemplateResult } from 'lit';
import { compareAmounts } from '../domain/money.js';
import type { TrendPoint } from '../domain/usage-trend.js';
import { renderTable, sortedByText, type TableColumn } from './sortable-table.js';
import type { Sorting, TableState } from './table-state.js';
import { costText, pointName, type TrendFigures, type TrendPrint } from './trend-print.js';

/** What a trend's table can be sorted by. */
export type TrendColumn = 'time' | 'cost' | 'requests';

/** What the table shows and whom it tells. */
export interface TrendTableView {
  readonly print: TrendPrint;
  /** The points in view, oldest first. */
  readonly points: readonly TrendPoint[];
  readonly total: TrendFigures;
  readonly state: TableState<TrendColumn>;
  readonly onSort: (by: TrendColumn) => void;
  readonly onMore: () => void;
}

/** Sorts points; what is unknown comes last either way, equals by time. */
export function sortTrend(
  points: readonly TrendPoint[],
  { by, isAscending }: Sorting<TrendColumn>,
): readonly TrendPoint[] {
  const sign = isAscending ? 1 : -1;
  if (by === 'time') return isAscending ? points : [...points].reverse();
  return [...points].sort((a, b) => sign * compareBy(a, b, by, sign) || a.start - b.start);
}

function compareBy(a: TrendPoint, b: TrendPoint, by: 'cost' | 'requests', sign: number): number {
  if (a[by] === null || b[by] === null) return sign * (Number(a[by] === null) - Number(b[by] === null));
  if (by === 'requests') return Number(a.requests) - Number(b.requests);
  return a.cost === null || b.cost === null ? 0 : compareAmounts(a.cost, b.cost);
}

/** Draws the twin of the chart: the same numbers as a real table. */
export function renderTrendTable({
  print,
  points,
  total,
  state,
  onSort,
  onMore,
}: TrendTableView): TemplateResult {
  const { words, format } = print;
  return renderTable<TrendPoint, TrendColumn>({
    words,
    format,
    columns: columnsOf(print),
    rows: sortTrend(points, state.sorting),
    most: state.most,
    keyOf: ({ start }) => String(start),
    sorting: state.sorting,
    foot: [
      {
        label: words.common.total,
        cells: { cost: costText(total, print), requests: format.number(total.requests) },
      },
    ],
    onSort,
    onMore,
  });
}

/** What is said when a header was pressed. */
export const trendSortedBy = (print: TrendPrint, state: TableState<TrendColumn>): string =>
  sortedByText({ words: print.words, columns: columnsOf(print), sorting: state.sorting });

function columnsOf(print: TrendPrint): readonly TableColumn<TrendPoint, TrendColumn>[] {
  const names = print.words.costTrend.column;
  return [
    { key: 'time', label: names[print.interval], cell: (point) => pointName(point, print) },
    { key: 'cost', label: names.cost, cell: (point) => costText(point, print) },
    { key: 'requests', label: names.requests, cell: ({ requests }) => print.format.number(requests) },
  ];
}
