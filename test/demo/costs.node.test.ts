import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { running, temporaryFile, type Running } from '../server/running.node.js';
import { isBuilt, openBrowser, textOf, untilText, visit } from './browser.node.js';
import {
  choose,
  countRequests,
  frameAfter,
  longestTaskOf,
  nameFunctions,
  settled,
  WIDGETS,
} from './costs-page.node.js';
import { busyWeeks, sumsAfter, updateAfter } from './usage-updates.node.js';

const AXE = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url);
const PATIENCE_MS = 15_000;

const address = (server: Running, query = ''): string => `${server.url}demo/costs.html${query}`;

/** One update in so many changes all that the page shows: 6 kB, of which a page can decode some 700 a second. */
const WHOLE_EVERY = 4;

describe('the cost page', () => {
  before(() => assert.ok(isBuilt(), 'nothing is built: run "npm run build"'));

  it('asks once for each resource and opens one socket, and once more when the period changes', async (t) => {
    const db = temporaryFile(t, 'quiet.db');
    const server = await running(t, { db, timeZone: 'UTC', now: Date.now });
    const browser = await openBrowser(t);
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    let sockets = 0;
    let asked: string[] = [];
    session.on('Network.webSocketCreated', () => (sockets += 1));
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith('/api/') && request.method() === 'GET') asked.push(pathname + search);
    });
    await page.goto(address(server));
    await untilText(page, 'stream-status', /Live/, PATIENCE_MS);
    await page.waitForNetworkIdle({ idleTime: 500 });
    assert.deepEqual(asked, [...new Set(asked)], 'no address is asked for twice');
    assert.equal(asked.filter((path) => path.includes('telemetry')).length, 1, asked.join('\n'));
    assert.equal(sockets, 1);
    asked = [];
    await choose(page, '30 days');
    await page.waitForNetworkIdle({ idleTime: 500 });
    assert.deepEqual(asked.sort(), ['/api/analytics/costs?days=30', '/api/dashboard/telemetry?days=30']);
    assert.equal(new URL(page.url()).search, '?range=30d');
    await page.goBack();
    await page.waitForFunction(
      () => document.querySelector<HTMLElement & { value?: string }>('date-range')?.value === '7d',
    );
  });

  it('is accessible in light, in dark and in forced colours', async (t) => {
    const db = temporaryFile(t, 'seen.db');
    const generator = await running(t, { db, timeZone: 'UTC', isQuiet: false, now: Date.now });
    await generator.close();
    const server = await running(t, { db, timeZone: 'UTC', now: Date.now });
    const { page } = await visit(await openBrowser(t), 'about:blank');
    await nameFunctions(page);
    const session = await page.createCDPSession();
    const axe = readFileSync(AXE, 'utf8');
    const looks = [
      { name: 'prefers-color-scheme', value: 'light' },
      { name: 'prefers-color-scheme', value: 'dark' },
      { name: 'forced-colors', value: 'active' },
    ];
    for (const look of looks) {
      await session.send('Emulation.setEmulatedMedia', { features: [look] });
      await page.goto(address(server));
      await settled(page);
      await page.evaluate(axe);
      const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
      const { violations } = found as { violations: { id: string; nodes: { target: unknown }[] }[] };
      const told = violations.map(
        ({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map((node) => node.target))}`,
      );
      assert.deepEqual(told, [], `${look.name}: ${look.value}`);
    }
  });

  it('has no task of more than 50 ms of work while a thousand updates come in a second, a quarter of them of everything', async (t) => {
    const server = await running(t, { timeZone: 'UTC', now: Date.now });
    const said = await busyWeeks(server);
    const { page } = await visit(await openBrowser(t), 'about:blank');
    await nameFunctions(page);
    // What is out of view is not drawn.
    await page.setViewport({ width: 1_440, height: 2_600 });
    await page.goto(address(server));
    // An update speaks of the costs of thirty days, and of the telemetry of seven.
    await page.evaluate(() => document.querySelector('cost-breakdown')?.setAttribute('range', '30d'));
    await untilText(page, 'stream-status', /Live/, PATIENCE_MS);
    await settled(page);
    await page.waitForNetworkIdle({ idleTime: 500 });
    // What the page fetches when it is idle, and draws for the first time, is no part of this.
    await page.waitForFunction(() => customElements.get('data-export') ?? performance.now() > 6_000);
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight));
    const texts = () => Promise.all(WIDGETS.map((tag) => textOf(page, tag)));
    const before = await texts();
    const first = Number(said.telemetry.overview['totalRequests']);
    await countRequests(page);
    const playSeconds = async (from: number, to: number): Promise<number> => {
      await page.tracing.start({
        categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
      });
      const begun = await page.evaluate(() => performance.now());
      for (let tenth = from * 10; tenth < to * 10; tenth++) {
        const updates = Array.from({ length: 100 }, (_, i) => {
          const more = tenth * 100 + i + 1;
          return more % WHOLE_EVERY === 0 ? updateAfter(said, more) : sumsAfter(said, more);
        });
        const [{ status }] = await Promise.all([
          server.post('/api/events', updates),
          // A machine that is busy with other work is given them later, or the server would cut a page so far behind.
          frameAfter(page, begun + (tenth + 1 - from * 10) * 100, first + tenth * 100 - 300),
        ]);
        assert.equal(status, 202);
      }
      const lastedMs = (await page.evaluate(() => performance.now())) - begun;
      t.diagnostic(`${(to - from) * 1_000} updates in ${Math.round(lastedMs)} ms`);
      const requests = (first + to * 1_000).toLocaleString('en');
      await untilText(page, 'key-metrics', new RegExp(requests), PATIENCE_MS);
      return longestTaskOf((await page.tracing.stop()) ?? new Uint8Array());
    };
    // Other work of the machine can only make a task longer: one quiet stretch tells what the page needs.
    const longest: number[] = [];
    for (let from = 0; from < 15 && !longest.some((ms) => ms <= 50); from += 5) {
      longest.push(await playSeconds(from, from + 5));
    }
    const after = await texts();
    const still = WIDGETS.filter((_, index) => after[index] === before[index]);
    assert.deepEqual(still, [], 'every widget had something to draw');
    t.diagnostic(`longest task ${longest.join(', ')} ms`);
    assert.ok(
      longest.some((ms) => ms <= 50),
      `tasks of ${longest.join(', ')} ms`,
    );
  });
});
