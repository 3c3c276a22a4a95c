import { css, type CSSResult } from 'lit';

/** Lays out what every breakdown has: the way down to what is shown, and notes on what is left out. */
export const breakdownStyles: CSSResult = css`
  .breadcrumbs,
  .breadcrumbs ol,
  .breadcrumbs li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 2);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .breadcrumbs li {
    flex-wrap: nowrap;
    min-block-size: 24px;
  }

  .breadcrumbs .crumb {
    border-width: 0;
  }

  .breadcrumbs .icon {
    color: var(--_color-text-muted);
    font-size: 0.75rem;
  }

  .breadcrumbs > .muted {
    font-size: var(--_font-size-xs);
  }

  .notes {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    list-style: none;
  }

  .notes > li {
    display: flex;
    gap: var(--_space);
  }

  .notes .icon {
    font-size: 0.875rem;
    margin-block-start: 2px;
  }

  @media print {
    /* Elsewhere buttons are left out on paper; these are names. */
    .crumb {
      display: inline-flex;
    }
  }
`;
