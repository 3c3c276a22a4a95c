import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { EventLog, type LoggedEvent } from './event-log.js';

/** What the server can, by which pages know it for one that replays or for a plain one. */
export interface ReferenceTraits {
  readonly resumes: boolean;
  readonly pongs: boolean;
}

/** How the next handshakes are answered. */
export type Handshake =
  | 'accept'
  | '401'
  | '503'
  | '302'
  | 'unanswered'
  | 'silent after upgrade'
  | 'wrong subprotocol'
  | 'no welcome';

/** What happens to an event on its way. */
export type Fate = 'dropped' | 'doubled' | 'delayed' | 'garbled';

interface Place {
  readonly epoch: string;
  readonly seq: number;
}

/** A server that speaks the contract over real sockets and HTTP, and every fault on demand. */
export class ReferenceServer {
  readonly log = new EventLog();
  handshake: Handshake = 'accept';
  /** Fates of the next events that are sent; afterwards each arrives. */
  fates: Fate[] = [];
  /** Events that met their fate. */
  fated = 0;
  /** Milliseconds that a delayed event is held back. */
  delayMs = 10;
  /** Tickets that are refused with 4401. */
  readonly refusedTickets = new Set<string>();
  /** Frames received, of all sockets. */
  received = 0;
  opened = 0;
  /** Handshakes that were answered otherwise than with what was asked for. */
  misled = 0;
  /** Closings with 4401. */
  refusals = 0;
  port = 0;
  readonly #followed = new Map<WebSocket, Set<string>>();
  readonly #sources = new Map<ServerResponse, Set<string>>();
  readonly #waiting = new Set<() => void>();
  /** What is kept open and never spoken to. */
  readonly #hanging = new Set<Duplex | WebSocket>();
  #http: Server | null = null;

  constructor(private readonly traits: ReferenceTraits) {}

  get sockets(): number {
    return this.#followed.size;
  }

  async up(): Promise<void> {
    if (this.#http) return;
    const webSockets = new WebSocketServer({
      noServer: true,
      maxPayload: 65_536,
      handleProtocols: () => (this.handshake === 'wrong subprotocol' ? 'another.v9' : 'events.v1'),
    });
    const http = createServer((request, response) => this.#answer(request, response));
    http.on('upgrade', (request, socket: Duplex, head) => {
      socket.on('error', () => undefined);
      if (this.handshake !== 'accept') this.misled += 1;
      if (this.#refuses(socket)) return;
      webSockets.handleUpgrade(request, socket, head, (webSocket) => this.#attach(webSocket));
    });
    http.listen(this.port, '127.0.0.1');
    await once(http, 'listening');
    this.port = (http.address() as AddressInfo).port;
    this.#http = http;
  }

  /** Stops listening and cuts everything; `up()` takes the same port again. */
  async down(): Promise<void> {
    const http = this.#http;
    if (!http) return;
    this.#http = null;
    this.terminate();
    this.hangUp();
    http.closeAllConnections();
    http.close();
    await once(http, 'close');
  }

  /** Ends what it has kept open and never spoken to. */
  hangUp(): void {
    for (const socket of this.#hanging) {
      if ('terminate' in socket) socket.terminate();
      else socket.destroy();
    }
    this.#hanging.clear();
  }

  publish(topic: string, name = 'task.completed'): void {
    const event = this.log.append(topic, name);
    for (const [socket, topics] of this.#followed) if (this.#hears(topics, topic)) this.#send(socket, event);
    for (const [source, topics] of this.#sources) if (topics.has(topic)) source.write(dataOf(event));
    for (const wake of [...this.#waiting]) wake();
  }

  /** Sends text or bytes to every socket. */
  tell(data: string | Uint8Array): void {
    for (const socket of this.#followed.keys()) socket.send(data);
  }

  close(code: number): void {
    if (code === 4401) this.refusals += this.#followed.size;
    for (const socket of this.#followed.keys()) socket.close(code);
  }

  /** Cuts every socket and event source without a word. */
  terminate(): void {
    for (const socket of this.#followed.keys()) socket.terminate();
    for (const source of this.#sources.keys()) source.destroy();
  }

  #refuses(socket: Duplex): boolean {
    const { handshake } = this;
    if (handshake === 'unanswered') this.#hanging.add(socket);
    else if (!/^\d/.test(handshake)) return false;
    else {
      const head = `HTTP/1.1 ${handshake} No\r\nlocation: /login\r\nconnection: close\r\ncontent-length: 0`;
      socket.end(`${head}\r\n\r\n`);
    }
    return true;
  }

  #attach(socket: WebSocket): void {
    const topics = new Set<string>();
    socket.on('error', () => undefined);
    if (this.handshake === 'silent after upgrade') {
      this.#hanging.add(socket);
      return;
    }
    this.#followed.set(socket, topics);
    this.opened += 1;
    socket.on('close', () => this.#followed.delete(socket));
    socket.on('message', (data) => this.#receive(socket, topics, String(data as Buffer)));
    if (this.traits.resumes && this.handshake !== 'no welcome') {
      socket.send('{"action":"welcome","features":["resume"],"ping_ms":25000}');
    }
  }

  #receive(socket: WebSocket, topics: Set<string>, text: string): void {
    const frame = JSON.parse(text) as {
      action: string;
      ref?: number;
      topic?: string;
      since?: Place;
      ticket?: string;
    };
    const { action, ref, topic = '', since = null } = frame;
    this.received += 1;
    if (action === 'auth' && this.refusedTickets.has(frame.ticket ?? '')) {
      this.refusals += 1;
      socket.close(4401);
    }
    if (action === 'ping' && this.traits.pongs) socket.send(JSON.stringify(this.#pong(topics)));
    if (!this.traits.resumes) return;
    if (action === 'unsubscribe') topics.delete(topic);
    if (action !== 'subscribe') return;
    topics.add(topic);
    const { events, isRecovered: recovered, ...place } = this.log.since(topic, since);
    socket.send(JSON.stringify({ action: 'subscribed', ref, topic, recovered, ...place }));
    for (const event of events) this.#send(socket, event);
  }

  #hears(topics: ReadonlySet<string>, topic: string): boolean {
    return !this.traits.resumes || topic === '' || topics.has(topic);
  }

  #pong(topics: ReadonlySet<string>): object {
    if (!this.traits.resumes) return { action: 'pong' };
    const places = [...topics].map((topic) => {
      const { epoch, seq } = this.log.get(topic);
      return [topic, { epoch, seq }];
    });
    return { action: 'pong', pos: Object.fromEntries(places) as object };
  }

  #send(socket: WebSocket, event: LoggedEvent): void {
    const text = JSON.stringify(event);
    const fate = this.fates.shift();
    if (fate !== undefined) this.fated += 1;
    if (fate === 'dropped') return;
    if (fate === 'delayed') setTimeout(() => socket.send(text, () => undefined), this.delayMs);
    else socket.send(fate === 'garbled' ? text.slice(0, -2) : text);
    if (fate === 'doubled') socket.send(text);
  }

  /** Event source and long poll at one address, as in the contract. */
  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { searchParams: query, pathname } = new URL(request.url ?? '/', 'http://test');
    if (pathname !== '/events') {
      response.writeHead(404).end();
      return;
    }
    const topics = new Set(['', ...(query.get('topics') ?? '').split(',')]);
    const since = JSON.parse(query.get('since') ?? '{}') as Record<string, Place>;
    if (request.headers.accept === 'text/event-stream') this.#stream(response, topics, since);
    else this.#poll(response, topics, since, Number(query.get('wait') ?? 0));
  }

  #stream(response: ServerResponse, topics: Set<string>, since: Readonly<Record<string, Place>>): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(dataOf({ action: 'welcome', features: ['resume'] }));
    for (const topic of topics) {
      const { events, isRecovered: recovered, ...place } = this.log.since(topic, since[topic] ?? null);
      response.write(dataOf({ action: 'subscribed', topic, recovered, ...place }));
      for (const event of events) response.write(dataOf(event));
    }
    this.#sources.set(response, topics);
    response.on('close', () => this.#sources.delete(response));
  }

  #poll(
    response: ServerResponse,
    topics: Set<string>,
    since: Readonly<Record<string, Place>>,
    waitS: number,
  ): void {
    const missed = () =>
      [...topics].map((topic) => ({ topic, ...this.log.since(topic, since[topic] ?? null) }));
    const answer = () => {
      clearTimeout(timer);
      this.#waiting.delete(answer);
      const all = missed();
      const places = all.map(({ topic, epoch, seq, isRecovered: recovered }) => [
        topic,
        { epoch, seq, recovered },
      ]);
      const body = {
        events: all.flatMap(({ events }) => events),
        topics: Object.fromEntries(places) as object,
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const timer = setTimeout(answer, waitS * 1_000);
    response.on('close', () => this.#waiting.delete(answer));
    if (waitS === 0 || missed().some(({ events, isRecovered }) => events.length > 0 || !isRecovered))
      answer();
    else this.#waiting.add(answer);
  }
}

const dataOf = (frame: object): string => `data: ${JSON.stringify(frame)}\n\n`;
