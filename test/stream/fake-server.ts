import type { FakeEnvironment, FakeSocket } from './fake-environment.js';

interface LoggedEvent {
  readonly event: string;
  readonly id: string;
  readonly topic: string;
  readonly epoch: string;
  readonly seq: number;
}

interface Log {
  epoch: string;
  seq: number;
  /** What is still kept for a replay. */
  events: LoggedEvent[];
}

export interface ServerTraits {
  /** Welcomes, acknowledges and replays; otherwise it only sends events to everybody. */
  readonly resumes: boolean;
  /** Puts `seq` and `epoch` on its events. */
  readonly numbers: boolean;
  /** Answers pings. */
  readonly pongs: boolean;
  /** Knows the subprotocol. */
  readonly speaks: boolean;
}

/** What happens to one frame on its way to the page. */
export type FrameFate = 'arrives' | 'dropped' | 'doubled' | 'late' | 'garbled';

/** How a dialing socket fares. */
export type DialFate = 'open' | 'refused' | 'silent' | 'throws' | 'error-only' | 'welcome-less';

/**
 * A server on the played network: logs by topic, replay as in the contract, and every fault on demand. It is the
 * truth that what a page shows is compared with.
 */
export class FakeServer {
  dialFate: DialFate = 'open';
  /** Fates of the next frames; afterwards each arrives. */
  fates: FrameFate[] = [];
  #isBlack = false;
  /** What waits to be sent again, as TCP does. */
  #held: (() => void)[] = [];
  latencyMs = 20;
  history = 1_000;
  /** Topics of each open socket. */
  readonly #followed = new Map<FakeSocket, Set<string>>();
  readonly #logs = new Map<string, Log>();
  #epoch = 1;
  #ids = 0;
  /** Whether the network lost something for this socket that TCP would not lose. */
  effectiveFaults = 0;

  constructor(
    private readonly environment: FakeEnvironment,
    readonly traits: ServerTraits,
  ) {
    environment.onDial = (socket) => this.#onDial(socket);
    environment.onSent = (socket, frame) => this.#later(() => this.#onFrame(socket, frame));
    environment.onClosed = (socket) => void this.#followed.delete(socket);
  }

  get isBlack(): boolean {
    return this.#isBlack;
  }

  /** Nothing passes either way, and nobody is told; what is still wanted passes when it is over. */
  set isBlack(isBlack: boolean) {
    this.#isBlack = isBlack;
    if (isBlack) return;
    const held = this.#held;
    this.#held = [];
    for (const task of held) task();
  }

  log(topic: string): Log {
    let log = this.#logs.get(topic);
    if (!log) this.#logs.set(topic, (log = { epoch: `e${this.#epoch}`, seq: 0, events: [] }));
    return log;
  }

  publish(topic: string, name = 'task.completed'): void {
    const log = this.log(topic);
    log.seq += 1;
    const event = { event: name, id: `n${++this.#ids}`, topic, epoch: log.epoch, seq: log.seq };
    log.events.push(event);
    if (log.events.length > this.history) log.events.shift();
    for (const [socket, topics] of this.#followed) {
      if (!this.traits.resumes || topic === '' || topics.has(topic)) this.#send(socket, this.#onWire(event));
    }
  }

  /** Ends every connection. */
  close(code: number): void {
    for (const socket of [...this.#followed.keys()]) {
      this.effectiveFaults += socket.isAlive ? 1 : 0;
      this.#followed.delete(socket);
      this.#later(() => socket.drop(code));
    }
  }

  /** Loses the logs, as a restart without a store does. */
  restart(): void {
    this.#epoch += 1;
    for (const log of this.#logs.values()) {
      log.epoch = `e${this.#epoch}`;
      log.seq = 0;
      log.events = [];
    }
  }

  forgetHistory(): void {
    for (const log of this.#logs.values()) log.events = [];
  }

  tell(frame: unknown): void {
    for (const socket of this.#followed.keys()) this.#send(socket, frame);
  }

  tellText(data: unknown): void {
    for (const socket of this.#followed.keys()) this.#later(() => socket.receiveText(data));
  }

  #onWire(event: LoggedEvent): unknown {
    const { epoch: _epoch, seq: _seq, ...plain } = event;
    return this.traits.numbers ? event : plain;
  }

  #onDial(socket: FakeSocket): void {
    const fate = this.dialFate;
    if (fate === 'throws') throw new Error('SecurityError');
    this.#later(() => {
      if (!socket.isAlive || fate === 'silent') return;
      if (fate === 'error-only') socket.fail();
      else if (fate === 'refused' || (socket.protocols.length > 0 && !this.traits.speaks)) socket.drop(1006);
      else {
        socket.open();
        this.#followed.set(socket, new Set());
        if (this.traits.resumes && fate !== 'welcome-less') {
          this.#send(socket, { action: 'welcome', features: ['resume'] });
        }
      }
    });
  }

  #onFrame(socket: FakeSocket, frame: Record<string, unknown>): void {
    const topics = this.#followed.get(socket);
    if (!topics) return;
    if (frame['action'] === 'ping' && this.traits.pongs) this.#send(socket, this.#pong(topics));
    if (!this.traits.resumes) return;
    const topic = String(frame['topic']);
    if (frame['action'] === 'subscribe') this.#subscribe(socket, topics, topic, frame);
    if (frame['action'] === 'unsubscribe') topics.delete(topic);
  }

  #pong(topics: ReadonlySet<string>): unknown {
    if (!this.traits.resumes) return { action: 'pong' };
    const pos = Object.fromEntries(
      [...topics].map((topic) => [topic, { epoch: this.log(topic).epoch, seq: this.log(topic).seq }]),
    );
    return { action: 'pong', pos };
  }

  #subscribe(socket: FakeSocket, topics: Set<string>, topic: string, frame: Record<string, unknown>): void {
    const log = this.log(topic);
    const since = frame['since'] as { epoch: string; seq: number } | undefined;
    const missed = since ? log.events.filter(({ seq }) => seq > since.seq) : [];
    const recovered =
      since !== undefined &&
      since.epoch === log.epoch &&
      since.seq <= log.seq &&
      missed.length === log.seq - since.seq;
    topics.add(topic);
    const { epoch, seq } = log;
    this.#send(socket, { action: 'subscribed', ref: frame['ref'], topic, epoch, seq, recovered });
    if (recovered) for (const event of missed) this.#send(socket, this.#onWire(event));
  }

  #send(socket: FakeSocket, frame: unknown): void {
    const text = JSON.stringify(frame);
    const fate = this.fates.shift() ?? 'arrives';
    if (fate !== 'arrives') this.effectiveFaults += 1;
    if (fate === 'dropped') return;
    const arrive = (data: string) => socket.receiveText(data);
    if (fate === 'late')
      this.environment.later(this.latencyMs * 2 + 1, () => this.#later(() => arrive(text)));
    else this.#later(() => arrive(fate === 'garbled' ? text.slice(0, -3) : text));
    if (fate === 'doubled') this.#later(() => arrive(text));
  }

  #later(task: () => void): void {
    this.environment.later(this.latencyMs, () => {
      if (this.#isBlack) this.#held.push(task);
      else task();
    });
  }
}
