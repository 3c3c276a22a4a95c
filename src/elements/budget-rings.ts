import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import {
  ariaOf,
  filledRatio,
  MARK_CLASS,
  visibleMarks,
  type BudgetMark,
  type Meter,
} from './budget-meter.js';

/** Thickness of a ring and the space between two, in px at the default text size. */
const STROKE = 8;
const GAP = 4;

/** How far a mark may stand out of the outer ring. */
const MARGIN = 1;

/** Draws concentric rings, the first one innermost: each a meter of its own, filled clockwise from twelve o'clock. */
export function budgetRings(meters: readonly Meter[], size: number): TemplateResult {
  const centre = size / 2;
  const outer = centre - MARGIN - STROKE / 2;
  return html`<svg class="rings" part="rings" viewBox="0 0 ${size} ${size}" role="none" focusable="false">
    ${meters.map((meter, index) => ring(meter, centre, outer - (meters.length - 1 - index) * (STROKE + GAP)))}
  </svg>`;
}

function ring(meter: Meter, centre: number, radius: number): SVGTemplateResult {
  const { role, label, now } = ariaOf(meter);
  const isMeter = now !== null;
  return svg`<g
    class="meter ${meter.tone}"
    part="ring"
    role=${role}
    aria-label=${label}
    aria-valuemin=${isMeter ? 0 : nothing}
    aria-valuemax=${isMeter ? 100 : nothing}
    aria-valuenow=${now ?? nothing}
    aria-valuetext=${isMeter ? meter.valueText : nothing}
  >
    <circle class="track" cx=${centre} cy=${centre} r=${radius} />
    ${arc(meter.ratio, centre, radius)}${visibleMarks(meter).map((mark) => tick(mark, centre, radius))}
  </g>`;
}

/**
 * The round caps stand within the arc's length, so that it ends where the figure is; what is shorter than its caps is a
 * dot, so that a little never looks like nothing.
 */
function arc(ratio: number | null, centre: number, radius: number): SVGTemplateResult | typeof nothing {
  const filled = filledRatio(ratio);
  if (filled === 0) return nothing;
  const round = 2 * Math.PI * radius;
  const length = filled === 1 ? round : Math.max(filled * round - STROKE, 0.01);
  return svg`<circle
    class="fill"
    cx=${centre}
    cy=${centre}
    r=${radius}
    transform="rotate(-90 ${centre} ${centre})"
    stroke-dasharray="${length.toFixed(2)} ${round.toFixed(2)}"
    stroke-dashoffset=${-STROKE / 2}
  />`;
}

function tick({ kind, ratio }: BudgetMark, centre: number, radius: number): SVGTemplateResult {
  const y = centre - radius;
  const shape =
    kind === 'pace'
      ? svg`<circle cx=${centre} cy=${y} r="2" />`
      : svg`<path d="M${centre} ${y - STROKE / 2}v${STROKE}" />`;
  const turn = `rotate(${(ratio * 360).toFixed(2)} ${centre} ${centre})`;
  return svg`<g class="mark ${MARK_CLASS[kind]}" transform=${turn}><g class="cut">${shape}</g>${shape}</g>`;
}
