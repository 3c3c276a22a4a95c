import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { playSequence } from './sequence.js';

/** Ten times as many are played by `npm run chaos`. */
const SEQUENCES = 10_000;

describe('EventStream, at random', () => {
  it(`keeps its promises through ${SEQUENCES} sequences of operations and faults`, () => {
    const sum = { events: 0, resyncs: 0, effectiveFaults: 0 };
    for (let seed = 1; seed <= SEQUENCES; seed += 1) {
      const { events, resyncs, effectiveFaults } = playSequence(seed);
      sum.events += events;
      sum.resyncs += resyncs;
      sum.effectiveFaults += effectiveFaults;
    }
    // A game in which nothing happened would prove nothing.
    assert.ok(
      sum.events > 50_000 && sum.resyncs > 10_000 && sum.effectiveFaults > 5_000,
      JSON.stringify(sum),
    );
  });
});
