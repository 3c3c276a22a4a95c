import { STREAM_FACES, type StreamFace } from './stream-face.js';

/** What comes back sooner is no news. */
const PATIENCE_MS = 1_000;

/** Faces of a stream that has not been anything yet. */
const BEFORE: ReadonlySet<StreamFace> = new Set(['idle', 'connecting']);

/** Decides which changes of a stream are worth a word: those that last a second, and not that all is as it should be. */
export class StreamNews {
  readonly #say: (face: StreamFace) => void;
  #known: StreamFace = 'idle';
  #next: StreamFace = 'idle';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (face: StreamFace) => void) {
    this.#say = say;
  }

  /** Begins with a face that need not be told. */
  start(face: StreamFace): void {
    this.#known = face;
  }

  change(face: StreamFace): void {
    this.#next = face;
    if (face === this.#known) this.stop();
    else this.#timer ??= setTimeout(() => this.#tell(), PATIENCE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tell(): void {
    this.#timer = undefined;
    const isExpected = BEFORE.has(this.#known) && !STREAM_FACES[this.#next].isStale;
    this.#known = this.#next;
    if (!isExpected) this.#say(this.#known);
  }
}
