import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { csvParse } from 'd3-dsv';
import { demoServer, isBuilt, openBrowser, textOf, untilText, visit } from './browser.node.js';

const LIVE_MS = 5_000;
const LOST_MS = 2_000;

/** Ten tags, and the library twice: as modules and as the classic script. */
const BOTH_BUILDS = `<!doctype html><title>both</title>
<script src="/dist/cdn/spendwire.classic.js"></script>
<script type="module" src="/dist/cdn/spendwire.js"></script>
<event-stream url="/ws" api-base="/api"></event-stream>
<budget-monitor></budget-monitor><cost-breakdown></cost-breakdown><stream-status></stream-status>
${'<budget-summary></budget-summary><routing-performance></routing-performance>'.repeat(3)}
<budget-alert-banner></budget-alert-banner>`;

const spentToday = (text: string): number =>
  Number(/\$([\d,]+\.\d+) ?\//.exec(text)?.[1]?.replaceAll(',', ''));

describe('the demo, as a stranger sees it', () => {
  before(() => assert.ok(isBuilt(), 'nothing is built: run "npm run build"'));

  it('shows live figures in five seconds, lets them rise, and tells of a finished task', async (t) => {
    const server = await demoServer();
    t.after(() => server.close());
    const browser = await openBrowser(t);
    const { page, complaints } = await visit(browser, server.url);
    await untilText(page, 'stream-status', /Live/, LIVE_MS);
    const first = spentToday(await untilText(page, 'budget-monitor', /Daily.*\$/, LIVE_MS));
    await untilText(page, 'cost-breakdown', /gpt-/, LIVE_MS);
    await page.waitForFunction(
      (before) => {
        const text = document.querySelector('budget-monitor')?.shadowRoot?.textContent ?? '';
        return Number(/\$([\d,]+\.\d+)\s*\//.exec(text)?.[1]?.replaceAll(',', '')) > before;
      },
      { timeout: 20_000 },
      first,
    );
    await untilText(page, 'toast-region', /Task \S+ completed|tasks finished/, 30_000);
    assert.deepEqual(complaints, []);
  });

  it('downloads the daily costs as a CSV that parses to the figures of the server', async (t) => {
    const server = await demoServer({ isQuiet: true });
    t.after(() => server.close());
    const folder = mkdtempSync(join(tmpdir(), 'csv-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const now = new Date().toISOString();
    const rows = [1.25, 2.5].map((_, index) => ({
      time: now,
      model: 'gpt-4',
      input_tokens: 1000 * (index + 1),
      output_tokens: 10,
    }));
    const posted = await fetch(`${server.url}api/telemetry`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rows),
    });
    assert.ok(posted.ok, await posted.text());
    const browser = await openBrowser(t);
    const { page } = await visit(browser, server.url);
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await untilText(page, 'cost-breakdown', /gpt-4/, LIVE_MS);
    await page.evaluate(() => {
      const button = document
        .querySelector('cost-breakdown')
        ?.shadowRoot?.querySelector('[part~="download"]');
      (button as HTMLButtonElement | null)?.click();
    });
    const deadline = Date.now() + LIVE_MS;
    while (
      readdirSync(folder).filter((file) => file.endsWith('.csv')).length === 0 &&
      Date.now() < deadline
    ) {
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    const [file] = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    assert.ok(file, 'a file was downloaded');
    const text = readFileSync(join(folder, file), 'utf8');
    assert.match(text, /^Date,Cost/);
    const [, cost = ''] = csvParse(text).columns;
    const total = csvParse(text).reduce((sum, row) => sum + Number(row[cost]), 0);
    // 3 000 input tokens at $30 and 20 output tokens at $60 a million.
    assert.equal(total.toFixed(6), '0.091200');
  });

  it('says in two seconds that the server is gone, keeps the figures, and is right again without a reload', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const db = join(folder, 'demo.db');
    const first = await demoServer({ db });
    const browser = await openBrowser(t);
    const { page } = await visit(browser, first.url);
    await untilText(page, 'stream-status', /Live/, LIVE_MS);
    const before = spentToday(await untilText(page, 'budget-monitor', /Daily.*\$/, LIVE_MS));
    await first.close();
    await untilText(page, 'stream-status', /Reconnecting/, LOST_MS);
    const stale = await untilText(page, 'budget-monitor', /Last updated/, LOST_MS);
    assert.ok(spentToday(stale) >= before);
    const second = await demoServer({ db, port: Number(new URL(first.url).port) });
    t.after(() => second.close());
    await untilText(page, 'stream-status', /Live/, 15_000);
    const { daily } = (await (await fetch(`${second.url}api/usage/budget`)).json()) as {
      daily: { used: string };
    };
    await page.waitForFunction(
      (used) => {
        const text = document.querySelector('budget-monitor')?.shadowRoot?.textContent ?? '';
        return (
          Number(/\$([\d,]+\.\d+)\s*\//.exec(text)?.[1]?.replaceAll(',', '')) >= used &&
          !/Last updated/.test(text)
        );
      },
      { timeout: 10_000 },
      Math.floor(Number(daily.used) * 100) / 100,
    );
  });

  it('opens one socket for every tag, and none five seconds after the tags are gone', async (t) => {
    const server = await demoServer({ isQuiet: true });
    t.after(() => server.close());
    const browser = await openBrowser(t);
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    const open = new Set<string>();
    let opened = 0;
    session.on('Network.webSocketCreated', ({ requestId }) => {
      opened += 1;
      open.add(requestId);
    });
    session.on('Network.webSocketClosed', ({ requestId }) => open.delete(requestId));
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isThePage = request.url().endsWith('/both-builds.html');
      void (isThePage
        ? request.respond({ contentType: 'text/html', body: BOTH_BUILDS })
        : request.continue());
    });
    await page.goto(`${server.url}both-builds.html`);
    await untilText(page, 'budget-monitor', /Daily/, LIVE_MS);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    assert.equal(opened, 1);
    await page.evaluate(() => {
      for (const tag of document.querySelectorAll('body > :not(event-stream)')) tag.remove();
    });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 5_500)));
    assert.equal(open.size, 0);
  });

  it('is hurt by no nonsense: nothing runs, figures stay, the field is named', async (t) => {
    const server = await demoServer();
    t.after(() => server.close());
    const browser = await openBrowser(t);
    const { page, complaints } = await visit(browser, server.url);
    const figures = await untilText(page, 'budget-monitor', /Daily.*\$/, LIVE_MS);
    await untilText(page, 'stream-status', /Live/, LIVE_MS);
    await fetch(`${server.url}api/demo/nonsense`, { method: 'POST' });
    await page.waitForFunction(() => /stream-error/.test(document.querySelector('#log')?.textContent ?? ''), {
      timeout: LIVE_MS,
    });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    assert.ok(spentToday(await textOf(page, 'budget-monitor')) >= spentToday(figures));
    assert.ok(complaints.some((text) => /\[spendwire\].*\b(budget|used|scope|taskId|percent)\b/.test(text)));
    assert.deepEqual(
      complaints.filter((text) => !text.startsWith('[spendwire]')),
      [],
    );
    assert.equal(await page.evaluate(() => 'polluted' in Object.prototype), false);
    assert.match(await textOf(page, 'stream-status'), /Live/);
  });
});
