import { plain } from '../makers/text.js';

/** What a screen reader reads of an element, in order: hidden parts left out, meters by name and value. */
export function spokenOf(root: Node): string {
  return plain(partsOf(root).join(' ')).replace(/\s+/g, ' ').trim();
}

function partsOf(node: Node): string[] {
  if (node instanceof Text) return [node.data];
  if (node instanceof Element) {
    if (node.matches('style, script, [hidden], [aria-hidden="true"]')) return [];
    const name = node.getAttribute('aria-label') ?? '';
    if (node.getAttribute('role') === 'meter') return [`[${name}: ${node.getAttribute('aria-valuetext')}]`];
    if (node.matches('[role="img"], button[aria-label]')) return [`[${name}]`];
    return [name && `[${name}]`, ...childrenOf(node).flatMap(partsOf)];
  }
  return childrenOf(node).flatMap(partsOf);
}

/** A shadow root stands for its element, and what is slotted for its slot. */
function childrenOf(node: Node): Node[] {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  const root = node instanceof Element ? (node.shadowRoot ?? node) : node;
  return [...root.childNodes];
}
