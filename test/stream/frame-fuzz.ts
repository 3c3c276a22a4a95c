import fc from 'fast-check';
import { FakeEnvironment } from './fake-environment.js';
import { pick, seeded } from './random.js';
import { makeStream, WELCOME } from './stream-fixture.js';

const KEYS = [
  'event', 'type', 'action', 'data', 'seq', 'epoch', 'topic', 'id', 'ref', 'pos', 'code', 'features', 'recovered',
  'retry_after_ms', 'ping_ms', 'timestamp', 'message', '__proto__', 'constructor', 'prototype', 'toString',
]; // prettier-ignore
const WORDS = [
  'welcome', 'subscribed', 'pong', 'goaway', 'error', 'subscribe', 'usage.update', 'task.completed', 'resume', '',
  'a', '4401', 'forbidden', '__proto__', '\ud800', '\u0000', 'NaN',
]; // prettier-ignore
const NUMBERS = [0, 1, 2, -1, 1.5, 4401, 2 ** 53, 1e308, -0];

/** Half of it is near the protocol, the rest is anything JSON can say. */
const nearMiss = fc.letrec<{ value: unknown; frame: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(...WORDS, ...NUMBERS, null, true),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('frame'),
  ),
  frame: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 6 })
    .map((pairs) => new Raw(pairs)),
}));

/** Writes keys that an object literal would swallow. */
class Raw {
  constructor(private readonly pairs: readonly (readonly [string, unknown])[]) {}

  toString(): string {
    return `{${this.pairs.map(([key, value]) => `${JSON.stringify(key)}:${write(value)}`).join()}}`;
  }
}

function write(value: unknown): string {
  if (value instanceof Raw) return value.toString();
  if (Array.isArray(value)) return `[${value.map(write).join()}]`;
  return JSON.stringify(value) ?? 'null';
}

const frames: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: nearMiss.frame.map(write) },
  { weight: 2, arbitrary: fc.array(nearMiss.frame, { maxLength: 4 }).map(write) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.constantFrom(new ArrayBuffer(2), null, undefined, {}, '['.repeat(100_000)) },
);

/** What a fuzzed stream has seen. */
export interface Fuzzed {
  readonly refused: number;
  readonly events: number;
  /** Frames longer than a mebibyte that were read all the same. */
  readonly parsedTooLong: number;
}

const TOO_LONG = JSON.stringify({ event: 'long.note', data: 'x'.repeat(1_048_576) });

const PROTOTYPES = [Object.prototype, Array.prototype, Map.prototype, Function.prototype];
const namesOf = () => PROTOTYPES.map((prototype) => Object.getOwnPropertyNames(prototype).join()).join();

/**
 * Sends hostile frames to an open stream.
 * @throws where one throws, changes a prototype, or ends the connection; fast-check names the frame
 */
export function fuzzFrames(count: number, seed: number): Fuzzed {
  const before = namesOf();
  const environment = new FakeEnvironment();
  const fixture = makeStream({}, { status: () => undefined, fault: () => undefined }, environment);
  const expect = (holds: boolean, what: string) => {
    if (!holds) throw new Error(what);
  };
  fixture.stream.subscribe('a');
  fixture.stream.connect();
  const socket = fixture.open(WELCOME);
  const random = seeded(seed);
  fc.assert(
    fc.property(frames, (frame) => {
      socket.receiveText(frame);
      environment.advance(pick(random, [0, 0, 0, 1_000]));
      fixture.events.length = fixture.story.length = fixture.resyncs.length = socket.sent.length = 0;
      expect(environment.reported.length === 0, String(environment.reported[0]));
      expect(environment.socket === socket && socket.isAlive, 'the socket was closed');
    }),
    { numRuns: count, seed },
  );
  expect(namesOf() === before, 'a prototype was changed');
  socket.receive({ event: 'still.here', topic: 'b' });
  expect(fixture.story.join() === 'b still-here', 'nothing comes through any longer');
  const { refused, events } = fixture.stream.snapshot();
  return { refused, events, parsedTooLong: parsedOf(() => socket.receiveText(TOO_LONG)) };

  /** How often text is parsed meanwhile; each must be refused instead. */
  function parsedOf(send: () => void): number {
    const { parse } = JSON;
    let count = 0;
    JSON.parse = (...text: Parameters<typeof parse>) => {
      count += 1;
      return parse(...text) as unknown;
    };
    try {
      send();
    } finally {
      JSON.parse = parse;
    }
    expect(fixture.stream.snapshot().refused === refused + 1, 'a frame that is too long was not counted');
    return count;
  }
}
