/** Sends a button's action to the demo server and says how that went. */
export function bindActions(panel: Element, outcome: Element): void {
  panel.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-action]');
    if (button) void act(button, outcome);
  });
}

async function act(button: HTMLButtonElement, outcome: Element): Promise<void> {
  const what = button.textContent.trim();
  try {
    const response = await fetch(`/api/demo/${button.dataset['action'] ?? ''}`, { method: 'POST' });
    const answer = (await response.json()) as { message?: string; error?: string };
    outcome.textContent = answer.message ?? answer.error ?? `${what}: ${response.status}`;
  } catch {
    outcome.textContent = `${what}: the server did not answer`;
  }
}
