import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The answer to whoever sent the server away must be out before it goes. */
const FAREWELL_MS = 50;

const RETRY_MS = 500;

/** Takes a server off its port for a while: connections are cut without a word, and new ones find nobody. */
export class Absence {
  readonly #server: Server;
  readonly #cut: () => void;
  #timer: NodeJS.Timeout | undefined;
  #address: AddressInfo | undefined;

  /** @param cut cuts what is no HTTP connection any more */
  constructor(server: Server, cut: () => void) {
    this.#server = server;
    this.#cut = cut;
  }

  start(seconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#leave(seconds), FAREWELL_MS);
  }

  /** Stays away for good. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  #leave(seconds: number): void {
    this.#address = this.#server.address() as AddressInfo;
    this.#server.close();
    this.#server.closeAllConnections();
    this.#cut();
    this.#timer = setTimeout(() => this.#comeBack(), seconds * 1_000);
  }

  /** Another program may have taken the port meanwhile: then it is asked for again and again. */
  #comeBack(): void {
    if (!this.#address) return;
    const again = () => {
      this.#timer = setTimeout(() => this.#comeBack(), RETRY_MS);
    };
    this.#server.once('error', again);
    this.#server.listen(this.#address.port, this.#address.address, () => this.#server.off('error', again));
  }
}
