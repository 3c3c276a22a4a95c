/*
 * The file is longer than most because what is said on one line hangs together: each answer is held against what was asked.
 */
import { decodeControl, saysExpired, type Control } from '../wire/control.js';
import { decodeFrame, type Envelope, type Origin } from '../wire/envelope.js';
import { fault, type Fault } from '../wire/fault.js';
import type { Clock } from './environment.js';
import { Heartbeat } from './heartbeat.js';
import type { Verdict } from './positions.js';
import type { Subscriptions, Topic } from './subscriptions.js';
import { Timer } from './timer.js';

const ANSWER_MS = 5_000;
const MAX_ANSWER_DOUBLINGS = 4;
/** A plain server does not say when a subscription holds; what is read this much later has missed nothing. */
const SETTLE_MS = 100;
/** Refusals that another request may change. */
const MENDABLE: ReadonlySet<string> = new Set(['rate_limited', 'internal']);

type Said<A extends Control['action']> = Extract<Control, { readonly action: A }>;

/** What earlier connections have shown of a server. */
export class ServerMemory {
  /** It welcomes and replays, so that a new connection waits for its welcome. */
  resumes = false;
  /** It has answered a ping since it last left one unanswered. */
  answers = false;
  /** It leaves pings unanswered: a plain server, perhaps, that knows none. */
  isMute = false;
}

export interface SessionListener {
  event(event: Envelope): void;
  resync(topic: string, reason: string): void;
  fault(fault: Fault): void;
  /** Ready, or in doubt, or no longer. */
  changed(): void;
}

/** What a conversation tells of the line that carries it. */
export interface Line {
  /** Sends a control frame; `false` where it cannot be sent. */
  send(text: string): boolean;
  /** There is no sign of life. */
  lost(reason: string): void;
  /** A plain server has been silent as long as may be called live: only a new connection can tell. */
  renew(): void;
  /** The server goes away, or is too busy; `null` where it does not say for how long. */
  hint(retryAfterMs: number | null): void;
  /** The server asks for a new token. */
  authenticate(): void;
}

/** One open connection's conversation: welcome, subscriptions and their answers, positions, signs of life. */
export class Session {
  /** Whether silence has lasted so long that it may no longer be called live. */
  isInDoubt = false;
  #isReady = false;
  #isOver = false;
  #canResume = false;
  #ref = 0;
  readonly #timer: Timer;
  readonly #heartbeat: Heartbeat;

  constructor(
    private readonly clock: Clock,
    private readonly topics: Subscriptions,
    private readonly memory: ServerMemory,
    private readonly listener: SessionListener,
    private readonly line: Line,
  ) {
    this.#timer = new Timer(clock);
    this.#heartbeat = new Heartbeat(clock, {
      ping: () => void this.#send({ action: 'ping' }),
      dead: () => this.#onDead(),
      doubt: (isInDoubt) => {
        this.isInDoubt = isInDoubt;
        listener.changed();
      },
    });
    this.#heartbeat.isMute = memory.isMute;
  }

  get isReady(): boolean {
    return this.#isReady && !this.isInDoubt;
  }

  /** Whether the server has said that it replays what was missed. */
  get canResume(): boolean {
    return this.#canResume;
  }

  start(): void {
    this.#heartbeat.start();
    if (this.memory.resumes) this.#timer.expect(ANSWER_MS, () => this.#goPlain());
    else this.#goPlain();
  }

  /** Ends the conversation; what is known of the topics is kept for the next one. */
  stop(): void {
    this.#isOver = true;
    this.#timer.stop();
    this.#heartbeat.stop();
    for (const topic of this.topics.all) topic.detach();
  }

  heard(): void {
    this.#heartbeat.heard();
  }

  probe(): void {
    this.#heartbeat.probe();
  }

  /** Tells the server of topics that were added or dropped. */
  sync(): void {
    if (!this.#isReady) return;
    for (const topic of this.topics.all) {
      if (this.#isWanted(topic)) {
        if (!topic.isSent) this.#ask(topic);
      } else if (topic.users === 0 && topic !== this.topics.root && topic.isDroppable) {
        if (topic.isSent) this.#send({ action: 'unsubscribe', topic: topic.name });
        this.topics.forget(topic);
      }
    }
    this.#arm();
  }

  /** Reads one frame. Never throws. */
  frame(raw: unknown, origin?: Origin): void {
    const { events, controls, faults } = decodeFrame(raw, origin);
    for (const refused of faults) if (!this.#isOver) this.listener.fault(refused);
    for (const frame of controls) {
      const control = decodeControl(frame);
      if (control && !this.#isOver) this.#control(control);
    }
    for (const event of events) if (!this.#isOver) this.#event(event);
  }

  #send(frame: Record<string, unknown>): boolean {
    return this.line.send(JSON.stringify(frame));
  }

  /** The stream's own topic is asked for only where there is a place to learn. */
  #isWanted(topic: Topic): boolean {
    return !topic.isRefused && (topic.users > 0 || (topic === this.topics.root && this.#canResume));
  }

  #canRecover(topic: Topic): boolean {
    const mayResume = this.#canResume || !this.#isReady;
    return mayResume && !topic.isRefused && (topic.users > 0 || topic === this.topics.root);
  }

  /** No welcome: whatever came since the last connection is read again, once, after the server has what it was asked. */
  #goPlain(): void {
    this.#isReady = true;
    for (const topic of this.topics.all) {
      if (!topic.isKnown) continue;
      topic.reading.restart(null);
      topic.missed = 'reconnected';
      topic.dueAt = this.clock.monotonic() + SETTLE_MS;
    }
    this.sync();
    this.listener.changed();
  }

  #control(control: Control): void {
    switch (control.action) {
      case 'welcome':
        this.#onWelcome(control);
        break;
      case 'subscribed':
        this.#onSubscribed(control);
        break;
      case 'pong':
        this.#onPong(control);
        break;
      case 'goaway':
        this.line.hint(control.retryAfterMs);
        break;
      case 'error':
        this.#onError(control);
    }
  }

  #onWelcome({ resumes, pingMs }: Said<'welcome'>): void {
    this.memory.resumes = resumes;
    this.memory.isMute = this.#heartbeat.isMute = false;
    if (pingMs !== null) this.#heartbeat.every(pingMs);
    if (!resumes) {
      if (!this.#isReady) this.#goPlain();
      return;
    }
    if (this.#canResume) return;
    this.#canResume = this.#isReady = true;
    this.#timer.stop();
    for (const topic of this.topics.all) {
      if (topic.isKnown && topic.reading.position === null) topic.missed ??= 'reconnected';
      if (topic.asked) topic.dueAt = this.clock.monotonic() + ANSWER_MS;
    }
    this.sync();
    this.listener.changed();
  }

  #ask(topic: Topic): void {
    const { position: since } = topic.reading;
    topic.isSent = true;
    topic.asked = { ref: ++this.#ref, since };
    const patienceMs = ANSWER_MS * 2 ** Math.min(topic.unanswered, MAX_ANSWER_DOUBLINGS);
    if (this.#canResume) topic.dueAt = this.clock.monotonic() + patienceMs;
    this.#send({ action: 'subscribe', ref: this.#ref, topic: topic.name, ...(since && { since }) });
  }

  /** One timer for all answers: the earliest that is due. */
  #arm(): void {
    const dueAt = Math.min(...this.topics.all.map((topic) => topic.dueAt));
    if (dueAt < Infinity) this.#timer.expect(dueAt - this.clock.monotonic(), () => this.#onDue());
    else if (this.#isReady) this.#timer.stop();
  }

  #onDue(): void {
    const now = this.clock.monotonic();
    for (const topic of this.topics.all) {
      if (topic.dueAt > now) continue;
      topic.dueAt = Infinity;
      if (!this.#canResume) {
        if (topic.missed !== null) this.#readAgain(topic, topic.missed);
        continue;
      }
      if (topic.asked) this.#unanswered(topic, 'no-answer');
      if (this.#isWanted(topic)) this.#ask(topic);
    }
    this.#arm();
  }

  /**
   * The first time everything is read again and the server is asked once more for what is missing; after that it is
   * asked only to go on from now.
   */
  #unanswered(topic: Topic, reason: string): void {
    topic.asked = null;
    topic.unanswered += 1;
    if (topic.unanswered === 1 && topic.reading.position !== null) {
      this.listener.resync(topic.name, reason);
      return;
    }
    topic.reading.restart(null);
    topic.missed ??= reason;
  }

  #onSubscribed({ topic: name, ref, position, isRecovered }: Said<'subscribed'>): void {
    const topic = this.topics.get(name);
    const asked = topic?.asked;
    if (!topic || !asked || (ref ?? (position && asked.ref)) !== asked.ref) return;
    topic.asked = null;
    topic.dueAt = Infinity;
    topic.unanswered = 0;
    topic.replayedTo = asked.since && position;
    if (topic.missed !== null) {
      this.#readAgain(topic, topic.missed);
      topic.reading.restart(position);
      return;
    }
    const answer = { position, isRecovered, hadSince: asked.since !== null };
    this.#act(topic, topic.reading.acknowledge(answer, this.#canRecover(topic)), 'not-recovered');
  }

  #onPong({ positions }: Said<'pong'>): void {
    this.#heartbeat.ponged();
    this.memory.answers = true;
    this.memory.isMute = this.#heartbeat.isMute = false;
    if (!positions) return;
    this.#heartbeat.healsTail = true;
    for (const [name, position] of positions) {
      const topic = this.topics.get(name);
      if (topic && this.#isWanted(topic)) {
        this.#act(topic, topic.reading.compare(position, this.#canRecover(topic)), 'gap');
      }
    }
  }

  #onError({ ref, code, message, retryAfterMs }: Said<'error'>): void {
    const topic = this.topics.all.find(({ asked }) => asked !== null && asked.ref === ref);
    if (topic !== this.topics.root) {
      this.listener.fault(fault('bad-shape', topic?.name ?? '', `was refused: ${code} ${message}`));
    }
    if (!topic) {
      if (retryAfterMs !== null) this.line.hint(retryAfterMs);
      return;
    }
    this.#unanswered(topic, 'refused');
    topic.isRefused = !MENDABLE.has(code);
    if (topic.isRefused) topic.reading.restart(null);
    topic.dueAt = topic.isRefused ? Infinity : this.clock.monotonic() + (retryAfterMs ?? ANSWER_MS);
    this.#arm();
  }

  #event(event: Envelope): void {
    const topic = this.topics.follow(event.topic);
    if (topic && topic.missed !== null) this.#readAgain(topic, topic.missed);
    const verdict = topic?.reading.arrive(event.position, this.#canRecover(topic)) ?? 'deliver';
    if (topic) this.#act(topic, verdict, 'gap');
    if (verdict !== 'deliver' && verdict !== 'resync') return;
    this.listener.event(event);
    if (saysExpired(event)) this.line.authenticate();
  }

  #act(topic: Topic, verdict: Verdict, reason: string): void {
    if (verdict === 'resync') this.listener.resync(topic.name, reason);
    else if (verdict === 'recover' && this.#isReady) {
      this.#ask(topic);
      this.#arm();
    }
  }

  #readAgain(topic: Topic, reason: string): void {
    topic.missed = null;
    topic.reading.restart(null);
    this.listener.resync(topic.name, reason);
  }

  #onDead(): void {
    const { memory } = this;
    if (memory.isMute) {
      this.line.renew();
      return;
    }
    memory.isMute = !memory.answers && !memory.resumes;
    memory.answers = false;
    this.line.lost('timeout');
  }
}
