import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { browserEnvironment, type Environment } from '../../src/stream/environment.js';
import { EventStream, type StreamOptions } from '../../src/stream/event-stream.js';
import type { SocketConstructor } from '../../src/stream/socket-transport.js';
import type { StreamStatus } from '../../src/stream/status.js';
import type { Envelope } from '../../src/wire/envelope.js';
import type { Fault } from '../../src/wire/fault.js';
import { PATIENCE_MS } from './brokers.node.js';

const AGAIN_MS = 25;

/** What a page sees of a stream over a real network, told in order. */
export class PageStream {
  readonly stream: EventStream;
  /** Events as `topic n`, where n is what the test put into them, and resyncs as `!topic reason`. */
  readonly story: string[] = [];
  readonly statuses: StreamStatus[] = [];
  readonly faults: Fault[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(options: StreamOptions, environment: Environment) {
    const tell = <T>(list: T[], ...items: T[]) => {
      list.push(...items);
      for (const check of [...this.#waiting]) check();
    };
    this.stream = new EventStream(
      options,
      {
        status: (status) => tell(this.statuses, status),
        events: (batch) => tell(this.story, ...batch.map(lineOf)),
        resync: ({ topic, reason }) => tell(this.story, `!${topic} ${reason}`),
        fault: (fault) => tell(this.faults, fault),
        poll: () => Promise.resolve(true),
      },
      environment,
    );
  }

  /**
   * A page that follows topics; the end of the test closes it.
   * @param speed how many of its seconds pass in one of ours
   * @param headers what a browser would send with the upgrade
   */
  static open(
    t: TestContext,
    options: Partial<StreamOptions>,
    topics: readonly string[] = ['team'],
    speed = 1,
    headers: Readonly<Record<string, string>> = {},
  ): PageStream {
    const page = new PageStream({ canPoll: false, ...options }, environmentOf(speed, headers));
    t.after(() => page.stream.disconnect());
    for (const topic of topics) page.stream.subscribe(topic);
    page.stream.connect();
    return page;
  }

  /** The states it went through. */
  get states(): string[] {
    return this.statuses
      .map(({ state }) => state)
      .filter((state, index, states) => state !== states[index - 1]);
  }

  get reasons(): (string | null)[] {
    return this.statuses.map(({ reason }) => reason);
  }

  /** Numbers of the events of a topic, in the order they came. */
  numbers(topic = 'team'): number[] {
    return this.story.flatMap((line) =>
      line.startsWith(`${topic} `) ? Number(line.slice(topic.length)) : [],
    );
  }

  get resyncs(): string[] {
    return this.story.filter((line) => line.startsWith('!'));
  }

  /** Events of a topic that came though an earlier one had neither come nor been covered by a resync; or came twice. */
  silentGaps(topic = 'team'): string[] {
    let last: number | null = null;
    return this.story.filter((line) => {
      if (line.startsWith(`!${topic} `)) last = null;
      if (!line.startsWith(`${topic} `)) return false;
      const n = Number(line.slice(topic.length));
      const isGap = last !== null && n !== last + 1;
      last = n;
      return isGap;
    });
  }

  /** Waits for something that what is told will bring about. */
  until(isSo: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (result: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(check);
        result();
      };
      const check = () => {
        if (isSo()) end(resolve);
      };
      const timer = setTimeout(() => {
        const seen = JSON.stringify({
          story: this.story.slice(-20),
          states: this.states,
          faults: this.faults,
        });
        end(() => reject(new Error(`${what}: not within ${PATIENCE_MS} ms; ${seen}`)));
      }, PATIENCE_MS);
      this.#waiting.add(check);
      check();
    });
  }

  live(): Promise<void> {
    return this.until(() => this.stream.status.state === 'live', 'live');
  }

  /** Waits until the subscriptions hold, which only events show; then forgets what was told. */
  async follows(publish: (topic: string) => Promise<unknown>, ...topics: string[]): Promise<void> {
    for (const topic of topics) {
      let isOver = false;
      const heard = this.until(() => this.numbers(topic).length > 0, `an event of ${topic}`);
      const over = heard.finally(() => (isOver = true));
      while (!isOver) {
        await publish(topic);
        await Promise.race([over, new Promise((resolve) => setTimeout(resolve, AGAIN_MS))]);
      }
    }
    await this.until(() => true, '');
    this.story.length = this.statuses.length = this.faults.length = 0;
  }
}

function lineOf({ topic, data }: Envelope): string {
  return `${topic} ${String((data as { n?: unknown } | null)?.n)}`;
}

function environmentOf(speed: number, headers: Readonly<Record<string, string>>): Environment {
  const environment = browserEnvironment();
  class PageSocket extends WebSocket {
    constructor(url: string, protocols: string[] = []) {
      super(url, protocols, { headers });
    }
  }
  return {
    ...environment,
    WebSocket: PageSocket as unknown as SocketConstructor,
    clock: {
      ...environment.clock,
      monotonic: () => performance.now() * speed,
      setTimeout: (task, delayMs) => setTimeout(task, delayMs / speed),
    },
  };
}
