import type { TransportKind } from './status.js';

/** What a transport tells; nothing is told after `closed`, nor after `close()`. */
export interface TransportListener {
  opened(): void;
  /** Something arrived, if only a sign of life. */
  heard(): void;
  /** A frame as it came: text, or something to be refused. */
  frame(raw: unknown): void;
  /** @param code a WebSocket close code; 1006 where there was none */
  closed(code: number): void;
}

/** One way to the server: frames come in, and perhaps go out. */
export interface Transport {
  readonly kind: TransportKind;
  /** Sends a control frame; `false` where it cannot be sent, now or ever. */
  send(text: string): boolean;
  /** Ends it in silence: the listener hears nothing more. */
  close(): void;
}
