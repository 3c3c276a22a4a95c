/** Events of the platform that have no `on…` property to know them by, in some browser or in all. */
const NAMELESS: ReadonlySet<string> = new Set([
  'compositionend',
  'compositionstart',
  'compositionupdate',
  'focusin',
  'focusout',
  'slotchange',
  'touchcancel',
  'touchend',
  'touchmove',
  'touchstart',
]);

/** The context protocol, by which elements find each other. */
const CONTEXT = /^context-/;

/**
 * Whether an event's name means something to the page already: to the browser (`click`, `message`, `storage`), or to
 * elements among themselves. A server must not be able to raise one, since events bubble up to the window.
 */
export const isPageEvent = (name: string): boolean =>
  NAMELESS.has(name) ||
  CONTEXT.test(name) ||
  [HTMLElement.prototype, document, window].some((target) => `on${name}` in target);
