/**
 * Lets Escape take away what hangs over the page, such as a tooltip, without moving the pointer (WCAG 1.4.13), before
 * the key means anything else. It listens only while there is something to take away.
 */
export class EscapeKey {
  readonly #dismiss: () => void;

  /** @param dismiss takes it away */
  constructor(dismiss: () => void) {
    this.#dismiss = dismiss;
  }

  /** Says whether there is something to take away. */
  set isArmed(isArmed: boolean) {
    if (isArmed) document.addEventListener('keydown', this.#onKey, true);
    else document.removeEventListener('keydown', this.#onKey, true);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.isArmed = false;
    this.#dismiss();
  };
}
