// A page loads these when it first needs them, which takes time of the machine: a faked clock does not wait for them.
import '../../src/host/feed-for.js';
import '../../src/store/act.js';
import '../../src/store/tab-share.js';
import '../../src/stream/http-line.js';
import { browserEnvironment, type Environment } from '../../src/stream/environment.js';
import { FakeEnvironment, type FakeSocket } from '../stream/fake-environment.js';

/** A page whose sockets do what the test says, and answer pings; its time is the page's own, for a test that fakes it. */
export class PlayedNetwork {
  readonly #sockets = new FakeEnvironment();
  isHidden = false;
  readonly environment: Environment = {
    ...browserEnvironment(),
    random: () => this.random(),
    WebSocket: this.#sockets.WebSocket,
    isOnline: () => true,
    isHidden: () => this.isHidden,
    macrotask: (task) => queueMicrotask(task),
  };

  /** @param random chances of the page, from 0 up to 1 */
  constructor(private readonly random: () => number = () => 0.5) {
    this.#sockets.onSent = (socket, { action }) => {
      if (action === 'ping') queueMicrotask(() => socket.receive({ action: 'pong' }));
    };
  }

  /** Sockets opened in all. */
  get opened(): number {
    return this.#sockets.sockets.length;
  }

  /** Sockets that are open or being opened. */
  get alive(): number {
    return this.#sockets.liveSockets.length;
  }

  /** The newest socket. */
  get socket(): FakeSocket {
    return this.#sockets.socket;
  }
}
