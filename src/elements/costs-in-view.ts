import { costsAt, isWithin, levelBelow, type CostPath, type CostsAt } from '../domain/cost-drill.js';
import type { Loadable, Ready } from '../store/loadable.js';
import type { CostsAnswer } from '../wire/costs.js';

/** Parameters of a costs query: a range, and the filters of a path. */
export type CostsParams = Readonly<Record<string, string>>;

/** The parameters of such a query that say a path. */
interface CostsQuestion {
  readonly group_by?: string | undefined;
  readonly model?: string | null;
  readonly provider?: string | null;
}

/** What a person sees: some answer at some level, which is not always the one they asked for last. */
export interface CostsInView {
  readonly state: Ready<CostsAnswer>;
  readonly path: CostPath;
  readonly at: CostsAt;
  /** What the answer was asked by; `null` for data of the host's own. */
  readonly params: CostsParams | null;
  /** Whether other figures were asked for and are not there yet. */
  readonly isAwaited: boolean;
}

export const OUTERMOST: CostPath = { model: null, provider: null };

/**
 * Chooses what to show: what was asked for, once some answer speaks of it; until then what was shown before.
 * @param params what `state` answers; `null` for data of the host's own
 * @param wanted the path asked for, and the parameters that ask for it
 */
export function costsInView(
  before: CostsInView | null,
  state: Loadable<CostsAnswer>,
  params: CostsParams | null,
  wanted: { readonly path: CostPath; readonly params: CostsParams },
): CostsInView | null {
  if (state.type === 'unconnected') return null;
  if (state.type !== 'ready') return before && { ...before, isAwaited: true };
  const { data } = state;
  const asked = params === null ? OUTERMOST : pathOf(params);
  const isAwaited = params !== null && !isSame(params, wanted.params);
  const at = (path: CostPath): CostsAt | null =>
    before?.state.data === data && isSamePath(before.path, path) ? before.at : costsAt(data, path);
  const told = isWithin(wanted.path, asked) ? at(wanted.path) : null;
  if (told) return { state, path: wanted.path, at: told, params, isAwaited };
  if (before && !isSamePath(asked, wanted.path)) {
    // What is shown meanwhile goes on being patched.
    const kept = isWithin(before.path, asked) ? at(before.path) : null;
    return kept ? { ...before, state, at: kept, isAwaited } : { ...before, isAwaited };
  }
  return { state, path: asked, at: at(asked) ?? nothingAt(data, asked), params, isAwaited };
}

/** Whether two paths lead to the same rows. */
export const isSamePath = (a: CostPath, b: CostPath): boolean =>
  a.model === b.model && a.provider === b.provider;

/** Who looks into something asks for the rows below it; a model without that narrows the outermost rows. */
function pathOf({ group_by: level, model = null, provider = null }: CostsQuestion): CostPath {
  return level === undefined ? OUTERMOST : { model, provider };
}

function nothingAt(answer: CostsAnswer, path: CostPath): CostsAt {
  return { level: levelBelow(answer, path), rows: [], total: answer.total, isNarrowed: true };
}

function isSame(a: CostsParams, b: CostsParams): boolean {
  const names = Object.keys({ ...a, ...b });
  return names.every((name) => a[name] === b[name]);
}
