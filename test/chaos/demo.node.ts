import type { Browser } from 'puppeteer-core';
import { seeded } from '../stream/random.js';
import { DemoPage, type ShownNotice } from './demo-page.node.js';
import { DemoProcess, type Logged } from './demo-process.node.js';

/** What became of a page whose server died again and again. */
export interface DemoOutcome {
  readonly kills: number;
  /** Kills that took a socket from the page. */
  readonly effective: number;
  readonly toasts: number;
  /** Most sockets that the page had at once. */
  readonly mostSockets: number;
  /** Milliseconds from the last start until the page was live. */
  readonly backMs: number;
  /** What was not as the server has it, in words. */
  readonly broken: readonly string[];
}

/** Mean time between a start and the next kill. */
const LIFE_MS = 2_000;
/** The longest wait between two attempts, and a little. */
const BACK_MS = 40_000;
/** The longest until figures are read again without an event, and a little. */
const RIGHT_MS = 40_000;
const LOOK_MS = 100;
const DAY_MS = 86_400_000;

/** The notices that each event of the log makes, once. */
const KINDS: Readonly<Record<string, string>> = {
  'task.completed': 'task-completed',
  'task.failed': 'task-failed',
  'task.awaiting_approval': 'task-awaiting-approval',
  'budget.alert': 'budget-alert',
};

const ALERT = /^budget-alert /;

/**
 * Kills the demo's real server at random, every two seconds on average, while its page is open; in the end the page
 * must show exactly what the database holds, and have told of each event once.
 */
export async function playDemo(browser: Browser, seed: number, forMs: number): Promise<DemoOutcome> {
  const random = seeded(seed);
  const server = await DemoProcess.start(seed);
  try {
    const page = await DemoPage.open(browser, server.url);
    await until(async () => /Live/.test(await page.status()), BACK_MS, 'the page never was live');
    const since = performance.now();
    let kills = 0;
    let effective = 0;
    // In the middle a budget crosses its threshold: what is told of that, too, is told once.
    let isCrossed = false;
    while (performance.now() - since < forMs) {
      await sleep(LIFE_MS * (0.25 + 1.5 * random()));
      if (!isCrossed && performance.now() - since > forMs / 2) {
        isCrossed = true;
        await fetch(`${server.url}api/demo/cross`, { method: 'POST' });
        await sleep(LIFE_MS * random());
      }
      kills += 1;
      effective += page.hasSocket ? 1 : 0;
      await server.kill();
      await server.startAgain();
    }
    const startedAt = performance.now();
    await until(async () => /Live/.test(await page.status()), BACK_MS, 'the page did not come back');
    const backMs = performance.now() - startedAt;
    const broken = [...page.complaints];
    let toasts = 0;
    await eventually(RIGHT_MS, broken, async () => {
      const wrong = await wrongFigures(server, page);
      const { missed, told } = await wrongNotices(server, page);
      toasts = told;
      return [...wrong, ...missed];
    });
    return { kills, effective, toasts, mostSockets: page.mostSockets, backMs, broken };
  } finally {
    await server.stop();
  }
}

/** Compares what is shown with what the database holds, where that stood still meanwhile. */
async function wrongFigures(server: DemoProcess, page: DemoPage): Promise<string[]> {
  const now = new Date();
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  const spent = () => ({
    Daily: server.spentSince(Math.floor(now.getTime() / DAY_MS) * DAY_MS),
    Monthly: server.spentSince(month),
  });
  const before = spent();
  const shown = await page.budgets();
  if (before.Daily !== spent().Daily) return ['the figures never stood still'];
  return Object.entries(before).flatMap(([name, dollars]) => {
    const used = shown.find((budget) => budget.name === name)?.usedDollars ?? NaN;
    const isRight = Math.abs(used - dollars) <= 0.005 + 1e-9;
    return isRight ? [] : [`${name} shows ${used}, the database has ${dollars}`];
  });
}

async function wrongNotices(
  server: DemoProcess,
  page: DemoPage,
): Promise<{ readonly missed: string[]; readonly told: number }> {
  const events = () => server.eventsAfter(page.firstSeq ?? 0).filter(({ event }) => event in KINDS);
  const logged = events();
  const { notices, listed } = await page.notices();
  const shown = notices.filter(({ kind }) => Object.values(KINDS).includes(kind));
  if (events().length !== logged.length) return { missed: ['the log never stood still'], told: shown.length };
  const expected = countOf(logged.map(nameOfEvent));
  const told = countOf(shown.map(nameOfNotice));
  const names = [...new Set([...expected.keys(), ...told.keys()])];
  const banner = await page.banner();
  const missed = names.flatMap((name) => {
    const [want, have] = [expected.get(name) ?? 0, told.get(name) ?? 0];
    // Figures that were polled may be ahead of the alert: then the banner has told of it, and no toast does again.
    const isTold = have < want && ALERT.test(name) && banner.includes('%');
    return want === have || isTold ? [] : [`${name}: ${have} toasts for ${want} events`];
  });
  if (listed !== notices.length) missed.push(`${listed} of ${notices.length} notices stand in the history`);
  return { missed, told: shown.length };
}

const nameOfEvent = ({ event, data }: Logged) => `${KINDS[event]} ${data.task_id ?? data.budget_id}`;
const nameOfNotice = ({ kind, taskId, budgetId }: ShownNotice) => `${kind} ${taskId ?? budgetId}`;

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Looks until nothing is wrong; what still is in the end is kept. */
async function eventually(withinMs: number, broken: string[], look: () => Promise<string[]>): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const wrong = await look();
    if (wrong.length === 0) return;
    if (performance.now() > deadline) {
      broken.push(...wrong);
      return;
    }
    await sleep(LOOK_MS);
  }
}

async function until(holds: () => Promise<boolean>, withinMs: number, otherwise: string): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(otherwise);
    await sleep(LOOK_MS);
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
