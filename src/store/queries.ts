/*
 * The file is longer than most because it is the one place that knows the query cache: what is asked, kept, patched,
 * refused and forgotten goes through it.
 */
import {
  hashKey,
  partialMatchKey,
  QueryClient,
  QueryObserver,
  type InvalidateOptions,
  type QueryKey,
  type QueryObserverResult,
} from '@tanstack/query-core';
import type { Action } from './act.js';
import { AnswerError, type OnProgress } from './http.js';
import { LOADING, type Loadable } from './loadable.js';
import { readAnswer, type AnswerOptions } from './read-answer.js';
import { keyOf, OWN, paramsOf, type Dated, type Query } from './resource.js';

/** Where answers come from, and where they are kept. */
export interface QueriesOptions extends AnswerOptions {
  /** Whether a stream brings figures too, so that they may be waited for where nothing is read. */
  readonly hasStream: boolean;
  /** The host's own client: its queries under the same names are invalidated with ours. */
  readonly queryClient?: QueryClient | undefined;
}

/** A change of an answer, brought by the stream. */
export interface Patch<T extends Dated> {
  readonly query: Query<T>;
  /** When the new figures were true, epoch milliseconds; `null` is not said. */
  readonly asOf: number | null;
  change(answer: T): T;
  /** The answer that the news makes by itself, where nothing is read; `null` where it tells too little for that. */
  readonly whole: T | null;
  /** What of it holds for the same resource asked with other parameters. */
  readonly also?: {
    holdsFor(params: Readonly<Record<string, string>>): boolean;
    change(answer: T): T;
  };
}

/** An answer that is changed, if it is known. */
interface Target {
  readonly key: QueryKey;
  readonly change: (known: Dated | undefined) => Dated | null | undefined;
}

/** A server that restarts is back within these, two seconds and more; then polling goes on. */
const MAX_RETRIES = 2;

/** Answers nobody shows are kept this long, so that a widget moved or shown again has figures at once. */
const KEEP_UNSEEN_MS = 300_000;

/**
 * HTTP answers, each fetched once however many elements show it, and never stepping back in time:
 * an answer older than what is shown is dropped.
 */
export class Queries {
  #client: QueryClient;
  #options: QueriesOptions;
  /** How often each answer was patched, by key: a flight that began before a patch may carry older figures. */
  readonly #patches = new Map<string, number>();
  /** Polls that are under way. */
  #polls = 0;
  /** Those who follow an answer, to be moved to another client. */
  readonly #movers = new Set<() => void>();

  constructor(
    options: QueriesOptions,
    private readonly onFault: (error: AnswerError) => void,
  ) {
    this.#options = options;
    this.#client = options.queryClient ?? new QueryClient();
  }

  /** Takes new options: another client takes over what is followed, other paths are read at once. */
  configure(options: QueriesOptions): void {
    const { endpoints } = this.#options;
    this.#options = options;
    if (options.queryClient && options.queryClient !== this.#client) {
      this.#client = options.queryClient;
      for (const move of this.#movers) move();
    } else if (hashKey([endpoints]) !== hashKey([options.endpoints])) void this.invalidate();
  }

  /** Whether an answer can come at all. */
  canAnswer(query: Query<Dated>): boolean {
    return this.#options.hasStream || this.#canRead(query);
  }

  /** The answer as it is known now, if any. */
  known<T extends Dated>(query: Query<T>): T | undefined {
    return this.#client.getQueryData<T>(keyOf(query));
  }

  /** Follows an answer until the returned function is called. */
  observe<T extends Dated>(query: Query<T>, listener: (answer: Loadable<T>) => void): () => void {
    let leave = this.#follow(query, listener);
    const move = () => {
      leave();
      leave = this.#follow(query, listener);
    };
    this.#movers.add(move);
    return () => {
      this.#movers.delete(move);
      leave();
    };
  }

  /**
   * Reads again what is shown under this key or below it, and has a host's own client read what it keeps under the same
   * name; no key is all that is ours.
   * @returns whether all of ours was answered
   */
  async invalidate(key?: QueryKey): Promise<boolean> {
    if (key) void this.#client.invalidateQueries({ queryKey: key, predicate: isTheirs });
    const answered = await this.#read((asked) => !key || partialMatchKey(asked, key));
    return answered.every(Boolean);
  }

  /**
   * Reads again everything that is shown, and in a host's client what it keeps under these keys: once, however many
   * keys an answer falls under.
   */
  async sweep(keys: readonly QueryKey[]): Promise<void> {
    const isSwept = (asked: QueryKey) => keys.some((key) => partialMatchKey(asked, key));
    void this.#client.invalidateQueries({ predicate: (query) => isTheirs(query) && isSwept(query.queryKey) });
    await this.#read(() => true);
  }

  /** Reads again what is shown, but waits for what is on its way: a slow server must be able to answer. */
  async reread(): Promise<boolean[]> {
    return this.#read(() => true, { cancelRefetch: false });
  }

  /**
   * The same at short intervals, which are tries enough.
   * @returns whether an answer came
   */
  async poll(): Promise<boolean> {
    this.#polls += 1;
    const answered = await this.reread();
    this.#polls -= 1;
    return answered.some(Boolean);
  }

  /** Makes all of these one change; each does nothing before the first answer, nor where it is older than what is shown. */
  patch(patches: readonly Patch<Dated>[]): void {
    const changed = new Map<string, { readonly key: QueryKey; readonly answer: Dated }>();
    for (const patch of patches) {
      for (const { key, change } of this.#targetsOf(patch)) {
        const hash = hashKey(key);
        const known = changed.get(hash)?.answer ?? this.#client.getQueryData<Dated>(key);
        const { asOf } = patch;
        if (known && asOf !== null && known.asOf !== null && asOf < known.asOf) continue;
        const answer = change(known);
        if (answer) changed.set(hash, { key, answer: { ...answer, asOf: asOf ?? known?.asOf ?? null } });
      }
    }
    for (const [hash, { key, answer }] of changed) {
      this.#patches.set(hash, (this.#patches.get(hash) ?? 0) + 1);
      this.#client.setQueryData(key, answer);
    }
  }

  /** Reads an answer for a file: anew, and kept nowhere. @throws {AnswerError} */
  read<T extends Dated>(query: Query<T>, signal: AbortSignal, onProgress: OnProgress): Promise<T> {
    return readAnswer(query, () => this.#options, signal, onProgress);
  }

  /**
   * Posts an action, shows what the answer says, and reads again what is shown under the name of its resource.
   * @throws {ActionError}
   */
  async act<T>(action: Action<T>, signal: AbortSignal): Promise<T> {
    // Most pages only look: what acts is there with the first widget that can.
    const { act } = await import('./act.js');
    const answer = await act(action, () => this.#options, signal);
    if (action.patch) {
      this.patch([action.patch(answer)]);
      void this.invalidate([action.resource.name]);
    }
    return answer;
  }

  /** The answers that a patch changes: the one it is of, and others it holds for in part. */
  #targetsOf(patch: Patch<Dated>): readonly Target[] {
    const { query, whole, also } = patch;
    const own: Target = {
      key: keyOf(query),
      change: (known) => (known ? patch.change(known) : this.#canRead(query) ? null : whole),
    };
    if (!also) return [own];
    const ownHash = hashKey(own.key);
    const others = this.#client.getQueryCache().findAll({ queryKey: [query.resource.name, OWN, null] });
    const meant = others.filter(
      ({ queryKey, queryHash }) => queryHash !== ownHash && also.holdsFor(paramsOf(queryKey)),
    );
    return [
      own,
      ...meant.map(({ queryKey }) => ({
        key: queryKey,
        change: (known?: Dated) => known && also.change(known),
      })),
    ];
  }

  #canRead({ src }: Query<Dated>): boolean {
    return src !== undefined || this.#options.apiBase !== null;
  }

  #follow<T extends Dated>(query: Query<T>, listener: (answer: Loadable<T>) => void): () => void {
    const observer = new QueryObserver<T, Error>(this.#client, {
      queryKey: keyOf(query),
      queryFn: ({ signal }) => this.#fetch(query, signal),
      enabled: this.#canRead(query),
      // The stream, not the browser's online flag or window focus, decides when to read again.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: 1_000,
      gcTime: KEEP_UNSEEN_MS,
      retry: (failures, error) => failures < MAX_RETRIES && this.#polls === 0 && mayPass(error),
      retryDelay: (failures) => 500 * 2 ** failures * (0.5 + Math.random()),
      structuralSharing: false,
    });
    let failed: Loadable<T> | null = null;
    const tell = (result: QueryObserverResult<T>) => {
      const answer = loadable(result);
      // What has failed says so until there is an answer: it must not flicker while it is read again.
      if (answer.type !== 'loading') failed = answer.type === 'failed' ? answer : null;
      listener(failed ?? answer);
    };
    const unsubscribe = observer.subscribe(tell);
    tell(observer.getCurrentResult());
    return unsubscribe;
  }

  /** Reads again what is shown and tells of each whether it was answered. */
  async #read(isMeant: (key: QueryKey) => boolean, options?: InvalidateOptions): Promise<boolean[]> {
    const predicate = (query: { readonly queryKey: QueryKey }) => !isTheirs(query) && isMeant(query.queryKey);
    await this.#client.invalidateQueries({ predicate }, options);
    const shown = this.#client.getQueryCache().findAll({ predicate, type: 'active' });
    return shown.map(({ state }) => state.status === 'success');
  }

  async #fetch<T extends Dated>(query: Query<T>, signal: AbortSignal): Promise<T> {
    const hash = hashKey(keyOf(query));
    const patchesBefore = this.#patches.get(hash);
    try {
      const answer = await readAnswer(query, () => this.#options, signal);
      const known = this.known(query);
      const wasPatched = patchesBefore !== this.#patches.get(hash);
      return known && isOlder(answer, known, wasPatched) ? known : answer;
    } catch (error) {
      if (error instanceof AnswerError) this.onFault(error); // what was called off is no fault
      throw error;
    }
  }
}

const isTheirs = ({ queryKey }: { readonly queryKey: QueryKey }): boolean => queryKey[1] !== OWN;

const mayPass = (error: Error): boolean => !(error instanceof AnswerError) || error.mayPass;

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
