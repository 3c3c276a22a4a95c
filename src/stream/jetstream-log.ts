import type { Position } from '../wire/envelope.js';
import type { BrokerListener, Imported, Standing } from './broker-transport.js';
import { JetStreamReader, type JetStream } from './jetstream-reader.js';

/** The part of the package `@nats-io/jetstream` that is used. */
export interface JetStreamPackage {
  jetstream(connection: object, options: object): JetStream;
}

export interface JetStreamOptions {
  /** Brings the client when it is first needed: `() => import('@nats-io/jetstream')`. */
  readonly client: () => Imported<JetStreamPackage> | Promise<Imported<JetStreamPackage>>;
  /** The stream that keeps the subjects. It must discard the oldest first, and never just one in the middle. */
  readonly stream: string;
  /** More options of the client: `domain`, `apiPrefix`. */
  readonly options?: object;
  /** Most events of a topic that are replayed, default 1000; a page that missed more reads everything again. */
  readonly maxReplay?: number;
}

/** As many as `delivery-queue.ts` holds before it would rather read everything again. */
const MAX_REPLAY = 1_000;

/** The topics that a page follows in one stream of JetStream. */
export class JetStreamLog {
  readonly #jetStream: JetStream;
  readonly #options: JetStreamOptions;
  readonly #tell: BrokerListener;
  readonly #readers = new Map<string, JetStreamReader>();

  constructor(jetStream: JetStream, options: JetStreamOptions, tell: BrokerListener) {
    this.#jetStream = jetStream;
    this.#options = options;
    this.#tell = tell;
  }

  /** Follows a topic from a place, or from now on. Asked again, it begins anew. */
  follow(topic: string, subject: string, since: Position | null): Promise<Standing | null> {
    const { stream, maxReplay = MAX_REPLAY } = this.#options;
    const reader = new JetStreamReader(this.#jetStream, { topic, subject, stream, maxReplay }, this.#tell);
    this.leave(topic);
    this.#readers.set(topic, reader);
    return reader.start(since);
  }

  leave(topic: string): void {
    this.#readers.get(topic)?.stop();
    this.#readers.delete(topic);
  }

  close(): void {
    for (const reader of this.#readers.values()) reader.close();
    this.#readers.clear();
  }
}
