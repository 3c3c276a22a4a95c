import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';

/** Longest that a broker, or a page, takes on a busy machine; what has not come by then will not come. */
export const PATIENCE_MS = 20_000;
/** This machine, and nobody else. */
export const HOST = '127.0.0.1';
const RETRY_MS = 20;

/** Password of every user; a new one with each run, since a broker may listen on more than this machine's own address. */
export const PASSWORD = randomBytes(9).toString('hex');

/** Where a broker's program is; system packages put it where not every user's `PATH` leads. */
export function programOf(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const paths = folders.map((folder) => join(folder, name));
  return paths.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Why the tests of a broker are skipped, in words for a person; `false` where they are not. */
export const skipWithout = (name: string): string | false =>
  programOf(name) === null &&
  `${name} is not installed; "npm run setup" installs the brokers where apt-get can`;

/** A broker's process on a free port, which can be killed and come back. */
export class Broker {
  readonly #command: string;
  readonly #args: readonly string[];
  #child: ChildProcess | null = null;

  constructor(
    readonly port: number,
    name: string,
    args: readonly string[],
  ) {
    this.#command = programOf(name) ?? name;
    this.#args = args;
  }

  get url(): string {
    return `ws://${HOST}:${this.port}`;
  }

  /** Resolves when its port answers. */
  async start(): Promise<void> {
    const child = spawn(this.#command, this.#args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const output of [child.stdout, child.stderr]) output.on('data', (text) => (log += String(text)));
    this.#child = child;
    const giveUpAt = performance.now() + PATIENCE_MS;
    while (!(await answers(this.port))) {
      if (child.exitCode !== null || performance.now() > giveUpAt)
        throw new Error(`it does not start:\n${log}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** Ends it, by default as a crash does. */
  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST);
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A folder that the end of the test removes. */
export function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'spendwire-broker-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a broker that the end of the test stops. */
export async function started(t: TestContext, broker: Broker, signal?: NodeJS.Signals): Promise<Broker> {
  t.after(() => broker.stop(signal));
  await broker.start();
  return broker;
}

/** Lets `page` and `app` into a mosquitto. */
export function writePasswords(file: string): void {
  const tool = programOf('mosquitto_passwd') ?? 'mosquitto_passwd';
  spawnSync(tool, ['-c', '-b', file, 'page', PASSWORD]);
  spawnSync(tool, ['-b', file, 'app', PASSWORD]);
}

/** Keeps mosquitto from becoming a user who may not read its files. */
export const AS_ROOT = process.getuid?.() === 0 ? 'user root\n' : '';

/** A mosquitto with two users, `page` and `app`, which ends with the test. */
export async function mosquitto(t: TestContext): Promise<Broker> {
  const folder = folderOf(t);
  const passwords = join(folder, 'passwords');
  const config = join(folder, 'mosquitto.conf');
  const [plainPort, port] = [await freePort(), await freePort()];
  writePasswords(passwords);
  writeFileSync(
    config,
    `${AS_ROOT}
    # Without a plain listener beside it this version serves no WebSockets.
    listener ${plainPort} ${HOST}
    listener ${port}
    protocol websockets
    allow_anonymous false
    password_file ${passwords}`.replace(/^ +/gm, ''),
  );
  return started(t, new Broker(port, 'mosquitto', ['-c', config]));
}

/** A nats-server with JetStream and two users: `app` may do anything, `page` may not hear `events.secret`. */
export async function natsServer(t: TestContext): Promise<Broker> {
  const folder = folderOf(t);
  const config = join(folder, 'nats.conf');
  const port = await freePort();
  writeFileSync(
    config,
    `
    listen: "${HOST}:-1"
    websocket { listen: "${HOST}:${port}", no_tls: true }
    jetstream { store_dir: "${join(folder, 'store')}" }
    authorization {
      users: [
        { user: app, password: "${PASSWORD}" }
        { user: page, password: "${PASSWORD}", permissions: {
          publish: { deny: ["events.>", "$JS.API.STREAM.INFO.PRIVATE"] }
          subscribe: { deny: ["events.secret"] }
        } }
      ]
    }`,
  );
  return started(t, new Broker(port, 'nats-server', ['-c', config]));
}
