import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Ages and countdowns are told in minutes, seconds only below one: half a minute is seldom seen to be wrong. */
const SLOW_MS = 30_000;
const FAST_MS = 1_000;

const tickers = new Map<
  number,
  { readonly hosts: Set<ReactiveControllerHost>; timer: ReturnType<typeof setInterval> }
>();

/** Renders its host again as time passes, from one timer for the whole page. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #everyMs: number;

  /** @param pace `fast` ticks each second, for what is told in seconds; `slow` each half minute */
  constructor(host: ReactiveControllerHost, pace: 'slow' | 'fast' = 'slow') {
    this.#host = host;
    this.#everyMs = pace === 'fast' ? FAST_MS : SLOW_MS;
    host.addController(this);
  }

  hostConnected(): void {
    const ticker = tickers.get(this.#everyMs);
    if (ticker) {
      ticker.hosts.add(this.#host);
      return;
    }
    const hosts = new Set([this.#host]);
    const tick = () => {
      if (document.hidden) return;
      for (const host of hosts) host.requestUpdate();
    };
    tickers.set(this.#everyMs, { hosts, timer: setInterval(tick, this.#everyMs) });
  }

  hostDisconnected(): void {
    const ticker = tickers.get(this.#everyMs);
    if (!ticker) return;
    ticker.hosts.delete(this.#host);
    if (ticker.hosts.size > 0) return;
    clearInterval(ticker.timer);
    tickers.delete(this.#everyMs);
  }
}
