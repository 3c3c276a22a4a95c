import type { Loadable } from '../../src/store/loadable.js';
import { fakeFeed } from './fake-feed.js';
import type { Scenario } from './scenario.js';

const MINUTES_MS = 60_000;

/** The faces every widget has, from one good answer of its resource. */
export function facesOf(
  tag: string,
  resource: string,
  ready: Loadable<unknown>,
  empty: Loadable<unknown>,
): readonly Scenario[] {
  const shown = (name: string, answer: Loadable<unknown>): Scenario => ({
    tag,
    name,
    properties: { feed: fakeFeed({ answers: { [resource]: answer } }) },
  });
  const stale =
    ready.type === 'ready' ? { ...ready, stale: true, receivedAt: Date.now() - 3 * MINUTES_MS } : ready;
  return [
    { tag, name: 'unconnected' },
    shown('loading', { type: 'loading' }),
    shown('ready', ready),
    shown('empty', empty),
    shown('stale', stale),
    shown('failed', { type: 'failed', error: new Error(`${resource}: the server answered 500`) }),
  ];
}
