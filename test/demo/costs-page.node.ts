import type { Page } from 'puppeteer-core';
import type { Running } from '../server/running.node.js';

/** What a filter lets through, in the test's own words: instants, and names or nothing. */
export interface Meant {
  readonly from: number;
  readonly to: number;
  readonly domain?: string;
  readonly model?: string;
}

/** Sums of the database by one query of the test's own. */
export interface Sums {
  readonly requests: number;
  /** Whole pico-dollars are beyond a double: rounded once, to micro-dollars, as decimal text. */
  readonly dollars: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Asks the database past all code of the server. */
export function sumsOf(server: Running, { from, to, domain, model }: Meant): Sums {
  const conditions = [
    `at >= ${from}`,
    `at < ${to}`,
    ...(domain === undefined ? [] : [`domain = ${quoted(domain)}`]),
    ...(model === undefined ? [] : [`model = ${quoted(model)}`]),
  ];
  // Millions of pico-dollars and their rest are summed apart, so that no sum leaves the integers of a double.
  const [row] = server.rows<{ requests: number; whole: number; rest: number }>(
    `SELECT COUNT(*) AS requests, TOTAL(cost_pico / 1000000) AS whole, TOTAL(cost_pico % 1000000) AS rest
     FROM requests WHERE ${conditions.join(' AND ')}`,
  );
  if (!row) throw new Error('a sum always has a row');
  const micros = BigInt(row.whole) + (BigInt(row.rest) + 500_000n) / 1_000_000n;
  const digits = String(micros).padStart(7, '0');
  return { requests: row.requests, dollars: `${digits.slice(0, -6)}.${digits.slice(-6)}` };
}

/** An amount as a person reads it. */
export const printed = (dollars: string, digits = 2): string =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(dollars as Intl.StringNumericLiteral);

/** What runs TypeScript here keeps the names of functions by a helper that a page does not have. */
export async function nameFunctions(page: Page): Promise<void> {
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
}

/** Presses a button of `<date-range>` by its name. */
export async function choose(page: Page, name: string): Promise<void> {
  const isPressed = await page.evaluate((wanted) => {
    const root = document.querySelector('date-range')?.shadowRoot;
    const button = [...(root?.querySelectorAll('button') ?? [])].find((each) => each.title === wanted);
    button?.click();
    return button !== undefined;
  }, name);
  if (!isPressed) throw new Error(`<date-range> has no button "${name}"`);
}

/** Waits until no widget of the page shows figures of another filter. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      ['key-metrics', 'cost-breakdown', 'cost-trend'].every((tag) => {
        const element = document.querySelector(tag);
        return element?.matches(':state(ready)') === true && !element.matches(':state(stale)');
      }),
    { timeout: 15_000 },
  );
}

/** What the widgets of the page say of cost and requests. */
export const readPage = (
  page: Page,
): Promise<{ readonly total: string; readonly requests: string; readonly breakdown: string }> =>
  page.evaluate(() => {
    const textOf = (element: Element | null | undefined): string =>
      element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const metric = (at: number): string =>
      textOf(
        document.querySelector('key-metrics')?.shadowRoot?.querySelectorAll('[part="metric"] [part="value"]')[
          at
        ],
      );
    const requestsAt = [
      ...(document.querySelector('key-metrics')?.shadowRoot?.querySelectorAll('[part="label"]') ?? []),
    ].findIndex((label) => textOf(label) === 'Requests');
    return {
      total: metric(0),
      requests: metric(requestsAt),
      breakdown: textOf(document.querySelector('cost-breakdown')?.shadowRoot?.querySelector('.stat-value')),
    };
  });

/** What the control that has the focus is called, however deep it lies. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.ariaLabel ?? (active as HTMLElement | null)?.innerText.trim() ?? '';
  });

/** Runs in the page: resolves a second later by the clock of its frames. */
export const nextSecond = (): Promise<void> =>
  new Promise((resolve) => {
    const begun = performance.now();
    const look = () => (performance.now() - begun < 1_000 ? requestAnimationFrame(look) : resolve());
    requestAnimationFrame(look);
  });

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own time, whoever else keeps the machine busy. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The most work that one task of a page's main thread did, in milliseconds; by a trace. */
export function longestTaskOf(trace: Uint8Array): number {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => /RunTask/.test(name) && isMain.has(`${pid}/${tid}`),
  );
  const timed = tasks.map(({ tdur }) => tdur).filter((tdur) => tdur !== undefined);
  if (timed.length < 100) throw new Error(`only ${timed.length} of ${tasks.length} tasks were timed`);
  return Math.max(...timed) / 1_000;
}
