import type { EventStream } from '../stream/event-stream.js';
import type { Clock } from '../stream/environment.js';
import type { StreamState } from '../stream/status.js';
import { Timer } from '../stream/timer.js';

/** A widget that moves in the document lets go and takes hold again; the socket outlives that. */
const GRACE_MS = 5_000;

/** Ended for good: only `connect()` begins anew. */
const FINAL: ReadonlySet<StreamState> = new Set(['closed', 'unauthorised']);

/** Opens a stream with its first listener, closes it five seconds after its last, and between them while it is paused. */
export class Openness {
  readonly #stream: EventStream;
  readonly #onRest: () => void;
  readonly #grace: Timer;
  readonly #pauses = new Set<object>();
  #holders = 0;

  /** @param onRest is called when nobody has listened for a while */
  constructor(stream: EventStream, clock: Clock, onRest: () => void) {
    this.#stream = stream;
    this.#onRest = onRest;
    this.#grace = new Timer(clock);
  }

  /** Whether somebody listens. */
  get isHeld(): boolean {
    return this.#holders > 0;
  }

  /** Whether somebody holds it closed for now. */
  get isPaused(): boolean {
    return this.#pauses.size > 0;
  }

  /** Counts a listener until the returned function is called. */
  retain(): () => void {
    this.#grace.stop();
    this.#holders += 1;
    if (this.#holders === 1 && !this.isPaused && this.#stream.status.state === 'idle') this.#stream.connect();
    let isHolding = true;
    return () => {
      if (!isHolding) return;
      isHolding = false;
      this.#holders -= 1;
      if (this.#holders === 0) this.#grace.start(GRACE_MS, () => this.#rest());
    };
  }

  /** Counts one who wants it closed for now, until the returned function is called. */
  pause(): () => void {
    const pause = {};
    this.#pauses.add(pause);
    if (!this.#isFinal) this.#stream.suspend('paused');
    return () => {
      if (this.#pauses.delete(pause) && !this.isPaused && this.#stream.status.reason === 'paused') this.#go();
    };
  }

  /** Opens now, whatever was said before. */
  connect(): void {
    this.#pauses.clear();
    this.#stream.connect();
  }

  #go(): void {
    if (this.isHeld) this.#stream.connect();
    else this.#stream.suspend('idle');
  }

  #rest(): void {
    if (!this.#isFinal) this.#stream.suspend('idle');
    this.#onRest();
  }

  get #isFinal(): boolean {
    return FINAL.has(this.#stream.status.state);
  }
}
