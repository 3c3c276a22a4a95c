import { parseTimeRange, writeTimeRange } from '../domain/time-range.js';
import { report } from '../store/report.js';
import { isSameFilter, NO_FILTER, type StreamFilter } from '../store/stream-filter.js';

/** A name longer than this is no domain and no model. */
const MAX_NAME = 200;

/**
 * Carries a filter in the query of the page's address: a range under the name the host gave, `domain` and `model` under
 * theirs. What a person changes is a new entry of the history, so that the way back leads to the figures before.
 */
export class FilterAddress {
  readonly #rangeName: string;
  /** What needs no saying. */
  readonly #home: StreamFilter;

  constructor(rangeName: string, home: StreamFilter) {
    this.#rangeName = rangeName;
    this.#home = home;
  }

  /** What the address says; what it does not say, or says wrongly, is as it is at home. */
  read(): StreamFilter {
    const query = new URLSearchParams(location.search);
    return {
      range: this.#rangeIn(query) ?? this.#home.range,
      domain: nameIn(query, 'domain') ?? this.#home.domain,
      model: nameIn(query, 'model') ?? this.#home.model,
    };
  }

  /** Makes the address say a filter, unless it does. */
  write(filter: StreamFilter): void {
    if (isSameFilter(filter, this.read())) return;
    const url = new URL(location.href);
    const said = { ...filter, range: filter.range && writeTimeRange(filter.range) };
    const home = { ...this.#home, range: this.#home.range && writeTimeRange(this.#home.range) };
    for (const part of ['range', 'domain', 'model'] as const) {
      const name = part === 'range' ? this.#rangeName : part;
      const value = said[part];
      if (value === null || value === home[part]) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    // A slash needs no escape in a query, and an address is read by people.
    url.search = url.searchParams.toString().replaceAll('%2F', '/');
    try {
      history.pushState(history.state, '', url);
    } catch {
      // A page in a frame without an address of its own, or one that writes too often: the filter holds all the same.
    }
  }

  /** Hears of a way back or forth until the returned function is called. */
  onTravel(listener: (filter: StreamFilter) => void): () => void {
    const onPopState = (): void => listener(this.read());
    addEventListener('popstate', onPopState);
    return () => removeEventListener('popstate', onPopState);
  }

  #rangeIn(query: URLSearchParams): StreamFilter['range'] {
    const text = query.get(this.#rangeName);
    if (!text) return null;
    const range = parseTimeRange(text);
    if (!range) report(`${this.#rangeName} in the address: must be such as 24h, 7d or 2026-11-01/2026-11-20`);
    return range;
  }
}

function nameIn(query: URLSearchParams, name: 'domain' | 'model'): string | null {
  const text = query.get(name);
  if (!text) return NO_FILTER[name];
  if (text.length <= MAX_NAME) return text;
  report(`${name} in the address: must have ${MAX_NAME} characters at most`);
  return null;
}
