import { html, type TemplateResult } from 'lit';
import { chevronIcon } from '../look/icons.js';
import type { CostLevel, CostPath } from '../domain/cost-drill.js';
import type { Strings } from '../text/strings.js';

/** What the breadcrumbs show and whom they tell. */
export interface BreadcrumbsView {
  /** The level of the outermost rows. */
  readonly outermost: CostLevel;
  readonly path: CostPath;
  /** What the rows shown are. */
  readonly level: CostLevel;
  readonly words: Strings;
  readonly onGo: (path: CostPath) => void;
}

/** Draws the way down from all rows to the ones shown; the last stop takes the focus when the rows change. */
export function renderBreadcrumbs({ outermost, path, level, words, onGo }: BreadcrumbsView): TemplateResult {
  const { model, provider } = path;
  const stops = [
    { label: words.costBreakdown.all[outermost], path: { model: null, provider: null } },
    ...(model === null ? [] : [{ label: model, path: { model, provider: null } }]),
    ...(provider === null ? [] : [{ label: provider, path }]),
  ];
  return html`<nav class="breadcrumbs" part="breadcrumbs" aria-label=${words.costBreakdown.breadcrumbs}>
    <ol>
      ${stops.map(({ label, path: target }, index) => {
        const text = label === '' ? words.common.unknown : label;
        const isLast = index === stops.length - 1;
        return html`<li>
          ${index === 0 ? null : chevronIcon()}${
            isLast
              ? html`<span class="crumb strong" aria-current="location" tabindex="-1">${text}</span>`
              : html`<button type="button" class="link crumb" @click=${() => onGo(target)}>${text}</button>`
          }
        </li>`;
      })}
    </ol>
    <span class="muted" id="level">${words.costBreakdown.by[level]}</span>
  </nav>`;
}
