import type { ReactiveControllerHost } from 'lit';
import type { Feed } from '../store/feed.js';

/** What a widget of rows lets one choose, and the stream filter by. */
type Chosen = 'model' | 'domain';

/**
 * The row that was chosen: what its stream is filtered by, so that every widget shows the same; without a stream only this
 * widget knows it.
 */
export class FilterChoice {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #part: Chosen;
  readonly #feedOf: () => Feed | null;
  #own: string | null = null;

  constructor(host: ReactiveControllerHost & EventTarget, part: Chosen, feedOf: () => Feed | null) {
    this.#host = host;
    this.#part = part;
    this.#feedOf = feedOf;
  }

  /** The name that is chosen; `null` is all of them. */
  get name(): string | null {
    const feed = this.#feedOf();
    return feed ? feed.filter[this.#part] : this.#own;
  }

  /** Whether choosing filters a stream. */
  get isShared(): boolean {
    return this.#feedOf() !== null;
  }

  /**
   * Chooses a name, or lets go of the one chosen, unless a listener of `model-select` or `domain-select` cancels it.
   * @returns whether it was done
   */
  toggle(name: string): boolean {
    return this.choose(name === this.name ? null : name);
  }

  /** Chooses a name, `null` for all, likewise. */
  choose(name: string | null): boolean {
    const detail = { [this.#part]: name };
    const options = { detail, bubbles: true, composed: true, cancelable: true };
    if (!this.#host.dispatchEvent(new CustomEvent(`${this.#part}-select`, options))) return false;
    const feed = this.#feedOf();
    if (feed) feed.setFilter({ [this.#part]: name });
    else this.#own = name;
    this.#host.requestUpdate();
    return true;
  }
}

/** The words for a choice, of the stream's filter or of one widget. */
export interface ChoiceWords {
  readonly filtered: (name: string) => string;
  readonly unfiltered: string;
  readonly chosen: (name: string) => string;
  readonly notChosen: string;
}

/** What is said after something was chosen, or let go of. @param unknown a row's name that is empty */
export function choiceText({ name, isShared }: FilterChoice, words: ChoiceWords, unknown: string): string {
  if (name === null) return isShared ? words.unfiltered : words.notChosen;
  return (isShared ? words.filtered : words.chosen)(name === '' ? unknown : name);
}
