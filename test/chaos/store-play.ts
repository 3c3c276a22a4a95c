import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { Feed } from '../../src/store/feed.js';
import { budgetResource, routingResource } from '../../src/store/resource.js';
import { budgetPayload } from '../makers/budget.js';
import { routingPayload } from '../makers/routing.js';
import { FakeFetch } from '../support/fake-fetch.js';
import { PlayedNetwork } from '../support/played-network.js';
import { seeded } from '../stream/random.js';

const FRAME_MS = 16;

/** What a page reads time by; the immediates of whoever runs this go on. */
const PLAYED = ['setTimeout', 'clearTimeout', 'Date', 'performance'] as const;

/** A feed as pages have it, with two widgets' questions, on a played clock: whoever plays must call `end()`. */
export class StorePlay {
  readonly clock: SinonFakeTimers = useFakeTimers({
    now: Date.parse('2026-11-20T13:00:00Z'),
    toFake: [...PLAYED],
  });
  readonly network: PlayedNetwork;
  readonly server: FakeFetch;
  readonly feed: Feed;
  /** When each path was asked for, by the played clock. */
  readonly asked: { readonly path: string; readonly at: number }[] = [];

  constructor(seed = 1) {
    // Node has no frames; a page's are played.
    Object.assign(globalThis, {
      requestAnimationFrame: (task: () => void) => setTimeout(task, FRAME_MS),
    });
    this.network = new PlayedNetwork(seeded(seed));
    this.server = new FakeFetch()
      .json('usage/budget', budgetPayload())
      .json('analytics/routing', routingPayload());
    this.feed = new Feed(
      {
        url: 'wss://host.example/ws',
        apiBase: 'https://host.example/api',
        topics: ['campaign:1', 'campaign:2'],
        pollInterval: 0,
        refreshInterval: 0,
        fetch: (input, init) => {
          this.asked.push({ path: input as string, at: performance.now() });
          return this.server.fetch(input, init);
        },
      },
      this.network.environment,
    );
    for (const resource of [budgetResource, routingResource]) {
      this.feed.observe({ resource } as { resource: typeof budgetResource }, () => undefined);
    }
  }

  /** Opens the present attempt, which brings an event after a while. */
  async goLive(): Promise<void> {
    this.network.socket.open();
    await this.clock.tickAsync(1_000);
    this.network.socket.receive({ event: 'hello' });
    await this.clock.tickAsync(4_000);
  }

  end(): void {
    this.feed.disconnect();
    this.clock.restore();
    Reflect.deleteProperty(globalThis, 'requestAnimationFrame');
  }
}

/** Plays with a feed, and leaves the time as it was. */
export async function withStore<T>(play: (store: StorePlay) => Promise<T>, seed = 1): Promise<T> {
  const store = new StorePlay(seed);
  try {
    return await play(store);
  } finally {
    store.end();
  }
}
