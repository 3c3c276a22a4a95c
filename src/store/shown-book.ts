import type { EpochMs } from '../wire/field.js';
import { parseJson } from '../wire/plain.js';

const PREFIX = 'spendwire.shown.v1';

/** A replayed event older than ten minutes makes no toast; nothing need be remembered for much longer. */
const KEPT_MS = 900_000;
/** Kept for tabs that did not hear of it: one that comes out of the browser's cache, one that was just opened. */
const KEPT_COUNT = 500;
/** What this page remembers: more than a server replays. */
const KNOWN_COUNT = 5_000;

type Store = Pick<Storage, 'getItem' | 'setItem'>;
type Shown = Readonly<Record<string, EpochMs>>;

/** Remembers which notices were shown in some tab, by keys that tell nothing of them. */
export class ShownBook {
  readonly #storageKey: string;
  readonly #storage: Store | null;
  readonly #known = new Set<string>();

  /** @param name of the source, without anything secret */
  constructor(name: string, storage: Store | null) {
    this.#storageKey = `${PREFIX} ${name}`;
    this.#storage = storage;
  }

  /** Whether this page knows it, by itself or from another tab. */
  has(key: string): boolean {
    return this.#known.has(key);
  }

  /** The same, with a look at what other tabs wrote down. */
  hasAnywhere(key: string, now: EpochMs): boolean {
    return this.has(key) || Object.hasOwn(this.#read(now), key);
  }

  /** Another tab says so, and has written it down. */
  hear(keys: readonly string[]): void {
    for (const key of keys) this.#known.add(key);
    for (const oldest of this.#known) {
      if (this.#known.size <= KNOWN_COUNT) break;
      this.#known.delete(oldest);
    }
  }

  /** Writes down what was shown here. */
  add(keys: readonly string[], now: EpochMs): void {
    this.hear(keys);
    const entries = Object.entries({
      ...this.#read(now),
      ...Object.fromEntries(keys.map((key) => [key, now])),
    });
    const latest = entries.sort(([, a], [, b]) => a - b).slice(-KEPT_COUNT);
    try {
      this.#storage?.setItem(this.#storageKey, JSON.stringify(Object.fromEntries(latest)));
    } catch {
      // A full or forbidden storage: tabs that are awake hear of it all the same.
    }
  }

  /** What is written down and not over; what would be of the future was written under another clock. */
  #read(now: EpochMs): Shown {
    const parsed = parseJson(this.#stored);
    if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return {};
    return Object.fromEntries(
      Object.entries(parsed.value).filter(
        (entry): entry is [string, EpochMs] =>
          typeof entry[1] === 'number' && Math.abs(now - entry[1]) < KEPT_MS,
      ),
    );
  }

  get #stored(): string {
    try {
      return this.#storage?.getItem(this.#storageKey) ?? '';
    } catch {
      return '';
    }
  }
}
