import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/** The network between a page and a broker, which can be looked at and fall silent. */
export class Cable {
  readonly #server: Server;
  readonly #ends = new Set<Socket>();
  #isSilent = false;
  #changed: () => void = () => undefined;

  private constructor(port: number) {
    this.#server = createServer((page) => {
      const broker = createConnection(port, '127.0.0.1');
      for (const [from, to] of [
        [page, broker],
        [broker, page],
      ] as const) {
        from.on('data', (data) => !this.#isSilent && to.write(data));
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
      this.#ends.add(page);
      page.on('close', () => {
        this.#ends.delete(page);
        this.#changed();
      });
      this.#changed();
    });
  }

  /** Lays a cable to a port of this machine; the end of the test takes it away. */
  static async to(t: TestContext, port: number): Promise<Cable> {
    const cable = new Cable(port);
    cable.#server.listen(0, '127.0.0.1');
    await once(cable.#server, 'listening');
    t.after(() => {
      for (const end of cable.#ends) end.destroy();
      cable.#server.close();
    });
    return cable;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on nothing passes on what is connected, and nobody is told. */
  fallSilent(): void {
    this.#isSilent = true;
    this.#server.once('connection', () => (this.#isSilent = false));
  }

  /** Waits until so many pages are connected. */
  async carries(count: number): Promise<void> {
    while (this.#ends.size !== count) await new Promise<void>((resolve) => (this.#changed = resolve));
  }
}
