import { html, nothing, type TemplateResult } from 'lit';
import { keyboardIcon, plusIcon } from '../look/icons.js';
import type { ChartAnchor, ChartColour } from '../look/chart-data.js';
import { setStyle } from '../look/set-style.js';
import type { CostLevel } from '../domain/cost-drill.js';
import type { CostDrawing } from './cost-drawing.js';
import { OTHER, spokenValue, type CostLine, type CostPrint } from './cost-lines.js';

/** What the figure shows and whom it tells. */
export interface CostFigureView {
  readonly print: CostPrint;
  readonly drawing: CostDrawing;
  readonly level: CostLevel;
  /** Lines of the legend; what is hidden among them is not drawn. */
  readonly lines: readonly CostLine[];
  readonly drawn: readonly CostLine[];
  readonly hiddenKeys: ReadonlySet<string>;
  readonly colourOf: (line: CostLine) => ChartColour;
  /** The line that is explored or pointed at. */
  readonly active: CostLine | null;
  /** The line the pointer is on, and where. */
  readonly hovered: {
    readonly line: CostLine;
    readonly anchor: ChartAnchor;
    readonly isAtEnd: boolean;
  } | null;
  readonly isHelpShown: boolean;
  /** Whether the rest was opened and can be closed again. */
  readonly isOpened: boolean;
  readonly hasFailed: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
  readonly onToggle: (line: CostLine) => void;
  readonly onOther: () => void;
  readonly onFold: () => void;
  readonly onHelp: () => void;
}

/** Draws the chart's place, its plane for the keyboard, its tooltip and its legend; the canvas is `ChartController`'s. */
export function renderCostFigure(view: CostFigureView): TemplateResult {
  const words = view.print.printing.words.costBreakdown;
  const title = words.by[view.level];
  return html`<figure
    class="chart-figure ${view.drawing}"
    part="figure"
    aria-label=${title}
    aria-describedby="takeaway"
  >
    <div class="chart" ${setStyle({ '--_rows': view.drawn.length })}>
      <canvas aria-hidden="true"></canvas>
      ${view.drawing === 'pie' ? renderCentre(view) : nothing}
      <div
        class="chart-overlay"
        tabindex="0"
        role="application"
        aria-roledescription=${words.chart}
        aria-label=${title}
        aria-describedby="takeaway chart-help"
        @keydown=${view.onKey}
        @blur=${view.onBlur}
      ></div>
      ${view.hasFailed ? html`<p class="chart-error muted">${words.chartFailed}</p>` : nothing}
      ${renderTooltip(view)}
    </div>
    <div class="legend-line">
      ${renderLegend(view)}
      <button
        type="button"
        class="icon-button"
        aria-label=${words.chartKeys}
        title=${words.chartKeys}
        aria-expanded=${String(view.isHelpShown)}
        aria-controls="chart-help"
        @click=${view.onHelp}
      >
        ${keyboardIcon()}
      </button>
    </div>
    <p class="muted help" id="chart-help" ?hidden=${!view.isHelpShown}>${words.chartHelp}</p>
  </figure>`;
}

/** The hole of the pie says what the eye is on, and otherwise what is most. */
function renderCentre({ active, drawn }: CostFigureView): unknown {
  const line = active ?? drawn[0];
  if (!line) return nothing;
  return html`<div class="centre" aria-hidden="true">
    <span class="stat-value large number">${line.share}</span>
    <bdi class="stat-context">${line.label}</bdi>
  </div>`;
}

function renderTooltip({ hovered, print }: CostFigureView): unknown {
  if (!hovered) return nothing;
  const { line, anchor, isAtEnd } = hovered;
  const { words, format } = print.printing;
  const { requests, tokens } = line.item;
  const facts = [
    requests === null ? null : words.common.unit.requests(requests, format.number(requests)),
    tokens === null ? null : words.common.unit.tokens(tokens, format.tokens(tokens)),
  ].filter((fact) => fact !== null);
  return html`<div
    class="chart-tooltip ${isAtEnd ? 'at-end' : ''} ${anchor.y < 72 ? 'below' : ''}"
    part="tooltip"
    ${setStyle({ '--_x': `${anchor.x}px`, '--_y': `${anchor.y}px` })}
  >
    <bdi class="strong">${line.label}</bdi><br />
    <span class="number">${spokenValue(line, words)}</span>
    ${facts.map((fact) => html`<br /><span class="muted number">${fact}</span>`)}
  </div>`;
}

function renderLegend(view: CostFigureView): TemplateResult {
  const words = view.print.printing.words.costBreakdown;
  const rest = view.lines.find(({ key }) => key === OTHER);
  return html`<ul class="legend" part="legend" aria-label=${words.legend}>
    ${view.lines.map((line) => renderKey(view, line))}
    ${
      rest
        ? html`<li>
            <button type="button" class="more" @click=${view.onOther}>
              ${plusIcon()} ${words.showMore(view.print.printing.format.number(rest.item.members.length))}
            </button>
          </li>`
        : nothing
    }
    ${
      view.isOpened
        ? html`<li><button type="button" class="more" @click=${view.onFold}>${words.showFewer}</button></li>`
        : nothing
    }
  </ul>`;
}

function renderKey(view: CostFigureView, line: CostLine): TemplateResult {
  const words = view.print.printing.words.costBreakdown;
  const isHidden = view.hiddenKeys.has(line.key);
  return html`<li>
    <button
      type="button"
      aria-pressed=${String(!isHidden)}
      title=${isHidden ? words.show(line.label) : words.hide(line.label)}
      @click=${() => view.onToggle(line)}
    >
      <span class="swatch ${swatchOf(view.colourOf(line))}"></span><bdi class="key-name">${line.label}</bdi>
      <span class="key-share number muted">${line.share}</span>
    </button>
  </li>`;
}

/** The second round of hues is drawn with a texture, and so is its swatch. */
function swatchOf(colour: ChartColour): string {
  const slot = Number(/^series-(\d+)$/.exec(colour)?.[1] ?? NaN);
  if (Number.isNaN(slot)) return '';
  return `series-${((slot - 1) % HUES) + 1}${slot > HUES ? ' hatched' : ''}`;
}

const HUES = 8;
