import type { StreamOptions } from '../stream/event-stream.js';
import { effectKeys, type EffectKey } from './effects.js';
import { DEFAULT_POLL_MS, DEFAULT_REFRESH_MS, type FeedOptions } from './feed-options.js';
import type { QueriesOptions } from './queries.js';
import { sharedToken } from './shared-token.js';

/** What the users of one feed may say differently; its address is what it is known by. */
export type LayeredOptions = Omit<FeedOptions, 'url' | 'apiBase' | 'topics'>;

/**
 * The options of a feed, laid over each other by its users, two tags with one address for instance: what was given last
 * counts, and what one leaves out is another's to say.
 */
export class FeedSettings {
  readonly #url: string | null;
  readonly #apiBase: string | null;
  readonly #pageUrl: () => string | null;
  #layers: readonly LayeredOptions[];

  constructor({ url = null, apiBase = null, ...rest }: FeedOptions, pageUrl: () => string | null) {
    this.#url = url;
    this.#apiBase = apiBase;
    this.#pageUrl = pageUrl;
    this.#layers = [rest];
  }

  /** Keeps what is remembered of one source apart from another's. */
  get name(): string {
    return `${this.#url ?? ''} ${this.#apiBase ?? ''}`;
  }

  /** Milliseconds between re-reads of what is shown while the stream is up; 0 is never. */
  get refreshIntervalMs(): number {
    return Math.max(0, this.#merged.refreshInterval ?? DEFAULT_REFRESH_MS);
  }

  /** Milliseconds between polls while it is down; 0 is never. */
  get pollIntervalMs(): number {
    return this.stream.canPoll ? (this.stream.pollIntervalMs ?? 0) : 0;
  }

  /** A host's own rules: event name → keys to invalidate. */
  get effects(): Readonly<Record<string, readonly EffectKey[]>> {
    return this.#merged.effects ?? {};
  }

  /** Every key that a message can invalidate. */
  get effectKeys(): readonly EffectKey[] {
    return [...effectKeys, ...Object.values(this.effects).flat()];
  }

  get queries(): QueriesOptions {
    const { fetch, queryClient, adapters, endpoints } = this.#merged;
    return {
      pageUrl: this.#pageUrl(),
      apiBase: this.#apiBase,
      hasStream: this.#url !== null,
      getToken: this.#getToken,
      fetch,
      queryClient,
      adapters,
      endpoints,
    };
  }

  get stream(): StreamOptions {
    return {
      url: this.#url,
      canPoll: this.#apiBase !== null,
      eventsUrl: this.#merged.eventsUrl ?? null,
      maxAttempts: this.#merged.maxAttempts ?? undefined,
      pollIntervalMs: this.#merged.pollInterval ?? DEFAULT_POLL_MS,
      getToken: this.#getToken,
      transport: this.#merged.transport,
    };
  }

  /** Lays options on top until the returned function is called. */
  add(options: LayeredOptions): () => void {
    const layer = Object.fromEntries(Object.entries<unknown>(options).filter(([, value]) => value != null));
    this.#layers = [...this.#layers, layer];
    return () => {
      this.#layers = this.#layers.filter((known) => known !== layer);
    };
  }

  get #merged(): LayeredOptions {
    return Object.assign({}, ...this.#layers) as LayeredOptions;
  }

  get #getToken(): (() => Promise<string>) | undefined {
    const { getToken } = this.#merged;
    return getToken && sharedToken(getToken);
  }
}
