import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Standing } from './budget-view.js';

/** The dot of a level has its own outline, so that it needs no colour; what cannot be judged is hollow. */
export function budgetDot(standing: Standing): TemplateResult {
  return html`<svg class="dot-shape" part="dot" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
    ${shapeOf(standing)}
  </svg>`;
}

function shapeOf(standing: Standing): SVGTemplateResult {
  switch (standing) {
    case 'warning':
      return svg`<path d="M6 1L11.5 11H.5z" />`;
    case 'exceeded':
    case 'over-limit':
      return svg`<path fill-rule="evenodd" d="M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5zM5.25 2.5v4.25h1.5V2.5zM5.25 8v1.5h1.5V8z" />`;
    case 'paused':
      return svg`<path d="M3 1.5v9M9 1.5v9" />`;
    default:
      return svg`<circle cx="6" cy="6" r="4" />`;
  }
}
