import type { Resync } from '../../src/stream/delivery-queue.js';
import type { Envelope } from '../../src/wire/envelope.js';

/** The server that a page is compared with. */
export interface Truth {
  /** How long a request takes to arrive. */
  readonly latencyMs: number;
  log(topic: string): { readonly epoch: string; readonly seq: number };
}

/**
 * What a page would show: the last event it knows of by topic, from events and from what it read after a resync.
 * It holds the stream to its first promise, and throws where that is broken.
 */
export class Mirror {
  readonly #known = new Map<string, { epoch: string; seq: number; mayJump: boolean }>();
  readonly #last = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #begun = new Set<string>();
  events = 0;
  resyncs = 0;

  constructor(
    private readonly server: Truth,
    private readonly later: (delayMs: number, task: () => void) => void,
  ) {}

  /** Where the page believes a topic stands. */
  seqOf(topic: string): string {
    const known = this.#known.get(topic);
    return known ? `${known.epoch}:${known.seq}` : 'nothing';
  }

  readonly onEvents = (batch: readonly Envelope[]): void => {
    for (const event of batch) this.#onEvent(event);
  };

  /** Reads the resources: the request takes as long as a frame does. */
  readonly onResync = ({ topic }: Resync): void => {
    this.resyncs += 1;
    const known = this.#known.get(topic);
    if (known) known.mayJump = true;
    else this.#known.set(topic, { epoch: '', seq: 0, mayJump: true });
    this.later(this.server.latencyMs, () => this.#read(topic));
  };

  /** The server gives its numbers a second time, and does not say so: from now on a topic may step back. */
  begin(topic: string): void {
    this.#last.delete(topic);
    this.#begun.add(topic);
    const known = this.#known.get(topic);
    if (known) known.mayJump = true;
  }

  /** Nobody shows the topic any longer. */
  forget(topic: string): void {
    this.#known.delete(topic);
    this.#last.delete(topic);
    for (const key of this.#ids) if (key.startsWith(`${topic} `)) this.#ids.delete(key);
  }

  #read(topic: string): void {
    const { epoch, seq } = this.server.log(topic);
    const known = this.#known.get(topic);
    if (known && known.epoch === epoch && known.seq > seq && !this.#begun.has(topic)) return;
    this.#known.set(topic, { epoch, seq, mayJump: known?.mayJump ?? true });
  }

  #onEvent({ topic, position, id }: Envelope): void {
    this.events += 1;
    const key = `${topic} ${id}`;
    if (id !== null && this.#ids.has(key)) throw new Error(`event ${id} of "${topic}" came twice`);
    this.#ids.add(key);
    if (!position) return;
    const [lastEpoch, lastSeq] = (this.#last.get(topic) ?? '').split(':');
    if (lastEpoch === position.epoch && position.seq <= Number(lastSeq)) {
      throw new Error(`event ${position.seq} of "${topic}" came after ${lastSeq}`);
    }
    this.#last.set(topic, `${position.epoch}:${position.seq}`);
    const known = this.#known.get(topic);
    const isNext = !known || (known.epoch === position.epoch && position.seq <= known.seq + 1);
    if (!isNext && !known.mayJump) {
      throw new Error(
        `"${topic}" jumped from ${known.epoch}:${known.seq} to ${position.epoch}:${position.seq}`,
      );
    }
    const isAhead = known && known.epoch === position.epoch && !this.#begun.has(topic);
    const seq = isAhead ? Math.max(known.seq, position.seq) : position.seq;
    this.#known.set(topic, { epoch: position.epoch, seq, mayJump: false });
  }
}
