import type { Clock } from './environment.js';
import { Timer } from './timer.js';
import type { Transport, TransportListener } from './transport.js';

/** The part of a WebSocket that is used, so that a test can play one. */
export interface Socket {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: never) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export type SocketConstructor = new (url: string, protocols?: string[]) => Socket;

const OPEN = 1;
/** A socket that a Content-Security-Policy blocks fires `error` but no `close` in Chromium. */
const CLOSE_AFTER_ERROR_MS = 250;

/**
 * Opens a WebSocket.
 * @throws what the constructor throws, where the page's policy or the address forbids it
 */
export function openSocket(
  WebSocket: SocketConstructor,
  clock: Clock,
  url: string,
  protocols: string[],
  listener: TransportListener,
): Transport {
  const socket = new WebSocket(url, protocols);
  const afterError = new Timer(clock);
  const detach = () => {
    afterError.stop();
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.onerror = () => undefined;
  };
  const end = (code: number) => {
    detach();
    listener.closed(code);
  };
  socket.onopen = () => listener.opened();
  socket.onmessage = ({ data }) => {
    listener.heard();
    listener.frame(data);
  };
  socket.onerror = () => afterError.start(CLOSE_AFTER_ERROR_MS, () => end(1006));
  socket.onclose = ({ code }) => end(code);
  return {
    kind: 'websocket',
    send(text) {
      if (socket.readyState !== OPEN) return false;
      socket.send(text);
      return true;
    },
    close() {
      detach();
      socket.close(1000);
    },
  };
}
