import type { Page } from 'puppeteer-core';

/** What runs TypeScript here keeps the names of functions by a helper that a page does not have. */
export async function nameFunctions(page: Page): Promise<void> {
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
}

/** Has every clock of a page that tells the date stand still; what is measured and waited for goes on. */
export async function standStill(page: Page, now: number): Promise<void> {
  await page.evaluateOnNewDocument((at) => {
    globalThis.Date = new Proxy(Date, {
      construct: (target, given, heir) =>
        Reflect.construct(target, given.length > 0 ? given : [at], heir) as object,
      get: (target, name, self) => (name === 'now' ? () => at : (Reflect.get(target, name, self) as unknown)),
    });
  }, now);
}

/** Has a page give up on an answer after a tenth of the time it waits for one. */
export async function shortenPatience(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => timeout(ms / 10);
  });
}

interface Holding {
  passHalfMinute?: () => void;
}

/** Has every half minute that a page waits last until {@link passHalfMinute}. */
export async function holdHalfMinutes(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const held = new Map<number, () => void>();
    const [set, clear] = [setTimeout, clearTimeout];
    let last = -1;
    globalThis.setTimeout = ((task: () => void, ms?: number, ...rest: unknown[]) => {
      if (ms !== 30_000) return set(task, ms, ...rest);
      held.set(--last, task);
      return last;
    }) as typeof setTimeout;
    globalThis.clearTimeout = (id) => {
      if (!held.delete(Number(id))) clear(id);
    };
    (globalThis as Holding).passHalfMinute = () => {
      const due = [...held.values()];
      held.clear();
      for (const task of due) task();
    };
  });
}

/** Has half a minute pass for whoever waits for one. */
export const passHalfMinute = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as Holding).passHalfMinute?.());

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

/** Every widget of the page that shows figures of the server. */
export const WIDGETS = [
  'budget-summary',
  'key-metrics',
  'cost-trend',
  'live-cost',
  'model-comparison',
  'live-sessions',
  'domain-costs',
  'cost-breakdown',
];

/** Waits until every widget of the page is there, and none shows figures of another filter. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    (tags) =>
      tags.every((tag) => {
        const element = document.querySelector(tag);
        return element?.matches(':is(:state(ready), :state(empty)):not(:state(stale))') === true;
      }),
    { timeout: 15_000 },
    WIDGETS,
  );
}

interface Counting {
  requestsHeard?: number;
}

type UsageEvent = CustomEvent<{
  readonly data: { readonly telemetry: { readonly overview: { readonly totalRequests: number } } };
}>;

/** Has a page remember of how many requests it has heard. */
export const countRequests = (page: Page): Promise<void> =>
  page.evaluate(() =>
    document.querySelector('event-stream')?.addEventListener('usage-update', (event) => {
      const { telemetry } = (event as UsageEvent).detail.data;
      (globalThis as Counting).requestsHeard = telemetry.overview.totalRequests;
    }),
  );

/** Waits for a page's first frame after a moment of its clock in which it has heard of so many requests. */
export const frameAfter = (page: Page, moment: number, requests: number): Promise<void> =>
  page.evaluate(
    (at, least) =>
      new Promise<void>((resolve) => {
        const isDue = () =>
          performance.now() >= at && ((globalThis as Counting).requestsHeard ?? least) >= least;
        const look = () => (isDue() ? resolve() : requestAnimationFrame(look));
        requestAnimationFrame(look);
      }),
    moment,
    requests,
  );

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
