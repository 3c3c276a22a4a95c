import type { RangeBounds } from '../domain/time-range.js';
import type { Feed } from '../store/feed.js';
import { isSameFilter, type StreamFilter } from '../store/stream-filter.js';
import { FeedController, type FeedHost } from './feed-controller.js';
import { FilterAddress } from './filter-address.js';
import { FilterChoices, type Choices } from './filter-choices.js';
import { refuse } from './refuse.js';

/** What an element says of the filter it keeps. */
export interface FilterKeeping {
  /** What the filter begins with; asked once, when the element first joins a stream or is first drawn. */
  readonly home: () => StreamFilter;
  /** The name under which the page's address carries the range; `null` where it carries nothing. */
  readonly rangeName: () => string | null;
  /** The days that may be asked for by the address. */
  readonly bounds: () => RangeBounds;
  /** Called when the filter has changed, whoever changed it. */
  readonly onChange: () => void;
}

/** Keeps the filter of its element's stream: in step with whoever else changes it, and with the address of the page. */
export class FilterController {
  readonly #host: FeedHost;
  readonly #keeping: FilterKeeping;
  readonly #feeds: FeedController;
  readonly #choices: FilterChoices;
  #home: StreamFilter | null = null;
  /** The filter where there is no stream to keep it. */
  #own: StreamFilter | null = null;

  constructor(host: FeedHost, keeping: FilterKeeping) {
    this.#host = host;
    this.#keeping = keeping;
    this.#choices = new FilterChoices(() => host.requestUpdate());
    this.#feeds = new FeedController(host, (feed) => this.#follow(feed));
  }

  get feed(): Feed | null {
    return this.#feeds.feed;
  }

  get filter(): StreamFilter {
    return this.feed?.filter ?? this.#own ?? this.home;
  }

  /** What the filter begins with, and goes back to. */
  get home(): StreamFilter {
    return (this.#home ??= this.#keeping.home());
  }

  /** What there is to choose from. */
  get choices(): Choices {
    return this.#choices.choices;
  }

  set(filter: StreamFilter): void {
    this.#own = filter;
    if (this.feed) this.feed.setFilter(filter);
    else this.#keeping.onChange();
  }

  /** Asks for choices that fit the filter and the hour; to be called with each update. */
  update(): void {
    this.#choices.ask();
    if (!this.feed) this.#feeds.advise();
  }

  /** Who follows a stream first says what it begins with; others take that over. The address is heard before both. */
  #follow(feed: Feed): () => void {
    const { home } = this;
    const address = this.#addressFrom(home);
    const said: StreamFilter = { ...home, ...address?.read() };
    const { range, domain, model } = feed.filter;
    const isRangeSaid = !isSameFilter({ ...home, range: said.range }, home);
    feed.setFilter({
      range: isRangeSaid ? said.range : (range ?? home.range),
      domain: said.domain ?? domain,
      model: said.model ?? model,
    });
    const hear = (): void => {
      address?.write(feed.filter);
      this.#keeping.onChange();
    };
    feed.addEventListener('filter-change', hear);
    const leaves = [
      () => feed.removeEventListener('filter-change', hear),
      this.#choices.follow(feed),
      address?.onTravel((said) => feed.setFilter(said)),
    ];
    this.#keeping.onChange();
    return () => {
      this.#own = feed.filter;
      for (const leave of leaves) leave?.();
    };
  }

  #addressFrom(home: StreamFilter): FilterAddress | null {
    const { bounds, rangeName } = this.#keeping;
    const name = rangeName();
    if (name === null) return null;
    return new FilterAddress({
      rangeName: name,
      home,
      bounds,
      refuse: (fault) => refuse(this.#host, fault, `${fault.field} in the address: ${fault.message}`),
    });
  }
}
