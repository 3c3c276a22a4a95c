import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { isBuilt } from '../demo/browser.node.js';
import { holdDemo } from './demo-gate.node.js';

/** A small part of the five minutes of `npm run chaos -- --demo`. */
const DEMO_MS = 20_000;

describe('the demo, while its server is killed every two seconds', () => {
  before(() => assert.ok(isBuilt(), 'nothing is built: run "npm run build"'));

  it('ends on exactly what the database holds, with each toast told once', async () => {
    const { figure, isHeld, notes = [] } = await holdDemo(7, DEMO_MS);
    assert.ok(isHeld, `${figure}\n${notes.join('\n')}`);
  });
});
