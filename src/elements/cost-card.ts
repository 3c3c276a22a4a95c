import { html, type TemplateResult } from 'lit';
import { barsIcon, octagonIcon, pieIcon, refreshIcon, tableIcon } from '../look/icons.js';
import { setStyle } from '../look/set-style.js';
import type { CostPath } from '../domain/cost-drill.js';
import type { Strings } from '../text/strings.js';
import type { ExportFormat } from './cost-export.js';
import type { CostLine } from './cost-lines.js';
import type { ShownLevel } from './shown-costs.js';
import { daysText, differenceText, renderNoteList, renderTotalStat } from './total-stat.js';
import { renderDownloadButton, renderSwitch } from './view-switch.js';

/** How a breakdown is shown. */
export type CostView = 'bar' | 'pie' | 'table';

const VIEWS: readonly (readonly [CostView, () => TemplateResult])[] = [
  ['bar', barsIcon],
  ['pie', pieIcon],
  ['table', tableIcon],
];

/** What the buttons at the title show and whom they tell. */
export interface CostActions {
  readonly words: Strings;
  readonly view: CostView;
  readonly format: ExportFormat;
  /** Whether there is something to download, or can be asked for. */
  readonly canDownload: boolean;
  readonly onView: (view: CostView) => void;
  readonly onDownload: () => void;
}

/** Draws the buttons at the title. */
export function renderActions(actions: CostActions): TemplateResult {
  const { words, view, format, canDownload, onView, onDownload } = actions;
  const { view: names, viewLabel, download, downloadEmpty } = words.costBreakdown;
  return html`${renderSwitch({
    label: viewLabel,
    part: 'views',
    options: VIEWS.map(([value, icon]) => ({ value, name: names[value], icon: icon() })),
    current: view,
    onChoose: onView,
  })}
  ${renderDownloadButton(download[format], canDownload ? null : downloadEmpty, onDownload)}`;
}

/** Draws the total with its span above it and its days and coverage below. */
export function renderTotal({ print, span, covered }: ShownLevel, timeZone: string | null): TemplateResult {
  const { costBreakdown } = print.printing.words;
  const label = span === null ? costBreakdown.total : costBreakdown.totalIn(span);
  return renderTotalStat(print, label, covered && daysText(covered, timeZone, print.printing));
}

/** What is free has no slice either, but nobody looks for one. */
const isAbsent = ({ item }: CostLine): boolean => item.cost === null || Number(item.cost) < 0;

/** Draws what the figures of a view leave out. */
export function renderNotes({ print, dayDifference }: ShownLevel, view: CostView): unknown {
  const { reading, printing, digits } = print;
  const { words, format, currency } = printing;
  const { difference } = reading;
  const say = words.costBreakdown;
  const notDrawn = view === 'pie' ? print.lines.filter(isAbsent) : [];
  const isDrawn = view !== 'bar' && difference?.side === 'unassigned';
  const sayDays = dayDifference?.side === 'unassigned' ? say.daysLess : say.daysMore;
  return renderNoteList([
    isDrawn ? null : differenceText(difference, print),
    dayDifference && sayDays(format.money(dayDifference.amount, currency, { digits })),
    notDrawn.length > 0 ? say.notDrawn(format.list(notDrawn.map(({ label }) => label))) : null,
  ]);
}

/** Says why the rows of a path are not there. */
export function failureText({ model, provider }: CostPath, { message }: Error, words: Strings): string {
  const name = provider ?? model;
  return name === null ? words.common.failedBecause(message) : words.costBreakdown.levelFailed(name, message);
}

/** Draws why the rows that were asked for are not there, above those that still are. */
export function renderFailure(text: string, words: Strings, onRetry: () => void): TemplateResult {
  return html`<div class="notice exceeded">
    ${octagonIcon()}<span>${text}</span>
    <button type="button" @click=${onRetry}>${refreshIcon()} ${words.common.retry}</button>
  </div>`;
}

/** Draws the shape of what comes. */
export function renderSkeleton(view: CostView): TemplateResult {
  return html`<div class="stack">
    <span class="skeleton line half"></span>
    <div class="stat">
      <span class="skeleton line short"></span><span class="skeleton figure"></span>
      <span class="skeleton line half"></span>
    </div>
    <span class="skeleton line half"></span>
    ${SHAPES[view]}
  </div>`;
}

/** Shares that look like those of any week. */
const BARS = [100, 56, 30, 16, 9];

const SHAPES: Readonly<Record<CostView, TemplateResult>> = {
  bar: html`<div>
    ${BARS.map((percent) => html`<span class="skeleton bar" ${setStyle({ 'inline-size': `${percent}%` })}></span>`)}
  </div>`,
  pie: html`<span class="skeleton ring"></span>`,
  table: html`<div>${[...BARS, 0, 0].map(() => html`<span class="skeleton bar"></span>`)}</div>`,
};
