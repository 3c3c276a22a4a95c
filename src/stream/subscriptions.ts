import type { Position } from '../wire/envelope.js';
import { Reading } from './positions.js';

/** A server may name any number of topics; those beyond are handed on without being followed. */
const MAX_TOPICS = 5_000;
const MAX_NAME_LENGTH = 200;

/** One topic: who wants it, how far it is read, and what the server was asked. */
export class Topic {
  users = 0;
  readonly reading = new Reading();
  /** Whether this connection has asked for it. */
  isSent = false;
  /** The request that waits for its answer. */
  asked: { readonly ref: number; readonly since: Position | null } | null = null;
  /** Where the log stood when the server last began to replay: up to here it tells what was missed. */
  replayedTo: Position | null = null;
  /** When the answer or the next request is due, in monotonic milliseconds. */
  dueAt = Infinity;
  /** Requests in a row without an answer. */
  unanswered = 0;
  /** Why a resync must come before the next event; `null` while nothing was missed. */
  missed: string | null = null;
  /** Whether it was followed before this connection, so that something may have been missed since. */
  isKnown = false;
  /** Whether the server said no: it is not asked again on this connection. */
  isRefused = false;

  constructor(readonly name: string) {}

  /** Whether it holds nothing that a later event would be measured by, once nobody uses it. */
  get isDroppable(): boolean {
    return this.isSent || (this.reading.position === null && this.missed === null);
  }

  /** A new connection knows nothing of what an older one was told. */
  detach(): void {
    this.isKnown = true;
    this.isSent = this.isRefused = this.reading.isRecovering = false;
    this.asked = null;
    this.dueAt = Infinity;
    this.unanswered = 0;
  }
}

/** The topics that are followed: the stream's own, `""`, always; others while somebody uses them. */
export class Subscriptions {
  readonly root = new Topic('');
  readonly #topics = new Map([['', this.root]]);

  /** @param changed is called when a topic gets its first user or loses its last */
  constructor(private readonly changed: () => void) {}

  get all(): Topic[] {
    return [...this.#topics.values()];
  }

  get size(): number {
    return this.#topics.size;
  }

  get(name: string): Topic | undefined {
    return this.#topics.get(name);
  }

  /** Counts one more user of a topic until the returned function is called. */
  add(name: string): () => void {
    const topic = this.#topics.get(name) ?? this.#make(name);
    if (++topic.users === 1) this.changed();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      if (--topic.users === 0) this.changed();
    };
  }

  /** Finds the topic of an event, also of one that nobody asked for. */
  follow(name: string): Topic | undefined {
    const topic = this.#topics.get(name);
    if (topic || this.#topics.size >= MAX_TOPICS || name.length > MAX_NAME_LENGTH) return topic;
    return this.#make(name);
  }

  /** Forgets a topic that lost its last user. */
  forget(topic: Topic): void {
    this.#topics.delete(topic.name);
  }

  #make(name: string): Topic {
    const topic = new Topic(name);
    this.#topics.set(name, topic);
    return topic;
  }
}
