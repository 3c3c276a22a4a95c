import { css, type CSSResult } from 'lit';

/** Draws the line of budgets, for which the host is no container: it is as wide as what it says. */
export const budgetSummaryStyles: CSSResult = css`
  :host {
    position: relative;
    display: inline-block;
    container-type: normal;
    contain-intrinsic-inline-size: none;
    vertical-align: middle;
  }

  .line {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 3);
    min-block-size: 24px;
  }

  a {
    display: inline-block;
    color: inherit;
    text-decoration: none;
    border-radius: var(--_space);
  }

  a:hover .percent {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .item {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    white-space: nowrap;
  }

  .dot-shape {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    fill: var(--_level);
  }

  .neutral .dot-shape,
  .muted .dot-shape {
    fill: none;
    stroke: var(--_level);
    stroke-width: 1.5;
  }

  .percent {
    min-inline-size: 4ch;
    font-weight: 600;
  }

  .item-shape {
    inline-size: 84px;
    block-size: 16px;
  }

  :host(:state(stale)) .item {
    filter: grayscale(1);
    color: var(--_color-text-muted);
  }

  .icon-button {
    inline-size: 24px;
    min-block-size: 24px;
  }
`;
