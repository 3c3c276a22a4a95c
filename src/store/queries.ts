import { hashKey, QueryClient, QueryObserver, type QueryObserverResult } from '@tanstack/query-core';
import { fault } from '../wire/fault.js';
import { AnswerError, getJson, type HttpOptions } from './http.js';
import { LOADING, type Loadable } from './loadable.js';
import { faultText } from './report.js';
import { keyOf, OWN, type Dated, type Query } from './resource.js';

/** A payload of another system, made into the contract's; `unknown` in, `unknown` out, then validated. */
export type Adapter = (payload: unknown) => unknown;

/** Where answers come from and how long they are good. */
export interface QueriesOptions extends HttpOptions {
  /** Base of the resources, absolute or relative to the page; `null` reads nothing but queries with a `src`. */
  readonly apiBase: string | null;
  /** Milliseconds between re-reads while someone looks; 0 is never. */
  readonly refreshIntervalMs: number;
  /** Paths that differ from the contract's, by resource name. */
  readonly endpoints?: Readonly<Record<string, string>> | undefined;
  readonly adapters?: Readonly<Record<string, Adapter>> | undefined;
  /** The host's own client: its queries under the same names are invalidated with ours. */
  readonly queryClient?: QueryClient | undefined;
}

/** Answers nobody shows are kept this long, so that a widget moved or shown again has figures at once. */
const KEEP_UNSEEN_MS = 300_000;

/**
 * HTTP answers, each fetched once however many elements show it, and never stepping back in time:
 * an answer older than what is shown is dropped.
 */
export class Queries {
  readonly client: QueryClient;
  #options: QueriesOptions;
  /** How often each answer was patched, by key: a flight that began before a patch may carry older figures. */
  readonly #patches = new Map<string, number>();

  constructor(
    options: QueriesOptions,
    private readonly onFault: (error: AnswerError) => void,
  ) {
    this.#options = options;
    this.client = options.queryClient ?? new QueryClient();
  }

  configure(options: QueriesOptions): void {
    this.#options = options;
  }

  /** Whether a query can be asked at all. */
  canRead(query: Query<Dated>): boolean {
    return query.src !== undefined || this.#options.apiBase !== null;
  }

  /** The answer as it is known now, if any. */
  known<T extends Dated>(query: Query<T>): T | undefined {
    return this.client.getQueryData<T>(keyOf(query));
  }

  /** Follows an answer until the returned function is called. */
  observe<T extends Dated>(query: Query<T>, listener: (answer: Loadable<T>) => void): () => void {
    const observer = new QueryObserver<T, Error>(this.client, {
      queryKey: keyOf(query),
      queryFn: ({ signal }) => this.#fetch(query, signal),
      // The stream, not the browser's online flag or window focus, decides when to read again.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      refetchInterval: this.#options.refreshIntervalMs || false,
      staleTime: 1_000,
      gcTime: KEEP_UNSEEN_MS,
      retry: (failures, error) => failures < 2 && !(error instanceof AnswerError && error.fault),
      retryDelay: (failures) => 500 * 2 ** failures * (0.5 + Math.random()),
      structuralSharing: false,
    });
    const tell = (result: QueryObserverResult<T>) => listener(loadable(result));
    const unsubscribe = observer.subscribe(tell);
    tell(observer.getCurrentResult());
    return unsubscribe;
  }

  /** Reads again what is shown under this key or below it, and what a host keeps under the same name; no key is all. */
  invalidate(key?: readonly unknown[]): Promise<void> {
    return this.client.invalidateQueries(key ? { queryKey: [...key] } : { predicate: isOurs });
  }

  /**
   * Reads again what is shown, but waits for what is on its way: a slow server must be able to answer a fast poll.
   * @returns whether an answer came
   */
  async poll(): Promise<boolean> {
    await this.client.invalidateQueries({ predicate: isOurs }, { cancelRefetch: false });
    const shown = this.client.getQueryCache().findAll({ predicate: isOurs, type: 'active' });
    return shown.some(({ state }) => state.status === 'success');
  }

  /** Changes an answer that is shown; does nothing before the first answer, and drops what is older than it. */
  patch<T extends Dated>(query: Query<T>, asOf: number | null, change: (answer: T) => T): void {
    const key = keyOf(query);
    const known = this.client.getQueryData<T>(key);
    if (!known || (asOf !== null && known.asOf !== null && asOf < known.asOf)) return;
    const hash = hashKey(key);
    this.#patches.set(hash, (this.#patches.get(hash) ?? 0) + 1);
    this.client.setQueryData<T>(key, { ...change(known), asOf: asOf ?? known.asOf });
  }

  async #fetch<T extends Dated>(query: Query<T>, signal: AbortSignal): Promise<T> {
    const { resource } = query;
    const hash = hashKey(keyOf(query));
    const patchesBefore = this.#patches.get(hash);
    try {
      const payload = await getJson(this.#address(query), resource.path, this.#options, signal);
      const adapter = this.#options.adapters?.[resource.name];
      const decoded = resource.decode(adapter ? adapter(payload) : payload);
      if (!decoded.ok) throw new AnswerError(faultText(resource.path, decoded.fault), 200, decoded.fault);
      const known = this.client.getQueryData<T>(keyOf(query));
      return known && isOlder(decoded.value, known, patchesBefore !== this.#patches.get(hash))
        ? known
        : decoded.value;
    } catch (error) {
      if (error instanceof AnswerError) this.onFault(error);
      throw error;
    }
  }

  #address({ resource, params, src }: Query<Dated>): URL {
    const page = 'location' in globalThis ? location.href : undefined;
    const { apiBase, endpoints } = this.#options;
    const base =
      src ?? `${(apiBase ?? '').replace(/\/$/, '')}/${endpoints?.[resource.name] ?? resource.path}`;
    let url: URL;
    try {
      url = new URL(base, page);
    } catch {
      throw new AnswerError(
        `${resource.path}: "api-base" or "src" is not an address`,
        null,
        fault('bad-shape', 'api-base', 'must be an address', base),
      );
    }
    for (const [name, value] of Object.entries(params ?? {})) url.searchParams.set(name, value);
    return url;
  }
}

const isOurs = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean => queryKey[1] === OWN;

/** Without a date in the answer, one that set out before a patch arrived counts as older than the patch. */
function isOlder(answer: Dated, known: Dated, wasPatchedMeanwhile: boolean): boolean {
  if (answer.asOf !== null && known.asOf !== null) return answer.asOf < known.asOf;
  return wasPatchedMeanwhile;
}

function loadable<T extends Dated>({ data, error, dataUpdatedAt }: QueryObserverResult<T>): Loadable<T> {
  if (data !== undefined) {
    return {
      type: 'ready',
      data,
      stale: error !== null,
      asOf: data.asOf ?? dataUpdatedAt,
      receivedAt: dataUpdatedAt,
    };
  }
  return error ? { type: 'failed', error } : LOADING;
}
