import { expect, fixture, html } from '@open-wc/testing';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { elements } from '../../src/define.js';
import '../../src/all.js';
import '../../src/look/chart-drawing.js';
import type { EventStreamElement } from '../../src/elements/event-stream.js';
import { alertsPayload } from '../makers/alerts.js';
import { budgetPayload } from '../makers/budget.js';
import { costsPayload } from '../makers/costs.js';
import { routingPayload } from '../makers/routing.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { FakeFetch } from '../support/fake-fetch.js';
import { openLedger, type Ledger } from '../support/ledger.js';
import { PlayedNetwork } from '../support/played-network.js';
import { startServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

/** Answers nobody shows are kept this long for a widget that comes back; their timer is the last to go. */
const ANSWERS_KEPT_MS = 300_000;
const GRACE_MS = 5_000;

const nativeSetTimeout = globalThis.setTimeout;

const NOW = '2026-11-20T13:00:00Z';

describe('every element', () => {
  let clock: SinonFakeTimers;
  let ledger: Ledger;
  let network: PlayedNetwork;
  let streams = 0;
  const { WebSocket: Original } = globalThis;
  const server = new FakeFetch()
    .json('usage/budget', budgetPayload({ daily: { used: 49, limit: 50 } }))
    .json('analytics/routing', routingPayload())
    .json('monitoring/chat', alertsPayload())
    .json('analytics/costs', costsPayload())
    .json('dashboard/telemetry', telemetryPayload());

  beforeEach(() => {
    clock = useFakeTimers({ now: Date.parse(NOW), shouldClearNativeTimers: true });
    network = new PlayedNetwork();
    globalThis.WebSocket = network.environment.WebSocket as typeof WebSocket;
    ledger = openLedger();
    localStorage.clear();
  });

  afterEach(() => {
    ledger.close();
    clock.restore();
    globalThis.WebSocket = Original;
    for (const left of document.querySelectorAll('event-stream, toast-region')) left.remove();
  });

  /** Lets faked time pass, and what the browser does in its own: messages, observers, modules that are loaded. */
  async function pass(ms: number) {
    for (let turn = 0; turn < 10; turn++) {
      await clock.tickAsync(ms / 10);
      await new Promise((resolve) => nativeSetTimeout(resolve));
    }
  }

  /** A page with a stream of its own, and an element that follows it. */
  async function mount(tag: string) {
    const stream = document.createElement('event-stream');
    Object.assign(stream, { url: `/ws/${(streams += 1)}`, apiBase: '/api', fetch: server.fetch });
    const element = document.createElement(tag);
    stream.append(element);
    document.body.append(stream);
    stream.connect();
    await pass(10);
    network.socket.open();
    await pass(1_000);
    network.socket.receive(
      { event: 'task.failed', data: { task_id: 'a', error: 'out of memory' } },
      { event: 'budget.alert', data: { scope: 'daily', percent: 98 } },
      { event: 'usage.update', data: { budget: { daily: { used: 49.5 } } } },
    );
    await pass(1_000);
    return { stream, element };
  }

  function unmount(stream: Element) {
    stream.remove();
    for (const region of document.querySelectorAll('toast-region')) region.remove();
  }

  before(async () => {
    // What is made once and kept for the page, such as the context's root, is made before the books are opened.
    const stream = await fixture(html`<event-stream></event-stream>`);
    for (const { tag } of elements) stream.append(document.createElement(tag));
    await import('../../src/store/tab-share.js');
  });

  for (const { tag } of elements) {
    it(`<${tag}> leaves nothing behind, however often it is moved`, async () => {
      const before = ledger.account();
      const { stream, element } = await mount(tag);
      const alive = ledger.account();
      const places = [document.createElement('div'), document.createElement('div')] as const;
      document.body.append(...places);
      for (let move = 0; move < 10; move++) {
        const place = places[move % 2 === 0 ? 0 : 1];
        if (move < 5) stream.append(element);
        place.append(move < 5 ? stream : element);
        if (move % 3 === 0) await pass(500);
      }
      await pass(1_000);
      expect(network.opened, 'sockets opened').to.equal(1);
      expect(ledger.account(), 'after ten moves').to.deep.equal(alive);
      unmount(stream);
      for (const place of places) place.remove();
      await pass(GRACE_MS - 100);
      expect(network.alive, 'sockets within the grace').to.equal(1);
      await pass(200);
      expect(network.alive, 'sockets after it').to.equal(0);
      expect(ledger.account(), 'after it was removed').to.deep.equal(before);
      await pass(ANSWERS_KEPT_MS);
      expect(clock.countTimers(), 'timers').to.equal(0);
    });
  }

  it('is alive in the books while it is on the page, so that this test can fail', async () => {
    const before = ledger.account();
    const { stream } = await mount('cost-breakdown');
    const alive = ledger.account();
    expect(alive.listeners.length).to.be.above(before.listeners.length);
    expect(alive.observers).to.be.above(before.observers);
    expect(alive.charts).to.be.above(0);
    expect(clock.countTimers()).to.be.above(0);
    unmount(stream);
    await pass(GRACE_MS + ANSWERS_KEPT_MS);
  });
});

describe('a page whose tags are removed', () => {
  it('has no socket after five seconds', async () => {
    const server = await startServer();
    await server.route({
      'usage/budget': { json: budgetPayload() },
      'analytics/routing': { json: routingPayload() },
      'monitoring/chat': { json: alertsPayload() },
      'analytics/costs': { json: costsPayload() },
      'dashboard/telemetry': { json: telemetryPayload() },
    });
    const page = document.createElement('div');
    const stream = document.createElement('event-stream');
    Object.assign(stream, { url: server.wsUrl, apiBase: server.httpUrl });
    page.append(stream, ...elements.slice(1).map(({ tag }) => document.createElement(tag)));
    document.body.append(page);
    await waitUntil(() => (stream as EventStreamElement).state === 'live', 'not live', { timeout: 5_000 });
    const removedAt = performance.now();
    page.remove();
    for (const region of document.querySelectorAll('toast-region')) region.remove();
    await server.until({ sockets: 0 }, 7_000);
    const { opened, closes } = await server.state();
    expect([opened, closes.map(({ code }) => code)]).to.deep.equal([1, [1000]]);
    expect(performance.now() - removedAt).to.be.within(4_500, 6_500);
    await server.stop();
  }).timeout(15_000);
});
