import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fuzzFrames } from './frame-fuzz.js';

/** A hundred times as many are sent by `npm run chaos`. */
const FRAMES = 10_000;

describe('EventStream, under hostile frames', () => {
  it(`takes ${FRAMES} of them: nothing throws, no prototype changes, the socket stays open`, () => {
    const { refused, events } = fuzzFrames(FRAMES, 18);
    assert.ok(refused > FRAMES / 20 && events > FRAMES / 100, JSON.stringify({ refused, events }));
  });
});
