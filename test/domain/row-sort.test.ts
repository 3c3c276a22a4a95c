import { expect } from '@open-wc/testing';
import { sortRows } from '../../src/domain/row-sort.js';
import type { Amount } from '../../src/wire/field.js';
import { amountOf } from '../makers/text.js';

interface Row {
  readonly name: string;
  readonly figure: Amount | number | null;
}

const row = (name: string, figure: Amount | number | null = null): Row => ({ name, figure });

const sorted = (rows: readonly Row[], isAscending: boolean, byFigure = true): string =>
  sortRows(rows, {
    figure: byFigure ? ({ figure }) => figure : undefined,
    name: ({ name }) => name,
    isAscending,
  })
    .map(({ name }) => name)
    .join('');

describe('sortRows', () => {
  it('sorts by figures either way, the unknown last, equals by name', () => {
    const rows = [row('d', 1), row('a'), row('C', 1), row('b', -2)];
    expect(sorted(rows, true)).to.equal('bCda');
    expect(sorted(rows, false)).to.equal('Cdba');
  });

  it('sorts by names where no figure is asked for', () => {
    expect(sorted([row('b'), row('A'), row('c')], true, false)).to.equal('Abc');
    expect(sorted([row('b'), row('A'), row('c')], false, false)).to.equal('cbA');
  });

  it('tells apart decimals that are one double', () => {
    const [less, more] = ['0.10000000000000000001', '0.10000000000000000002'].map(amountOf);
    expect(sorted([row('less', less!), row('more', more!)], false)).to.equal('moreless');
  });

  it('leaves what it was given alone', () => {
    const rows = [row('b', 1), row('a', 2)];
    sorted(rows, false);
    expect(rows.map(({ name }) => name)).to.deep.equal(['b', 'a']);
  });
});
