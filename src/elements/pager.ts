import { html, nothing, type TemplateResult } from 'lit';
import { chevronIcon } from '../look/icons.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';

/** Pages of rows. */
export interface PagerView {
  readonly words: Pick<Strings, 'table'>;
  readonly format: Formatter;
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly onPage: (page: number) => void;
}

/** How many pages rows fill; at least one. @param size rows a page, 0 for all */
export const pageCountOf = (rowCount: number, size: number): number =>
  size > 0 ? Math.max(1, Math.ceil(rowCount / size)) : 1;

/** "Page 2 of 40". */
export const pageText = ({ words, format, page, pageCount }: Omit<PagerView, 'onPage'>): string =>
  words.table.page(format.number(page), format.number(pageCount));

/** Draws the buttons from page to page; at an end a button stays, with the focus it may have. */
export function renderPager(view: PagerView): unknown {
  const { words, page, pageCount } = view;
  if (pageCount <= 1) return nothing;
  const { pages, previousPage, nextPage } = words.table;
  return html`<nav class="pager row" part="pager" aria-label=${pages}>
    ${renderStep(view, previousPage, page - 1, 'back')}
    <span class="number">${pageText(view)}</span>
    ${renderStep(view, nextPage, page + 1, '')}
  </nav>`;
}

function renderStep(
  { pageCount, onPage }: PagerView,
  title: string,
  to: number,
  direction: string,
): TemplateResult {
  const isEnd = to < 1 || to > pageCount;
  return html`<button
    type="button"
    class="icon-button ${direction}"
    title=${title}
    aria-disabled=${isEnd ? 'true' : 'false'}
    @click=${() => {
      if (!isEnd) onPage(to);
    }}
  >
    ${chevronIcon()}
  </button>`;
}
