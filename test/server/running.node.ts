import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import Libsql from 'libsql';
import { WebSocket } from 'ws';
import { startServer, type DemoServer, type Settings } from '../../demo/server/server.js';

/** A frame that has not come by then will not come; a test that hangs says less than one that fails. */
const PATIENCE_MS = 20_000;

const DOLLAR = 1_000_000n;

/** A Friday noon in New York, far from every change of clocks. */
export const NOON = Date.parse('2026-11-20T17:00:00Z');

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A demo server on a free port with a database of its own, and the ways a test speaks to it. */
export interface Running extends DemoServer {
  readonly file: string;
  /** Its clock, which stands still unless the test moves it. */
  readonly clock: { now: number };
  readonly lines: readonly string[];
  get<T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  /** Rows by a connection of the test's own, past all code of the server. */
  rows<T>(sql: string): T[];
  page(options?: { protocols?: string[]; headers?: Record<string, string> }): Promise<Page>;
}

/** Starts a quiet server that the end of the test stops. */
export async function running(t: TestContext, overrides: Partial<Settings> = {}): Promise<Running> {
  const clock = { now: NOON };
  const lines: string[] = [];
  const file = overrides.db ?? temporaryFile(t);
  const server = await startServer({
    port: 0,
    reset: false,
    seed: 1,
    dailyMicros: 50n * DOLLAR,
    monthlyMicros: 1_000n * DOLLAR,
    timeZone: 'America/New_York',
    replay: null,
    isQuiet: true,
    usageGapMs: 0,
    now: () => clock.now,
    log: (line) => lines.push(line),
    ...overrides,
    db: file,
  });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await server.close();
    isOpen = false;
  };
  t.after(close);
  const answer = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
    const response = await fetch(new URL(path, server.url), init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    };
  };
  return {
    url: server.url,
    finished: server.finished,
    close,
    file,
    clock,
    lines,
    get: (path, headers = {}) => answer(path, { headers }),
    post: (path, body, headers = {}) =>
      answer(path, {
        method: 'POST',
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    rows<T>(sql: string): T[] {
      const db = new Libsql(file);
      try {
        return db.prepare(sql).all() as T[];
      } finally {
        db.close();
      }
    },
    page: ({ protocols = ['events.v1'], headers = {} } = {}) =>
      Page.open(t, `${server.url.replace('http', 'ws')}ws`, protocols, headers),
  };
}

/** A file in a folder that the end of the test removes. */
export function temporaryFile(t: TestContext, name = 'demo.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'spendwire-server-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** One frame of the server, as JSON where it is. */
export type Frame = Readonly<Record<string, unknown>>;

/** A page's socket, which keeps what it hears until the test asks. */
export class Page {
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #frames: Frame[] = [];
  #wake: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      this.#frames.push(...framesOf(data.toString()));
      this.#wake();
    });
    this.closed = new Promise((resolve) =>
      socket.once('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.#wake();
      }),
    );
  }

  static async open(
    t: TestContext,
    url: string,
    protocols: string[],
    headers: Record<string, string>,
  ): Promise<Page> {
    const page = new Page(new WebSocket(url, protocols, { headers }));
    t.after(() => page.socket.terminate());
    await new Promise((resolve, reject) => {
      page.socket.once('open', resolve);
      page.socket.once('error', reject);
    });
    return page;
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** The next frame that fits, those before it dropped. */
  async next(fits: (frame: Frame) => boolean = () => true): Promise<Frame> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const frame = this.#frames.shift();
      if (frame && fits(frame)) return frame;
      if (frame) continue;
      if (this.socket.readyState === WebSocket.CLOSED)
        throw new Error('the socket closed before the frame came');
      if (patience.aborted) throw new Error('the frame did not come');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        patience.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  control = (action: string): Promise<Frame> => this.next((frame) => frame['action'] === action);

  event = (name: string): Promise<Frame> => this.next((frame) => frame['event'] === name);
}

function framesOf(text: string): Frame[] {
  try {
    const parsed = JSON.parse(text) as Frame | Frame[];
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch {
    return [{ text }];
  }
}
