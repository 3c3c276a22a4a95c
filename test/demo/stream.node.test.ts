import assert from 'node:assert/strict';
import { createServer, request as forward } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { EventStreamElement } from '../../src/elements/event-stream.js';
import { demoServer, isBuilt, openBrowser, textOf } from './browser.node.js';

const PATIENCE_MS = 30_000;
/** `SECONDS=60 node --test …` makes it the full minute. */
const FLOOD_S = Number(process.env['SECONDS'] ?? 8);
const EVENTS_A_SECOND = 1_000;
const FRAMES_A_SECOND = 10;
const LONG_TASK_MS = 50;

const TEN_WIDGETS = `<budget-monitor></budget-monitor><cost-breakdown></cost-breakdown>
<stream-status></stream-status><budget-alert-banner></budget-alert-banner>
${'<budget-summary></budget-summary><routing-performance></routing-performance>'.repeat(3)}`;

/** The demo's server behind a door of the test's own: with pages, a policy and an eye on its sockets. */
class Door {
  readonly closes: number[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(readonly url: string) {}

  static async open(t: TestContext, body: string, policy = ''): Promise<Door> {
    const server = await demoServer({ isQuiet: true });
    t.after(() => server.close());
    const { port } = new URL(server.url);
    const page = `<!doctype html><html lang="en"><title>page</title>
<script type="module" src="/dist/cdn/spendwire.js"></script>${body}</html>`;
    const http = createServer((incoming, outgoing) => {
      if (incoming.url === '/page' || incoming.url === '/elsewhere') {
        const headers = { 'content-type': 'text/html', ...(policy && { 'content-security-policy': policy }) };
        outgoing.writeHead(200, headers).end(incoming.url === '/page' ? page : '<title>elsewhere</title>');
        return;
      }
      const onward = forward(
        {
          port,
          host: '127.0.0.1',
          path: incoming.url,
          method: incoming.method,
          headers: { ...incoming.headers, host: `127.0.0.1:${port}`, origin: server.url.slice(0, -1) },
        },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      outgoing.on('close', () => onward.destroy());
      incoming.pipe(onward);
    });
    http.listen(0, '127.0.0.1');
    await new Promise((resolve) => http.once('listening', resolve));
    const door = new Door(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`);
    http.on('upgrade', (incoming, socket: Socket, head) => {
      const onward = connect(Number(port), '127.0.0.1', () => {
        const headers = { ...incoming.headers, host: `127.0.0.1:${port}`, origin: server.url.slice(0, -1) };
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
        onward.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
        onward.write(head);
        socket.pipe(onward).pipe(socket);
      });
      door.#sockets.add(socket);
      const end = () => {
        if (door.#sockets.delete(socket)) door.closes.push(Date.now());
        onward.destroy();
        socket.destroy();
      };
      for (const side of [socket, onward]) side.on('close', end).on('error', end);
    });
    t.after(() => {
      http.closeAllConnections();
      for (const socket of door.#sockets) socket.destroy();
      http.close();
    });
    return door;
  }

  /** Sockets that are open. */
  get sockets(): number {
    return this.#sockets.size;
  }

  /** Cuts every socket without a word. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async post(events: readonly object[]): Promise<void> {
    const answer = await fetch(`${this.url}api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    assert.equal(answer.status, 202, await answer.text());
  }
}

const STREAM = '<event-stream url="/ws" api-base="/api" events-url="/api/events"></event-stream>';

/** What the page's stream is doing. */
const statusOf = (page: Page) =>
  page.evaluate(() => {
    const { state, transport } =
      document.querySelector<EventStreamElement>('event-stream')?.controller?.status ?? {};
    return [state, transport];
  });

async function until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = PATIENCE_MS) {
  const began = Date.now();
  while (!(await holds())) {
    if (Date.now() - began > timeoutMs) throw new Error(`${what}: not in ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Date.now() - began;
}

const isLive = async (page: Page, by = 'websocket') => (await statusOf(page)).join() === `live,${by}`;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on the processor; a busy machine makes a task last longer, and no worse. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Milliseconds of processor time of each task on a page's main thread that may have been felt. */
function longTasksIn(trace: Uint8Array): number[] {
  const { traceEvents } = JSON.parse(Buffer.from(trace).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents.flatMap(({ name, args, pid, tid }) =>
      name === 'thread_name' && args.name === 'CrRendererMain' ? `${pid} ${tid}` : [],
    ),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => /RunTask$/.test(name) && mains.has(`${pid} ${tid}`),
  );
  assert.ok(tasks.length > 1_000, 'the trace shows no tasks');
  assert.ok(
    tasks.some(({ tdur }) => tdur),
    'the trace shows no processor time',
  );
  return tasks.flatMap(({ tdur = 0 }) => (tdur > LONG_TASK_MS * 1_000 ? Math.round(tdur / 1_000) : []));
}

async function openPage(t: TestContext, door: Door): Promise<Page> {
  const page = await (await openBrowser(t)).newPage();
  await page.goto(`${door.url}page`);
  return page;
}

describe('the stream in a real browser', () => {
  before(() => assert.ok(isBuilt(), 'nothing is built: run "npm run build"'));

  it('closes when the page is left, keeps it in the back-forward cache, and is live again when it is back', async (t) => {
    const door = await Door.open(
      t,
      `${STREAM}<stream-status></stream-status><budget-monitor></budget-monitor>`,
    );
    const page = await openPage(t, door);
    await until('live', () => isLive(page));
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    });
    const left = Date.now();
    await page.goto(`${door.url}elsewhere`);
    await until('closed', () => door.sockets === 0);
    const [closed = Infinity] = door.closes;
    await door.post([{ event: 'task.failed', id: 'meanwhile', data: { task_id: 'm', error: 'e' } }]);
    await page.goBack();
    const backMs = await until('live again', () => isLive(page));
    assert.equal(await page.evaluate(() => 'persisted' in window && window.persisted), true);
    await until('what happened meanwhile', async () => /m failed/.test(await textOf(page, 'toast-region')));
    t.diagnostic(`the server saw the close after ${closed - left} ms; live ${backMs} ms after the return`);
    assert.ok(closed - left <= 1_000, `closed after ${closed - left} ms`);
    assert.ok(backMs <= 2_000, `live after ${backMs} ms`);
  });

  it('says that the device is offline, and is live soon after it is back', async (t) => {
    const door = await Door.open(
      t,
      `${STREAM}<stream-status></stream-status><budget-monitor></budget-monitor>`,
    );
    const page = await openPage(t, door);
    await until('live', () => isLive(page));
    const session = await page.createCDPSession();
    const network = (offline: boolean) =>
      session.send('Network.emulateNetworkConditions', {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    await session.send('Network.enable');
    await network(true);
    door.cut(); // the emulation leaves an open socket alone, a real network does not
    await until('offline', async () => (await statusOf(page))[0] === 'offline', 5_000);
    await network(false);
    const backMs = await until('live', () => isLive(page), 5_000);
    t.diagnostic(`live ${backMs} ms after the network was back`);
  });

  it('brings events by HTTP where the policy blocks sockets', async (t) => {
    // A source of `http:` allows no `ws:`, where 'self' would.
    const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src http://127.0.0.1:*";
    const strict = await Door.open(t, `${STREAM}<budget-monitor></budget-monitor>`, policy);
    const page = await openPage(t, strict);
    const ms = await until('live', async () => (await statusOf(page))[0] === 'live');
    const [, transport] = await statusOf(page);
    t.diagnostic(`live by ${transport} after ${ms} ms`);
    assert.equal(transport, 'sse');
    await strict.post([{ event: 'task.failed', id: 'by-http', data: { task_id: 'h', error: 'e' } }]);
    await until('the event', async () => /h failed/.test(await textOf(page, 'toast-region')));
  });

  it(`takes ${EVENTS_A_SECOND} events a second for ${FLOOD_S} s without a task over ${LONG_TASK_MS} ms`, async (t) => {
    const door = await Door.open(t, `${STREAM}${TEN_WIDGETS}`);
    const page = await openPage(t, door);
    await until('live', () => isLive(page));
    await until('drawn', async () => /Daily/.test(await textOf(page, 'budget-monitor')));
    await page.tracing.start({ categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
    let sent = 0;
    const batch = (count: number) =>
      Array.from({ length: count }, () => ({
        event: 'usage.update',
        data: { requests: (sent += 1), budget: { daily: { used: (sent / 1_000).toFixed(3), limit: 50 } } },
      }));
    const began = performance.now();
    const posts: Promise<void>[] = [];
    for (let frame = 1; frame <= FLOOD_S * FRAMES_A_SECOND; frame += 1) {
      posts.push(door.post(batch(EVENTS_A_SECOND / FRAMES_A_SECOND)));
      const aheadMs = began + (frame * 1_000) / FRAMES_A_SECOND - performance.now();
      if (aheadMs > 0) await new Promise((resolve) => setTimeout(resolve, aheadMs));
    }
    await Promise.all(posts);
    const seconds = (performance.now() - began) / 1_000;
    const known = () =>
      page.evaluate(() => {
        const {
          events = 0,
          refused = 0,
          resyncs = 0,
        } = document.querySelector<EventStreamElement>('event-stream')?.controller?.snapshot() ?? {};
        return { events, refused, resyncs };
      });
    await until('all events', async () => (await known()).events >= sent);
    const tasks = longTasksIn((await page.tracing.stop()) ?? new Uint8Array());
    const { refused, resyncs } = await known();
    t.diagnostic(
      `${Math.round(sent / seconds)} events/s for ${seconds.toFixed(1)} s; tasks over ${LONG_TASK_MS} ms: ${tasks.join(' ') || 'none'}`,
    );
    assert.deepEqual([refused, resyncs], [0, 0]);
    assert.deepEqual(
      tasks.filter((ms) => ms > LONG_TASK_MS),
      [],
    );
  });
});
