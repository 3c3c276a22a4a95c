import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdMutants, holdSize } from './code-gates.node.js';
import type { Line, Scale } from './line.js';
import { MUTANTS } from './mutants.js';
import * as network from './network-gates.node.js';
import * as played from './played-gates.js';
import * as store from './store-gates.js';

/** A small part of what `npm run chaos` plays. */
const SCALE: Scale = {
  seed: 101,
  speed: 10,
  pages: 12,
  faults: 96,
  samples: 40,
  sequences: 200,
  frames: 1_000,
};

const assertHeld = (lines: Line | readonly Line[]) => {
  for (const { gate, figure, isHeld, notes = [] } of [lines].flat()) {
    assert.ok(isHeld, `${gate}: ${figure}\n${notes.join('\n')}`);
  }
};

// One after the other: these need the machine, or the time, for themselves.
describe('the stream, on a played clock', () => {
  it('recovers in time', () => {
    assertHeld([played.holdTail(SCALE), played.holdHalfOpen(SCALE), played.holdBounce(SCALE)]);
  });

  it('stampedes no server', () => {
    assertHeld(played.holdStorm(SCALE));
  });

  it('is never stuck, and ends only where it is told to', () => {
    assertHeld(played.holdSequences(SCALE));
  });

  it('asks once for a new token, twice at most, and not for ever', async () => {
    assertHeld(await played.holdExpiry());
  });

  it('trusts no frame', () => {
    assertHeld(played.holdFrames(SCALE));
  });

  it('costs little, and lets no more wait than it can hold', () => {
    assertHeld(played.holdThroughput(true));
  });

  it('believes no socket that says nothing, time after time', () => {
    assertHeld(played.holdSilentOpenings());
  });
});

describe('the store, in a storm', () => {
  it('tells the latest figures once a frame, and everything else always', async () => {
    assertHeld(await store.holdCoalescing());
  });

  it('reads again soon, and seldom', async () => {
    assertHeld([await store.holdInvalidation(), await store.holdRefetch(SCALE.seed)]);
  });

  it('tells a person once, three things at a time, and nothing old', async () => {
    assertHeld(await store.holdToasts());
  });

  it('tells it in one of ten tabs', async () => {
    assertHeld(await store.holdTabs(SCALE.seed, 2));
  });
});

describe('the code of the stream', () => {
  it('is small', async () => {
    assertHeld(await holdSize());
  });

  it('passes no test with a promise broken', async () => {
    const first = MUTANTS.filter(
      (mutant, index) => MUTANTS.findIndex(({ promise }) => promise === mutant.promise) === index,
    );
    assertHeld(await holdMutants(first));
  });
});

describe('the stream, on a network', () => {
  it('lets its server see that a page was left, and is back with it', async () => {
    assertHeld(await network.holdHygiene(SCALE));
  });
});

// Most of their time is waiting, so they wait together.
describe('the stream, on a network that breaks', { concurrency: true }, () => {
  it('loses, doubles and reorders nothing where the server replays', async () => {
    assertHeld((await network.holdReplay(SCALE)).line);
  });

  it('covers every gap where the server does not', async () => {
    assertHeld(await network.holdGaps(SCALE));
  });

  it('brings events past a proxy that takes no upgrade, and returns to the socket', async () => {
    assertHeld(await network.holdFallback(SCALE));
  });

  it('takes a poor network for no broken one', async () => {
    assertHeld(await network.holdPoorNetwork(SCALE));
  });
});
