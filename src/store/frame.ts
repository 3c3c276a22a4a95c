/** A hidden page gets no animation frames; its figures must not wait for it to be seen. */
const HIDDEN_FRAME_MS = 250;

/** Runs a task once with the next frame, or soon where no frame comes. */
export function onNextFrame(task: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    task();
  };
  const timer = setTimeout(once, HIDDEN_FRAME_MS);
  if ('requestAnimationFrame' in globalThis) requestAnimationFrame(once);
}
