import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { pageClock } from './page-clock.js';

/** What is said: politely after what is being read, or as an alert that interrupts it. */
export interface Said {
  readonly polite?: string;
  readonly alert?: string;
}

/** A live region must have been on the page, empty, before its first words, or nobody hears them. */
const READY_MS = 150;
/** A screen reader must come to an end of its sentence. */
const SAY_EVERY_MS = 1_500;
/** What was said is not left behind for whoever reads the page line by line. */
const SAID_MS = 5_000;

/**
 * What the two live regions of its element say. The host renders them, from its first render on, as
 * `<div role="status">${voice.polite}</div>` and `<div role="alert">${voice.alert}</div>`.
 */
export class Voice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #polite = '';
  #alert = '';
  #freeAt = Infinity;
  #compose: (() => Said) | null = null;
  #sayTimer: ReturnType<typeof setTimeout> | undefined;
  #clearTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What `role="status"` says now. */
  get polite(): string {
    return this.#polite;
  }

  /** What `role="alert"` says now. */
  get alert(): string {
    return this.#alert;
  }

  /** Says something as soon as it can be heard; what it is, is asked at that moment, and the latest asker wins. */
  ask(compose: () => Said): void {
    this.#compose = compose;
    this.#schedule();
  }

  hostConnected(): void {
    this.#freeAt = pageClock.now() + READY_MS;
    if (this.#compose) this.#schedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.#sayTimer);
    clearTimeout(this.#clearTimer);
    this.#freeAt = Infinity;
    this.#polite = this.#alert = '';
  }

  #schedule(): void {
    clearTimeout(this.#sayTimer);
    if (this.#freeAt === Infinity) return;
    // A clock that is set back must not silence anybody.
    const delayMs = Math.min(SAY_EVERY_MS, this.#freeAt - pageClock.now());
    // Not at once, since one may ask while the host is being drawn.
    if (delayMs <= 0) queueMicrotask(() => this.#say());
    else this.#sayTimer = setTimeout(() => this.#say(), delayMs);
  }

  #say(): void {
    if (this.#freeAt === Infinity) return;
    const { polite = '', alert = '' } = this.#compose?.() ?? {};
    this.#compose = null;
    if (polite === '' && alert === '') return;
    this.#freeAt = pageClock.now() + SAY_EVERY_MS;
    this.#show(polite, alert);
    clearTimeout(this.#clearTimer);
    this.#clearTimer = setTimeout(() => this.#show('', ''), SAID_MS);
  }

  #show(polite: string, alert: string): void {
    this.#polite = polite;
    this.#alert = alert;
    this.#host.requestUpdate();
  }
}
