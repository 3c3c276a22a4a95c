/** What the stream is doing, in one word. `idle`, `unauthorised` and `closed` stay until `connect()`. */
export type StreamState =
  'idle' | 'connecting' | 'live' | 'retrying' | 'polling' | 'offline' | 'unauthorised' | 'closed';

/** By which way news arrives. */
export type TransportKind = 'websocket' | 'mqtt' | 'nats' | 'sse' | 'long-poll' | 'poll';

/** What the stream is doing and why, frozen; a new one is told with every change. */
export interface StreamStatus {
  readonly state: StreamState;
  /** The attempt that is being made or waited for, from 1; 0 while none is needed. */
  readonly attempt: number;
  /** Milliseconds from this change to the next attempt; `null` where none is waited for. */
  readonly delayMs: number | null;
  /** Why, as a short kebab-case word: `lost`, `refused`, `timeout`, `restart`, `idle`, `forbidden`, `bad-url` … */
  readonly reason: string | null;
  /** Close code of the last connection; `null` where it had none. */
  readonly code: number | null;
  /** When this state began, epoch milliseconds. */
  readonly since: number;
  readonly transport: TransportKind | null;
}
