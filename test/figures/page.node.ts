import type { TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { openBrowser, untilText, visit } from '../demo/browser.node.js';

const PATIENCE_MS = 15_000;

/** A page of a host: the tags, and nothing that reckons. */
const HOST = `<!doctype html><title>figures</title>
<script type="module" src="/dist/cdn/spendwire.js"></script>
<event-stream url="/ws" api-base="/api"></event-stream>
<budget-monitor></budget-monitor><cost-breakdown view="table"></cost-breakdown>`;

/** What a person sees and takes home. */
export interface Seen {
  /** Everything that `<budget-monitor>` says. */
  readonly monitor: string;
  /** The total of `<cost-breakdown>` as it is printed, and exact where the print is not. */
  readonly total: { readonly printed: string; readonly exact: string };
  readonly coverage: string;
  /** Rows of its table, the last one the total: name, then cost as printed and exact, then its other cells. */
  readonly table: readonly (readonly string[])[];
  /** Its files, by the name of their format. */
  readonly files: Readonly<Record<'csv' | 'csv-rows' | 'json' | 'focus', string>>;
}

/** Opens a page on a demo server, waits for its figures, and takes home everything that it says and exports. */
export async function see(t: TestContext, url: string): Promise<Seen> {
  const browser = await openBrowser(t);
  const { page } = await visit(browser, 'about:blank');
  // What runs TypeScript here keeps the names of functions by a helper that a page does not have.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isTheHost = request.url().endsWith('/host.html');
    void (isTheHost ? request.respond({ contentType: 'text/html', body: HOST }) : request.continue());
  });
  await page.goto(`${url}host.html`);
  const monitor = await untilText(page, 'budget-monitor', /\$/, PATIENCE_MS);
  await untilText(page, 'cost-breakdown', /\$/, PATIENCE_MS);
  return { monitor, ...(await page.evaluate(readBreakdown)), files: await filesOf(page) };
}

/** Runs in the page. */
function readBreakdown(): Pick<Seen, 'total' | 'coverage' | 'table'> {
  const root = document.querySelector('cost-breakdown')?.shadowRoot;
  const textOf = (element: Element | null | undefined) =>
    element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const exactOf = (element: Element | null | undefined) =>
    element?.getAttribute('title') ??
    element?.querySelector('[title]')?.getAttribute('title') ??
    textOf(element);
  const total = root?.querySelector('.stat-value');
  const rows = [...(root?.querySelectorAll('tbody tr, tfoot tr') ?? [])].map((row) => {
    const [name, ...cells] = [...row.children];
    const [cost, ...others] = cells;
    return [textOf(name), textOf(cost), exactOf(cost), ...others.map(textOf)];
  });
  return {
    total: { printed: textOf(total), exact: exactOf(total) },
    coverage: textOf(root?.querySelector('.stat-context')),
    table: rows,
  };
}

function filesOf(page: Page): Promise<Seen['files']> {
  return page.evaluate(async () => {
    const element = document.querySelector('cost-breakdown');
    const fileOf = async (format: string): Promise<string> => {
      element?.setAttribute('export-as', format);
      await new Promise(requestAnimationFrame);
      return new Promise((resolve) => {
        element?.addEventListener(
          'data-export',
          (event) => {
            event.preventDefault();
            resolve((event as CustomEvent<{ text: string }>).detail.text);
          },
          { once: true },
        );
        element?.shadowRoot?.querySelector<HTMLElement>('[part="download"]')?.click();
      });
    };
    return {
      csv: await fileOf('csv'),
      'csv-rows': await fileOf('csv-rows'),
      json: await fileOf('json'),
      focus: await fileOf('focus'),
    };
  });
}
