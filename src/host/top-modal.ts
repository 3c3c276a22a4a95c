/** The innermost element that has focus, through shadow roots. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

const MODAL = 'dialog:modal';

/**
 * The modal dialog on top, or `null`. Everything outside it is inert: what is to be clicked must stand inside.
 * The one that holds the focus is on top, since opening it moved the focus there.
 */
export function topModal(): Element | null {
  let node: Element | null = deepActiveElement();
  while (node) {
    const modal: Element | null = node.closest(MODAL);
    if (modal) return modal;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return [...document.querySelectorAll(MODAL)].at(-1) ?? null;
}

/** Hears when a dialog of the document opens or closes, until the returned function is called. */
export function onModalChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['open'] });
  return () => observer.disconnect();
}
