import type { Origin } from '../wire/envelope.js';
import type { Environment } from './environment.js';
import type { TransportKind } from './status.js';

/** What a transport tells; nothing is told after `closed`, nor after `close()`. */
export interface TransportListener {
  opened(): void;
  /** Something arrived, if only a sign of life. */
  heard(): void;
  /** A frame as it came: text, or something to be refused; with its origin where a broker brought it. */
  frame(raw: unknown, origin?: Origin): void;
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

/** One attempt to open a way to the server. */
export interface Dial {
  /** Checked, and absolute. */
  readonly url: string;
  /** A short-lived token of the host's; `null` where it gives none. */
  readonly ticket: string | null;
  readonly environment: Pick<Environment, 'WebSocket' | 'clock' | 'report'>;
}

/** Another way to the server than the contract's own socket; a host gives it where it publishes through a broker. */
export interface TransportFactory {
  readonly kind: TransportKind;
  /** Opens it once; nothing is told before this returns, and it never comes back by itself. */
  open(dial: Dial, listener: TransportListener): Transport;
}
