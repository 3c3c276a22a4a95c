// @ts-check
import { ScriptedServer } from './scripted-server.mjs';

/**
 * The Node half of test-server.ts: one command, `server:<method>`, for each method of a scripted server.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin<{ id: string, args: unknown[] }>}
 */
export function serverPlugin() {
  /** @type {Map<string, ScriptedServer>} */
  const servers = new Map();
  return {
    name: 'scripted-servers',
    async executeCommand({ command, payload }) {
      if (!command.startsWith('server:')) return undefined;
      const { id, args } = /** @type {{ id: string, args: unknown[] }} */ (payload);
      if (command === 'server:start') {
        const server = await ScriptedServer.start();
        servers.set(id, server);
        return { value: { httpUrl: server.httpUrl, wsUrl: server.wsUrl } };
      }
      const server = /** @type {any} */ (servers.get(id));
      if (command === 'server:stop') servers.delete(id);
      try {
        const value = await server[command.slice('server:'.length)](...args);
        return { value }; // an object, because the runner takes null for "not mine"
      } catch (error) {
        return { error: String(error) }; // thrown, the runner would log it beside the test's own words
      }
    },
    async serverStop() {
      await Promise.all([...servers.values()].map((server) => server.stop()));
    },
  };
}
