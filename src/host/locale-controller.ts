import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

const hosts = new Set<Host>();
let watching: MutationObserver | undefined;

/** One observer for the page: a language or direction may be turned on any ancestor. */
function watch(): void {
  watching = new MutationObserver(() => {
    for (const host of hosts) host.requestUpdate();
  });
  watching.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] });
}

/** Tells the language an element stands in, and renders it again when that turns. */
export class LocaleController implements ReactiveController {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (hosts.size === 0) watch();
    hosts.add(this.#host);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size === 0) watching?.disconnect();
  }

  /** The nearest `lang`, through shadow roots; `null` where nobody says. */
  get lang(): string | null {
    let node: Element | null = this.#host;
    while (node) {
      const named: Element | null = node.closest('[lang]');
      if (named) return named.getAttribute('lang');
      const root: Node = node.getRootNode();
      node = root instanceof ShadowRoot ? root.host : null;
    }
    return null;
  }

  /** Whether text runs from right to left where the element stands. */
  get isRightToLeft(): boolean {
    return getComputedStyle(this.#host).direction === 'rtl';
  }
}
