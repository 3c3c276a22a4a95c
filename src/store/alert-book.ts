import { observeAlarms, type Alarm } from '../domain/alarm.js';
import { isDismissed, adopt, dismiss, observe, type BudgetAlert } from '../domain/crossing.js';
import {
  mergeCrossings,
  NO_CROSSINGS,
  pruned,
  readCrossings,
  type Crossing,
  type Crossings,
  type Observation,
} from '../domain/crossing-state.js';
import type { BudgetReading } from '../domain/budget.js';
import type { EpochMs } from '../wire/field.js';
import { parseJson } from '../wire/plain.js';
import { hashOf } from './hash.js';
import { pageStorage } from './tab-link.js';

const PREFIX = 'spendwire.alerts.v1';

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Who tells the page of crossings, and of which thresholds (ratios). */
interface Teller {
  readonly thresholds: () => readonly number[];
  readonly tell: (crossing: Crossing) => void;
}

/**
 * Remembers which budget crossed which threshold in which window, and what a person has dismissed: one memory for
 * every banner, toast and tab, and over a reload. It holds thresholds, limits and times, never a token.
 */
export class AlertBook {
  readonly #key: string;
  readonly #storage: Store | null;
  readonly #otherTabs = 'addEventListener' in globalThis ? globalThis : null;
  readonly #listeners = new Set<() => void>();
  readonly #tellers = new Set<Teller>();
  /** What was said aloud on this page. */
  readonly #voiced = new Set<string>();
  #state: Crossings;

  /** @param name keeps the budgets of one source apart from those of another with the same ids */
  constructor(name: string, storage: Store | null = pageStorage()) {
    // An address may carry a secret, and storage is no place for one.
    this.#key = `${PREFIX} ${hashOf(name)}`;
    this.#storage = storage;
    this.#state = this.#read();
  }

  /** Holds figures against thresholds (ratios) and returns what crossed since the last time, in any tab. */
  observe(readings: readonly BudgetReading[], thresholds: readonly number[], now: EpochMs): Observation {
    return this.#told(this.#take((state) => observe(state, readings, thresholds, now), now));
  }

  /** Takes the server's own alert for the crossing it tells of. */
  adopt(
    alert: BudgetAlert,
    readings: readonly BudgetReading[],
    thresholds: readonly number[],
    now: EpochMs,
  ): Observation {
    return this.#told(this.#take((state) => adopt(state, alert, readings, thresholds, now), now));
  }

  /** Returns which alarms went on or off since the last time, in any tab. */
  watch(alarms: readonly Alarm[], now: EpochMs): Observation {
    return this.#take((state) => observeAlarms(state, alarms, now), now);
  }

  /** Silences crossings, here and in every other tab, until they are re-armed. */
  dismiss(keys: readonly string[]): void {
    const alive = keys.filter((key) => !this.isDismissed(key));
    if (alive.length > 0) this.#write(alive.reduce(dismiss, this.#state));
  }

  isDismissed(key: string): boolean {
    return isDismissed(this.#state, key);
  }

  /** Whether nobody on this page has said these aloud yet; whoever asks, says them. */
  claimVoice(keys: readonly string[]): boolean {
    if (keys.some((key) => this.#voiced.has(key))) return false;
    for (const key of keys) this.#voiced.add(key);
    return true;
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

  /** Is handed each crossing of its thresholds that no other teller was handed, until it leaves. */
  onCrossing(thresholds: () => readonly number[], tell: (crossing: Crossing) => void): () => void {
    const teller = { thresholds, tell };
    this.#tellers.add(teller);
    return () => this.#tellers.delete(teller);
  }

  readonly #onStorage = (event: StorageEvent): void => {
    if (event.key !== this.#key) return;
    this.#state = mergeCrossings(this.#state, this.#read());
    for (const listener of [...this.#listeners]) listener();
  };

  /** What seems to have happened may have been told in another tab a moment ago, so that storage is asked again. */
  #take(look: (state: Crossings) => Observation, now: EpochMs): Observation {
    let seen = look(this.#state);
    if (seen.fired.length + seen.recovered.length > 0) {
      const stored = mergeCrossings(this.#state, this.#read());
      seen = look(stored);
      if (seen.state === stored) this.#state = stored;
    }
    if (seen.state !== this.#state) this.#write(seen.state, now);
    return seen;
  }

  #told(observation: Observation): Observation {
    for (const crossing of [...observation.fired, ...observation.recovered]) {
      const isTheirs = (teller: Teller): boolean => teller.thresholds().includes(crossing.threshold);
      // What was re-armed may be said anew when it fires again.
      if (crossing.direction === 'down') this.#voiced.delete(crossing.key);
      [...this.#tellers].find(isTheirs)?.tell(crossing);
    }
    return observation;
  }

  #write(state: Crossings, now = -Infinity): void {
    // Another tab may have written since: what it knows is joined, not overwritten, but for what is long over.
    this.#state = pruned(mergeCrossings(state, this.#read()), now);
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
