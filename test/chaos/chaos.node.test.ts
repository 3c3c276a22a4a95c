import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as gates from './gates.node.js';
import type { Line, Scale } from './gates.node.js';
import { MUTANTS } from './mutants.js';

/** A small part of what `npm run chaos` plays. */
const SCALE: Scale = {
  seed: 101,
  speed: 10,
  pages: 12,
  faults: 96,
  samples: 40,
  sequences: 100,
  frames: 1_000,
};

const assertHeld = (lines: Line | readonly Line[]) => {
  for (const { gate, figure, isHeld, notes = [] } of [lines].flat()) {
    assert.ok(isHeld, `${gate}: ${figure}\n${notes.join('\n')}`);
  }
};

// Most of their time is waiting, so they wait together.
describe('the stream, in chaos', { concurrency: true }, () => {
  it('loses, doubles and reorders nothing where the server replays', async () => {
    assertHeld(await gates.holdReplay(SCALE));
  });

  it('covers every gap where the server does not', async () => {
    assertHeld(await gates.holdGaps(SCALE));
  });

  it('recovers in time', () => {
    assertHeld(gates.holdRecovery(SCALE));
  });

  it('stampedes no server', () => {
    assertHeld(gates.holdStorm(SCALE));
  });

  it('leaves the back-forward cache free, and comes back from it', async () => {
    assertHeld(await gates.holdHygiene(SCALE));
  });

  it('brings events past a proxy that strips upgrades, and returns to the socket', async () => {
    assertHeld(await gates.holdFallback(SCALE));
  });

  it('is small', async () => {
    assertHeld(await gates.holdSize());
  });
});

describe('the tests of the stream', () => {
  it('do not pass with a promise broken', async () => {
    const first = MUTANTS.filter(
      (mutant, index) => MUTANTS.findIndex(({ promise }) => promise === mutant.promise) === index,
    );
    assertHeld(await gates.holdMutants(first));
  });
});
