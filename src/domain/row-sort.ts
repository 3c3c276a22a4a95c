import type { Amount } from '../wire/field.js';
import { compareAmounts } from './money.js';

/** What rows are sorted by. */
export interface RowOrder<R> {
  /** Exact decimal text or a number; `null` is unknown. Where it is left out, rows are sorted by name. */
  readonly figure?: ((row: R) => Amount | number | null) | undefined;
  readonly name: (row: R) => string;
  readonly isAscending: boolean;
}

interface Keyed<R> {
  readonly row: R;
  readonly figure: Amount | number | null;
  /** The double nearest to the figure: where two differ, so do their figures, in the same direction. */
  readonly size: number;
  readonly name: string;
}

/**
 * Sorts rows; what is unknown comes last either way, equal rows by name. Each row is read once, and exact decimals are
 * only compared where doubles cannot tell them apart: ten thousand rows take a few milliseconds.
 */
export function sortRows<R>(rows: readonly R[], { figure, name, isAscending }: RowOrder<R>): readonly R[] {
  const sign = isAscending ? 1 : -1;
  const keyed = rows.map((row): Keyed<R> => {
    const value = figure?.(row) ?? null;
    // Without the rules of any language: names of models, domains and users have none.
    return { row, figure: value, size: Number(value), name: name(row).toLowerCase() };
  });
  keyed.sort(figure ? (a, b) => byFigure(a, b, sign) || byName(a, b) : (a, b) => sign * byName(a, b));
  return keyed.map(({ row }) => row);
}

function byFigure(a: Keyed<unknown>, b: Keyed<unknown>, sign: number): number {
  if (a.figure === null || b.figure === null) return Number(a.figure === null) - Number(b.figure === null);
  if (a.size !== b.size) return sign * (a.size - b.size);
  if (typeof a.figure === 'number' || typeof b.figure === 'number') return 0;
  return sign * compareAmounts(a.figure, b.figure);
}

const byName = (a: Keyed<unknown>, b: Keyed<unknown>): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
