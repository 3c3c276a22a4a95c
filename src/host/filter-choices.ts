import type { Feed } from '../store/feed.js';
import { DEFAULT_TELEMETRY_PARAMS } from '../store/effects.js';
import { keyOf, telemetryResource, type Query } from '../store/resource.js';
import { filterParams } from '../store/filter-params.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import { pageClock } from './page-clock.js';

/** More names than anybody reads through in a list; the dearest are offered. */
const MAX_CHOICES = 200;

/** What a filter can be set to, and by which clock its days are meant. */
export interface Choices {
  readonly domains: readonly string[];
  readonly models: readonly string[];
  /** IANA name. */
  readonly timeZone: string | null;
}

export const NO_CHOICES: Choices = { domains: [], models: [], timeZone: null };

/**
 * Knows what there is to choose from, by the telemetry of all domains and models that the other widgets ask for anyway.
 * While the filter lets through only some, what was known stays: nothing is asked for the sake of a list.
 */
export class FilterChoices {
  readonly #onChange: () => void;
  #feed: Feed | null = null;
  #choices: Choices | null = null;
  #key = '';
  #leave: (() => void) | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get choices(): Choices {
    return this.#choices ?? NO_CHOICES;
  }

  /** Asks a feed until the returned function is called. */
  follow(feed: Feed): () => void {
    this.#feed = feed;
    this.ask();
    return () => {
      this.#feed = null;
      this.#choices = null;
      this.#stop();
    };
  }

  /** Asks what fits the filter of now, if that is another question than before. */
  ask(): void {
    const feed = this.#feed;
    if (!feed) return;
    const { range, domain, model } = feed.filter;
    if (this.#choices && (domain !== null || model !== null)) {
      this.#stop();
      return;
    }
    const params = filterParams(
      { range, domain: null, model: null },
      pageClock.now(),
      DEFAULT_TELEMETRY_PARAMS,
    );
    const query: Query<TelemetryAnswer> = { resource: telemetryResource, params };
    const key = JSON.stringify(keyOf(query));
    if (key === this.#key) return;
    this.#stop();
    this.#key = key;
    this.#leave = feed.observe(query, (answer) => {
      if (answer.type === 'ready') this.#take(answer.data);
    });
  }

  #take({ domains, models, timeZone }: TelemetryAnswer): void {
    const choices: Choices = {
      domains: namesOf(domains.map(({ domain }) => domain)),
      models: namesOf(models.map(({ model }) => model)),
      timeZone: timeZone ?? this.choices.timeZone,
    };
    if (this.#choices && JSON.stringify(choices) === JSON.stringify(this.#choices)) return;
    this.#choices = choices;
    this.#onChange();
  }

  #stop(): void {
    const leave = this.#leave;
    this.#leave = undefined;
    this.#key = '';
    leave?.();
  }
}

/** Each name once, in an order in which it is found. */
const namesOf = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].slice(0, MAX_CHOICES).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
