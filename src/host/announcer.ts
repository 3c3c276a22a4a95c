import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rule of live views: whoever listens must be able to finish a sentence before the figures speak again. */
const QUIET_MS = 5_000;

/**
 * What an element's one live region says. The host renders it, from its first render on, as
 * `<span class="visually-hidden" role="status">${announcer.text}</span>`.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #text = '';
  #waiting: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What was said last. */
  get text(): string {
    return this.#text;
  }

  /** Answers what a person did: at once, and instead of any news that waits. */
  say(text: string): void {
    this.#waiting = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#onQuiet(), QUIET_MS);
    if (text === this.#text) return;
    this.#text = text;
    this.#host.requestUpdate();
  }

  /** Tells what changed by itself: at most once in five seconds, the latest wins. */
  mention(text: string): void {
    if (this.#timer === undefined) this.say(text);
    else this.#waiting = text;
  }

  /** Forgets the news that waits, such as while the person explores. */
  hush(): void {
    this.#waiting = null;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = null;
  }

  #onQuiet(): void {
    this.#timer = undefined;
    if (this.#waiting !== null) this.say(this.#waiting);
  }
}
