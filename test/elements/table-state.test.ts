import { expect } from '@open-wc/testing';
import { TableState } from '../../src/elements/table-state.js';

describe('TableState', () => {
  let state: TableState<'name' | 'cost' | 'tokens'>;

  beforeEach(() => {
    state = new TableState('cost', ['name']);
  });

  it('begins with the dearest', () => {
    expect(state.sorting).to.deep.equal({ by: 'cost', isAscending: false });
  });

  it('begins a column with what one looks for: names from A, figures from the top', () => {
    state.sort('name');
    expect(state.sorting).to.deep.equal({ by: 'name', isAscending: true });
    state.sort('tokens');
    expect(state.sorting).to.deep.equal({ by: 'tokens', isAscending: false });
  });

  it('turns the direction of the same column', () => {
    state.sort('cost');
    expect(state.sorting).to.deep.equal({ by: 'cost', isAscending: true });
    state.sort('cost');
    expect(state.sorting).to.deep.equal({ by: 'cost', isAscending: false });
  });

  it('chooses a row, and lets go of it when it is chosen again', () => {
    state.select('a');
    expect(state.selectedKey).to.equal('a');
    state.select('b');
    expect(state.selectedKey).to.equal('b');
    state.select('b');
    expect(state.selectedKey).to.equal(null);
  });

  it('keeps the order and nothing else for other rows', () => {
    const { most } = state;
    state.sort('name');
    state.select('a');
    state.more();
    expect(state.most).to.equal(2 * most);
    state.reset();
    expect(state.sorting.by).to.equal('name');
    expect(state.selectedKey).to.equal(null);
    expect(state.most).to.equal(most);
  });
});
