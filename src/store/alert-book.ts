import { isDismissed, adopt, dismiss, observe, type BudgetAlert } from '../domain/crossing.js';
import {
  mergeCrossings,
  NO_CROSSINGS,
  readCrossings,
  type Crossings,
  type Observation,
} from '../domain/crossing-state.js';
import type { BudgetReading } from '../domain/budget.js';
import { parseJson } from '../wire/plain.js';

const PREFIX = 'spendwire.alerts.v1';

/** Where marks outlive the page; a page may refuse it. */
type Store = Pick<Storage, 'getItem' | 'setItem'>;

function pageStorage(): Store | null {
  try {
    return 'localStorage' in globalThis ? localStorage : null;
  } catch {
    return null; // SecurityError: the page keeps nothing
  }
}

/**
 * Remembers which budget crossed which threshold in which window, and what a person has dismissed: one memory for
 * every banner, toast and tab, and over a reload. It holds thresholds and times, never an amount's meaning or a token.
 */
export class AlertBook {
  readonly #key: string;
  readonly #storage: Store | null;
  readonly #otherTabs = 'addEventListener' in globalThis ? globalThis : null;
  readonly #listeners = new Set<() => void>();
  #state: Crossings = NO_CROSSINGS;

  /** @param name keeps the budgets of one source apart from those of another with the same ids */
  constructor(name: string, storage: Store | null = pageStorage()) {
    this.#key = `${PREFIX} ${name}`;
    this.#storage = storage;
    this.#state = this.#read();
  }

  /** Holds figures against thresholds (ratios) and returns what crossed since the last time, in any tab. */
  observe(readings: readonly BudgetReading[], thresholds: readonly number[], now: number): Observation {
    return this.#take(observe(this.#state, readings, thresholds, now));
  }

  /** Takes the server's own alert for the crossing it tells of. */
  adopt(
    alert: BudgetAlert,
    readings: readonly BudgetReading[],
    thresholds: readonly number[],
    now: number,
  ): Observation {
    return this.#take(adopt(this.#state, alert, readings, thresholds, now));
  }

  /** Silences a crossing, here and in every other tab, until it is re-armed. */
  dismiss(key: string): void {
    this.#write(dismiss(this.#state, key));
  }

  isDismissed(key: string): boolean {
    return isDismissed(this.#state, key);
  }

  /** Hears when a crossing or a dismissal changed what is to be shown, here or in another tab. */
  listen(listener: () => void): () => void {
    if (this.#listeners.size === 0) this.#otherTabs?.addEventListener('storage', this.#onStorage);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#otherTabs?.removeEventListener('storage', this.#onStorage);
    };
  }

  readonly #onStorage = (event: StorageEvent): void => {
    if (event.key !== this.#key) return;
    this.#state = mergeCrossings(this.#state, this.#read());
    for (const listener of [...this.#listeners]) listener();
  };

  #take(observation: Observation): Observation {
    if (observation.state !== this.#state) this.#write(observation.state);
    return observation;
  }

  #write(state: Crossings): void {
    // Another tab may have written since: what it knows is joined, not overwritten.
    this.#state = mergeCrossings(state, this.#read());
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(this.#state));
    } catch {
      // A full or forbidden storage only shortens the memory to this page.
    }
    for (const listener of [...this.#listeners]) listener();
  }

  #read(): Crossings {
    const parsed = parseJson(this.#storage?.getItem(this.#key) ?? '');
    return parsed.ok ? readCrossings(parsed.value) : NO_CROSSINGS;
  }
}
