import {
  faultOfDates,
  parseTimeRange,
  writeTimeRange,
  type RangeBounds,
  type TimeRange,
} from '../domain/time-range.js';
import { isSameFilter, type StreamFilter } from '../store/stream-filter.js';
import { fault, type Decoded, type Fault } from '../wire/fault.js';

/** A name longer than this is no domain and no model. */
const MAX_NAME = 200;

/** What an address is read by. */
export interface AddressKeeping {
  /** The name under which it carries the range. */
  readonly rangeName: string;
  /** What needs no saying. */
  readonly home: StreamFilter;
  /** The days that two dates may lie between, just now. */
  readonly bounds: () => RangeBounds;
  /** Told of what it says wrongly. */
  readonly refuse: (fault: Fault) => void;
}

interface AddressReading {
  /** Without what is said wrongly. */
  readonly said: Partial<StreamFilter>;
  readonly faults: readonly Fault[];
}

/**
 * Carries a filter in the query of the page's address: a range under the name the host gave, `domain` and `model` under
 * theirs. What a person changes is a new entry of the history, so that the way back leads to the figures before.
 */
export class FilterAddress {
  readonly #keeping: AddressKeeping;

  constructor(keeping: AddressKeeping) {
    this.#keeping = keeping;
  }

  /** What the address says; what it does not say is as it is at home, and what it says wrongly is told and left out. */
  read(): Partial<StreamFilter> {
    const { said, faults } = this.#read();
    for (const each of faults) this.#keeping.refuse(each);
    return said;
  }

  /** Makes the address say a filter, unless it does. */
  write(filter: StreamFilter): void {
    const { said, faults } = this.#read();
    if (faults.length === 0 && isSameFilter(filter, { ...filter, ...said })) return;
    const url = this.#addressOf(filter);
    try {
      // Nobody wants to go back to what was refused.
      if (faults.length > 0) history.replaceState(history.state, '', url);
      else history.pushState(history.state, '', url);
    } catch {
      // A page in a frame without an address of its own, or one that writes too often: the filter holds all the same.
    }
  }

  /** Hears of a way back or forth until the returned function is called. */
  onTravel(listener: (said: Partial<StreamFilter>) => void): () => void {
    const onPopState = (): void => listener(this.read());
    addEventListener('popstate', onPopState);
    return () => removeEventListener('popstate', onPopState);
  }

  #addressOf(filter: StreamFilter): URL {
    const { home, rangeName } = this.#keeping;
    const url = new URL(location.href);
    const said = inWords(filter);
    const unsaid = inWords(home);
    for (const part of ['range', 'domain', 'model'] as const) {
      const name = part === 'range' ? rangeName : part;
      const value = said[part];
      if (value === null || value === unsaid[part]) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    // A slash needs no escape in a query, and an address is read by people.
    url.search = url.searchParams.toString().replaceAll('%2F', '/');
    return url;
  }

  #read(): AddressReading {
    const { home, rangeName, bounds } = this.#keeping;
    const query = new URLSearchParams(location.search);
    const range = readRange(rangeName, query.get(rangeName), bounds);
    const domain = readName('domain', query.get('domain'));
    const model = readName('model', query.get('model'));
    return {
      said: {
        ...(range.ok ? { range: range.value ?? home.range } : {}),
        ...(domain.ok ? { domain: domain.value ?? home.domain } : {}),
        ...(model.ok ? { model: model.value ?? home.model } : {}),
      },
      faults: [range, domain, model].flatMap((part) => (part.ok ? [] : [part.fault])),
    };
  }
}

const inWords = ({ range, domain, model }: StreamFilter) => ({
  range: range && writeTimeRange(range),
  domain,
  model,
});

function readName(field: string, text: string | null): Decoded<string | null> {
  if ((text ?? '').length <= MAX_NAME) return { ok: true, value: text || null };
  return wrong(field, `must have ${MAX_NAME} characters at most`, text);
}

/** Reads a range; days that could not be chosen in the calendar cannot be asked for by an address either. */
function readRange(
  field: string,
  text: string | null,
  boundsNow: () => RangeBounds,
): Decoded<TimeRange | null> {
  if (!text) return { ok: true, value: null };
  const range = parseTimeRange(text);
  if (!range) return wrong(field, 'must be such as 24h, 7d or 2026-11-01/2026-11-20', text);
  if (range.type !== 'dates') return { ok: true, value: range };
  const bounds = boundsNow();
  switch (faultOfDates(range, bounds)) {
    case 'too-early':
      return wrong(field, `must begin on ${bounds.min} at the earliest`, text);
    case 'too-late':
      return wrong(field, `must end on ${bounds.max} at the latest`, text);
    default:
      return { ok: true, value: range };
  }
}

const wrong = (field: string, message: string, text: string | null): Decoded<never> => ({
  ok: false,
  fault: fault('bad-shape', field, message, text),
});
