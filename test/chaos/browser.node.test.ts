import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdBackForward, holdReplayInBrowser } from './browser-gates.node.js';
import { holdBusyMinute } from './busy-minute.node.js';
import type { Line, Scale } from './line.js';

/** A small part of what `npm run chaos` plays. */
const SCALE: Scale = { seed: 11, speed: 5, pages: 4, faults: 48, samples: 1, sequences: 1, frames: 1 };
const BUSY_MS = 10_000;

const assertHeld = ({ figure, isHeld, notes = [] }: Line) => {
  assert.ok(isHeld, `${figure}\n${notes.join('\n')}`);
};

describe('the stream, in a real browser', () => {
  it('lets the back-forward cache keep its page, and is live soon after', async () => {
    assertHeld(await holdBackForward(SCALE));
  });

  it('loses, doubles and reorders nothing while the network breaks', async () => {
    assertHeld(await holdReplayInBrowser('Chromium', SCALE));
  });

  it('holds up no page with a thousand events a second', async () => {
    assertHeld(await holdBusyMinute(BUSY_MS));
  });
});
