import assert from 'node:assert/strict';
import { before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { EventStreamElement } from '../../src/elements/event-stream.js';
import { demoServer, isBuilt, openBrowser, untilText, visit } from './browser.node.js';

const PATIENCE_MS = 30_000;
const COUNT = 10;
/** By then a tab has said that it showed a toast, and every other has heard it. */
const SETTLED_MS = 1_500;
/** Less than a person needs to see it. */
const AT_ONCE_MS = 100;

interface Watched extends Window {
  shown: string[];
}

/** Several tabs of one person, each with the paste-in page of the demo, and what is posted to its server. */
class Desk {
  private constructor(
    readonly url: string,
    readonly browser: Browser,
    readonly tabs: Page[],
  ) {}

  static async open(t: TestContext, count: number, kind: 'tab' | 'window' = 'tab'): Promise<Desk> {
    const server = await demoServer({ isQuiet: true });
    t.after(() => server.close());
    const desk = new Desk(server.url, await openBrowser(t), []);
    for (let n = 0; n < count; n++) await desk.#add(kind);
    return desk;
  }

  async #add(kind: 'tab' | 'window'): Promise<void> {
    const page = await this.browser.newPage({ type: kind });
    await page.goto(`${this.url}demo/cdn.html`, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(
      () => document.querySelector<EventStreamElement>('event-stream')?.state === 'live',
      { timeout: PATIENCE_MS, polling: 50 },
    );
    await page.evaluate(() => {
      const shown: string[] = [];
      Object.assign(window, { shown });
      document.body.append(document.createElement('toast-region'));
      // A second pair of eyes beside the region: toasts behind "+n" count too.
      document.querySelector<EventStreamElement>('event-stream')?.controller?.notices.show(({ content }) => {
        if ('taskId' in content) shown.push(content.taskId);
        else if (content.kind === 'budget-alert') shown.push(content.kind);
      }, Date.now());
    });
    this.tabs.push(page);
  }

  async post(...events: readonly object[]): Promise<void> {
    const answer = await fetch(`${this.url}api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    assert.equal(answer.status, 202, await answer.text());
  }

  fail(...ids: readonly string[]): Promise<void> {
    return this.post(
      ...ids.map((id) => ({ event: 'task.failed', id, data: { task_id: id, error: 'out of tokens' } })),
    );
  }

  /** Waits until every tab that is alive has an event in its history. */
  async known(id: string): Promise<void> {
    await Promise.all(
      this.tabs.map((tab) =>
        until(
          tab,
          () => keptIn(tab),
          (kept) => kept.includes(id),
        ),
      ),
    );
  }

  shown(): Promise<string[][]> {
    return Promise.all(this.tabs.map(shownIn));
  }
}

const shownIn = (tab: Page): Promise<string[]> =>
  tab.evaluate(() => [...(window as unknown as Watched).shown]);

/** Waits until a tab has shown one. */
const tells = (tab: Page, id: string): Promise<string[]> =>
  until(
    tab,
    () => shownIn(tab),
    (shown) => shown.includes(id),
  );

/** Of what the test posted; the demo's own data tell of a paused budget besides. */
const keptIn = (tab: Page): Promise<string[]> =>
  tab.evaluate(() =>
    (document.querySelector<EventStreamElement>('event-stream')?.controller?.notices.history ?? []).flatMap(
      ({ content }) =>
        'taskId' in content ? content.taskId : content.kind === 'budget-alert' ? content.kind : [],
    ),
  );

/** How many toasts of failures stand on a page. */
const toastsIn = (tab: Page): Promise<number> =>
  tab.evaluate(() => {
    const toasts = document.querySelector('toast-region')?.shadowRoot?.querySelectorAll('[data-toast]') ?? [];
    return [...toasts].filter(({ textContent }) => textContent.includes('failed')).length;
  });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until<T>(tab: Page, ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`${tab.url()}: still ${JSON.stringify(value)}`);
    await pause(25);
  }
}

describe('several tabs of one person', () => {
  before(() => assert.ok(isBuilt(), 'nothing is built: run "npm run build"'));

  it('tell each event in the one that is looked at, and keep it in all', async (t) => {
    const desk = await Desk.open(t, COUNT);
    const [first, , third] = desk.tabs as [Page, Page, Page, ...Page[]];
    const last = desk.tabs.at(-1) as Page;
    await desk.fail('a', 'b', 'c');
    await untilText(last, 'toast-region', /Task [abc] failed/, PATIENCE_MS);
    await desk.known('c');
    await pause(SETTLED_MS);
    assert.deepEqual(await desk.shown(), [...Array<string[]>(COUNT - 1).fill([]), ['a', 'b', 'c']]);
    assert.deepEqual(await Promise.all(desk.tabs.map(toastsIn)), [...Array<number>(COUNT - 1).fill(0), 3]);

    await third.bringToFront();
    await desk.fail('d');
    await tells(third, 'd');
    await desk.known('d');
    await pause(SETTLED_MS);
    await first.bringToFront();
    await desk.post({ event: 'budget.alert', id: 'e', data: { scope: 'daily', percent: 95 } });
    await tells(first, 'budget-alert');
    await desk.known('budget-alert');
    await pause(SETTLED_MS);
    const shown = (await desk.shown()).flat();
    assert.deepEqual(shown.toSorted(), ['a', 'b', 'budget-alert', 'c', 'd']);
  });

  it('side by side tell each of a hundred events once', async (t) => {
    const desk = await Desk.open(t, 3, 'window');
    const ids = Array.from({ length: 100 }, (_, n) => `t${n}`);
    await desk.fail(...ids);
    await Promise.all(ids.slice(-1).map((id) => desk.known(id)));
    await until(
      desk.tabs[0] as Page,
      () => desk.shown(),
      (shown) => shown.flat().length >= ids.length,
    );
    await pause(SETTLED_MS);
    assert.deepEqual((await desk.shown()).flat().toSorted(), ids.toSorted());
  });

  it('lose none when the one that told it is closed at once', async (t) => {
    const desk = await Desk.open(t, 2);
    const [left, front] = desk.tabs as [Page, Page];
    await desk.fail('a');
    await tells(front, 'a');
    await pause(AT_ONCE_MS);
    await front.close();
    await left.bringToFront();
    await tells(left, 'a');
    await untilText(left, 'toast-region', /Task a failed/, PATIENCE_MS);
  });

  it('are not held up by one in the back-forward cache, which tells later what only it would', async (t) => {
    const desk = await Desk.open(t, 2);
    const [left, front] = desk.tabs as [Page, Page];
    await desk.fail('a');
    await tells(front, 'a');
    await pause(SETTLED_MS);
    await front.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    });
    await front.goto(`${desk.url}demo/demo.css`);
    await left.bringToFront();
    await desk.fail('b');
    await tells(left, 'b');
    await pause(SETTLED_MS);
    await front.bringToFront();
    await front.goBack();
    assert.equal(await front.evaluate(() => 'persisted' in window && window.persisted), true);
    await desk.fail('c');
    await until(
      front,
      () => keptIn(front),
      (kept) => kept.length === 3,
    );
    await tells(front, 'c');
    await pause(SETTLED_MS);
    assert.deepEqual(await desk.shown(), [['b'], ['a', 'c']]);
  });

  it('tell it in the one window there is, though nobody works in it', async (t) => {
    const server = await demoServer({ isQuiet: true });
    t.after(() => server.close());
    const { page } = await visit(await openBrowser(t), `${server.url}demo/cdn.html`);
    await page.evaluate('document.hasFocus = () => false');
    await page.waitForFunction(
      () => document.querySelector<EventStreamElement>('event-stream')?.state === 'live',
    );
    await fetch(`${server.url}api/demo/fail`, { method: 'POST' });
    await untilText(page, 'toast-region', /failed/, PATIENCE_MS);
  });
});
