import { expect } from '@open-wc/testing';
import { DEAREST_FIRST, nextSorting } from '../../src/elements/cost-table.js';

describe('nextSorting', () => {
  it('begins with what one looks for: names from A, figures from the top', () => {
    expect(nextSorting(DEAREST_FIRST, 'name')).to.deep.equal({ by: 'name', isAscending: true });
    expect(nextSorting(DEAREST_FIRST, 'tokens')).to.deep.equal({ by: 'tokens', isAscending: false });
  });

  it('turns the direction of the same column', () => {
    expect(nextSorting(DEAREST_FIRST, 'cost')).to.deep.equal({ by: 'cost', isAscending: true });
    expect(nextSorting({ by: 'name', isAscending: true }, 'name')).to.deep.equal({
      by: 'name',
      isAscending: false,
    });
  });
});
