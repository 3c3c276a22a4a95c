import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fault, type Decoded } from '../wire/fault.js';
import { parseJson } from '../wire/plain.js';

/** Reads `<script type="application/json">` inside an element: data of a server-rendered page, without any request. */
export class JsonChild implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #observer: MutationObserver | undefined;
  #text: string | null = null;
  #value: Decoded<unknown> | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The parsed data, or why it cannot be parsed; `null` where there is no such child. */
  get value(): Decoded<unknown> | null {
    return this.#value;
  }

  hostConnected(): void {
    this.#read();
    // While the page is parsed the element may be upgraded before its child arrives.
    this.#observer = new MutationObserver(() => this.#read());
    this.#observer.observe(this.#host, { childList: true, characterData: true, subtree: true });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #read(): void {
    const script = this.#host.querySelector(':scope > script[type="application/json"]');
    const text = script?.textContent ?? null;
    if (text === this.#text) return;
    this.#text = text;
    this.#value = text === null ? null : this.#parse(text);
    this.#host.requestUpdate();
  }

  #parse(text: string): Decoded<unknown> {
    if (text.trim() === '') return { ok: false, fault: fault('bad-json', '', 'is empty') };
    return parseJson(text);
  }
}
