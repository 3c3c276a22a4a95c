import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import Libsql from 'libsql';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE_MS = 30_000;

/** An event as the server has logged it. */
export interface Logged {
  readonly seq: number;
  readonly event: string;
  readonly data: { readonly task_id?: string; readonly budget_id?: string };
}

/** The demo's own server as a process, on one port with one database, however often it dies. */
export class DemoProcess {
  readonly url: string;
  readonly #arguments: readonly string[];
  readonly #folder: string;
  readonly #db: InstanceType<typeof Libsql>;
  #child: ChildProcess;

  private constructor(child: ChildProcess, args: readonly string[], folder: string, port: number) {
    this.#child = child;
    this.#arguments = args;
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}/`;
    this.#db = new Libsql(join(folder, 'demo.db'), { readonly: true });
  }

  /** Starts it with a history of its own; bundled, because a server that is killed every two seconds must be quick. */
  static async start(seed: number): Promise<DemoProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'chaos-demo-'));
    const outfile = join(root, '.tmp/demo', `${process.pid}.mjs`);
    await build({
      entryPoints: [join(root, 'demo/server/main.ts')],
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
    });
    const port = await freePort();
    const options = { port, seed, db: join(folder, 'demo.db'), 'time-zone': 'UTC' };
    const args = [outfile, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`])];
    return new DemoProcess(await spawned(args), args, folder, port);
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    const isOver = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await isOver;
  }

  async startAgain(): Promise<void> {
    this.#child = await spawned(this.#arguments);
  }

  /** What it logged after a place, read past all of its code. */
  eventsAfter(seq: number): Logged[] {
    const rows = this.#db
      .prepare(`SELECT body FROM events WHERE topic = '' AND seq > ? ORDER BY seq`)
      .all(seq);
    return (rows as { body: string }[]).map(({ body }) => JSON.parse(body) as Logged);
  }

  /** Dollars spent since an instant, likewise. */
  spentSince(at: number): number {
    // A sum of whole pico-dollars would leave the numbers that are exact.
    const [row] = this.#db
      .prepare(
        `SELECT SUM(cost_pico / 1000000) AS micros, SUM(cost_pico % 1000000) AS picos FROM requests WHERE at >= ?`,
      )
      .all(at) as { micros: number; picos: number }[];
    return (row?.micros ?? 0) / 1e6 + (row?.picos ?? 0) / 1e12;
  }

  async stop(): Promise<void> {
    this.#db.close();
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
    rmSync(this.#arguments[0] ?? '', { force: true });
  }
}

async function spawned(args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const { stdout, stderr } = child;
  stderr.on('data', (data: Buffer) => (said += String(data)));
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(`the demo's server does not start:\n${said}`));
    const timer = setTimeout(fail, PATIENCE_MS);
    stdout.on('data', (data: Buffer) => {
      said += String(data);
      if (/ at http:/.test(said)) resolve();
    });
    child.once('close', fail);
    stdout.once('data', () => clearTimeout(timer));
  });
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
