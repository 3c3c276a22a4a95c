import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { temporaryFile } from './running.node.js';

const PATIENCE_MS = 30_000;

/** The program as a person starts it, and everything it says. */
class Program {
  readonly ended: Promise<number | null>;
  readonly #child;
  #said = '';
  #wake: () => void = () => undefined;

  constructor(t: TestContext, ...args: string[]) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts', ...args]);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (data: Buffer) => {
        this.#said += data.toString();
        this.#wake();
      });
    }
    this.ended = once(this.#child, 'close').then(([code]) => {
      this.#wake();
      return code as number | null;
    });
    t.after(() => this.#child.kill('SIGKILL'));
  }

  get said(): string {
    return this.#said;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async until(pattern: RegExp): Promise<string> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    patience.addEventListener('abort', () => this.#wake());
    for (;;) {
      const match = pattern.exec(this.#said);
      if (match) return match[1] ?? match[0];
      if (this.#child.exitCode !== null) throw new Error(`it did not say ${String(pattern)}:\n${this.#said}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

const ADDRESS = /^spendwire demo at (http:\/\/127\.0\.0\.1:\d+\/)$/m;

describe('the program', () => {
  it('says where it is, and stops on a signal after a goodbye', async (t) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const program = new Program(t, '--port', '0', '--db', temporaryFile(t));
      const url = await program.until(ADDRESS);
      const socket = new WebSocket(`${url.replace('http', 'ws')}ws`, 'events.v1');
      await once(socket, 'open');
      const closed = once(socket, 'close');
      program.kill(signal);
      assert.equal((await closed)[0], 1012);
      assert.equal(await program.ended, 0);
    }
  });

  it('loses nothing that it has told when it is killed', async (t) => {
    const db = temporaryFile(t);
    const first = new Program(t, '--port', '0', '--db', db);
    const url = await first.until(ADDRESS);
    const source = await fetch(`${url}api/events`, { headers: { accept: 'text/event-stream' } });
    const reader = source.body?.pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    while (!/^id: .*\n.*usage\.update.*\n\n/m.test(told)) told += (await reader?.read())?.value ?? '';
    first.kill('SIGKILL');
    await first.ended;
    const last = [...told.matchAll(/"seq":(\d+),"epoch":"(\w+)"/g)].at(-1);

    const second = new Program(t, '--port', '0', '--db', db);
    const again = await second.until(ADDRESS);
    const answer = await fetch(`${again}api/events?since=${String(last?.[2])}:${String(last?.[1])}`);
    const { topics } = (await answer.json()) as { topics: Record<string, { recovered: boolean }> };
    assert.equal(topics['']?.recovered, true);
  });

  it('says in words what is wrong, and ends with 1', async (t) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    t.after(() => taken.close());
    const port = (taken.address() as AddressInfo).port;
    const mistakes: readonly (readonly [args: string[], words: RegExp])[] = [
      [['--port', String(port)], new RegExp(`^Port ${port} is taken, .*--port ${port + 1}, or --port 0`)],
      [['--prot', '1'], /^Unknown option '--prot'/],
      [['--port', '0', '--replay', 'nowhere.csv'], /^nowhere\.csv cannot be read/],
      [['--port', '0', '--db', 'package.json'], /^package\.json cannot be opened as a database/],
    ];
    await Promise.all(
      mistakes.map(async ([args, words]) => {
        const program = new Program(t, ...args);
        assert.equal(await program.ended, 1);
        assert.match(program.said, words);
        assert.doesNotMatch(program.said, /\n\s+at /);
      }),
    );
  });

  it('explains itself', async (t) => {
    const program = new Program(t, '--help');
    assert.equal(await program.ended, 0);
    for (const name of [
      'port',
      'db',
      'reset',
      'seed',
      'budget-daily',
      'budget-monthly',
      'replay',
      'map',
      'model',
      'speed',
    ]) {
      assert.match(program.said, new RegExp(`^  --${name}\\b`, 'm'));
    }
  });
});
