import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import {
  ariaOf,
  filledRatio,
  MARK_CLASS,
  visibleMarks,
  type BudgetMark,
  type Meter,
} from './budget-meter.js';

const THICKNESS = 8;

const percent = (ratio: number): string => `${(ratio * 100).toFixed(2)}%`;

/** Draws a bar as long as its place, filled from the start of the line: a meter. */
export function budgetBar(meter: Meter): TemplateResult {
  const { role, label, now } = ariaOf(meter);
  const isMeter = now !== null;
  return html`<svg
    class="bar meter ${meter.tone}"
    part="bar"
    focusable="false"
    role=${role}
    aria-label=${label}
    aria-valuemin=${isMeter ? 0 : nothing}
    aria-valuemax=${isMeter ? 100 : nothing}
    aria-valuenow=${now ?? nothing}
    aria-valuetext=${isMeter ? meter.valueText : nothing}
  >
    <rect class="track" width="100%" height=${THICKNESS} rx=${THICKNESS / 2} />
    ${fill(meter.ratio)}${visibleMarks(meter).map(tick)}
  </svg>`;
}

/** A dot lies under the fill, so that a little never looks like nothing. */
function fill(ratio: number | null): SVGTemplateResult | typeof nothing {
  const filled = filledRatio(ratio);
  if (filled === 0) return nothing;
  const round = THICKNESS / 2;
  return svg`<g class="fill"><rect width=${THICKNESS} height=${THICKNESS} rx=${round} /><rect
    width=${percent(filled)} height=${THICKNESS} rx=${round} /></g>`;
}

function tick({ kind, ratio }: BudgetMark): SVGTemplateResult {
  const x = percent(ratio);
  const shape =
    kind === 'pace'
      ? svg`<circle cx=${x} cy=${THICKNESS / 2} r="2" />`
      : svg`<line x1=${x} x2=${x} y1="0" y2=${THICKNESS} />`;
  return svg`<g class="mark ${MARK_CLASS[kind]}"><g class="cut">${shape}</g>${shape}</g>`;
}
