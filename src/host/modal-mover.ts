import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dialogAround, onModalChange, topModal } from './top-modal.js';

/** What an element that moves wants to know of it. */
export interface ModalMoverOptions {
  /** Whether it has anything that must be seen and clicked. */
  readonly isNeeded: () => boolean;
  /** Called before it leaves its place for the first time, and after it came back. */
  readonly onAway: (isAway: boolean) => void;
  /** Called after each move: what was on top may be below now. */
  readonly onMoved: () => void;
}

/** A press that reaches a dialog from beside its box is what many pages close it by; one on the element is none. */
const PRESSES = ['pointerdown', 'mousedown', 'click'];

/**
 * Keeps its element in the topmost modal dialog while there is one, since everything outside is inert, and brings it
 * back to its place. A dialog that is taken off the page does not take the element with it.
 */
export class ModalMover implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #options: ModalMoverOptions;
  #unwatch: (() => void) | undefined;
  /** Stands where the element belongs. */
  #home: Comment | null = null;
  #modal: Element | null = null;
  /** What stood before it in the dialog: if that is gone too, the dialog's content was replaced. */
  #neighbour: ChildNode | null = null;
  #isMoving = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ModalMoverOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#isMoving) return;
    this.#unwatch = onModalChange(() => this.follow());
    document.addEventListener('fullscreenchange', this.#onFullScreen);
  }

  hostDisconnected(): void {
    if (this.#isMoving) return;
    this.#unwatch?.();
    document.removeEventListener('fullscreenchange', this.#onFullScreen);
    const home = this.#home;
    if (!home) return;
    const isTakenAlong = this.#host.parentNode !== null || this.#neighbour?.parentNode !== this.#modal;
    this.#leave();
    this.#home = null;
    if (isTakenAlong && home.isConnected) queueMicrotask(() => this.#settle(home));
    else {
      home.remove();
      this.#options.onAway(false);
    }
  }

  /** Goes where it can be used. */
  follow(): void {
    if (this.#isMoving || !this.#host.isConnected) return;
    const home = this.#home;
    if (home && !home.isConnected) {
      this.#settle(home); // its place was taken off the page, and so it is too
      return;
    }
    const modal = this.#options.isNeeded() || this.#home ? topModal() : null;
    if (modal && dialogAround(this.#host) !== modal) this.#goInto(modal);
    else if (!modal && home) this.#goHome(home);
  }

  #goInto(modal: Element): void {
    this.#leave();
    if (!this.#home) {
      this.#home = document.createComment(this.#host.localName);
      this.#options.onAway(true);
    }
    const { isConnected } = this.#home;
    this.#neighbour = modal.lastChild;
    this.#move(() => {
      if (!isConnected && this.#home) this.#host.replaceWith(this.#home);
      modal.append(this.#host);
    });
    this.#modal = modal;
    modal.addEventListener('close', this.#onClose);
    for (const type of PRESSES) this.#host.addEventListener(type, stop);
  }

  #goHome(home: Comment): void {
    this.#leave();
    this.#home = null;
    this.#move(() => home.replaceWith(this.#host));
    this.#options.onAway(false);
  }

  /** Takes its place as an arrival or a removal that everybody may notice. */
  #settle(home: Comment): void {
    this.#leave();
    this.#home = null;
    home.replaceWith(this.#host);
    this.#options.onAway(false);
    this.#options.onMoved();
  }

  #move(how: () => void): void {
    this.#isMoving = true;
    how();
    this.#isMoving = false;
    this.#options.onMoved();
  }

  #leave(): void {
    this.#modal?.removeEventListener('close', this.#onClose);
    this.#modal = null;
    for (const type of PRESSES) this.#host.removeEventListener(type, stop);
  }

  readonly #onClose = (): void => this.follow();

  readonly #onFullScreen = (): void => this.#options.onMoved();
}

/** A link stays a link: a page's router listens for it further up. */
function stop(event: Event): void {
  const [target] = event.composedPath();
  if (!(target instanceof Element && target.closest('a'))) event.stopPropagation();
}
