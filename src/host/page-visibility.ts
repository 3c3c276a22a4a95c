import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders its host again when the page is hidden or seen, for what moves only while somebody can look. */
export class PageVisibility implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isSeen(): boolean {
    return !document.hidden;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onChange);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onChange);
  }

  readonly #onChange = (): void => this.#host.requestUpdate();
}
