import { css, type CSSResult } from 'lit';

/** Draws `.table-scroll.long`, beside `tableStyles`: only the rows in sight are drawn, between `.gap`s. */
export const longTableStyles: CSSResult = css`
  /* Each row is as high as the others, and no column moves with them. */
  .long {
    position: relative;
    overflow-anchor: none;
  }

  .printed {
    display: none;
    padding-inline: calc(var(--_space) * 2);
  }

  .strut {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 1px;
    visibility: hidden;
  }

  .long > table {
    table-layout: fixed;
  }

  .long thead .name {
    inline-size: 144px;
  }

  /* The header is smaller than the figures below it. */
  .long thead .number {
    inline-size: calc(var(--_digits) * 1ch * 1.2);
  }

  /* The total sticks above rows, and the line belongs to what sticks. */
  .long tfoot tr:first-child > * {
    box-shadow: none;
  }

  .long tfoot tr:last-child > * {
    box-shadow: inset 0 1px var(--_color-border-strong);
  }

  .long tbody :is(th, td) {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }

  .long .row-name {
    display: flex;
    inline-size: 100%;
  }

  .long .row-name > bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .gap > td {
    padding: 0;
    border: 0;
  }

  tbody .gap:hover > td {
    background: none;
  }

  @media print {
    .gap,
    .gap ~ tr,
    .strut {
      display: none;
    }

    .printed {
      display: block;
    }

    .long tbody :is(th, td),
    .long .row-name > bdi {
      white-space: normal;
      overflow: visible;
    }
  }
`;
