import type { CostLevel, CostPath } from '../domain/cost-drill.js';

/** What was chosen, from the outside in; `level` names the innermost, `null` is all. */
export interface CostSelection extends CostPath {
  readonly user: string | null;
  readonly level: CostLevel | null;
}

/** Tells the page what was chosen. @returns whether the page lets it happen */
export function tellSelection(source: EventTarget, path: CostPath, user: string | null = null): boolean {
  const { model, provider } = path;
  const level = user !== null ? 'user' : provider !== null ? 'provider' : model !== null ? 'model' : null;
  const detail: CostSelection = { model, provider, user, level };
  return source.dispatchEvent(
    new CustomEvent('cost-select', { detail, bubbles: true, composed: true, cancelable: true }),
  );
}

/** The way out of a path, one level; `null` from the outermost. */
export function pathOutOf({ model, provider }: CostPath): CostPath | null {
  if (model === null && provider === null) return null;
  return { model: provider === null ? null : model, provider: null };
}
