import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { DomainCostsElement } from '../../src/elements/domain-costs.js';
import { running } from '../server/running.node.js';
import { isBuilt, openBrowser, untilText, visit } from './browser.node.js';
import { longestTaskOf, nameFunctions } from './costs-page.node.js';

const COUNT = 10_000;
const PATIENCE_MS = 15_000;
const TURNS = 3;

/** Headers by their place, and what the caption says after a press; the last makes the order what it was. */
const SORTS: readonly (readonly [header: number, caption: RegExp])[] = [
  [0, /Sorted by Domain, ascending/],
  [3, /Sorted by Requests, descending/],
  [4, /Sorted by Average per request, descending/],
  [1, /Sorted by Cost, descending/],
];

const domainBreakdown = (first: string): object[] =>
  Array.from({ length: COUNT }, (_, i) => ({
    domain: i === 0 ? first : `team-${String(i).padStart(5, '0')}`,
    requests: 10 + ((i * 7919) % 5_000),
    cost: i % 97 === 96 ? null : (500 / (i + 1)).toFixed(4),
  }));

const telemetryOf = (first: string): object => ({
  cost: { total: '4999.1' },
  domainBreakdown: domainBreakdown(first),
});

/** Has the page know an answer that it is not shown yet. */
const bring = (page: Page, first: string): Promise<void> =>
  page.evaluate((telemetry) => void Object.assign(globalThis, { telemetry }), telemetryOf(first));

const answer = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const element = document.querySelector<DomainCostsElement>('domain-costs');
    if (element) element.telemetry = Reflect.get(globalThis, 'telemetry') as unknown;
  });

const pressHeader = (page: Page, place: number): Promise<void> =>
  page.evaluate((index) => {
    const table = document.querySelector('domain-costs')?.shadowRoot;
    table?.querySelectorAll<HTMLElement>('thead button')[index]?.click();
  }, place);

const search = (page: Page, words: string): Promise<void> =>
  page.evaluate((text) => {
    const element = document.querySelector<DomainCostsElement>('domain-costs');
    if (element) element.search = text;
  }, words);

describe('a table of ten thousand domains', () => {
  before(() => assert.ok(isBuilt(), 'nothing is built: run "npm run build"'));

  it('has no task of more than 50 ms of work when an answer comes, at a sort or a search', async (t) => {
    const server = await running(t);
    const { page, complaints } = await visit(await openBrowser(t), 'about:blank');
    await nameFunctions(page);
    await page.goto(`${server.url}demo/states.html`);
    await page.evaluate(() => {
      const element = document.createElement('domain-costs');
      element.setAttribute('page-size', '0');
      document.body.replaceChildren(element);
    });
    await page.waitForFunction(() => customElements.get('domain-costs'));
    const play = async (turn: number): Promise<number> => {
      await bring(page, `newest ${turn}`);
      await page.tracing.start({ categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
      await answer(page);
      await untilText(page, 'domain-costs', new RegExp(`newest ${turn}`), PATIENCE_MS);
      for (const [header, caption] of SORTS) {
        await pressHeader(page, header);
        await untilText(page, 'domain-costs', caption, PATIENCE_MS);
      }
      await search(page, 'team-00');
      await untilText(page, 'domain-costs', /999 domains/, PATIENCE_MS);
      await search(page, '');
      await untilText(page, 'domain-costs', /10,000 domains/, PATIENCE_MS);
      return longestTaskOf((await page.tracing.stop()) ?? new Uint8Array());
    };
    // The code is new to the engine in the first turn, and other work of the machine can only make a task longer.
    const longest: number[] = [];
    while (longest.length < TURNS && !longest.some((ms) => ms <= 50))
      longest.push(await play(longest.length));
    t.diagnostic(`longest task ${longest.join(', ')} ms`);
    assert.ok(
      longest.some((ms) => ms <= 50),
      `tasks of ${longest.join(', ')} ms`,
    );
    assert.deepEqual(complaints, []);
  });
});
