import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { dayOf } from '../server/ledger.node.js';
import { running, temporaryFile, type Running } from '../server/running.node.js';
import { isBuilt, openBrowser, textOf, untilText, visit } from './browser.node.js';
import {
  choose,
  focusedName,
  nameFunctions,
  longestTaskOf,
  nextSecond,
  printed,
  readPage,
  settled,
  sumsOf,
  type Meant,
} from './costs-page.node.js';

const AZURE_FILE = '../shared/data/azure-llm-2023/AzureLLMInferenceTrace_conv.csv';
const AXE = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PATIENCE_MS = 15_000;

const address = (server: Running, query = ''): string => `${server.url}demo/costs.html${query}`;

/** The first instant of the day so many days ago, in UTC, which the servers of this file live by. */
const daysAgo = (now: number, days: number): number => Date.parse(dayOf(now - days * DAY, 'UTC'));

interface Names {
  readonly domain: string;
  readonly model: string;
}

/** Everything a filter can be, with what it means in instants. */
function filters(now: number, { domain, model }: Names): readonly (readonly [query: string, meant: Meant])[] {
  const tomorrow = daysAgo(now, -1);
  const [first, last] = [dayOf(now - 5 * DAY, 'UTC'), dayOf(now, 'UTC')];
  const week = { from: daysAgo(now, 6), to: tomorrow };
  return [
    ['range=24h', { from: Math.floor(now / HOUR) * HOUR - 23 * HOUR, to: tomorrow }],
    ['range=7d', week],
    ['range=30d', { from: daysAgo(now, 29), to: tomorrow }],
    [`range=${first}/${last}`, { from: Date.parse(first), to: tomorrow }],
    [`range=7d&domain=${domain}`, { ...week, domain }],
    [`range=7d&model=${model}`, { ...week, model }],
  ];
}

describe('the cost page', () => {
  before(() => assert.ok(isBuilt(), 'nothing is built: run "npm run build"'));

  async function check(server: Running, now: number, page: Awaited<ReturnType<typeof visit>>['page']) {
    const [names] = server.rows<Names>(
      'SELECT domain, model FROM requests WHERE cost_pico > 0 ORDER BY at DESC LIMIT 1',
    );
    assert.ok(names);
    for (const [query, meant] of filters(now, names)) {
      await page.goto(address(server, `?${query}`));
      await settled(page);
      const { requests, dollars } = sumsOf(server, meant);
      const seen = await readPage(page);
      assert.equal(seen.requests, new Intl.NumberFormat('en').format(requests), `requests of ${query}`);
      assert.equal(seen.total.replace('≥ ', ''), printed(dollars), `total of ${query}`);
      // Its rows may be so small that it prints everything more exactly.
      const shown = seen.breakdown.replace(/^≥ |[$,]/g, '');
      const digits = shown.split('.')[1]?.length ?? 0;
      assert.ok(digits >= 2, `breakdown of ${query} is printed to the cent`);
      assert.equal(shown, printed(dollars, digits).replace(/[$,]/g, ''), `breakdown of ${query}`);
    }
  }

  const skip = existsSync(AZURE_FILE) ? false : `the trace is not there: ${AZURE_FILE}`;
  it('says of Azure’s hour what SQL says of it, in every period', { skip }, async (t) => {
    const replay = { file: AZURE_FILE, mapping: null, model: 'gpt-4-turbo', speed: 36_000 };
    const server = await running(t, { replay, timeZone: 'UTC', dailyMicros: 400_000_000n, now: Date.now });
    await server.finished;
    const { page, complaints } = await visit(await openBrowser(t), 'about:blank');
    await nameFunctions(page);
    await check(server, Date.now(), page);
    await page.goto(address(server));
    await settled(page);
    const seen = await readPage(page);
    assert.deepEqual([seen.total, seen.requests], [printed('346.278650'), '19,366']);
    assert.deepEqual(complaints, [], 'no error, and no refusal of the strict policy');
  });

  it('says of a month that was made up what SQL says of it', async (t) => {
    const db = temporaryFile(t, 'generated.db');
    const generator = await running(t, { db, timeZone: 'UTC', isQuiet: false, now: Date.now });
    await generator.close();
    const server = await running(t, { db, timeZone: 'UTC', now: Date.now });
    const { page, complaints } = await visit(await openBrowser(t), 'about:blank');
    await nameFunctions(page);
    await check(server, Date.now(), page);
    assert.deepEqual(complaints, []);
  });

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

  it('shows the rest, and why, where one resource is lost', async (t) => {
    const server = await running(t, { timeZone: 'UTC', now: Date.now });
    const browser = await openBrowser(t);
    const page = await browser.newPage();
    let isLost = true;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isMeant = isLost && request.url().includes('/api/analytics/costs');
      void (isMeant
        ? request.respond({ status: 500, contentType: 'application/json', body: '{"error":"out of order"}' })
        : request.continue());
    });
    await page.goto(address(server));
    await untilText(page, 'cost-breakdown', /500/, PATIENCE_MS);
    await untilText(page, 'key-metrics', /No requests/, PATIENCE_MS);
    assert.doesNotMatch(await textOf(page, 'key-metrics'), /500/);
    isLost = false;
    await page.evaluate(() => {
      const retry = document.querySelector('cost-breakdown')?.shadowRoot?.querySelector('[part="retry"]');
      (retry as HTMLButtonElement | null)?.click();
    });
    await untilText(page, 'cost-breakdown', /No costs/, PATIENCE_MS);
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

  it('has no task of more than 50 ms of work while a thousand updates come in a second', async (t) => {
    const server = await running(t, { timeZone: 'UTC', now: Date.now });
    const { page } = await visit(await openBrowser(t), 'about:blank');
    await nameFunctions(page);
    await page.goto(address(server));
    await untilText(page, 'stream-status', /Live/, PATIENCE_MS);
    await page.waitForNetworkIdle({ idleTime: 500 });
    // What the page fetches when it is idle, and draws for the first time, is no part of this.
    await page.waitForFunction(() => customElements.get('data-export') ?? performance.now() > 6_000);
    const update = (index: number) => ({
      event: 'usage.update',
      data: { telemetry: { cost: { total: (index / 100).toFixed(2) }, overview: { totalRequests: index } } },
    });
    const playSeconds = async (from: number, to: number): Promise<number> => {
      await page.tracing.start({
        categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
      });
      for (let second = from; second < to; second++) {
        const batches = Array.from({ length: 10 }, (_, batch) =>
          server.post(
            '/api/events',
            Array.from({ length: 100 }, (__, i) => update(second * 1_000 + batch * 100 + i + 1)),
          ),
        );
        const [answers] = await Promise.all([Promise.all(batches), page.evaluate(nextSecond)]);
        assert.ok(answers.every(({ status }) => status === 202));
      }
      await untilText(page, 'key-metrics', new RegExp(`${to},000`), PATIENCE_MS);
      return longestTaskOf((await page.tracing.stop()) ?? new Uint8Array());
    };
    // Other work of the machine can only make a task longer: one quiet stretch tells what the page needs.
    const longest: number[] = [];
    for (let from = 0; from < 15 && !longest.some((ms) => ms <= 50); from += 5) {
      longest.push(await playSeconds(from, from + 5));
    }
    t.diagnostic(`longest task ${longest.join(', ')} ms`);
    assert.ok(
      longest.some((ms) => ms <= 50),
      `tasks of ${longest.join(', ')} ms`,
    );
  });

  it('is used by keys alone: another period, any days, the way back', async (t) => {
    const server = await running(t, { timeZone: 'UTC', now: Date.now });
    const { page } = await visit(await openBrowser(t), 'about:blank');
    await nameFunctions(page);
    await page.goto(address(server));
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
