/**
 * What an element may know about an answer. "Loading and failed" cannot be written, and after a first answer it
 * stays `ready`: a later failure or a lost connection only makes it `stale`.
 */
export type Loadable<T> =
  | { readonly type: 'unconnected' }
  | { readonly type: 'loading' }
  | Ready<T>
  | { readonly type: 'failed'; readonly error: Error };

/** An answer to show. */
export interface Ready<T> {
  readonly type: 'ready';
  readonly data: T;
  /** The last known value, while newer ones cannot be had. */
  readonly stale: boolean;
  /** When the figures were true by the server's clock, epoch milliseconds; when they arrived, where it does not say. */
  readonly asOf: number;
  /** When they arrived by the page's clock, epoch milliseconds. */
  readonly receivedAt: number;
}

export const UNCONNECTED: Loadable<never> = { type: 'unconnected' };
export const LOADING: Loadable<never> = { type: 'loading' };
