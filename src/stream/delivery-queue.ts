import type { Envelope } from '../wire/envelope.js';
import type { Environment } from './environment.js';

/** Everything of a topic must be read again: something was missed. */
export interface Resync {
  readonly topic: string;
  /** A short kebab-case word: `reconnected`, `gap`, `not-recovered`, `no-answer`, `overflow` … */
  readonly reason: string;
}

export interface DeliveryListener {
  events(batch: readonly Envelope[]): void;
  resync(what: Resync): void;
}

const MAX_EVENTS = 1_000;
/** Events that must not be replaced are kept up to half of that, so that what remains is not full again at once. */
const MAX_KEPT = 500;
/** Half a frame's time, so that a page that draws at 60 Hz keeps drawing. */
const SLICE_MS = 8;
/** Few enough that one batch fits into a slice at a third of a millisecond an event. */
const BATCH_SIZE = 25;

/** Events that only tell the latest figures: a resync says as much as all of them. */
const REPLACEABLE: ReadonlySet<string> = new Set(['usage-update', 'metrics-update', 'system-health-update']);

/**
 * What has arrived and is not yet handed on. Drained in slices from a macrotask, because frames stop in hidden tabs
 * and a burst must not hold up the page.
 */
export class DeliveryQueue {
  #items: (Envelope | Resync)[] = [];
  #events = 0;
  #isDraining = false;

  constructor(
    private readonly environment: Pick<Environment, 'clock' | 'macrotask' | 'report'>,
    private readonly listener: DeliveryListener,
  ) {}

  /** Events that wait. */
  get size(): number {
    return this.#events;
  }

  /** Adds an event; when there are too many, replaceable ones give way to a resync of their topics. */
  event(event: Envelope): void {
    if (this.#events >= MAX_EVENTS) this.#overflow();
    this.#events += 1;
    this.#add(event);
  }

  resync(what: Resync): void {
    this.#add(what);
  }

  clear(): void {
    this.#items = [];
    this.#events = 0;
  }

  #add(item: Envelope | Resync): void {
    this.#items.push(item);
    if (this.#isDraining) return;
    this.#isDraining = true;
    this.environment.macrotask(() => this.#drain());
  }

  /** Whatever goes leaves a resync in its place, before the next event of its topic. */
  #overflow(): void {
    const isKept = (item: Envelope | Resync) => 'name' in item && !REPLACEABLE.has(item.name);
    const count = this.#items.filter(isKept).length;
    const keepsAny = count <= MAX_KEPT;
    const kept: (Envelope | Resync)[] = [];
    const missed = new Map<string, Resync>();
    for (const item of this.#items) {
      const { topic } = item;
      if (keepsAny && isKept(item)) {
        const gap = missed.get(topic);
        if (missed.delete(topic) && gap) kept.push(gap);
        kept.push(item);
      } else missed.set(topic, 'reason' in item ? item : { topic, reason: 'overflow' });
    }
    this.#items = [...kept, ...missed.values()];
    this.#events = keepsAny ? count : 0;
  }

  #drain(): void {
    const { clock, macrotask } = this.environment;
    const endAt = clock.monotonic() + SLICE_MS;
    do this.#hand();
    while (this.#items.length > 0 && clock.monotonic() < endAt);
    this.#isDraining = this.#items.length > 0;
    if (this.#isDraining) macrotask(() => this.#drain());
  }

  /** Hands on one batch of events, or one resync. */
  #hand(): void {
    const items = this.#items;
    const [first] = items;
    if (first === undefined) return;
    let count = 0;
    while (count < BATCH_SIZE && count < items.length && 'name' in (items[count] as object)) count += 1;
    const taken = items.splice(0, count || 1);
    this.#events -= count;
    try {
      if (count > 0) this.listener.events(taken as Envelope[]);
      else this.listener.resync(first as Resync);
    } catch (error) {
      this.environment.report(error);
    }
  }
}
