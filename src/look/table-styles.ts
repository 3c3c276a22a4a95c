import { css, type CSSResult } from 'lit';

/**
 * Draws tables: `.table-scroll` (scrolls when the table is wider than the card, or long) › `table` (with `.number` cells,
 * `th[aria-sort]` › `button`, `th` › `.row-name`, `tfoot` for the total, `tr.rest`, `tr.selected`). Rows are told apart by
 * space and a hairline; header and total stay in sight.
 */
export const tableStyles: CSSResult = css`
  .table-scroll {
    max-block-size: 480px;
    overflow: auto;
    /* What has the focus must not hide under what sticks. */
    scroll-padding-block: 40px;
    /* The text lines up with the card's, the plane of a chosen row reaches beyond it. */
    margin-inline: calc(var(--_space) * -2);
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font: inherit;
    overflow-wrap: break-word;
  }

  caption {
    padding: 0 calc(var(--_space) * 2) calc(var(--_space) * 2);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    text-align: start;
  }

  th,
  td {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    text-align: start;
    vertical-align: baseline;
    border-block-end: var(--_border-width) solid var(--_color-border);
  }

  :host([compact]) :is(th, td) {
    padding-block: var(--_space);
  }

  thead th {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    font-weight: 600;
    vertical-align: bottom;
  }

  tbody th {
    font-weight: 400;
  }

  /* A name may be broken anywhere, but not into a column of letters: rather the table scrolls. */
  .name {
    min-inline-size: 112px;
    overflow-wrap: anywhere;
  }

  :is(th, td).number {
    text-align: end;
  }

  thead button {
    min-block-size: 24px;
    margin-block: calc((1lh - 24px) / 2);
    padding: 0;
    color: inherit;
    font-weight: inherit;
    text-align: inherit;
    background: none;
    border: 0;
    border-radius: 2px;
  }

  thead th[aria-sort='ascending'] button,
  thead th[aria-sort='descending'] button {
    color: var(--_color-text);
  }

  tbody tr:hover > *,
  tr.selected > * {
    background: var(--_color-surface-muted);
  }

  tr.selected > :first-child {
    box-shadow: inset 2px 0 var(--_color-accent);
  }

  tr.selected > :first-child:dir(rtl) {
    box-shadow: inset -2px 0 var(--_color-accent);
  }

  tbody tr:last-child > * {
    border-block-end: 0;
  }

  tfoot :is(th, td) {
    font-weight: 600;
  }

  /* Collapsed borders scroll away from what sticks; shadows do not. */
  :is(thead, tfoot) th,
  tfoot td {
    position: sticky;
    background: var(--_color-surface);
    border: 0;
  }

  thead th {
    inset-block-start: 0;
    z-index: 1;
    box-shadow: inset 0 -1px var(--_color-border);
  }

  tfoot tr:last-child > * {
    inset-block-end: 0;
  }

  tfoot tr:first-child > * {
    box-shadow: inset 0 1px var(--_color-border-strong);
  }

  thead .number button {
    position: relative;
    overflow-wrap: normal;
  }

  thead .icon {
    font-size: 0.75rem;
  }

  thead .number {
    white-space: normal;
  }

  thead .number .icon {
    position: absolute;
    inset-inline-end: calc(100% + 2px);
  }

  .row-name {
    justify-content: flex-start;
    min-block-size: 24px;
    padding: 0;
    text-align: start;
    background: none;
    border: 0;
    border-radius: 2px;
  }

  .row-name:hover {
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .row-name > .icon {
    color: var(--_color-text-muted);
    font-size: 0.75rem;
  }

  .rest > * {
    font-weight: 400;
  }

  @media (forced-colors: active) {
    /* Neither shadows nor gradients are drawn then, unless colours are one's own. */
    thead th,
    tfoot tr:last-child > * {
      forced-color-adjust: none;
      color: CanvasText;
      background: linear-gradient(CanvasText 0 0) top / 100% 1px no-repeat Canvas;
    }

    thead th {
      background-position: bottom;
    }

    thead button {
      forced-color-adjust: auto;
    }

    tr.selected > * {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }

    tr.selected .row-name,
    tr.selected .row-name > .icon {
      color: inherit;
    }
  }

  @media print {
    .table-scroll {
      max-block-size: none;
      overflow: visible;
    }

    .row-name {
      display: inline-flex;
    }

    .row-name > .icon {
      display: none;
    }

    thead button {
      display: inline;
    }

    thead button > .icon {
      display: none;
    }
  }
`;
