import { html, nothing, type TemplateResult } from 'lit';
import type { CostPath } from '../domain/cost-drill.js';
import { sortCosts, type CostSort } from '../domain/costs.js';
import { renderBreadcrumbs } from './cost-breadcrumbs.js';
import { renderChartSentence } from './chart-sentence.js';
import { renderFailure, renderNotes, renderTotal, type CostView } from './cost-card.js';
import { renderCostFigure, type CostFigureView } from './cost-figure.js';
import type { CostLine } from './cost-lines.js';
import { renderCostTable } from './cost-table.js';
import type { ShownLevel } from './shown-costs.js';
import type { TableState } from './table-state.js';

/** One level of a breakdown, and whom it tells. */
export interface CostLevelView {
  readonly level: ShownLevel;
  readonly shownAs: CostView;
  /** The path that was asked for, which may not be there yet. */
  readonly wanted: CostPath;
  /** Why it could not be read. */
  readonly error: string | null;
  readonly timeZone: string | null;
  readonly sentence: string;
  /** What is explored by keyboard. */
  readonly readout: string | null;
  readonly figure: CostFigureView | null;
  /** Whether paper gets the table in the place of a chart that was never drawn. */
  readonly isTablePrinted: boolean;
  readonly table: TableState<CostSort>;
  readonly onGo: (path: CostPath) => void;
  readonly onRetry: () => void;
  readonly onSort: (by: CostSort) => void;
  readonly onSelect: (line: CostLine) => void;
  readonly onMore: () => void;
}

/** Draws one level: the way down to it, its total, a sentence, its rows, and what they leave out. */
export function renderCostLevel(view: CostLevelView): TemplateResult {
  const { level, shownAs, wanted, error, timeZone, onGo, onRetry } = view;
  const { inView, print, outermost } = level;
  const { words } = print.printing;
  const { at, isAwaited, state } = inView;
  return html`<div class="stack">
    ${renderBreadcrumbs({
      outermost,
      path: isAwaited ? wanted : inView.path,
      level: at.level,
      words,
      onGo,
    })}
    ${error === null ? nothing : renderFailure(error, words, onRetry)}
    ${renderTotal(level, state.data.timeZone ?? timeZone)} ${renderChartSentence(view.sentence, view.readout)}
    ${at.rows.length === 0 ? html`<p>${words.costBreakdown.empty}</p>` : renderRows(view)}
    ${renderNotes(level, shownAs)}
  </div>`;
}

function renderRows({ level, figure, isTablePrinted, table, ...tells }: CostLevelView): unknown {
  if (figure && !isTablePrinted) return renderCostFigure(figure);
  const { print, inView, next } = level;
  const lineOf = new Map(print.lines.map((line) => [line.item, line]));
  const sorted = sortCosts(print.reading.rows, table.sorting.by, table.sorting.isAscending);
  return renderCostTable({
    print,
    lines: sorted.flatMap((item) => lineOf.get(item) ?? []),
    level: inView.at.level,
    state: table,
    next,
    onSort: tells.onSort,
    onSelect: tells.onSelect,
    onMore: tells.onMore,
  });
}
