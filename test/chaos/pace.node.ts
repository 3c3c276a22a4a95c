const TICK_MS = 5;
/** A turn of the loop counts for no more. */
const MOST_MS = 25;

let counted = 0;
let last = performance.now();

/**
 * Milliseconds that go slower where the machine is busy. Page, network and server take turns in one process, and what
 * goes back and forth between them needs several turns: turns that take long must not look like a silent network.
 */
export const paceNow = (): number => counted + Math.min(performance.now() - last, MOST_MS);

setInterval(() => {
  counted = paceNow();
  last = performance.now();
}, TICK_MS).unref();

/** Runs a task after so many of them, unless the returned function is called before. */
export function paceAfter(delayMs: number, task: () => void): () => void {
  const dueAt = paceNow() + delayMs;
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    timer = setTimeout(() => (dueAt - paceNow() > 1 ? arm() : task()), dueAt - paceNow());
  };
  arm();
  return () => clearTimeout(timer);
}
