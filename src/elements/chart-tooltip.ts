import { html, type TemplateResult } from 'lit';
import type { ChartAnchor } from '../look/chart-data.js';
import { setStyle } from '../look/set-style.js';

/** What a tooltip says, and where it hangs. */
export interface ChartTooltip {
  readonly anchor: ChartAnchor;
  /** Width of the canvas in CSS pixels: beyond its middle the tooltip opens backwards. */
  readonly chartWidth: number;
  readonly title: string;
  readonly figure: string;
  /** What else is known, muted. */
  readonly facts?: readonly string[];
}

/** Four lines and their padding: what has less room above opens downwards. */
const TOOLTIP_PX = 96;

/** Draws a tooltip, in which the pointer may rest; whoever shows it takes it away with Escape. */
export function renderChartTooltip(tooltip: ChartTooltip): TemplateResult {
  const { anchor, chartWidth, title, figure, facts = [] } = tooltip;
  return html`<div
    class="chart-tooltip ${anchor.x > chartWidth / 2 ? 'at-end' : ''} ${anchor.y < TOOLTIP_PX ? 'below' : ''}"
    part="tooltip"
    ${setStyle({ '--_x': `${anchor.x}px`, '--_y': `${anchor.y}px` })}
  >
    <bdi class="strong">${title}</bdi><br />
    <span class="number">${figure}</span>
    ${facts.map((fact) => html`<br /><span class="muted number">${fact}</span>`)}
  </div>`;
}
