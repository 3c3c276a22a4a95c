import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { openChromium } from '../demo/browser.node.js';
import type {} from './paint-page.js';

/** What a chart may take from its creation to its paint, where the processor is four times as slow. */
const LIMIT_MS = 100;
const SLOWED = 4;
const CREATIONS = 40;
/** One that is busy with something else may try again: it is the chart that must be fast, not what runs beside it. */
const ROUNDS = 3;
/**
 * What a line of a thousand points takes by Chart.js alone, so slowed, on the machine the limit is meant for when nothing
 * else runs on it. It is drawn before each of ours, and how long it takes says how fast this machine is just now.
 */
const BARE_MS = 27;
/** Before them, so that code is compiled as it is on any page that has been there for a second. */
const WARM = 12;

const CHARTS = ['a week by day', 'ninety days by hour', 'twelve bars', 'a pie of twelve'];

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

describe('a chart, from its creation to its paint', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  before(async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('paint-page.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      minify: true,
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const script = outputFiles[0]?.text ?? '';
    server = createServer(({ url }, response) => {
      const isScript = url === '/page.js';
      response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
      response.end(isScript ? script : '<!doctype html><body><script src="/page.js"></script>');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    browser = await openChromium();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });

  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  for (const what of CHARTS) {
    it(`takes ${LIMIT_MS} ms at most (p95) on a processor four times as slow: ${what}`, async (t: TestContext) => {
      await page.evaluate((name, count) => window.paint(name, count), what, WARM);
      let p95 = Infinity;
      for (let round = 0; round < ROUNDS && p95 > LIMIT_MS; round += 1) {
        const { ours, bare } = await measure(what);
        assert.equal(ours.length, CREATIONS);
        const pace = BARE_MS / quantile(bare, 0.5);
        p95 = quantile(ours, 0.95) * pace;
        const [here, median] = [quantile(ours, 0.95), quantile(ours, 0.5) * pace].map((ms) => ms.toFixed(0));
        t.diagnostic(
          `${what}: p95 ${p95.toFixed(0)} ms, median ${median} ms; p95 ${here} ms as busy as it is here`,
        );
      }
      assert.ok(p95 <= LIMIT_MS, `${p95.toFixed(0)} ms`);
    });
  }

  async function measure(what: string): Promise<Record<'ours' | 'bare', readonly number[]>> {
    await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] });
    await page.evaluate((name, count) => window.paint(name, count), what, CREATIONS);
    const trace = new TextDecoder().decode((await page.tracing.stop()) ?? new Uint8Array());
    const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
    return { ours: slowed(traceEvents, 'ours'), bare: slowed(traceEvents, 'bare') };
  }
});

/**
 * Milliseconds that the main thread of a page would need between the marks on a slower processor. By its own time and
 * not by the clock on the wall, so that what else the machine does is not in them; nor is the wait for the next frame.
 */
function slowed(events: readonly TraceEvent[], name: string): number[] {
  const marks = (what: string) => events.filter((event) => event.name === `${name} ${what}`);
  const ends = marks('painted').map(({ ts }) => ts);
  return marks('made').map(({ pid, tid, ts }, index) => {
    const end = ends[index] ?? NaN;
    const isBetween = (event: TraceEvent) => event.ts + (event.dur ?? 0) > ts && event.ts < end;
    const tasks = events.filter(
      (event) => event.pid === pid && event.tid === tid && /RunTask$/.test(event.name) && isBetween(event),
    );
    return (SLOWED * tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0)) / 1_000;
  });
}

function quantile(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * part) - 1] ?? NaN;
}
