import { html, nothing, type TemplateResult } from 'lit';
import { plusIcon } from '../look/icons.js';
import type { ChartAnchor, ChartColour } from '../look/chart-data.js';
import { setStyle } from '../look/set-style.js';
import type { CostLevel } from '../domain/cost-drill.js';
import { renderHelp, renderHelpButton } from './chart-help.js';
import { renderChartPlane } from './chart-plane.js';
import { renderChartTooltip } from './chart-tooltip.js';
import { OTHER, spokenValue, type CostLine, type CostPrint } from './cost-lines.js';
import type { CostDrawing, DrawnCosts } from './drawn-costs.js';

/** What a breakdown's chart is drawn from. */
export interface CostScene {
  readonly print: CostPrint;
  readonly level: CostLevel;
  readonly drawing: CostDrawing;
}

/** What the figure shows and whom it tells. */
export interface CostFigureView extends CostScene {
  readonly drawn: DrawnCosts;
  /** The line that is explored or pointed at. */
  readonly active: CostLine | null;
  /** The line the pointer is on, and where. */
  readonly hovered: {
    readonly line: CostLine;
    readonly anchor: ChartAnchor;
    readonly chartWidth: number;
  } | null;
  readonly isHelpShown: boolean;
  readonly hasFailed: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
  readonly onToggle: (line: CostLine) => void;
  readonly onOther: () => void;
  readonly onFold: () => void;
  readonly onHelp: () => void;
}

/** Draws the chart's place, its plane for the keyboard, its tooltip and its legend; the canvas is `ChartController`'s. */
export function renderCostFigure(view: CostFigureView): unknown {
  const words = view.print.printing.words.costBreakdown;
  const title = words.by[view.level];
  if (view.drawn.legend.length === 0) return nothing;
  const help = {
    title: words.chartKeys,
    text: words.chartHelp,
    isShown: view.isHelpShown,
    onToggle: view.onHelp,
  };
  return html`<figure
    class="chart-figure ${view.drawing}"
    part="figure"
    aria-label=${title}
    aria-describedby="takeaway"
  >
    <div class="chart" ${setStyle({ '--_rows': view.drawn.lines.length })}>
      <canvas aria-hidden="true"></canvas>
      ${view.drawing === 'pie' ? renderCentre(view) : nothing}
      ${renderChartPlane({ title, role: words.chart, onKey: view.onKey, onBlur: view.onBlur })}
      ${view.hasFailed ? html`<p class="chart-error muted">${words.chartFailed}</p>` : nothing}
      ${renderTooltip(view)}
    </div>
    <div class="legend-line">${renderLegend(view)} ${renderHelpButton(help)}</div>
    ${renderHelp(help)}
  </figure>`;
}

/** The hole of the pie says what the eye is on, and otherwise what is most. */
function renderCentre({ active, drawn }: CostFigureView): unknown {
  const line = active ?? drawn.lines[0];
  if (!line) return nothing;
  return html`<div class="centre" aria-hidden="true">
    <span class="stat-value large number">${line.share}</span>
    <bdi class="stat-context">${line.label}</bdi>
  </div>`;
}

function renderTooltip({ hovered, print }: CostFigureView): unknown {
  if (!hovered) return nothing;
  const { line, anchor, chartWidth } = hovered;
  const { words, format } = print.printing;
  const { requests, tokens } = line.item;
  return renderChartTooltip({
    anchor,
    chartWidth,
    title: line.label,
    figure: spokenValue(line, words),
    facts: [
      requests === null ? null : words.common.unit.requests(requests, format.number(requests)),
      tokens === null ? null : words.common.unit.tokens(tokens, format.tokens(tokens)),
    ].filter((fact) => fact !== null),
  });
}

function renderLegend(view: CostFigureView): TemplateResult {
  const { drawn, print, onOther, onFold } = view;
  const words = print.printing.words.costBreakdown;
  const rest = drawn.legend.find(({ key }) => key === OTHER);
  return html`<ul class="legend" part="legend" aria-label=${words.legend}>
    ${drawn.legend.map((line) => renderKey(view, line))}
    ${
      rest
        ? html`<li>
            <button type="button" class="more" @click=${onOther}>
              ${plusIcon()}
              ${print.printing.words.table.showMore(print.printing.format.number(rest.item.members.length))}
            </button>
          </li>`
        : nothing
    }
    ${
      drawn.isOpened
        ? html`<li><button type="button" class="more" @click=${onFold}>${words.showFewer}</button></li>`
        : nothing
    }
  </ul>`;
}

function renderKey({ drawn, print, onToggle }: CostFigureView, line: CostLine): TemplateResult {
  const words = print.printing.words.costBreakdown;
  const isHidden = drawn.hiddenKeys.has(line.key);
  return html`<li>
    <button
      type="button"
      aria-pressed=${isHidden ? 'false' : 'true'}
      title=${isHidden ? words.show(line.label) : words.hide(line.label)}
      @click=${() => onToggle(line)}
    >
      <span class="swatch ${swatchOf(drawn.colourOf(line))}"></span><bdi class="key-name">${line.label}</bdi>
      <span class="key-share number muted">${line.share}</span>
    </button>
  </li>`;
}

const HUES = 8;

/** The second round of hues is drawn with a texture, and so is its swatch. */
function swatchOf(colour: ChartColour): string {
  const slot = Number(/^series-(\d+)$/.exec(colour)?.[1] ?? NaN);
  if (Number.isNaN(slot)) return '';
  return `series-${((slot - 1) % HUES) + 1}${slot > HUES ? ' hatched' : ''}`;
}
