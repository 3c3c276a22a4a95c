import { randomBytes } from 'node:crypto';
import type { Position } from '../../../src/wire/envelope.js';
import type { Database } from '../database.js';

/** An event before it has its number. */
export interface NewEvent {
  readonly event: string;
  readonly data: unknown;
  /** `""`, the default, is the stream's own topic. */
  readonly topic?: string;
  /** ISO 8601; the present by default. */
  readonly timestamp?: string;
  readonly id?: string;
}

/** A numbered event as it is sent: JSON text, with its topic beside it. */
export interface LoggedEvent {
  readonly topic: string;
  readonly seq: number;
  readonly body: string;
}

/** What a listener missed; `isRecovered` is false where the log cannot tell, and everything must be read again. */
export interface Missed {
  readonly isRecovered: boolean;
  readonly head: Position;
  readonly events: readonly LoggedEvent[];
}

/** About half an hour of the demo's day: whoever was away for longer reads everything again. */
const KEPT_PER_TOPIC = 2_000;

/**
 * The numbered events of every topic, kept in the database: an event is committed before it is sent, so `seq` goes on
 * where it was after a restart, even a violent one, and `epoch` changes only with the database itself.
 */
export class EventLog {
  readonly #db: Database;
  readonly #now: () => number;
  readonly epoch: string;

  constructor(db: Database, now: () => number) {
    this.#db = db;
    this.#now = now;
    db.run(`INSERT OR IGNORE INTO facts (name, value) VALUES ('epoch', :value)`, {
      value: randomBytes(4).toString('hex'),
    });
    this.epoch = db.get<{ value: string }>(`SELECT value FROM facts WHERE name = 'epoch'`)?.value ?? '';
  }

  /** Numbers and keeps events, all or none. */
  append(events: readonly NewEvent[]): LoggedEvent[] {
    return this.#db.transaction(() => {
      const logged = events.map((event) => this.#keep(event));
      for (const topic of new Set(logged.map((event) => event.topic))) this.#trim(topic);
      return logged;
    });
  }

  head(topic: string): Position {
    const row = this.#db.get<{ seq: number }>('SELECT seq FROM topics WHERE topic = :topic', { topic });
    return { epoch: this.epoch, seq: row?.seq ?? 0 };
  }

  /** What came after a position, or nothing and `isRecovered: false` where that is not known. */
  since(topic: string, position: Position): Missed {
    const head = this.head(topic);
    const events = this.#db.all<LoggedEvent>(
      'SELECT topic, seq, body FROM events WHERE topic = :topic AND seq > :seq ORDER BY seq',
      { topic, seq: position.seq },
    );
    const isRecovered =
      position.epoch === this.epoch && position.seq <= head.seq && events.length === head.seq - position.seq;
    return { isRecovered, head, events: isRecovered ? events : [] };
  }

  #keep({ event, data, topic = '', timestamp, id }: NewEvent): LoggedEvent {
    this.#db.run(
      `INSERT INTO topics (topic, seq) VALUES (:topic, 1) ON CONFLICT (topic) DO UPDATE SET seq = seq + 1`,
      { topic },
    );
    const { seq } = this.head(topic);
    const rowId = this.#db.run(`INSERT INTO events (topic, seq, body) VALUES (:topic, :seq, '')`, {
      topic,
      seq,
    });
    const body = JSON.stringify({
      event,
      data,
      timestamp: timestamp ?? new Date(this.#now()).toISOString(),
      id: id ?? `${this.epoch}-${rowId}`,
      seq,
      epoch: this.epoch,
      ...(topic === '' ? {} : { topic }),
    });
    this.#db.run('UPDATE events SET body = :body WHERE id = :id', { body, id: rowId });
    return { topic, seq, body };
  }

  #trim(topic: string): void {
    this.#db.run('DELETE FROM events WHERE topic = :topic AND seq <= :seq', {
      topic,
      seq: this.head(topic).seq - KEPT_PER_TOPIC,
    });
  }
}
