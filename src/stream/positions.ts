import type { Position } from '../wire/envelope.js';

/**
 * What to do with what has arrived: hand it on, drop it as known or as soon to be replayed, ask the server for what is
 * missing, or read everything again and go on from here.
 */
export type Verdict = 'deliver' | 'drop' | 'recover' | 'resync';

/** The server's answer to a subscription. */
export interface Acknowledgement {
  /** Where the log stands; `null` where the server does not number. */
  readonly position: Position | null;
  /** Whether everything after the position that was sent will follow. */
  readonly isRecovered: boolean;
  /** Whether a position was sent at all. */
  readonly hadSince: boolean;
}

/** A replay that loses its own first event is asked for again; a log with holes in it is not asked for ever. */
const MAX_TRIES = 3;
/** Known events in a row after which the log itself is doubted: its numbers may have begun anew. */
const MANY_DUPLICATES = 20;

/** How far one topic has been read. Decides, and leaves the doing to others. */
export class Reading {
  /** The last event that was handed on, or the place the server named; `null` before the first. */
  position: Position | null = null;
  /** Whether the server has been asked for what is missing and has not yet answered. */
  isRecovering = false;
  #tries = 0;
  #duplicates = 0;

  /** Judges an event by its place. Unnumbered ones are always handed on. */
  arrive(next: Position | null, canRecover: boolean): Verdict {
    const last = this.position;
    if (next === null) return 'deliver';
    if (last === null || (next.epoch === last.epoch && (next.prev ?? next.seq - 1) === last.seq)) {
      this.#goTo(next);
      return 'deliver';
    }
    if (next.epoch === last.epoch && next.seq <= last.seq && ++this.#duplicates < MANY_DUPLICATES)
      return 'drop';
    return this.#miss(next, canRecover);
  }

  /** Compares with where the server says the log stands: a lost last event shows in nothing else. */
  compare(server: Position, canRecover: boolean): Verdict {
    const last = this.position;
    if (last === null) this.position = server;
    if (last === null || (server.epoch === last.epoch && server.seq === last.seq)) return 'drop';
    return this.#miss(server, canRecover);
  }

  /** Takes the answer to a subscription; `drop` means that there is nothing to do. */
  acknowledge({ position, isRecovered, hadSince }: Acknowledgement, canRecover: boolean): Verdict {
    const last = this.position;
    this.isRecovering = false;
    if (!hadSince) return position === null ? 'drop' : this.compare(position, canRecover);
    const isContinued =
      isRecovered && last !== null && position?.epoch === last.epoch && position.seq >= last.seq;
    if (isContinued) return 'drop';
    this.restart(position);
    return 'resync';
  }

  /** Forgets what was read and goes on from a place, or from whatever comes first. */
  restart(position: Position | null): void {
    this.isRecovering = false;
    this.#tries = 0;
    this.#duplicates = 0;
    this.position = position;
  }

  #goTo(next: Position): void {
    this.position = next;
    this.#tries = 0;
    this.#duplicates = 0;
  }

  #miss(next: Position, canRecover: boolean): Verdict {
    if (this.isRecovering) return 'drop';
    if (canRecover && this.#tries < MAX_TRIES) {
      this.#tries += 1;
      this.isRecovering = true;
      return 'recover';
    }
    this.restart(next);
    return 'resync';
  }
}
