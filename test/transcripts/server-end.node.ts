import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { ReferenceServer } from '../chaos/reference-server.node.js';
import { Page, running, temporaryFile, type Running } from '../server/running.node.js';
import {
  isClosing,
  named,
  type Frame,
  type HostStep,
  type Speaker,
  type Step,
  type Transcript,
} from './transcript.node.js';

/** A server that can be asked to do what a transcript says of its host. */
interface SpeakingServer {
  dial(protocols: readonly string[]): Promise<Page>;
  publish(topics: readonly string[]): Promise<void>;
  loseLog(): Promise<void>;
  restart(): Promise<void>;
  refuse(ticket: string): void;
}

const PROTOCOLS = ['events.v1'];
/** A twentieth of what a page may lag behind. */
const BULK = 'x'.repeat(200_000);

/** The demo's server, with a database in a file. */
class DemoSpeaker implements SpeakingServer {
  private constructor(
    readonly t: TestContext,
    private server: Running,
  ) {}

  static async start(t: TestContext): Promise<DemoSpeaker> {
    return new DemoSpeaker(t, await running(t));
  }

  dial(protocols: readonly string[]): Promise<Page> {
    return this.server.page({ protocols: [...protocols] });
  }

  async publish(topics: readonly string[], more: Frame = {}): Promise<void> {
    const events = topics.map((topic) => ({
      event: 'task.completed',
      topic,
      data: { task_id: 't', ...more },
    }));
    const { status } = await this.server.post('/api/events', events);
    assert.equal(status, 202);
  }

  async loseLog(): Promise<void> {
    await this.server.close();
    this.server = await running(this.t, { db: temporaryFile(this.t) });
  }

  async restart(): Promise<void> {
    const { file } = this.server;
    await this.server.close();
    this.server = await running(this.t, { db: file });
  }

  refuse(): void {
    throw new Error('the demo asks for no ticket');
  }
}

/** The reference server of the chaos bench. */
class ReferenceSpeaker implements SpeakingServer {
  private constructor(
    private readonly t: TestContext,
    private readonly server: ReferenceServer,
  ) {}

  static async start(t: TestContext, isPlain: boolean): Promise<ReferenceSpeaker> {
    const server = new ReferenceServer({ resumes: !isPlain, pongs: !isPlain });
    await server.up();
    t.after(() => server.down());
    return new ReferenceSpeaker(t, server);
  }

  dial(protocols: readonly string[]): Promise<Page> {
    return Page.open(this.t, `ws://127.0.0.1:${this.server.port}/ws`, [...protocols], {});
  }

  publish(topics: readonly string[]): Promise<void> {
    for (const topic of topics) this.server.publish(topic);
    return Promise.resolve();
  }

  loseLog(): Promise<void> {
    this.server.log.restart();
    return Promise.resolve();
  }

  restart(): Promise<void> {
    return Promise.reject(new Error('the reference server says no goodbye'));
  }

  refuse(ticket: string): void {
    this.server.refusedTickets.add(ticket);
  }
}

/** The server's end of a transcript: a real one, spoken to over a real socket as the page would. */
class ServerEnd {
  #page: Page | null = null;
  readonly #epochs = new Map<string, unknown>();

  constructor(private readonly server: SpeakingServer) {}

  async take(step: Step): Promise<void> {
    if ('host' in step) await this.#act(step);
    else if ('network' in step) this.#open.socket.terminate();
    else if ('page' in step) {
      if (step.page === 'dials') this.#page = await this.server.dial(PROTOCOLS);
      else this.#open.say(named(step.page, (variable) => this.#epochs.get(variable)));
    } else if ('server' in step) {
      if (isClosing(step.server)) assert.equal((await this.#open.closed).code, step.server.closes);
      else if (step.server !== 'opens') for (const frame of [step.server].flat()) await this.#expect(frame);
    }
  }

  get #open(): Page {
    if (!this.#page) throw new Error('nobody has dialed');
    return this.#page;
  }

  /** The next frame must say this; it may say more, such as ids and times. */
  async #expect(frame: Frame): Promise<void> {
    const said = await this.#open.next();
    const seen: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(frame)) {
      seen[key] = this.#recognised(value, said[key]);
    }
    assert.deepEqual(seen, frame);
  }

  /** What was said, with epochs that are known, or are met for the first time, called as in the transcript. */
  #recognised(expected: unknown, said: unknown): unknown {
    if (typeof expected === 'string' && expected.startsWith('$')) {
      if (!this.#epochs.has(expected) && ![...this.#epochs.values()].includes(said))
        this.#epochs.set(expected, said);
      return this.#epochs.get(expected) === said ? expected : said;
    }
    if (typeof expected !== 'object' || expected === null || typeof said !== 'object' || said === null)
      return said;
    if (Array.isArray(said)) return said;
    const place = expected as Frame;
    return Object.fromEntries(
      Object.entries(said).map(([key, value]) => [key, this.#recognised(place[key], value)]),
    );
  }

  async #act(step: HostStep): Promise<void> {
    switch (step.host) {
      case 'publishes':
        return this.server.publish(step.events.map(({ topic = '' }) => topic));
      case 'loses its log':
        return this.server.loseLog();
      case 'restarts':
        return this.server.restart();
      case 'refuses a ticket':
        this.server.refuse(step.ticket);
        return;
      case 'publishes faster than the page reads':
        await this.#flood(step.count);
    }
  }

  /** Publishes to a page that has stopped reading. */
  async #flood(count: number): Promise<void> {
    if (!(this.server instanceof DemoSpeaker)) throw new Error('only the demo sends a slow page away');
    const { socket } = this.#open;
    socket.pause();
    for (let sent = 0; sent < count; sent += 1) await this.server.publish([''], { bulk: BULK });
    socket.resume();
  }
}

/** Holds a server to a transcript. @throws at the first step that it would not take */
export async function replayOnServer(
  t: TestContext,
  transcript: Transcript,
  speaker: Speaker,
): Promise<void> {
  const server =
    speaker === 'demo' ? await DemoSpeaker.start(t) : await ReferenceSpeaker.start(t, speaker === 'plain');
  const end = new ServerEnd(server);
  for (const [index, step] of transcript.steps.entries()) {
    try {
      await end.take(step);
    } catch (error) {
      throw new Error(`step ${index + 1}, ${JSON.stringify(step)}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
}
