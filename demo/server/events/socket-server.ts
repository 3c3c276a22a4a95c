import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { refusalOf } from '../http/access.js';
import type { Hub } from './hub.js';
import { EventSocket } from './socket.js';

const SUBPROTOCOL = 'events.v1';

/** Larger frames than this are not even received (the socket closes with 1009). */
const MAX_PAYLOAD_BYTES = 65_536;

/** A page that has not answered a ping by the next one is gone. */
const HEARTBEAT_MS = 30_000;

/** How soon pages may come back after a planned stop, so that `npm start` again looks immediate. */
const RETRY_AFTER_MS = 1_000;

const CLOSE_PATIENCE_MS = 500;

/** The WebSocket side of the server, at one path of its HTTP server. */
export class SocketServer {
  readonly #hub: Hub;
  readonly #webSockets: WebSocketServer;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #silent = new WeakSet<WebSocket>();

  constructor(http: Server, path: string, hub: Hub) {
    this.#hub = hub;
    this.#webSockets = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_PAYLOAD_BYTES,
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    });
    http.on('upgrade', (request, socket, head) => this.#upgrade(path, request, socket, head));
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  /** Cuts every socket without a word, as a server does that dies. */
  cut(): void {
    for (const socket of this.#webSockets.clients) socket.terminate();
  }

  /** Says goodbye and closes with 1012; whoever does not answer in time is cut. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    const sockets = [...this.#webSockets.clients];
    const goaway = JSON.stringify({ action: 'goaway', retry_after_ms: RETRY_AFTER_MS });
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of sockets) {
      socket.send(goaway);
      socket.close(1012, 'the server restarts');
    }
    const patience = setTimeout(() => this.cut(), CLOSE_PATIENCE_MS);
    await Promise.all(closed);
    clearTimeout(patience);
  }

  #upgrade(path: string, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // The other side may go away in the middle of its own handshake.
    socket.on('error', () => socket.destroy());
    const isOurs = request.url?.split('?')[0] === path;
    const refusal = refusalOf(request.headers, true);
    if (!isOurs || refusal) {
      refuse(
        socket,
        refusal ? '403 Forbidden' : '404 Not Found',
        refusal ?? `there is no socket here; try ${path}`,
      );
      return;
    }
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('pong', () => this.#silent.delete(webSocket));
      new EventSocket(webSocket, this.#hub);
    });
  }

  #beat(): void {
    for (const socket of this.#webSockets.clients) {
      if (this.#silent.has(socket)) {
        socket.terminate();
        continue;
      }
      this.#silent.add(socket);
      socket.ping();
    }
  }
}

function refuse(socket: Duplex, status: string, message: string): void {
  const length = Buffer.byteLength(message);
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: ${length}\r\n\r\n${message}`,
  );
}
