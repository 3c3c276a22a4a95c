import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { levelIcon, pauseIcon } from '../look/icons.js';
import { budgetBar } from './budget-bar.js';
import type { BudgetFact } from './budget-facts.js';
import { MARK_CLASS, type BudgetMark } from './budget-meter.js';
import type { BudgetView, Standing } from './budget-view.js';

/** Where a row's figure is drawn: on one of the rings, or on a bar of its own. */
export type RowKind = 'outer' | 'inner' | 'bar';

/** An amount of more characters than this is set smaller, so that a billion stays on its line. */
const ROOMY_LENGTH = 12;

/** Draws one budget in words: name and standing, what was used of what, and what follows from it. */
export function budgetRow(view: BudgetView, kind: RowKind): TemplateResult {
  return html`<li class="budget ${view.meter.tone}" part="budget">
    <div class="line">
      ${kind === 'bar' ? nothing : ringKey(kind)}
      <span class="main"
        ><bdi class="strong">${view.name}</bdi
        >${view.context && html` <bdi class="muted">${view.context}</bdi>`}</span
      >${standingWord(view)}
    </div>
    <div class="line">
      <span class="visually-hidden">${view.usedOfLimitSpoken}</span>
      <span class="main" part="figure" aria-hidden="true"
        ><span class="used ${view.used.length > ROOMY_LENGTH ? 'long' : ''}">${view.used}</span
        >${view.limit === null ? nothing : html`<span class="muted"> / ${view.limit}</span>`}</span
      ><span class="number">${view.percent}</span>
    </div>
    ${kind === 'bar' ? budgetBar(view.meter) : nothing}
    <ul class="details">
      ${view.facts.map(fact)}
    </ul>
  </li>`;
}

function fact({ kind, text, mark, isUrgent, title }: BudgetFact): TemplateResult {
  return html`<li class="${kind} ${isUrgent ? 'urgent' : ''}">
    ${mark ? markKey(mark) : nothing}<span title=${title ?? nothing}>${text}</span>
  </li>`;
}

function standingWord({ standing, standingWord }: BudgetView): TemplateResult {
  return html`<span class="standing" part="level">${standingIcon(standing)} ${standingWord}</span>`;
}

/** The icon of a standing; what cannot be judged has none. */
export function standingIcon(standing: Standing): TemplateResult | typeof nothing {
  switch (standing) {
    case 'ok':
    case 'warning':
    case 'exceeded':
      return levelIcon(standing);
    case 'over-limit':
      return levelIcon('exceeded');
    case 'paused':
      return pauseIcon();
    default:
      return nothing;
  }
}

/** Both rings in small, the one that is meant in full strength. */
const ringKey = (kind: 'outer' | 'inner'): TemplateResult =>
  html`<svg class="key ${kind}" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.5" />
    <circle cx="8" cy="8" r="2.5" />
  </svg>`;

/** The mark as it stands on the ring. */
function markKey(kind: BudgetMark['kind']): TemplateResult {
  const shape: SVGTemplateResult =
    kind === 'pace' ? svg`<circle cx="4" cy="6" r="2" />` : svg`<path d="M4 2v8" />`;
  return html`<svg class="mark-key mark ${MARK_CLASS[kind]}" viewBox="0 0 8 12" aria-hidden="true">
    ${shape}
  </svg>`;
}
