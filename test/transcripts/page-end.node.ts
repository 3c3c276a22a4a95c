import assert from 'node:assert/strict';
import type { FakeSocket } from '../stream/fake-environment.js';
import { makeStream, type Fixture } from '../stream/stream-fixture.js';
import { isClosing, named, type Frame, type Step, type Transcript } from './transcript.node.js';

const LOOK_MS = 10;

/** The page's end of a transcript: the stream on a clock and a network that are played. */
class PageEnd {
  readonly #fixture: Fixture;
  #dialed = 0;
  /** How many frames of the present socket were expected and came. */
  #read = 0;

  constructor({ topics, tickets }: Transcript) {
    const left = [...(tickets ?? [])];
    this.#fixture = makeStream(tickets ? { getToken: () => left.shift() ?? '' } : {});
    for (const topic of topics) this.#fixture.stream.subscribe(topic);
    this.#fixture.stream.connect();
  }

  async take(step: Step): Promise<void> {
    const { environment, story, faults, stream } = this.#fixture;
    await environment.settle();
    if ('page' in step) {
      if (step.page === 'dials') await this.#awaitDial(step as Extract<Step, { page: 'dials' }>);
      else assert.deepEqual(this.#next(), named(step.page, nameOf));
    } else if ('server' in step) this.#hear(step);
    else if ('network' in step) environment.socket.drop();
    else if ('heard' in step) assert.deepEqual(story.splice(0), step.heard);
    else if ('state' in step) assert.equal(stream.status.state, step.state);
    else if ('passes' in step) environment.advance(step.passes);
    else if ('refused' in step) {
      assert.deepEqual(
        faults.splice(0).map(({ field }) => field),
        step.refused,
      );
    }
    await environment.settle();
  }

  /** Whatever it has said beyond the transcript is too much. */
  end(): void {
    assert.deepEqual(this.#socket.sent.slice(this.#read), [], 'the page says more');
    assert.deepEqual(this.#fixture.faults, []);
    this.#fixture.stream.disconnect();
  }

  get #socket(): FakeSocket {
    return this.#fixture.environment.socket;
  }

  #next(): Frame | undefined {
    return this.#socket.sent[this.#read++];
  }

  async #awaitDial({ within, protocols }: Extract<Step, { page: 'dials' }>): Promise<void> {
    const { environment } = this.#fixture;
    if (this.#dialed > 0) assert.deepEqual(this.#socket.sent.slice(this.#read), [], 'the page says more');
    const [least, most] = within;
    const began = environment.time;
    while (environment.sockets.length === this.#dialed && environment.time - began < most) {
      environment.advance(LOOK_MS);
      await environment.settle();
    }
    const waited = environment.time - began;
    assert.equal(environment.sockets.length, this.#dialed + 1, `no socket in ${waited} ms`);
    assert.ok(waited >= least && waited <= most, `a socket after ${waited} ms`);
    if (protocols) assert.deepEqual(this.#socket.protocols, protocols);
    this.#dialed += 1;
    this.#read = 0;
  }

  #hear(step: Extract<Step, { server: unknown }>): void {
    const said = step.server;
    if (said === 'opens') this.#socket.open();
    else if (isClosing(said)) this.#socket.drop(said.closes);
    else if (!('isLost' in step)) this.#socket.receive(named(said, nameOf));
  }
}

const nameOf = (variable: string): string => variable.slice(1);

/** Holds the page to a transcript. @throws at the first step that it would not take */
export async function replayOnPage(transcript: Transcript): Promise<void> {
  const end = new PageEnd(transcript);
  for (const [index, step] of transcript.steps.entries()) {
    try {
      await end.take(step);
    } catch (error) {
      throw new Error(`step ${index + 1}, ${JSON.stringify(step)}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  end.end();
}
