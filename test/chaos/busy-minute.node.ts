import type { EventStreamElement } from '../../src/elements/event-stream.js';
import { demoServer, openChromium, visit } from '../demo/browser.node.js';
import { most, type Line } from './line.js';

const BATCH = 100;
const GAP_MS = 100;
const LIVE_MS = 20_000;

/** A task of the page's main thread, as the browser has traced it, microseconds. */
interface Task {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The demo's page while a thousand events a second come, most of them figures and the rest tasks that ended. */
export async function holdBusyMinute(forMs: number): Promise<Line> {
  const server = await demoServer({ isQuiet: true });
  const browser = await openChromium();
  try {
    const { page, complaints } = await visit(browser, server.url);
    await page.waitForFunction(
      () => document.querySelector<EventStreamElement>('event-stream')?.state === 'live',
      { timeout: LIVE_MS },
    );
    await page.tracing.start({ categories: ['toplevel'] });
    const sent = await post(`${server.url}api/events`, forMs);
    const bytes = (await page.tracing.stop()) ?? new Uint8Array();
    const { events, queued } = await page.evaluate(() => {
      const { events = 0, queued = 0 } =
        document.querySelector<EventStreamElement>('event-stream')?.controller?.snapshot() ?? {};
      return { events, queued };
    });
    const tasks = tasksOf(new TextDecoder().decode(bytes));
    const cpuMs = tasks.map(({ tdur = 0 }) => tdur / 1_000);
    const long = cpuMs.filter((took) => took > 50).length;
    const perSecond = sent / (forMs / 1_000);
    return {
      gate: 'R11',
      what: `tasks > 50 ms of the demo's page in Chromium, at 1 000 events a second for ${forMs / 1_000} s`,
      limit: '0, by CPU time of the thread',
      figure: `${long}, the longest ${most(cpuMs).toFixed(1)} ms; ${events} of ${sent} events came, ${Math.round(perSecond)} a second`,
      isHeld: long === 0 && tasks.length > 0 && events >= sent && queued === 0 && complaints.length === 0,
      notes: complaints,
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Posts as many as are due, so that a busy machine catches up. */
async function post(url: string, forMs: number): Promise<number> {
  const since = performance.now();
  let sent = 0;
  for (let due = BATCH; due <= (forMs / GAP_MS) * BATCH; due += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, n) => eventOf(sent + n));
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(batch),
    });
    if (status !== 202) throw new Error(`the demo's server answers ${status}`);
    sent += BATCH;
    const restMs = since + (due / BATCH) * GAP_MS - performance.now();
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  }
  return sent;
}

function eventOf(n: number): object {
  if (n % 10 === 0) return { event: 'task.completed', data: { task_id: `t${n}` } };
  const used = (n / 10_000).toFixed(4);
  return { event: 'usage.update', data: { requests: n, budget: { daily: { used, limit: 500 } } } };
}

function tasksOf(trace: string): Task[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: Task[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents.filter(
    ({ name, pid, tid, dur }) => /RunTask$/.test(name) && dur !== undefined && mains.has(`${pid} ${tid}`),
  );
}
