import type { TemplateResult } from 'lit';
import type { DomainSort, DomainsSum } from '../domain/domain-usage.js';
import type { DrawnRows } from '../look/row-window.js';
import type { Strings } from '../text/strings.js';
import { domainText, sumTexts, totalTexts, type DomainLine, type DomainPrint } from './domain-print.js';
import { renderTable, sortedByText, type TableColumn, type TableFoot } from './sortable-table.js';
import type { Sorting } from './table-state.js';

/** What the table shows and whom it tells. */
export interface DomainTableView {
  readonly print: DomainPrint;
  /** The domains of the page, in the order of the sorting. */
  readonly lines: readonly DomainLine[];
  /** Those of them that are drawn; `null` where that is up to `most`. */
  readonly drawn: DrawnRows | null;
  /** What the domains found on all pages make; `null` where all are shown. */
  readonly found: { readonly count: number; readonly sum: DomainsSum } | null;
  readonly most: number;
  readonly sorting: Sorting<DomainSort>;
  /** The domain that is chosen. */
  readonly chosen: string | null;
  readonly onSort: (by: DomainSort) => void;
  readonly onSelect: (line: DomainLine) => void;
  readonly onMore: () => void;
}

const FIGURES = ['cost', 'share', 'requests', 'average'] as const;

/** Draws domains with what they cost; below them what those found make, and the total of all. */
export function renderDomainTable(view: DomainTableView): TemplateResult {
  const { print, lines, drawn, most, sorting, chosen, onSort, onSelect, onMore } = view;
  const { words, format } = print.printing;
  return renderTable<DomainLine, DomainSort>({
    words,
    format,
    columns: columnsOf(words, print),
    rows: lines,
    most,
    window: drawn && { drawn, label: words.domainCosts.heading },
    keyOf: ({ key }) => key,
    sorting,
    press: { onSelect, isChosen: ({ item }) => item.name === chosen },
    foot: footOf(view),
    onSort,
    onMore,
  });
}

/** What is said when a header was pressed. */
export const domainsSortedBy = (words: Strings, sorting: Sorting<DomainSort>): string =>
  sortedByText({ words, columns: columnsOf(words, null), sorting });

function columnsOf(
  words: Strings,
  print: DomainPrint | null,
): readonly TableColumn<DomainLine, DomainSort>[] {
  const labels = words.domainCosts.column;
  const { unknown } = words.common;
  return [
    {
      key: 'name',
      label: labels.name,
      cell: ({ item }) => (item.name === '' ? unknown : item.name),
    },
    ...FIGURES.map((key) => ({
      key,
      label: labels[key],
      cell: (line: DomainLine) => print && domainText(print, line, key),
    })),
  ];
}

function footOf({ print, found }: DomainTableView): readonly TableFoot<DomainSort>[] {
  const { words, format } = print.printing;
  const { total, rest } = totalTexts(print);
  const say = words.domainCosts;
  const foot: TableFoot<DomainSort>[] = [];
  if (found) {
    const label = say.sumOfFound(found.count, format.number(found.count));
    foot.push({ label, cells: sumTexts(print, found.sum), isRest: true });
  } else if (rest) foot.push({ label: words.table.inNoRow, cells: rest, isRest: true });
  return [...foot, { label: say.all, cells: total }];
}
