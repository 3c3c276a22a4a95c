// @ts-check
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let isEnding = false;
const isWindows = process.platform === 'win32';

/**
 * Runs a command of the project's own tools with its output shown, and says how it ended.
 *
 * The child leads a process group, so that an interruption ends its browsers and workers too.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env] added to this process's own
 * @param {(chunk: Buffer) => void} [collect] takes what would be shown
 * @returns {Promise<boolean>} whether it succeeded
 */
export function run(command, args, env, collect) {
  const shown = collect ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', shown, shown],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ...env },
    detached: !isWindows,
    shell: isWindows,
  });
  running.add(child);
  if (collect) for (const stream of [child.stdout, child.stderr]) stream?.on('data', collect);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      running.delete(child);
      console.error(`${command}: ${error.message}`);
      resolve(false);
    });
    child.on(collect ? 'close' : 'exit', (/** @type {number | null} */ code) => {
      running.delete(child);
      if (!isEnding) resolve(code === 0); // an interrupted script must not go on with its next step
    });
  });
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    isEnding = true;
    for (const child of running) {
      end(child, signal);
      child.on('exit', () => {
        if (running.size === 0) process.exit(130);
      });
    }
    if (running.size === 0) process.exit(130);
    setTimeout(() => {
      for (const child of running) end(child, 'SIGKILL');
      process.exit(130);
    }, 5_000);
  });
}

/**
 * Ends a child's whole group.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function end(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {} // it has ended by itself
}
