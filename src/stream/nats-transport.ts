import type { Position } from '../wire/envelope.js';
import {
  brokerTransport,
  packageOf,
  Refusal,
  type BrokerClient,
  type BrokerListener,
  type Imported,
  type Standing,
} from './broker-transport.js';
import { JetStreamLog, type JetStreamOptions } from './jetstream-log.js';
import type { Socket } from './socket-transport.js';
import type { Dial, TransportFactory } from './transport.js';

/** The part of the package `@nats-io/nats-core` that is used. */
export interface NatsPackage {
  wsconnect(options: object): Promise<NatsConnection>;
}

/** The part of its connection that is used. */
export interface NatsConnection {
  subscribe(
    subject: string,
    options: { callback(error: unknown, message: NatsMessage): void },
  ): Unsubscribable;
  flush(): Promise<void>;
  status(): AsyncIterable<{ readonly type: string }>;
  /** Resolves, with the reason where there was one, when it is over. */
  closed(): Promise<unknown>;
  close(): Promise<void>;
}

interface Unsubscribable {
  unsubscribe(): void;
}

interface NatsMessage {
  string(): string;
}

export interface NatsTransportOptions {
  /** Brings the client when it is first needed: `() => import('@nats-io/nats-core')`. */
  readonly client: () => Imported<NatsPackage> | Promise<Imported<NatsPackage>>;
  /** The subject for a topic of the stream; `""` is the stream's own. `null` where there is none. */
  readonly subjectFor: (topic: string) => string | null;
  /** Where JetStream keeps what is published, and replays it. Absent: one resync of each topic after a reconnect. */
  readonly jetstream?: JetStreamOptions;
  /** More options of the client, `user`, `authenticator` or `inboxPrefix` for instance; reconnecting stays ours. */
  readonly options?: object;
  /** How a token of the stream's `getToken` is presented; by default as `token`. */
  readonly credentials?: (ticket: string) => object;
}

const CONNECT_MS = 20_000;
/** A subscription that held holds no longer: a new connection is told why. */
const REVOKED = 1011;

/**
 * Brings the stream from NATS, by its WebSocket. With JetStream each topic is resumed by sequence, so that nothing is
 * lost or told twice; without it there is one resync of each topic after every reconnect.
 */
export function natsTransport(options: NatsTransportOptions): TransportFactory {
  return {
    kind: 'nats',
    open: (dial, listener) => brokerTransport('nats', listener, (tell) => new NatsLine(options, dial, tell)),
  };
}

class NatsLine implements BrokerClient {
  readonly #options: NatsTransportOptions;
  readonly #tell: BrokerListener;
  readonly #subscriptions = new Map<string, Unsubscribable>();
  #connection: NatsConnection | null = null;
  #log: JetStreamLog | null = null;
  #socket: Socket | null = null;
  #isClosed = false;

  constructor(options: NatsTransportOptions, dial: Dial, tell: BrokerListener) {
    this.#options = options;
    this.#tell = tell;
    this.#connect(dial).catch((error: unknown) => {
      // No server said this: the client is not there, or not what it should be.
      if (!this.#isClosed && !isOfNats(error)) dial.environment.report(error);
      tell.ended(closeCodeOf(error));
    });
  }

  subscribe(topic: string, since: Position | null): Promise<Standing | null> {
    const subject = this.#options.subjectFor(topic);
    if (subject === null) throw new Refusal('unknown_topic');
    return this.#log ? this.#log.follow(topic, subject, since) : this.#follow(topic, subject);
  }

  unsubscribe(topic: string): void {
    this.#log?.leave(topic);
    this.#subscriptions.get(topic)?.unsubscribe();
    this.#subscriptions.delete(topic);
  }

  async ping(): Promise<void> {
    await this.#connection?.flush();
  }

  close(): void {
    this.#isClosed = true;
    this.#log?.close();
    // The client would close it too, but later than a page that is left may wait.
    this.#socket?.close(1000);
    this.#connection?.close().catch(() => undefined);
  }

  async #connect({ url, ticket, environment: { WebSocket } }: Dial): Promise<void> {
    const { client, jetstream, options, credentials = (token: string) => ({ token }) } = this.#options;
    const [nats, engine] = await Promise.all([client(), jetstream?.client()]);
    if (this.#isClosed) return;
    const connection = await packageOf(nats, 'wsconnect').wsconnect({
      ...options,
      ...(ticket !== null && credentials(ticket)),
      servers: url,
      // A connection is one attempt; whether there is another is decided elsewhere, with everything else of the kind.
      reconnect: false,
      waitOnFirstConnect: false,
      ignoreClusterUpdates: true,
      timeout: CONNECT_MS,
      ...(WebSocket && {
        wsFactory: () => ({ socket: (this.#socket = new WebSocket(url)), encrypted: url.startsWith('wss:') }),
      }),
    });
    if (jetstream && engine) {
      const { options: engineOptions = {} } = jetstream;
      const jetStream = packageOf(engine, 'jetstream').jetstream(connection, engineOptions);
      this.#log = new JetStreamLog(jetStream, jetstream, this.#tell);
    }
    await this.#use(connection);
  }

  async #use(connection: NatsConnection): Promise<void> {
    if (this.#isClosed) {
      await connection.close();
      return;
    }
    this.#connection = connection;
    this.#tell.opened();
    void connection.closed().then((reason) => this.#tell.ended(closeCodeOf(reason)));
    for await (const { type } of connection.status()) if (type === 'ldm') this.#tell.leaving();
  }

  async #follow(topic: string, subject: string): Promise<Standing | null> {
    const connection = this.#connection as NatsConnection;
    const onRevoked = () => this.#tell.ended(REVOKED);
    let onRefusal = onRevoked;
    this.unsubscribe(topic);
    const refused = new Promise<never>((_, reject) => {
      onRefusal = () => reject(new Refusal('forbidden'));
    });
    const subscription = connection.subscribe(subject, {
      callback: (error, message) => {
        if (error) onRefusal();
        else this.#tell.event(message.string(), { topic, position: null });
      },
    });
    this.#subscriptions.set(topic, subscription);
    // The server answers in order: what it says of the subscription comes before the answer to the flush.
    await Promise.race([refused, connection.flush()]);
    onRefusal = onRevoked;
    return this.#subscriptions.get(topic) === subscription ? { position: null, isRecovered: false } : null;
  }
}

const isOfNats = (error: unknown): boolean =>
  error instanceof Error &&
  /^(Authorization|UserAuthenticationExpired|.*Connection|Timeout|Protocol)Error$/.test(error.name);

/** Read by name, since the client's classes are the host's. */
function closeCodeOf(reason: unknown): number {
  const { name, message } = reason instanceof Error ? reason : { name: '', message: '' };
  if (/^(Authorization|UserAuthenticationExpired)Error$/.test(name)) return 4401;
  return /maximum .*connections/i.test(message) ? 1013 : 1006;
}
