import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Position } from '../../../src/wire/envelope.js';
import { BadRequest, one, wholeNumber, type Query } from '../http/query.js';
import type { Hub, Listener, Outgoing } from './hub.js';
import { isTopic, readEventId, readSince } from './positions.js';

/** Bytes arrive at least this often, so that a page and every proxy between know the source is alive. */
const HEARTBEAT_MS = 15_000;

const MAX_BACKLOG_BYTES = 4_194_304;

const MAX_WAIT_S = 30;

/** Half of what a page reads in one piece: a page that missed more asks again, and is answered at once. */
const MAX_ANSWER_LENGTH = 524_288;

/** The two fallbacks where no WebSocket comes through: an event source and a long poll, with the same envelopes. */
export class HttpEvents {
  readonly #hub: Hub;
  readonly #open = new Set<() => void>();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** Answers both at one address; which, is decided by what the page accepts. */
  register(app: FastifyInstance, path: string): void {
    app.get<{ Querystring: Query }>(path, { exposeHeadRoute: false }, (request, reply) =>
      request.headers.accept?.includes('text/event-stream')
        ? this.#stream(request, reply)
        : this.#poll(request, reply),
    );
  }

  /** Ends every open answer; an event source is told to come back. */
  close(): void {
    for (const end of [...this.#open]) end();
  }

  #stream(request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply): void {
    const lastId = request.headers['last-event-id'];
    const last = typeof lastId === 'string' ? readEventId(lastId) : undefined;
    const since = new Map([...(last ? [['', last] as const] : []), ...sinceOf(request.query)]);
    const topics = topicsOf(request.query, since);
    // Fastify's own headers (access, no-store) were set by hooks and travel along.
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { ...headersOf(reply), 'content-type': 'text/event-stream; charset=utf-8' });
    const say = (control: object) => stream.write(dataLines(JSON.stringify(control)));
    const deliver = (events: readonly Outgoing[]) => {
      if (stream.writableLength > MAX_BACKLOG_BYTES) stream.destroy();
      else for (const event of events) stream.write(this.#idLine(event) + dataLines(event.body));
    };
    const listener: Listener = { topics, deliver };
    say({ action: 'welcome', features: ['resume'], ping_ms: HEARTBEAT_MS });
    for (const topic of topics) {
      const position = since.get(topic);
      const missed = position && this.#hub.log.since(topic, position);
      const head = missed ? { ...missed.head, recovered: missed.isRecovered } : this.#hub.log.head(topic);
      say({ action: 'subscribed', topic, ...head });
      if (missed) deliver(missed.events);
    }
    this.#hub.add(listener);
    const heartbeat = setInterval(() => stream.write(':\n\n'), HEARTBEAT_MS);
    const end = () => {
      say({ action: 'goaway', retry_after_ms: 1_000 });
      stream.end();
    };
    this.#open.add(end);
    stream.on('close', () => {
      clearInterval(heartbeat);
      this.#open.delete(end);
      this.#hub.remove(listener);
    });
  }

  /** One id cannot tell the places in several logs: it tells that in the stream's own. */
  #idLine({ topic, seq }: Outgoing): string {
    return topic === '' && seq !== null ? `id: ${this.#hub.log.epoch}:${seq}\n` : '';
  }

  #poll(request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply): Promise<object> | object {
    const since = sinceOf(request.query);
    const topics = topicsOf(request.query, since);
    const waitS = wholeNumber(request.query, 'wait', { from: 0, to: MAX_WAIT_S }) ?? 0;
    const now = this.#answer(topics, since);
    const isNews = now.events.length > 0 || since.size < topics.size || now.isGap;
    if (isNews || waitS === 0) return now.body;
    return this.#wait(topics, waitS, reply.raw).then(() => this.#answer(topics, since).body);
  }

  /** Resolves with the next event, after the wait, or when either side stops. */
  #wait(topics: ReadonlySet<string>, waitS: number, connection: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#open.delete(end);
        this.#hub.remove(listener);
        resolve();
      };
      const listener: Listener = { topics, deliver: end };
      const timer = setTimeout(end, waitS * 1_000);
      this.#open.add(end);
      this.#hub.add(listener);
      connection.once('close', end);
    });
  }

  #answer(topics: ReadonlySet<string>, since: ReadonlyMap<string, Position>): Answer {
    const events: unknown[] = [];
    const positions: [string, object][] = [];
    let isGap = false;
    let left = MAX_ANSWER_LENGTH;
    for (const topic of topics) {
      const position = since.get(topic);
      if (!position) {
        positions.push([topic, this.#hub.log.head(topic)]);
        continue;
      }
      const missed = this.#hub.log.since(topic, position);
      const fitting = missed.events.filter(({ body }) => (left -= body.length) >= 0);
      events.push(...fitting.map(({ body }) => JSON.parse(body) as unknown));
      const seq = missed.isRecovered ? position.seq + fitting.length : missed.head.seq;
      positions.push([topic, { ...missed.head, seq, recovered: missed.isRecovered }]);
      isGap ||= !missed.isRecovered;
    }
    return { events, isGap, body: { events, topics: Object.fromEntries(positions) } };
  }
}

interface Answer {
  readonly events: readonly unknown[];
  /** Whether some topic's position is not known here. */
  readonly isGap: boolean;
  readonly body: object;
}

/** Text of several lines needs a prefix on each. */
const dataLines = (body: string): string => `data: ${body.replace(/\r\n|\r|\n/g, '\ndata: ')}\n\n`;

function sinceOf(query: Query): ReadonlyMap<string, Position> {
  const text = one(query, 'since');
  if (text === undefined || text === '') return new Map();
  const since = readSince(text);
  if (!since)
    throw new BadRequest('since', 'must be the topics of the last answer, or an event id such as k3f9:1041');
  return since;
}

/** The stream's own topic always, as on a socket. */
function topicsOf(query: Query, since: ReadonlyMap<string, Position>): ReadonlySet<string> {
  const named = (one(query, 'topics') ?? '').split(/[\s,]+/);
  const topics = new Set(['', ...named, ...since.keys()]);
  for (const topic of topics) {
    if (isTopic(topic)) continue;
    throw new BadRequest(
      'topics',
      'must name topics of letters, digits and : . @ / _ -, with commas between them',
    );
  }
  return topics;
}

function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
}
