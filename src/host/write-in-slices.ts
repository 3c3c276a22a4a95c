import { nextTask } from './next-task.js';

/** Of a frame of 16 ms half is left to the page; above 50 ms a task is one that people feel. */
const SLICE_MS = 8;

/** How many pieces are made between two looks at the clock. */
const STEP = 32;

/** Text beyond this is handed to a Blob, which a browser keeps outside the page's memory when it is large. */
const PART_LENGTH = 1_048_576;

/** How a file is written. */
export interface Writing {
  readonly signal: AbortSignal;
  /** Called once a slice with how many pieces there are. */
  readonly onProgress: (count: number) => void;
  /** Media type of a Blob. */
  readonly type: string;
}

/**
 * Puts a file together in tasks so short that the page stays quick, however long the file is.
 * @returns the text, or a Blob where it is longer than 1 MiB
 * @throws the signal's reason once that is aborted
 */
export async function writeInSlices(
  pieces: Iterator<string, void>,
  { signal, onProgress, type }: Writing,
): Promise<string | Blob> {
  const parts: Blob[] = [];
  let text = '';
  let count = 0;
  for (;;) {
    signal.throwIfAborted();
    const endsAt = performance.now() + SLICE_MS;
    do {
      for (let step = 0; step < STEP; step++) {
        const { done, value } = pieces.next();
        if (done) return parts.length === 0 ? text : new Blob([...parts, text], { type });
        text += value;
        count += 1;
      }
      if (text.length >= PART_LENGTH) {
        parts.push(new Blob([text]));
        text = '';
      }
    } while (performance.now() < endsAt);
    onProgress(count);
    await nextTask();
  }
}
