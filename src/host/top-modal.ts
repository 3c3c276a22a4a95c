import { deepActiveElement } from './focus-memory.js';

const MODAL = 'dialog:modal';

/** The modal dialogs of the page in the order they were opened, as far as that could be seen. */
let stack: Element[] = [];
const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** An element's parent as it is shown: through slots, and out of shadow roots. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function around(element: Element | null, selector: string): Element | null {
  for (let node = element; node; node = parentOf(node)) if (node.matches(selector)) return node;
  return null;
}

/** The dialog an element stands in, open or not, through shadow trees. */
export const dialogAround = (element: Element): Element | null => around(element, 'dialog');

/**
 * The modal dialog on top, or `null`. Everything outside it is inert: what is to be clicked must stand inside. Opening
 * a dialog moves the focus into it, which also tells of dialogs in shadow trees, where no observer looks.
 */
export function topModal(): Element | null {
  const known = stack.length > 0 ? stack : [...document.querySelectorAll(MODAL)];
  const focused = around(deepActiveElement(), MODAL);
  stack = known.filter((modal) => modal.isConnected && modal.matches(MODAL) && modal !== focused);
  if (focused) stack.push(focused);
  return stack.at(-1) ?? null;
}

function onOpenAttribute(records: readonly MutationRecord[]): void {
  for (const { target } of records) {
    const dialog = target as Element;
    stack = stack.filter((modal) => modal !== dialog);
    if (dialog.matches(MODAL)) stack.push(dialog);
  }
  tell();
}

/** The focus reaches a dialog that opens, and leaves one that closes, a little before or after its attribute turns. */
function onFocus(): void {
  queueMicrotask(tell);
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

/** Hears when a modal dialog may have opened or closed, until the returned function is called. */
export function onModalChange(listener: () => void): () => void {
  if (listeners.size === 0) {
    stack = [];
    observer = new MutationObserver(onOpenAttribute);
    observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['open'] });
    for (const type of ['focusin', 'focusout']) document.addEventListener(type, onFocus);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    for (const type of ['focusin', 'focusout']) document.removeEventListener(type, onFocus);
  };
}
