import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The innermost element that has the focus, through shadow roots. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Whether the focus is in an element or in its shadow tree, also while its window has none. */
export function hasFocusInside(element: Element): boolean {
  const { activeElement } = element.getRootNode() as Document | ShadowRoot;
  return element.contains(activeElement);
}

/** Remembers where the focus was before it came into its element, so that it can go back when what held it is gone. */
export class FocusMemory implements ReactiveController {
  readonly #host: HTMLElement;
  #before: Element | null = null;
  #isNoted = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the focus is in the element. */
  get isInside(): boolean {
    return hasFocusInside(this.#host);
  }

  /** Takes note of where the focus is; to be called before it is moved into the element. */
  remember(): void {
    if (this.isInside) return;
    this.#before = deepActiveElement();
    this.#isNoted = true;
  }

  /** Puts the focus back; `false` where there is no place to go back to. */
  goBack(): boolean {
    const before = this.#before;
    this.#before = null;
    if (!(before instanceof HTMLElement || before instanceof SVGElement) || !before.isConnected) return false;
    before.focus();
    return deepActiveElement() === before;
  }

  hostConnected(): void {
    this.#host.addEventListener('focusin', this.#onFocus);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('focusin', this.#onFocus);
  }

  /** By Tab or a click the focus comes from somewhere too, though an event does not tell of the depths of other trees. */
  readonly #onFocus = ({ relatedTarget }: FocusEvent): void => {
    if (!this.#isNoted && relatedTarget instanceof Element && !this.#host.contains(relatedTarget)) {
      this.#before = relatedTarget;
    }
    this.#isNoted = false;
  };
}
