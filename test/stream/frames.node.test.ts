import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FakeEnvironment } from './fake-environment.js';
import { pick, seeded } from './random.js';
import { makeStream, WELCOME } from './stream-fixture.js';

/** A hundred times as many are sent by `npm run chaos`. */
const FRAMES = 10_000;

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

describe('EventStream, under hostile frames', () => {
  it(`takes ${FRAMES} of them: nothing throws, no prototype changes, the socket stays open`, () => {
    const prototypes = [Object.prototype, Array.prototype, Map.prototype, Function.prototype];
    const before = prototypes.map((prototype) => Object.getOwnPropertyNames(prototype).join());
    const environment = new FakeEnvironment();
    const fixture = makeStream({}, { status: () => undefined, fault: () => undefined }, environment);
    fixture.stream.subscribe('a');
    fixture.stream.connect();
    const socket = fixture.open(WELCOME);
    const random = seeded(18);
    fc.assert(
      fc.property(frames, (frame) => {
        socket.receiveText(frame);
        environment.advance(pick(random, [0, 0, 0, 1_000]));
        fixture.events.length = fixture.story.length = fixture.resyncs.length = 0;
        assert.deepEqual(environment.reported, []);
        assert.equal(environment.socket, socket);
        assert.ok(socket.isAlive);
      }),
      { numRuns: FRAMES, seed: 18 },
    );
    assert.deepEqual(
      prototypes.map((prototype) => Object.getOwnPropertyNames(prototype).join()),
      before,
    );
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    socket.receive({ event: 'still.here', topic: 'b' });
    assert.deepEqual(fixture.story, ['b still-here']);
    assert.ok(fixture.stream.snapshot().refused > FRAMES / 20);
  });
});
