/*
 * A real HTTP and WebSocket server for tests in the browser: it runs in the test runner's process, on a
 * free port, and does what the test says. Nothing here sleeps: `until` waits for what the server saw.
 *
 *   const server = await startServer();
 *   await server.route({ 'usage/budget': { json: { daily: { used: 1, limit: 2 } } } });
 *   element.url = server.wsUrl; element.apiBase = server.httpUrl;
 *   await server.until({ sockets: 1, requests: { 'usage/budget': 1 } });
 *   await server.send({ event: 'task.completed', data: { task_id: '7' } });
 *   await server.down(); … await server.up();      // the same port
 *   await server.stop();                           // in afterEach
 *
 * Node tests use `ScriptedServer` of scripted-server.mjs, which has the same methods without promises.
 */
import { executeServerCommand } from '@web/test-runner-commands';

/** One answer to an HTTP request. */
export interface Reply {
  /** 200 when absent. */
  readonly status?: number;
  /** The body, written as JSON. */
  readonly json?: unknown;
  /** The body as it is; the type is HTML unless a header says another. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  /** Never answers. */
  readonly hang?: boolean;
}

/** What the server does by itself with each socket. A plain server, which says nothing, is `{}`. */
export interface Script {
  /** Frames sent to a socket as soon as it is open. */
  readonly open?: readonly object[];
  /** Frames that answer a frame with this `action`; the frame's `ref` and `topic` are added. */
  readonly replies?: Readonly<Record<string, readonly object[]>>;
  /** Refuses the upgrade with this HTTP status. */
  readonly refuse?: number;
  /**
   * The subprotocol it accepts; absent, the first one offered. A server that accepts none of those
   * offered (`''`) is one that no browser opens a socket to.
   */
  readonly protocol?: string;
}

/** What the server saw since it was started, `down()` and `up()` included. */
export interface ServerState {
  /** Sockets open now. */
  readonly sockets: number;
  /** Sockets opened in all. */
  readonly opened: number;
  /** `path` is relative to `httpUrl`, without a leading slash. */
  readonly requests: {
    method: string;
    path: string;
    query: Record<string, string>;
    headers: Record<string, string>;
    body: unknown;
  }[];
  /** Frames received, parsed where they were JSON. */
  readonly frames: unknown[];
  readonly closes: { code: number; reason: string }[];
}

/** Everything named must hold: `sockets` exactly, every other count at least. */
export interface Condition {
  readonly sockets?: number;
  readonly opened?: number;
  readonly closes?: number;
  /** By path. */
  readonly requests?: Readonly<Record<string, number>>;
  /** By `action` (or the name of the event). */
  readonly frames?: Readonly<Record<string, number>>;
}

/** A server that this test file has started. */
export interface TestServer {
  /** Base of the resources, for `api-base`. */
  readonly httpUrl: string;
  readonly wsUrl: string;
  /** Sets the answers by path, or by method and path such as `POST monitoring/chat`; of a list each is given once, and the last one for ever. */
  route(routes: Readonly<Record<string, Reply | readonly Reply[]>>): Promise<void>;
  /** Replaces what it does by itself with each socket. */
  script(script: Script): Promise<void>;
  /** Sends each frame, as JSON, to every open socket. */
  send(...frames: unknown[]): Promise<void>;
  /** Sends a text that need not be JSON. */
  sendText(text: string): Promise<void>;
  /** Closes every socket with a code and a reason. */
  close(code?: number, reason?: string): Promise<void>;
  /** Cuts every socket without a closing frame, which the page sees as 1006. */
  kill(): Promise<void>;
  /** Cuts everything and stops listening. */
  down(): Promise<void>;
  /** Listens again, on the same port. */
  up(): Promise<void>;
  state(): Promise<ServerState>;
  /** Resolves as soon as the condition holds, or rejects with what the server saw instead. */
  until(condition: Condition, timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server of the test's own. */
export async function startServer(): Promise<TestServer> {
  const id = crypto.randomUUID();
  const call = async <T>(method: string, ...args: unknown[]): Promise<T> => {
    const answer: { value: T; error?: string } = await executeServerCommand(`server:${method}`, { id, args });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  const { httpUrl, wsUrl } = await call<{ httpUrl: string; wsUrl: string }>('start');
  return {
    httpUrl,
    wsUrl,
    route: (routes) => call('route', routes),
    script: (script) => call('script', script),
    send: (...frames) => call('send', frames),
    sendText: (text) => call('sendText', text),
    close: (code, reason) => call('close', code, reason),
    kill: () => call('kill'),
    down: () => call('down'),
    up: () => call('up'),
    state: () => call('state'),
    until: (condition, timeoutMs) => call('until', condition, timeoutMs),
    stop: () => call('stop'),
  };
}
