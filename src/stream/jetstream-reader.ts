import type { Position } from '../wire/envelope.js';
import { Refusal, type BrokerListener, type Standing } from './broker-transport.js';

/** The part of JetStream's client that is used. */
export interface JetStream {
  readonly consumers: { get(stream: string, options: object): Promise<Consumer> };
  jetstreamManager(checkApi: boolean): Promise<{ readonly streams: Streams }>;
}

interface Streams {
  info(stream: string): Promise<StreamInfo>;
  getMessage(stream: string, query: { readonly seq: number }): Promise<{ readonly subject: string } | null>;
}

interface StreamInfo {
  readonly created: string;
  readonly state: {
    readonly first_seq: number;
    readonly last_seq: number;
    /** Messages that were taken out of the middle. */
    readonly num_deleted?: number;
  };
}

interface Consumer {
  info(isCached: boolean): Promise<{ readonly num_pending: number }>;
  consume(options: {
    callback: (message: Message) => void;
    abort_on_missing_resource: boolean;
  }): Promise<Consuming>;
  delete(): Promise<unknown>;
}

interface Consuming {
  stop(): void;
  closed(): Promise<unknown>;
}

interface Message {
  readonly seq: number;
  /** `pending`: how many more there were of this topic when the server sent this one. */
  readonly info: { readonly pending: number };
  string(): string;
}

/** What is read: one topic, by its subject in a stream. */
export interface Source {
  readonly topic: string;
  readonly subject: string;
  readonly stream: string;
  /** Most events that are replayed. */
  readonly maxReplay: number;
}

/** How long the server remembers a reader whose page has gone. */
const INACTIVE_MS = 60_000;
/** Something at the server is not what it was: a new connection finds out. */
const BROKEN = 1011;
const WILDCARD = /[*>]/;

/**
 * Reads one topic in order. Its places are the stream's: `epoch` is when the stream was created, `seq` counts all its
 * subjects, and each event names the one before it. The client's ordered consumer loses nothing on the way; that the
 * stream had discarded nothing before it was read is checked here.
 */
export class JetStreamReader {
  readonly #jetStream: JetStream;
  readonly #source: Source;
  readonly #tell: BrokerListener;
  #epoch = '';
  /** Last event that was handed on, or the place it began after. */
  #last = 0;
  #consumer: Consumer | null = null;
  #consuming: Consuming | null = null;
  readonly #waiting: Message[] = [];
  #isHandingOn = false;
  #isOver = false;

  constructor(jetStream: JetStream, source: Source, tell: BrokerListener) {
    this.#jetStream = jetStream;
    this.#source = source;
    this.#tell = tell;
  }

  /** Finds the place to begin at; `null` where it was stopped meanwhile. */
  async start(since: Position | null): Promise<Standing | null> {
    try {
      const info = await this.#info();
      const { created, state } = info;
      this.#epoch = created;
      const isRecovered = since?.epoch === created && (await this.#canResume(since.seq, info));
      if (!isRecovered) await this.#beginAfter(state.last_seq);
      if (this.#isOver) return null;
      const position = { epoch: created, seq: this.#last };
      return { position, isRecovered, begin: () => void this.#consume().catch(() => this.#break()) };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** Ends it, and lets the server forget it. */
  stop(): void {
    this.close();
    this.#consuming?.stop();
    this.#forget();
  }

  /** Ends it where the connection goes too, on which nothing more can be said. */
  close(): void {
    this.#isOver = true;
  }

  async #canResume(seq: number, info: StreamInfo): Promise<boolean> {
    if (!(await this.#keepsAllAfter(seq, info))) return false;
    await this.#beginAfter(seq);
    const pending = (await this.#consumer?.info(true))?.num_pending ?? 0;
    if (pending <= this.#source.maxReplay) return true;
    this.#forget();
    return false;
  }

  /**
   * Whether all that came after an event is still in the stream. It discards from its beginning, or a subject's oldest:
   * where it begins no later, or still has the event itself, nothing after it is gone.
   */
  async #keepsAllAfter(seq: number, { created, state }: StreamInfo): Promise<boolean> {
    const { stream, subject } = this.#source;
    if (created !== this.#epoch || seq > state.last_seq) return false;
    if (state.first_seq <= seq + 1 && !state.num_deleted) return true;
    if (WILDCARD.test(subject)) return false;
    const { streams } = await this.#jetStream.jetstreamManager(false);
    const kept = await streams.getMessage(stream, { seq }).catch(() => null);
    return kept?.subject === subject;
  }

  async #info(): Promise<StreamInfo> {
    const { streams } = await this.#jetStream.jetstreamManager(false);
    return streams.info(this.#source.stream);
  }

  async #beginAfter(seq: number): Promise<void> {
    const { stream, subject } = this.#source;
    this.#last = seq;
    this.#consumer = await this.#jetStream.consumers.get(stream, {
      filter_subjects: subject,
      opt_start_seq: seq + 1,
      inactive_threshold: INACTIVE_MS,
    });
    if (this.#isOver) this.#forget();
  }

  #forget(): void {
    this.#consumer?.delete().catch(() => undefined);
    this.#consumer = null;
  }

  async #consume(): Promise<void> {
    const consuming = await this.#consumer?.consume({
      callback: (message) => {
        this.#waiting.push(message);
        if (!this.#isHandingOn) this.#handOn().catch(() => this.#break());
      },
      // A stream that was made anew would otherwise be read on as if it were the old one.
      abort_on_missing_resource: true,
    });
    if (this.#isOver) consuming?.stop();
    else this.#consuming = consuming ?? null;
    await consuming?.closed();
    this.#break();
  }

  async #handOn(): Promise<void> {
    this.#isHandingOn = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      if (this.#lags(batch) && !(await this.#keepsAllAfter(this.#last, await this.#info()))) {
        this.#break();
        return;
      }
      for (const message of batch) this.#tellOf(message);
    }
    this.#isHandingOn = false;
  }

  /** Whether the stream may have discarded something between these before it sent them. */
  #lags(batch: readonly Message[]): boolean {
    const isGapless = batch.every(({ seq }, index) => seq === this.#last + 1 + index);
    return !isGapless && batch.some(({ info }) => info.pending > 0);
  }

  #tellOf(message: Message): void {
    const { seq } = message;
    if (this.#isOver || seq <= this.#last) return;
    const position = { epoch: this.#epoch, seq, prev: this.#last };
    this.#last = seq;
    this.#tell.event(message.string(), { topic: this.#source.topic, position });
  }

  #break(): void {
    if (!this.#isOver) this.#tell.ended(BROKEN);
  }
}

/** Read by name, since the client's classes are the host's. */
function refusalOf(error: unknown): unknown {
  const names = error instanceof Error ? [error.name, (error.cause as Error | undefined)?.name] : [];
  if (names.includes('PermissionViolationError')) return new Refusal('forbidden');
  return names.includes('StreamNotFoundError')
    ? new Refusal('internal', 'the broker has no such stream')
    : error;
}
