/** Puts a popover above everything that is in the top layer now; the last to come lies on top. */
export function raise(popover: HTMLElement | null): void {
  if (!popover?.isConnected || !('showPopover' in popover)) return;
  if (popover.matches(':popover-open')) popover.hidePopover();
  popover.showPopover();
}
