/** Events worth a line; figures that change every second would bury the rest. */
const NAMES = [
  'stream-state',
  'stream-error',
  'stream-resync',
  'budget-alert',
  'task-completed',
  'task-failed',
  'task-awaiting-approval',
];

const MAX_LINES = 100;

/** Lists the DOM events of a stream, newest first, as any page could hear them. */
export function logEvents(stream: Element, log: Element): void {
  for (const name of NAMES) {
    stream.addEventListener(name, (event) => {
      const line = document.createElement('li');
      const time = document.createElement('time');
      time.textContent = new Date().toLocaleTimeString('en-GB');
      line.append(time, ` ${name} ${summary((event as CustomEvent).detail)}`);
      log.prepend(line);
      while (log.childElementCount > MAX_LINES) log.lastElementChild?.remove();
    });
  }
}

/** The part of a detail that tells most in few words; text only, so that no payload becomes markup. */
function summary(detail: unknown): string {
  const { state, message, data, topic } = (detail ?? {}) as Record<string, unknown>;
  const { taskId, scope, percent } = (data ?? {}) as Record<string, unknown>;
  const parts = data === undefined ? [state, message, topic] : [taskId, scope, percent];
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join(' ');
}
