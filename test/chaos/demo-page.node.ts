import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { EventStreamElement } from '../../src/elements/event-stream.js';
import type { ToastRegionElement } from '../../src/elements/toast-region.js';

/** What a person who looks at the page reads of one budget. */
export interface ShownBudget {
  readonly name: string;
  readonly usedDollars: number;
}

/** A notice in the history of the toasts, without its time. */
export interface ShownNotice {
  readonly kind: string;
  readonly taskId: string | undefined;
  readonly budgetId: string | null | undefined;
}

const TAGS = ['stream-status', 'budget-monitor', 'budget-alert-banner', 'toast-region'];

/** The demo's page in a real Chromium, and what goes over its wire. */
export class DemoPage {
  readonly complaints: string[] = [];
  /** Where the log stood when the page first followed it; `null` before that. */
  firstSeq: number | null = null;
  opened = 0;
  mostSockets = 0;
  readonly #sockets = new Set<string>();

  private constructor(
    private readonly page: Page,
    session: CDPSession,
  ) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    session.on('Network.webSocketCreated', ({ requestId }) => {
      this.opened += 1;
      this.#sockets.add(requestId);
      this.mostSockets = Math.max(this.mostSockets, this.#sockets.size);
    });
    session.on('Network.webSocketClosed', ({ requestId }) => this.#sockets.delete(requestId));
    session.on('Network.webSocketFrameReceived', ({ response: { payloadData } }) => {
      const place = /"action":"subscribed".*"seq":(\d+)/.exec(payloadData)?.[1];
      if (place !== undefined) this.firstSeq ??= Number(place);
    });
  }

  static async open(browser: Browser, url: string): Promise<DemoPage> {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    const opened = new DemoPage(page, session);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    // A browser never asks twice for a module that it could not have: the page is whole before anything is killed.
    await page.waitForFunction((tags) => tags.every((tag) => customElements.get(tag)), {}, TAGS);
    return opened;
  }

  /** Whether it has a socket now, or is about to have one. */
  get hasSocket(): boolean {
    return this.#sockets.size > 0;
  }

  status(): Promise<string> {
    return this.page.evaluate(() => document.querySelector('stream-status')?.shadowRoot?.textContent ?? '');
  }

  /** What `<budget-alert-banner>` says; empty while it is away. */
  banner(): Promise<string> {
    return this.page.evaluate(
      () => document.querySelector('budget-alert-banner')?.shadowRoot?.textContent.trim() ?? '',
    );
  }

  /** The figures of `<budget-monitor>` in money, as they stand there. */
  budgets(): Promise<ShownBudget[]> {
    return this.page.evaluate(() => {
      const rows = document.querySelector('budget-monitor')?.shadowRoot?.querySelectorAll('[part="budget"]');
      return [...(rows ?? [])].map((row) => ({
        name: row.querySelector('bdi')?.textContent ?? '',
        usedDollars: Number(row.querySelector('.used')?.textContent.replace(/[$,]/g, '')),
      }));
    });
  }

  /** Everything in the history of `<toast-region>`, and how much of it stands there. */
  notices(): Promise<{ readonly notices: ShownNotice[]; readonly listed: number }> {
    // A function with a name of its own would carry what names it into a page that knows nothing of that.
    return this.page.evaluate(async () => {
      const region = document.querySelector<ToastRegionElement>('toast-region');
      const shadow = region?.shadowRoot;
      if (!shadow?.querySelector('#history')) shadow?.querySelector<HTMLElement>('.history-button')?.click();
      await region?.updateComplete;
      while (shadow?.querySelector('#history > .link')) {
        shadow.querySelector<HTMLElement>('#history > .link')?.click();
        await region?.updateComplete;
      }
      const history =
        document.querySelector<EventStreamElement>('event-stream')?.controller?.notices.history ?? [];
      return {
        listed: shadow?.querySelectorAll('.past > li').length ?? 0,
        notices: history.map(({ content }) => ({
          kind: content.kind,
          taskId: 'taskId' in content ? content.taskId : undefined,
          budgetId: 'budgetId' in content ? content.budgetId : undefined,
        })),
      };
    });
  }
}
