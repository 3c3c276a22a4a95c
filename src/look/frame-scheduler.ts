/** Long enough that a busy frame never loses to it, short enough that a hidden page is not hours behind. */
const hiddenPageDelayMs = 1000;

const waiting = new Set<() => void>();
let frame = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function run(): void {
  cancelAnimationFrame(frame);
  clearTimeout(timer);
  frame = 0;
  const tasks = [...waiting];
  waiting.clear();
  for (const task of tasks) {
    try {
      task();
    } catch (error) {
      reportError(error);
    }
  }
}

/**
 * Runs a task once before the next paint, however often it is asked for until then.
 *
 * One animation frame serves the whole page. A hidden page has no frames, so the task then runs after a second;
 * whatever only draws should look at `document.hidden` itself. A task that throws is reported and stops no other.
 *
 * @returns a function that takes the task back.
 */
export function schedule(task: () => void): () => void {
  waiting.add(task);
  if (frame === 0) {
    frame = requestAnimationFrame(run);
    timer = setTimeout(run, hiddenPageDelayMs);
  }
  return () => {
    waiting.delete(task);
  };
}
