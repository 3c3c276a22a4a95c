/** Long enough that a busy frame never loses to it, short enough that a hidden page is not hours behind. */
const hiddenPageDelayMs = 1000;

/** A third of what counts as a long task (50 ms), as style, layout and paint of the frame are still to come. */
const frameBudgetMs = 16;

const waiting = new Set<() => void>();
let frame = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function request(): void {
  frame = requestAnimationFrame(run);
  timer = setTimeout(run, hiddenPageDelayMs);
}

function run(): void {
  cancelAnimationFrame(frame);
  clearTimeout(timer);
  frame = 0;
  const end = performance.now() + frameBudgetMs;
  // What is asked for meanwhile is for the next frame, also when a task asks for itself.
  for (const task of [...waiting]) {
    if (!waiting.delete(task)) continue;
    try {
      task();
    } catch (error) {
      reportError(error);
    }
    if (performance.now() > end) break;
  }
  if (waiting.size > 0 && frame === 0) request();
}

/**
 * Runs a task once before the next paint, however often it is asked for until then.
 *
 * One animation frame serves the whole page; tasks beyond its budget come first in the next, so that many charts make
 * no long task. A hidden page has no frames, so the task then runs after a second;
 * whatever only draws should look at `document.hidden` itself. A task that throws is reported and stops no other.
 *
 * @returns a function that takes the task back.
 */
export function schedule(task: () => void): () => void {
  waiting.add(task);
  if (frame === 0) request();
  return () => {
    waiting.delete(task);
  };
}
