import type { EventLog, NewEvent } from './log.js';

/** What goes out: JSON text, usually of one event. `seq` is `null` for what the log has not numbered. */
export interface Outgoing {
  readonly topic: string;
  readonly seq: number | null;
  readonly body: string;
}

/** Someone who hears events: a socket, an event source, a long poll. */
export interface Listener {
  /** The stream's own topic is `""`. */
  readonly topics: ReadonlySet<string>;
  /** In order. Never throws. */
  deliver(events: readonly Outgoing[]): void;
}

/** Sends every event to those who hear its topic, after the log has kept it. */
export class Hub {
  readonly log: EventLog;
  readonly #listeners = new Set<Listener>();

  constructor(log: EventLog) {
    this.log = log;
  }

  add(listener: Listener): void {
    this.#listeners.add(listener);
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  publish(events: readonly NewEvent[]): void {
    this.send(this.log.append(events));
  }

  /** Sends what the log has kept already. */
  send(events: readonly Outgoing[]): void {
    for (const listener of [...this.#listeners]) {
      const heard = events.filter((event) => listener.topics.has(event.topic));
      if (heard.length > 0) listener.deliver(heard);
    }
  }

  /** Sends text that has no number, nonsense included, to everyone; it is not kept. */
  sendRaw(text: string): void {
    for (const listener of [...this.#listeners]) listener.deliver([{ topic: '', seq: null, body: text }]);
  }
}

const MAX_EVENTS_PER_FRAME = 100;

/** A quarter of what a page reads at most, counted in UTF-16 units. */
const MAX_FRAME_LENGTH = 262_144;

/** Joins many events into few frames, each a JSON array; a single one stays what it is. */
export function framesOf(events: readonly Outgoing[]): string[] {
  const frames: string[] = [];
  let batch: string[] = [];
  let length = 0;
  const end = () => {
    if (batch.length > 0) frames.push(batch.length === 1 ? batch.join() : `[${batch.join(',')}]`);
    batch = [];
    length = 0;
  };
  for (const { body } of events) {
    if (batch.length === MAX_EVENTS_PER_FRAME || length + body.length > MAX_FRAME_LENGTH) end();
    batch.push(body);
    length += body.length + 1;
  }
  end();
  return frames;
}
