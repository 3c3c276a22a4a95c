import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hasFocusInside } from './focus-memory.js';

/** What a person does: looks at the page, reads this element, or is elsewhere. */
export type Attention = 'looking' | 'reading' | 'away';

/** Tells whether somebody points at its element or has the focus in it, and whether anybody looks at the page. */
export class AttentionController implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #onChange: (attention: Attention) => void;
  #isPointed = false;
  #last: Attention = 'looking';

  constructor(host: ReactiveControllerHost & HTMLElement, onChange: (attention: Attention) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isPointed = false;
    for (const [target, type, listener] of this.#heard) target.addEventListener(type, listener);
    this.#judge();
  }

  hostDisconnected(): void {
    for (const [target, type, listener] of this.#heard) target.removeEventListener(type, listener);
  }

  hostUpdated(): void {
    this.#onUnsettled(); // what was under the pointer or had the focus may be gone without a sign
  }

  readonly #onPointer = ({ type }: Event): void => {
    this.#isPointed = type === 'pointerenter';
    this.#judge();
  };

  /** Between two elements the focus is nowhere for a moment. */
  readonly #onUnsettled = (): void => queueMicrotask(() => this.#judge());

  get #heard(): readonly (readonly [EventTarget, string, (event: Event) => void])[] {
    return [
      [this.#host, 'pointerenter', this.#onPointer],
      [this.#host, 'pointerleave', this.#onPointer],
      [this.#host, 'focusin', this.#onUnsettled],
      [this.#host, 'focusout', this.#onUnsettled],
      [window, 'focus', this.#onPage],
      [window, 'blur', this.#onPage],
      [document, 'visibilitychange', this.#onPage],
    ];
  }

  readonly #onPage = (): void => this.#judge();

  #judge(): void {
    if (!this.#host.isConnected) return;
    const isRead = (this.#isPointed && isHovered(this.#host)) || hasFocusInside(this.#host);
    const isAway = document.hidden || !document.hasFocus();
    const attention = isAway ? 'away' : isRead ? 'reading' : 'looking';
    if (attention === this.#last) return;
    this.#last = attention;
    this.#onChange(attention);
  }
}

/** What lies in the top layer is hovered without what it stands in. */
const isHovered = (host: HTMLElement): boolean =>
  host.matches(':hover') || host.shadowRoot?.querySelector(':hover') != null;
