import type { Clock } from '../stream/environment.js';
import type { EpochMs } from '../wire/field.js';

/** Knows about what time it is at the server, whatever the page's own clock says or is set to. */
export class ServerClock {
  #known: { readonly at: EpochMs; readonly wall: number; readonly monotonic: number } | null = null;

  constructor(private readonly clock: Pick<Clock, 'now' | 'monotonic'>) {}

  /** The server has named this moment: it is at least as late there. */
  hear(at: EpochMs): void {
    const monotonic = this.clock.monotonic();
    const since = this.#known ? this.#known.at + monotonic - this.#known.monotonic : at;
    this.#known = { at: Math.max(at, since), wall: this.clock.now(), monotonic };
  }

  /** The same by figures that may have been kept for long, which say something only where nothing else has. */
  begin(at: EpochMs): void {
    if (!this.#known) this.hear(at);
  }

  /** The page's own time where the server has named none. */
  now(): EpochMs {
    const { clock } = this;
    if (!this.#known) return clock.now();
    const { at, wall, monotonic } = this.#known;
    // Only one of the two goes on in a device that sleeps, and only the other cannot be set back.
    return at + Math.max(clock.monotonic() - monotonic, clock.now() - wall);
  }

  /**
   * Whether something happened longer ago than this. What comes live is old only where both clocks say so: neither a
   * clock that was set nor a publisher whose clock is wrong hides it.
   */
  isOld(
    { at, isReplayed }: { readonly at: EpochMs | null; readonly isReplayed?: true },
    ms: number,
  ): boolean {
    if (at === null) return false;
    if (isReplayed) return this.now() - at > ms;
    this.hear(at);
    return this.now() - at > ms && this.clock.now() - at > ms;
  }
}
