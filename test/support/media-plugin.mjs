// @ts-check
// The Node half of media.ts: what a user prefers, set through the DevTools protocol (Chromium only).

/** @returns {import('@web/test-runner').TestRunnerPlugin<unknown>} */
export function mediaPlugin() {
  const sessions = new WeakMap();
  return {
    name: 'media',
    async executeCommand({ command, payload, session }) {
      if (command !== 'media:prefer') return undefined;
      const launcher = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (session.browser);
      if (launcher.name !== 'Chromium' && launcher.name !== 'Chrome') return false;
      const page = launcher.getPage(session.id);
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      await sessions.get(page).send('Emulation.setEmulatedMedia', /** @type {object} */ (payload));
      return true;
    },
  };
}
