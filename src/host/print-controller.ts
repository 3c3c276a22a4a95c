import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Gets its host ready for paper. No frame comes between the wish to print and the picture that is taken, so what a frame
 * would have drawn is drawn at once, or something else is rendered in its place.
 */
export class PrintController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #draw: () => boolean;
  readonly #media = matchMedia('print');
  #lacksPicture = false;

  /** @param draw draws what a frame would have; says whether it is drawn now */
  constructor(host: ReactiveControllerHost, draw: () => boolean) {
    this.#host = host;
    this.#draw = draw;
    host.addController(this);
  }

  /** Whether a print is being taken that would lack the picture. */
  get lacksPicture(): boolean {
    return this.#lacksPicture;
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#begin);
    addEventListener('afterprint', this.#end);
    // A page that is only shown as if printed, and one engine's own dialogue, say it by the media alone.
    this.#media.addEventListener('change', this.#onMedia);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#begin);
    removeEventListener('afterprint', this.#end);
    this.#media.removeEventListener('change', this.#onMedia);
    this.#lacksPicture = false;
  }

  readonly #onMedia = (): void => {
    if (this.#media.matches) this.#begin();
    else this.#end();
  };

  readonly #begin = (): void => {
    // Said twice, the second time what is looked for is no longer there.
    if (this.#lacksPicture) return;
    this.#lacksPicture = !this.#draw();
    if (this.#lacksPicture) this.#host.requestUpdate();
  };

  readonly #end = (): void => {
    if (!this.#lacksPicture) return;
    this.#lacksPicture = false;
    this.#host.requestUpdate();
  };
}
