import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { fill } from '../server/ledger.node.js';
import { NOON, running, type Running } from '../server/running.node.js';
import { isBuilt, openChromium, untilText } from './browser.node.js';
import {
  holdHalfMinutes,
  nameFunctions,
  passHalfMinute,
  shortenPatience,
  standStill,
} from './costs-page.node.js';

const PATIENCE_MS = 15_000;

/** Which widgets show what, by the resource that they show. */
const WIDGETS = {
  'dashboard/telemetry': [
    'key-metrics',
    'live-cost',
    'cost-trend',
    'model-comparison',
    'live-sessions',
    'domain-costs',
  ],
  'analytics/costs': ['cost-breakdown'],
  'usage/budget': ['budget-summary'],
  'monitoring/chat': ['budget-alert-settings'],
} as const;

type Resource = keyof typeof WIDGETS;

const RESOURCES = Object.keys(WIDGETS) as Resource[];

/** How a resource is lost: what it answers, what is then said, how often it is asked for, and how it comes back. */
interface Loss {
  /** `null` is no answer at all. */
  readonly answer: { readonly status: number; readonly body: string } | null;
  readonly reason: string;
  readonly tries: number;
  readonly return: 'by its button' | 'by itself';
}

const LOSSES: readonly Loss[] = [
  {
    answer: { status: 500, body: '{"error":"out of order"}' },
    reason: 'the server answered 500',
    tries: 3,
    return: 'by its button',
  },
  { answer: null, reason: 'the server did not answer', tries: 3, return: 'by itself' },
  { answer: { status: 200, body: '<!doctype html>' }, reason: 'is not JSON', tries: 1, return: 'by itself' },
];

/** A page between which and the server somebody stands who can lose what is asked. */
interface Window {
  readonly page: Page;
  /** What was asked for. */
  readonly asked: string[];
  lose(resource: Resource, answer: Loss['answer']): void;
  find(): void;
}

describe('the cost page, where a resource is lost', () => {
  let browser: Browser;
  before(async () => {
    assert.ok(isBuilt(), 'nothing is built: run "npm run build"');
    browser = await openChromium();
  });
  after(() => browser.close());

  /** A server of a week, whose clock stands still. */
  async function weekOf(t: TestContext): Promise<Running> {
    const server = await running(t);
    await fill(server, '2026-11-10T15:00:00Z', '2026-11-20T16:59:00Z', 400);
    await server.post('/api/monitoring/chat', {
      action: 'set-alert',
      domain: 'support',
      alert_type: 'weekly',
      threshold_usd: 5,
    });
    return server;
  }

  /** Opens a window, for a page behind another one waits with its tries until it is seen. */
  async function openWindow(isImpatient = false): Promise<Window> {
    const page = await browser.newPage({ type: 'window' });
    await nameFunctions(page);
    await standStill(page, NOON);
    if (isImpatient) await shortenPatience(page);
    await holdHalfMinutes(page);
    const session = await page.createCDPSession();
    const asked: string[] = [];
    let lost: { readonly resource: Resource; readonly answer: Loss['answer'] } | null = null;
    session.on('Fetch.requestPaused', ({ requestId, request: { url } }) => {
      const path = new URL(url).pathname.slice('/api/'.length);
      asked.push(path);
      if (path !== lost?.resource) void session.send('Fetch.continueRequest', { requestId });
      else if (lost.answer) {
        const { status: responseCode, body } = lost.answer;
        void session.send('Fetch.fulfillRequest', { requestId, responseCode, body: btoa(body) });
      }
    });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/*' }] });
    return {
      page,
      asked,
      lose: (resource, answer) => (lost = { resource, answer }),
      find: () => (lost = null),
    };
  }

  /** What each widget shows, without what it only says. */
  const textsOf = (page: Page): Promise<Readonly<Record<string, string>>> =>
    page.evaluate(
      (tags) => {
        const textOf = (tag: string): string => {
          const copies = [...(document.querySelector(tag)?.shadowRoot?.children ?? [])].map(
            (child) => child.cloneNode(true) as Element,
          );
          for (const copy of copies)
            for (const said of copy.querySelectorAll('[role="status"]')) said.remove();
          const seen = copies.filter((copy) => copy.role !== 'status');
          return seen.map((copy) => copy.textContent.replace(/\s+/g, ' ').trim()).join(' ');
        };
        return Object.fromEntries(tags.map((tag) => [tag, textOf(tag)]));
      },
      RESOURCES.flatMap((resource) => [...WIDGETS[resource]]),
    );

  async function until(page: Page, isMet: (texts: Readonly<Record<string, string>>) => void): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        isMet(await textsOf(page));
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
    }
  }

  const address = (server: Running): string => `${server.url}demo/costs.html`;

  /** What the page shows when all is well. */
  async function wellTexts({ page }: Window, server: Running): Promise<Readonly<Record<string, string>>> {
    await page.goto(address(server));
    await page.waitForNetworkIdle({ idleTime: 500 });
    await until(page, (texts) => {
      assert.match(texts['key-metrics'] ?? '', /Requests [1-9]/);
      assert.match(texts['cost-breakdown'] ?? '', /gpt-4/);
      assert.match(texts['budget-summary'] ?? '', /\d%/);
      assert.match(texts['budget-alert-settings'] ?? '', /support.*\$5\.00/);
    });
    return textsOf(page);
  }

  it('goes on with the others, says why, and has it back by a button or by itself', async (t) => {
    const server = await weekOf(t);
    const well = await wellTexts(await openWindow(), server);

    async function loseAndFind(
      { page, asked, lose, find }: Window,
      resource: Resource,
      loss: Loss,
    ): Promise<void> {
      const losers: readonly string[] = WIDGETS[resource];
      lose(resource, loss.answer);
      asked.length = 0;
      await page.goto(address(server));
      await until(page, (texts) => {
        for (const [tag, text] of Object.entries(texts))
          if (!losers.includes(tag)) assert.equal(text, well[tag], `${tag} without ${resource}`);
      });
      for (const tag of losers) await untilText(page, tag, new RegExp(loss.reason), PATIENCE_MS);
      assert.equal(asked.filter((path) => path === resource).length, loss.tries, `tries of ${resource}`);
      find();
      if (loss.return === 'by itself') await passHalfMinute(page);
      else await pressRetry(page, losers[0] ?? '');
      await until(page, (texts) => assert.deepEqual(texts, well));
    }

    // Who waits for a silent server waits beside the others, in two windows.
    const rounds = LOSSES.flatMap((loss) =>
      loss.answer
        ? [{ loss, resources: RESOURCES }]
        : [RESOURCES.slice(0, 2), RESOURCES.slice(2)].map((resources) => ({ loss, resources })),
    );
    await Promise.all(
      rounds.map(async ({ loss, resources }) => {
        const window = await openWindow(loss.answer === null);
        for (const resource of resources) await loseAndFind(window, resource, loss);
        await window.page.close();
      }),
    );
  });

  it('keeps the figures it had, calls them old, and takes the next ones', async (t) => {
    const server = await weekOf(t);
    const { page, lose, find } = await openWindow();
    const well = await wellTexts({ page, lose, find, asked: [] }, server);
    lose('dashboard/telemetry', { status: 500, body: '' });
    await passHalfMinute(page);
    await page.waitForFunction(() => document.querySelector('key-metrics')?.matches(':state(stale)'));
    const { 'key-metrics': metrics = '', 'cost-breakdown': breakdown } = await textsOf(page);
    assert.ok(metrics.startsWith(well['key-metrics'] ?? ''), metrics);
    assert.match(metrics, /Last updated/);
    assert.equal(breakdown, well['cost-breakdown']);
    find();
    await passHalfMinute(page);
    await until(page, (texts) => assert.deepEqual(texts, well));
    await page.close();
  });

  it('reads everything once each half minute while it is seen, and nothing while it is not', async (t) => {
    const server = await weekOf(t);
    const { page, asked } = await openWindow();
    await page.goto(address(server));
    await page.waitForNetworkIdle({ idleTime: 500 });
    const askedInHalfMinute = async (): Promise<readonly string[]> => {
      asked.length = 0;
      await passHalfMinute(page);
      await page.waitForNetworkIdle({ idleTime: 300 });
      return asked.toSorted();
    };
    const everything = RESOURCES.toSorted();
    assert.deepEqual(await askedInHalfMinute(), everything, 'once each, however many widgets');
    assert.deepEqual(await askedInHalfMinute(), everything);
    const before = await page.browserContext().newPage();
    await before.bringToFront();
    await page.waitForFunction(() => document.visibilityState === 'hidden', { polling: 50 });
    assert.deepEqual(await askedInHalfMinute(), []);
    assert.deepEqual(await askedInHalfMinute(), []);
    await page.bringToFront();
    await page.waitForFunction(() => document.visibilityState === 'visible', { polling: 50 });
    assert.deepEqual(await askedInHalfMinute(), everything);
    await Promise.all([before.close(), page.close()]);
  });

  const pressRetry = (page: Page, tag: string): Promise<void> =>
    page.evaluate((name) => {
      const retry = document.querySelector(name)?.shadowRoot?.querySelector('[part="retry"]');
      (retry as HTMLButtonElement | null)?.click();
    }, tag);
});
