import type { CostRow, CostsAnswer } from '../wire/costs.js';
import type { Amount } from '../wire/field.js';
import { sumAmounts } from './money.js';

/** What costs are parted by, from the outside in. */
export type CostLevel = 'model' | 'provider' | 'user';

/** What has been gone into, from the outside in; `null` is all of them. */
export interface CostPath {
  readonly model: string | null;
  readonly provider: string | null;
}

/** One level of costs, as far as an answer speaks of it. */
export interface CostsAt {
  readonly level: CostLevel;
  /** One row a name. */
  readonly rows: readonly CostRow[];
  /** What the rows are parts of; `null` where the answer does not say. */
  readonly total: Amount | null;
  /** Whether the answer was asked for this path alone, so that its days and its coverage are the path's too. */
  readonly isNarrowed: boolean;
}

/** The filters that ask a server for one path; the outermost level has none. */
export function filterOf({ model, provider }: CostPath): Readonly<Record<string, string>> {
  if (model === null && provider === null) return {};
  return {
    group_by: provider === null ? 'provider' : 'user',
    ...(model === null ? {} : { model }),
    ...(provider === null ? {} : { provider }),
  };
}

/** Goes one level into a row; a user is the last level. */
export function pathInto(path: CostPath, level: CostLevel, name: string): CostPath | null {
  if (level === 'user') return null;
  return { ...path, [level]: name };
}

/** Whether whatever is below `inner` is below `outer` too, so that an answer for the outer one may speak of it. */
export function isWithin(inner: CostPath, outer: CostPath): boolean {
  return (
    (outer.model === null || outer.model === inner.model) &&
    (outer.provider === null || outer.provider === inner.provider)
  );
}

/**
 * Reads the rows below a path. An answer that was not asked for the path alone may still tell a part of it: the
 * providers of a model from its rows by model, the users of a provider from rows that name their provider. What it
 * does not tell is not guessed.
 * @returns `null` where the answer does not speak of this level
 */
export function costsAt(answer: CostsAnswer, path: CostPath): CostsAt | null {
  const isNarrowed = speaksOnlyOf(answer, path);
  const level = levelBelow(answer, path);
  const given = isNarrowed ? rowsBy(answer, level) : [];
  if (given.length > 0) return { level, rows: merged(given), total: answer.total, isNarrowed };
  const told = toldRows(answer, path, level);
  const named = told.filter(({ name }) => name !== null) as readonly CostRow[];
  if (named.length === 0) return null;
  // What does not say whose it is, is a part of the total all the same.
  return { level, rows: merged(named), total: sumOf(told), isNarrowed };
}

/** The next level; outermost is the first one the answer has rows of. */
export function levelBelow(answer: CostsAnswer, { model, provider }: CostPath): CostLevel {
  if (provider !== null) return 'user';
  if (model !== null) return 'provider';
  if (answer.byModel.length > 0) return 'model';
  if (answer.byProvider.length > 0) return 'provider';
  return answer.byUser.length > 0 ? 'user' : 'model';
}

/** A server that was asked for one model names no other; one that ignored the question does. */
function speaksOnlyOf({ byModel, byProvider }: CostsAnswer, { model, provider }: CostPath): boolean {
  return (
    (model === null || byModel.every(({ name }) => name === model)) &&
    (provider === null ||
      (byProvider.every(({ name }) => name === provider) &&
        byModel.every((row) => row.provider === null || row.provider === provider)))
  );
}

function rowsBy(answer: CostsAnswer, level: CostLevel): readonly CostRow[] {
  return { model: answer.byModel, provider: answer.byProvider, user: answer.byUser }[level];
}

function toldRows({ byModel, byUser }: CostsAnswer, path: CostPath, level: CostLevel): readonly ToldRow[] {
  const { model, provider } = path;
  if (level === 'provider') {
    return byModel.filter(({ name }) => name === model).map((row) => ({ ...row, name: row.provider }));
  }
  return level === 'user' && model === null ? byUser.filter((row) => row.provider === provider) : [];
}

/** A row that may not say whose it is. */
type ToldRow = Omit<CostRow, 'name'> & { readonly name: string | null };

/** One row a name: the same model at two providers is one model. What is unknown in one part is unknown in all. */
function merged(rows: readonly CostRow[]): readonly CostRow[] {
  const byName = new Map<string, CostRow>();
  for (const row of rows) {
    const known = byName.get(row.name);
    byName.set(row.name, known ? together(known, row) : row);
  }
  return [...byName.values()];
}

function together(a: CostRow, b: CostRow): CostRow {
  return {
    name: a.name,
    provider: a.provider === b.provider ? a.provider : null,
    cost: a.cost === null || b.cost === null ? null : sumAmounts([a.cost, b.cost]),
    requests: a.requests === null || b.requests === null ? null : a.requests + b.requests,
    tokens: a.tokens === null || b.tokens === null ? null : a.tokens + b.tokens,
  };
}

function sumOf(rows: readonly ToldRow[]): Amount | null {
  const costs = rows.map(({ cost }) => cost).filter((cost) => cost !== null);
  return costs.length === rows.length ? sumAmounts(costs) : null;
}
