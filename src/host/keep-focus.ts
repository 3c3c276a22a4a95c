/**
 * Remembers where the focus is inside a shadow root, before it is rendered.
 * @returns gives it back after rendering, where moving a node took it away; where its node is gone, `fallback` has it
 */
export function keepFocus(root: ShadowRoot | null): (fallback: string) => void {
  const before = root?.activeElement ?? null;
  return (fallback) => {
    if (!root || !before || root.activeElement) return;
    const place = before.isConnected ? before : root.querySelector(fallback);
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  };
}
