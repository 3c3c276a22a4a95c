interface Watcher {
  readonly ancestors: ReadonlySet<Node>;
  readonly onTurn: () => void;
}

const media = [
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
  'print',
];

const watchers = new Set<Watcher>();
let attributes: MutationObserver | undefined;
let lists: readonly MediaQueryList[] = [];

const isAboutLooks = (name: string | null): boolean =>
  name === 'class' || name === 'style' || name === 'theme' || name?.startsWith('data-') === true;

function tellAll(): void {
  for (const { onTurn } of [...watchers]) onTurn();
}

function tellBelow(records: readonly MutationRecord[]): void {
  const changed = new Set(records.filter((r) => isAboutLooks(r.attributeName)).map((r) => r.target));
  if (changed.size === 0) return;
  for (const { ancestors, onTurn } of [...watchers]) {
    if ([...changed].some((node) => ancestors.has(node))) onTurn();
  }
}

/** Walks the way inheritance takes: through slots and out of shadow roots, where `parentElement` ends. */
function inheritsFrom(element: Element): Set<Node> {
  const found = new Set<Node>();
  let node: Element | null = element;
  while (node) {
    found.add(node);
    const parent: ParentNode | null = node.assignedSlot ?? node.parentNode;
    node = parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  }
  return found;
}

/**
 * Calls back when the colours an element inherits may have changed: the scheme, contrast or forced colours of the
 * system, paper instead of screen, or a class, style, theme or data attribute of the element or an ancestor.
 *
 * A style sheet that is swapped without any of these goes unnoticed. Ancestors are those of the moment, so an element
 * that is moved must be watched anew. All watchers of a page share one observer, released with the last of them.
 *
 * @returns the end of the watching.
 */
export function watchTheme(element: Element, onTurn: () => void): () => void {
  const watcher: Watcher = { ancestors: inheritsFrom(element), onTurn };
  if (!attributes) {
    attributes = new MutationObserver(tellBelow);
    lists = media.map((query) => matchMedia(query));
    for (const list of lists) list.addEventListener('change', tellAll);
  }
  for (const ancestor of watcher.ancestors) attributes.observe(ancestor, { attributes: true });
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    attributes?.disconnect();
    attributes = undefined;
    for (const list of lists) list.removeEventListener('change', tellAll);
    lists = [];
  };
}
