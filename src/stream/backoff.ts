/** Never at once: a server that has just dropped a client gets time to drop the others. */
const FLOOR_MS = 250;
const UNIT_MS = 1_000;
const MAX_WINDOW_MS = 30_000;
/** A server that restarts on purpose has many clients; ten seconds keep 10 000 of them below 1.5 % in any 100 ms. */
const MIN_SPREAD_MS = 10_000;
/** Longest wait a server or a broken protocol can bring about. */
const MAX_DELAY_MS = 300_000;
const SLOW_FACTOR = 8;

const windowMs = (failures: number) => Math.min(MAX_WINDOW_MS, UNIT_MS * 2 ** failures);

/**
 * Milliseconds to the next attempt with full jitter: a fixed floor, then anywhere in a window that doubles.
 * @param failures in a row, the one just seen included: from 1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(failures: number, random: () => number): number {
  return FLOOR_MS + random() * windowMs(failures);
}

/** The same, eight times slower, at most five minutes: for an end that another attempt will hardly mend. */
export function slowMs(failures: number, random: () => number): number {
  return Math.min(MAX_DELAY_MS, SLOW_FACTOR * backoffMs(failures, random));
}

/**
 * Milliseconds to the next attempt after a server said that it goes away.
 * @param hintMs the window the server asked for; it is believed up to five minutes
 */
export function spreadMs(failures: number, random: () => number, hintMs: number | null): number {
  const spread = Math.max(MIN_SPREAD_MS, windowMs(failures));
  return FLOOR_MS + random() * (hintMs === null ? spread : Math.min(hintMs, MAX_DELAY_MS));
}
