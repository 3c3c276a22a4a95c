import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Ages and countdowns are told in minutes, seconds only below one: half a minute is seldom seen to be wrong. */
const SLOW_MS = 30_000;
const FAST_MS = 1_000;

/** One timer for all elements of one pace. */
class Ticker {
  readonly #everyMs: number;
  readonly #hosts = new Set<ReactiveControllerHost>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  add(host: ReactiveControllerHost): void {
    this.#hosts.add(host);
    if (this.#hosts.size > 1) return;
    this.#timer = setInterval(this.#tick, this.#everyMs);
    document.addEventListener('visibilitychange', this.#tick);
  }

  remove(host: ReactiveControllerHost): void {
    this.#hosts.delete(host);
    if (this.#hosts.size > 0) return;
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#tick);
  }

  readonly #tick = (): void => {
    if (document.hidden) return;
    for (const host of this.#hosts) host.requestUpdate();
  };
}

const tickers = { slow: new Ticker(SLOW_MS), fast: new Ticker(FAST_MS) };

/** Renders its host again as time passes. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ticker: Ticker;
  readonly #isNeeded: () => boolean;
  #isConnected = false;
  #isTicking = false;

  /**
   * @param pace `fast` ticks each second, for what is told in seconds; `slow` each half minute
   * @param isNeeded whether there is anything to be seen that ages; asked after each render
   */
  constructor(
    host: ReactiveControllerHost,
    pace: keyof typeof tickers = 'slow',
    isNeeded: () => boolean = () => true,
  ) {
    this.#host = host;
    this.#ticker = tickers[pace];
    this.#isNeeded = isNeeded;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#settle();
  }

  hostUpdated(): void {
    this.#settle();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#settle();
  }

  #settle(): void {
    const isWanted = this.#isConnected && this.#isNeeded();
    if (isWanted === this.#isTicking) return;
    this.#isTicking = isWanted;
    if (isWanted) this.#ticker.add(this.#host);
    else this.#ticker.remove(this.#host);
  }
}
