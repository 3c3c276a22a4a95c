import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FocusMemory } from './focus-memory.js';

/** What keys do in a region of the page. */
export interface RegionKeysOptions {
  /** Whether there is anything to go to. */
  readonly isReachable: () => boolean;
  /** Puts the focus into the region. */
  readonly enter: () => void;
  /** Does what Escape means where the focus is; `false` where it means nothing. */
  readonly escape: (focused: Element) => boolean;
}

/** F6 goes into a region from anywhere on the page, and back; Escape is handled in the region before a dialog has it. */
export class RegionKeys implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #focus: FocusMemory;
  readonly #options: RegionKeysOptions;

  constructor(host: ReactiveControllerHost & HTMLElement, focus: FocusMemory, options: RegionKeysOptions) {
    this.#host = host;
    this.#focus = focus;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#onPageKey);
    this.#host.addEventListener('keydown', this.#onOwnKey);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#onPageKey);
    this.#host.removeEventListener('keydown', this.#onOwnKey);
  }

  readonly #onPageKey = (event: KeyboardEvent): void => {
    const isModified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (event.key !== 'F6' || isModified || event.defaultPrevented || !this.#options.isReachable()) return;
    event.preventDefault();
    if (this.#focus.isInside) {
      this.#focus.goBack();
      return;
    }
    this.#focus.remember();
    this.#options.enter();
  };

  readonly #onOwnKey = (event: KeyboardEvent): void => {
    const [focused] = event.composedPath();
    if (event.key !== 'Escape' || !(focused instanceof Element)) return;
    if (!this.#options.escape(focused) && !this.#focus.goBack()) return;
    event.stopPropagation();
    event.preventDefault();
  };
}
