// @ts-check
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** @import { Condition, Reply, Script, ServerState } from './test-server.js' */

const PATIENCE_MS = 4_000;

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
  'access-control-expose-headers': '*',
};

/**
 * An HTTP and WebSocket server on a free port of this machine that does what the test says.
 *
 * Node tests use it directly; browser tests through `test-server.ts`, where each method is explained.
 */
export class ScriptedServer {
  #port = 0;
  /** @type {import('node:http').Server | undefined} */
  #http;
  /** @type {Set<import('ws').WebSocket>} */
  #sockets = new Set();
  /** @type {Map<string, Reply[]>} */
  #routes = new Map();
  /** @type {Script} */
  #script = {};
  #opened = 0;
  /** @type {Omit<ServerState, 'sockets' | 'opened'>} */
  #seen = { requests: [], frames: [], closes: [] };
  #changes = new EventEmitter().setMaxListeners(0);

  static async start() {
    const server = new ScriptedServer();
    await server.up();
    return server;
  }

  get httpUrl() {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  get wsUrl() {
    return `ws://127.0.0.1:${this.#port}/ws`;
  }

  /** @param {Record<string, Reply | Reply[]>} routes */
  route(routes) {
    for (const [path, replies] of Object.entries(routes)) {
      this.#routes.set(path, [replies].flat());
    }
  }

  /** @param {Script} script */
  script(script) {
    this.#script = script;
  }

  /** @param {unknown[]} frames */
  send(frames) {
    for (const frame of frames) this.sendText(JSON.stringify(frame));
  }

  /** @param {string} text */
  sendText(text) {
    for (const socket of this.#sockets) socket.send(text);
  }

  /**
   * @param {number} [code]
   * @param {string} [reason]
   */
  close(code = 1000, reason = '') {
    for (const socket of this.#sockets) socket.close(code, reason);
  }

  kill() {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Stops listening and cuts every connection; the port stays ours for `up()`. */
  async down() {
    if (!this.#http) return;
    const http = this.#http;
    this.#http = undefined;
    this.kill();
    http.closeAllConnections();
    http.close();
    await once(http, 'close');
  }

  async up() {
    if (this.#http) return;
    const http = createServer((request, response) => void this.#answer(request, response));
    const webSockets = new WebSocketServer({
      noServer: true,
      handleProtocols: (offered) => this.#protocol(offered),
    });
    http.on('upgrade', (request, socket, head) => {
      const { refuse } = this.#script;
      if (refuse) {
        socket.end(`HTTP/1.1 ${refuse} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
        return;
      }
      webSockets.handleUpgrade(request, socket, head, (webSocket) => this.#attach(webSocket));
    });
    http.listen(this.#port, '127.0.0.1');
    await once(http, 'listening');
    this.#port = /** @type {import('node:net').AddressInfo} */ (http.address()).port;
    this.#http = http;
  }

  /** @returns {ServerState} */
  state() {
    return { sockets: this.#sockets.size, opened: this.#opened, ...structuredClone(this.#seen) };
  }

  /**
   * @param {Condition} condition
   * @param {number} [timeoutMs]
   */
  async until(condition, timeoutMs) {
    const patienceMs = timeoutMs ?? PATIENCE_MS;
    const late = AbortSignal.timeout(patienceMs);
    while (!this.#holds(condition)) {
      try {
        await once(this.#changes, 'change', { signal: late });
      } catch {
        throw new Error(
          `not within ${patienceMs} ms: ${JSON.stringify(condition)}; is ${JSON.stringify(this.state())}`,
        );
      }
    }
  }

  stop() {
    return this.down();
  }

  /** @param {Condition} condition */
  #holds({ sockets, opened = 0, closes = 0, requests = {}, frames = {} }) {
    const seen = this.#seen;
    return (
      (sockets === undefined || this.#sockets.size === sockets) &&
      this.#opened >= opened &&
      seen.closes.length >= closes &&
      Object.entries(requests).every(
        ([path, count]) => seen.requests.filter((request) => request.path === path).length >= count,
      ) &&
      Object.entries(frames).every(
        ([action, count]) => seen.frames.filter((frame) => actionOf(frame) === action).length >= count,
      )
    );
  }

  /** @param {Set<string>} offered */
  #protocol(offered) {
    const protocol = this.#script.protocol ?? [...offered][0];
    return protocol !== undefined && offered.has(protocol) ? protocol : false;
  }

  /** @param {import('ws').WebSocket} socket */
  #attach(socket) {
    this.#sockets.add(socket);
    this.#opened += 1;
    socket.on('error', () => {}); // a connection that the test cuts is no news
    socket.on('message', (data) => this.#received(socket, String(data)));
    socket.on('close', (code, reason) => {
      this.#sockets.delete(socket);
      this.#seen.closes.push({ code, reason: String(reason) });
      this.#changes.emit('change');
    });
    for (const frame of this.#script.open ?? []) socket.send(JSON.stringify(frame));
    this.#changes.emit('change');
  }

  /**
   * @param {import('ws').WebSocket} socket
   * @param {string} text
   */
  #received(socket, text) {
    const frame = parse(text);
    this.#seen.frames.push(frame);
    const answers = this.#script.replies?.[actionOf(frame)] ?? [];
    const { ref, topic } = /** @type {{ ref?: unknown, topic?: unknown }} */ (frame ?? {});
    for (const answer of answers) socket.send(JSON.stringify({ ref, topic, ...answer }));
    this.#changes.emit('change');
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async #answer(request, response) {
    const url = new URL(request.url ?? '/', 'http://test');
    const path = url.pathname.replace(/^\/(api\/)?/, '');
    if (request.method === 'OPTIONS') {
      response.writeHead(204, CORS).end();
      return;
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    this.#seen.requests.push({
      method: request.method ?? 'GET',
      path,
      query: Object.fromEntries(url.searchParams),
      headers: /** @type {Record<string, string>} */ ({ ...request.headers }),
      body: body === '' ? undefined : parse(body),
    });
    this.#changes.emit('change');
    const replies = this.#routes.get(`${request.method} ${path}`) ??
      this.#routes.get(path) ?? [{ status: 404, json: { error: `no route ${path}` } }];
    const reply = /** @type {Reply} */ (replies.length > 1 ? replies.shift() : replies[0]);
    if (reply.hang) return;
    setTimeout(() => {
      const text = reply.text ?? JSON.stringify(reply.json ?? null);
      const type = reply.text === undefined ? 'application/json' : 'text/html; charset=utf-8';
      response.writeHead(reply.status ?? 200, { 'content-type': type, ...CORS, ...reply.headers }).end(text);
    }, reply.delayMs ?? 0);
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return /** @type {unknown} */ (JSON.parse(text));
  } catch {
    return text;
  }
}

/** @param {unknown} frame */
function actionOf(frame) {
  const { action, event, type } = /** @type {Record<string, unknown>} */ (frame ?? {});
  return String(action ?? event ?? type ?? '');
}
