import { css, type CSSResult } from 'lit';

/** Lays out the costs of domains: the field to search in, and the pager below the table. */
export const domainCostsStyles: CSSResult = css`
  .finding {
    justify-content: space-between;
    font-size: var(--_font-size-xs);
  }

  .search {
    flex: 1 1 160px;
    max-inline-size: 320px;
  }

  .search > input {
    inline-size: 100%;
    font-size: var(--_font-size-sm);
  }

  .pager {
    justify-content: center;
    font-size: var(--_font-size-xs);
  }

  .pager > .back > .icon {
    transform: scaleX(-1);
  }

  .pager > .back > .icon:dir(rtl) {
    transform: none;
  }

  .skeleton.bar {
    block-size: 20px;
    margin-block: 12px;
  }
`;
