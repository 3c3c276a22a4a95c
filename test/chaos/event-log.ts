/** An event as the reference server keeps and sends it. */
export interface LoggedEvent {
  readonly event: string;
  readonly id: string;
  readonly topic: string;
  readonly epoch: string;
  readonly seq: number;
  readonly data: unknown;
}

interface TopicLog {
  readonly epoch: string;
  seq: number;
  readonly events: LoggedEvent[];
}

export interface Missed {
  readonly isRecovered: boolean;
  readonly epoch: string;
  readonly seq: number;
  readonly events: readonly LoggedEvent[];
}

/** The numbered events of every topic, as the contract wants them: the truth that pages are compared with. */
export class EventLog {
  /** Events of each topic that are kept for a replay. */
  history = 3_000;
  #epoch = 1;
  #ids = 0;
  readonly #topics = new Map<string, TopicLog>();

  get(topic: string): TopicLog {
    return this.#topics.get(topic) ?? { epoch: `e${this.#epoch}`, seq: 0, events: [] };
  }

  append(topic: string, name: string): LoggedEvent {
    const log = this.get(topic);
    this.#topics.set(topic, log);
    log.seq += 1;
    const id = `n${++this.#ids}`;
    const event = { event: name, id, topic, epoch: log.epoch, seq: log.seq, data: { task_id: id } };
    log.events.push(event);
    if (log.events.length > this.history) log.events.shift();
    return event;
  }

  since(topic: string, place: { readonly epoch: string; readonly seq: number } | null): Missed {
    const { epoch, seq, events } = this.get(topic);
    const count = place === null ? 0 : seq - place.seq;
    const isRecovered = place?.epoch === epoch && count >= 0 && count <= events.length;
    return { epoch, seq, isRecovered, events: isRecovered && count > 0 ? events.slice(-count) : [] };
  }

  /** Loses everything and says so by a new epoch. */
  restart(): void {
    this.#epoch += 1;
    for (const topic of this.#topics.keys())
      this.#topics.set(topic, { epoch: `e${this.#epoch}`, seq: 0, events: [] });
  }

  /** Loses everything and does not say so: a broken server. */
  reset(): void {
    for (const [topic, { epoch }] of this.#topics) this.#topics.set(topic, { epoch, seq: 0, events: [] });
  }

  /** Keeps the numbers and loses the events. */
  forget(): void {
    for (const [topic, { epoch, seq }] of this.#topics) this.#topics.set(topic, { epoch, seq, events: [] });
  }
}
