import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { running } from '../server/running.node.js';
import { isBuilt, openChromium, untilText, visit } from './browser.node.js';
import { focusedName, nameFunctions } from './costs-page.node.js';

const PATIENCE_MS = 15_000;

describe('the cost page, by keys alone', () => {
  let browser: Browser;
  before(async () => {
    assert.ok(isBuilt(), 'nothing is built: run "npm run build"');
    browser = await openChromium();
  });
  after(() => browser.close());

  it('goes to another period, any days, the way back', async (t) => {
    const server = await running(t, { timeZone: 'UTC', now: Date.now });
    const { page } = await visit(browser, 'about:blank');
    await nameFunctions(page);
    await page.goto(`${server.url}demo/costs.html`);
    await untilText(page, 'date-range', /Today is/, PATIENCE_MS);
    const tabTo = async (name: string): Promise<void> => {
      for (let step = 0; step < 60; step++) {
        await page.keyboard.press('Tab');
        if ((await focusedName(page)) === name) return;
      }
      throw new Error(`60 tabs did not lead to "${name}"`);
    };
    await tabTo('30 days');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search === '?range=30d');
    await tabTo('Custom');
    await page.keyboard.press('Space');
    await page.waitForFunction(() =>
      document.querySelector('date-range')?.shadowRoot?.activeElement?.matches('[name="start"]'),
    );
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /^\?range=\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(location.search));
    assert.equal(await focusedName(page), 'Custom');
    await tabTo('Reset');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search === '');
    assert.equal(await focusedName(page), '7 days');
  });
});
