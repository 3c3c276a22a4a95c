import { define, type TaggedElement } from './register.js';

/** Fetches the class of a tag. */
export type Loader = () => Promise<TaggedElement>;

/**
 * Registers tags as they are needed: those of the page at once, those that join it when they do, and the rest when the
 * page is idle, since a tag may stand in a shadow root that nobody can see into.
 * @param leader a tag that, where the page has it, is registered before all others
 * @returns registers all that are left, and resolves when it is done
 */
export function autoload(loaders: ReadonlyMap<string, Loader>, leader: string): () => Promise<void> {
  const started = new Map<string, Promise<void>>();

  const load = (tag: string): Promise<void> => {
    const loader = loaders.get(tag);
    if (!loader) return Promise.resolve();
    const known = started.get(tag);
    if (known) return known;
    const before =
      tag !== leader && document.querySelector(leader) ? load(leader).catch(() => undefined) : null;
    const loading = Promise.all([loader(), before]).then(
      ([element]) => define(element),
      (error: unknown) => {
        started.delete(tag); // the network may be back when the next one asks
        throw error;
      },
    );
    started.set(tag, loading);
    return loading;
  };

  const loadAll = async (): Promise<void> => {
    await Promise.all([...loaders.keys()].map(load));
  };

  const loadWithin = (node: ParentNode): void => {
    for (const element of node.querySelectorAll(':not(:defined)')) loadQuietly(element.localName);
  };
  const loadQuietly = (tag: string): void => {
    load(tag).catch((error: unknown) => reportError(error));
  };

  loadWithin(document);
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        loadQuietly(node.localName);
        loadWithin(node);
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  whenIdle(() => {
    loadAll().then(() => observer.disconnect(), reportError);
  });
  return loadAll;
}

const IDLE_MS = 2_000;

function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: IDLE_MS });
  else setTimeout(task, IDLE_MS);
}
