import type { TemplateResult } from 'lit';
import { sortModels, type ModelSort } from '../domain/model-usage.js';
import { modelText, modelTotal, type ModelLine, type ModelPrint } from './model-print.js';
import { renderTable, sortedByText, type TableColumn, type TableFoot } from './sortable-table.js';
import type { TableState } from './table-state.js';

/** What the table shows and whom it tells. */
export interface ModelTableView {
  readonly print: ModelPrint;
  readonly state: TableState<ModelSort>;
  /** The model that is chosen. */
  readonly chosen: string | null;
  readonly onSort: (by: ModelSort) => void;
  readonly onSelect: (line: ModelLine) => void;
  readonly onMore: () => void;
}

const FIGURES = ['cost', 'share', 'requests', 'request-share', 'tokens', 'rate', 'latency'] as const;

/** Draws the twin of the bars: every measure of every model. */
export function renderModelTable(view: ModelTableView): TemplateResult {
  const { print, state, chosen, onSort, onSelect, onMore } = view;
  const { words, format } = print.printing;
  return renderTable<ModelLine, ModelSort>({
    words,
    format,
    columns: columnsOf(print),
    rows: linesInOrder(print, state),
    most: state.most,
    keyOf: ({ key }) => key,
    sorting: state.sorting,
    press: { onSelect, isChosen: ({ item }) => item.name === chosen },
    foot: footOf(print),
    onSort,
    onMore,
  });
}

/** What is said when a header was pressed. */
export const modelsSortedBy = (print: ModelPrint, { sorting }: TableState<ModelSort>): string =>
  sortedByText({ words: print.printing.words, columns: columnsOf(print), sorting });

/** The lines in the order of a table. */
export function linesInOrder(
  { reading, lines }: ModelPrint,
  { sorting }: Pick<TableState<ModelSort>, 'sorting'>,
): readonly ModelLine[] {
  const lineOf = new Map(lines.map((line) => [line.item, line]));
  const sorted = sortModels(reading.costs.rows, sorting.by, sorting.isAscending);
  return sorted.flatMap((item) => lineOf.get(item) ?? []);
}

function columnsOf(print: ModelPrint): readonly TableColumn<ModelLine, ModelSort>[] {
  const labels = print.printing.words.modelComparison.column;
  return [
    { key: 'name', label: labels.name, cell: ({ label }) => label },
    ...FIGURES.map((key) => ({
      key,
      label: labels[key],
      cell: (line: ModelLine) => modelText(print, line, key),
    })),
  ];
}

function footOf(print: ModelPrint): readonly TableFoot<ModelSort>[] {
  const { costs, reading, printing } = print;
  const { words, format } = printing;
  const total = {
    label: words.modelComparison.total,
    cells: Object.fromEntries(FIGURES.map((key) => [key, modelTotal(print, key)])),
  };
  const { unassigned } = costs;
  const { requestsInNoRow } = reading;
  if (!unassigned && requestsInNoRow === 0) return [total];
  const rest = {
    ...(unassigned ? { cost: unassigned.cost, share: unassigned.share } : {}),
    ...(requestsInNoRow > 0 ? { requests: format.number(requestsInNoRow) } : {}),
  };
  return [{ label: words.table.inNoRow, cells: rest, isRest: true }, total];
}
