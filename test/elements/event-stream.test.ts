import { aTimeout, expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { stub } from 'sinon';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { StreamStatusElement } from '../../src/elements/stream-status.js';
import { ToastRegionElement } from '../../src/elements/toast-region.js';
import { connectStream } from '../../src/host/connect-stream.js';
import { Feed } from '../../src/store/feed.js';
import type { StreamMessage } from '../../src/wire/events.js';
import { budgetPayload } from '../makers/budget.js';
import { FakeFetch } from '../support/fake-fetch.js';
import { PlayedNetwork } from '../support/played-network.js';
import type { ProbeBudgetElement } from '../support/probe-budget.js';
import '../support/probe-budget.js';
import { register } from '../support/register.js';
import { startServer, type TestServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(EventStreamElement, StreamStatusElement, ToastRegionElement);

const budget = (used: number, asOf = '2026-11-20T13:00:00Z') =>
  budgetPayload({ daily: { used, limit: 50 }, as_of: asOf });

describe('EventStreamElement', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startServer();
    await server.route({ 'usage/budget': { json: budget(1) } });
  });

  afterEach(async () => {
    for (const region of document.querySelectorAll('toast-region')) region.remove();
    await server.stop();
  });

  const page = (attributes: Readonly<Record<string, string>> = {}, content = '') => {
    const all = Object.entries({ url: server.wsUrl, 'api-base': server.httpUrl, ...attributes });
    const tag = all.map(([name, value]) => ` ${name}="${value}"`).join('');
    return fixture<EventStreamElement>(`<event-stream${tag}>${content}</event-stream>`);
  };
  const probesIn = (root: ParentNode) => [...root.querySelectorAll<ProbeBudgetElement>('probe-budget')];
  const shownIn = (root: ParentNode) => probesIn(root).map(({ shown }) => shown);
  const isLive = (stream: EventStreamElement) => waitUntil(() => stream.state === 'live', 'it is not live');
  const framesTo = async (action: string) =>
    (await server.state()).frames
      .filter((frame) => (frame as { action?: string }).action === action)
      .map((frame) => (frame as { topic?: string }).topic);

  describe('connects', () => {
    it('when the first widget listens, and gives it figures', async () => {
      const stream = await page();
      expect([stream.state, (await server.state()).opened]).to.deep.equal(['idle', 0]);
      const probe = document.createElement('probe-budget');
      stream.append(probe);
      await isLive(stream);
      await waitUntil(() => probe.shown === '1');
      await server.send({ event: 'usage.update', data: { budget: { daily: { used: 2 } } } });
      await waitUntil(() => probe.shown === '2');
      expect(stream.matches(':state(live)')).to.equal(true);
    });

    it('when a page listens to what it tells, and not to what any element tells', async () => {
      const stream = await page();
      stream.addEventListener('click', () => undefined);
      stream.addEventListener('focusin', () => undefined);
      expect(stream.state).to.equal('idle');
      stream.addEventListener('order-placed', () => undefined);
      await isLive(stream);
    });

    it('when it is told to, right after it was put on the page', async () => {
      const stream = document.createElement('event-stream');
      stream.url = server.wsUrl;
      document.body.append(stream);
      stream.subscribe('a');
      stream.connect();
      await server.until({ sockets: 1, frames: { subscribe: 1 } });
      stream.remove();
    });

    it('once for widgets inside and outside, other tags with its address, and connectStream()', async () => {
      const stream = await page({}, '<probe-budget></probe-budget>'.repeat(5));
      const other = await page({}, '<probe-budget></probe-budget>'.repeat(3));
      const outside = await fixture<ProbeBudgetElement>(html`<probe-budget></probe-budget>`);
      const feed = connectStream({ url: server.wsUrl, apiBase: server.httpUrl, toasts: 'none' });
      feed.connect();
      await waitUntil(() => [...shownIn(document), outside.shown].every((shown) => shown === '1'));
      expect([stream.controller, other.controller]).to.deep.equal([feed, feed]);
      const { opened, requests } = await server.state();
      expect([opened, requests.length]).to.deep.equal([1, 1]);
      connectStream({ url: server.wsUrl, apiBase: server.httpUrl, toasts: 'none' });
    });

    it('to another address, and takes its widgets, listeners and topics along', async () => {
      const elsewhere = await startServer();
      await elsewhere.route({ 'usage/budget': { json: budget(7) } });
      const stream = await page({ topics: 'a' }, '<probe-budget></probe-budget>');
      stream.subscribe('b');
      await isLive(stream);
      stream.setAttribute('url', elsewhere.wsUrl);
      stream.setAttribute('api-base', elsewhere.httpUrl);
      await waitUntil(() => shownIn(stream)[0] === '7');
      await elsewhere.until({ sockets: 1, frames: { subscribe: 2 } });
      await server.until({ sockets: 0 }, 8_000);
      await elsewhere.stop();
    }).timeout(10_000);

    it('again where it was, when it is moved about the page', async () => {
      const stream = await page({}, '<probe-budget></probe-budget>');
      await isLive(stream);
      await waitUntil(() => shownIn(stream)[0] === '1');
      for (let move = 0; move < 10; move++) {
        document.body.append(stream);
        await nextFrame();
      }
      expect(shownIn(stream)).to.deep.equal(['1']);
      stream.remove();
      expect((await server.state()).opened).to.equal(1);
    });
  });

  it('says within two seconds that the server is gone, keeps the figures as stale, and is right when it is back', async () => {
    const stream = await page(
      { 'poll-interval': '500' },
      '<probe-budget></probe-budget><stream-status></stream-status>',
    );
    const said = () => stream.querySelector('stream-status')?.shadowRoot?.querySelector('[part="state"]');
    await isLive(stream);
    await waitUntil(() => shownIn(stream)[0] === '1');
    await server.down();
    await waitUntil(() => said()?.textContent.includes('Reconnecting'), 'it does not say so', {
      timeout: 2_000,
    });
    expect(shownIn(stream)).to.deep.equal(['1 stale']);
    await server.route({ 'usage/budget': { json: budget(9, '2026-11-20T13:05:00Z') } });
    await server.up();
    await waitUntil(() => stream.state === 'live' && shownIn(stream)[0] === '9', 'it is not back', {
      timeout: 10_000,
    });
    await waitUntil(() => said()?.textContent.includes('Live'));
  }).timeout(15_000);

  it('polls a server that has no socket, and says so only while it answers', async () => {
    const stream = await page({ 'poll-interval': '300' }, '<probe-budget></probe-budget>');
    await server.script({ refuse: 503 });
    stream.controller?.disconnect();
    stream.connect();
    await waitUntil(() => stream.state === 'polling', 'it does not poll', { timeout: 6_000 });
    await server.route({ 'usage/budget': { status: 404 } });
    await waitUntil(() => stream.state === 'retrying', 'it still says that it polls', { timeout: 4_000 });
  }).timeout(12_000);

  describe('raises events', () => {
    it('under the name of each message, which bubble out of shadow trees and can be cancelled', async () => {
      const host = await fixture<HTMLElement>(html`<div></div>`);
      const root = host.attachShadow({ mode: 'open' });
      const stream = document.createElement('event-stream');
      stream.url = server.wsUrl;
      root.append(stream);
      stream.connect();
      await isLive(stream);
      setTimeout(() => void server.send({ type: 'task_completed', data: { task_id: 7 } }));
      const event = (await oneEvent(host, 'task-completed')) as CustomEvent<StreamMessage<'task-completed'>>;
      expect(event).to.include({ bubbles: true, composed: true, cancelable: true });
      expect(event.detail.data.taskId).to.equal('7');
    });

    it('for every message as stream-message, and for what it refuses as stream-error', async () => {
      const errors = stub(console, 'error');
      const stream = await page({ 'api-base': '' });
      const heard: string[] = [];
      for (const name of ['stream-message', 'order-placed', 'stream-error']) {
        document.body.addEventListener(name, ({ type }) => heard.push(type));
      }
      stream.connect();
      await isLive(stream);
      await server.send(
        { event: 'order.placed', data: 1 },
        { event: 'budget.alert', data: { scope: 'daily', percent: 'much' } },
        { event: 'stream.state' },
      );
      await server.sendText('no JSON');
      const told = () => heard.filter((name) => name !== 'stream-error');
      // What is refused is told at once, what is delivered waits for its turn: the two have no order.
      await waitUntil(() => heard.length - told().length === 3 && told().length === 2);
      errors.restore();
      expect(told()).to.deep.equal(['stream-message', 'order-placed']);
      expect(stream.state).to.equal('live');
    });

    it('under no name of the browser’s own, such as click or message', async () => {
      const errors = stub(console, 'error');
      const stream = await page({ 'api-base': '' });
      const heard: string[] = [];
      const hear = ({ type }: Event) => heard.push(type);
      for (const name of ['click', 'message', 'context-request', 'stream-message', 'done']) {
        window.addEventListener(name, hear);
      }
      stream.connect();
      await isLive(stream);
      await server.send(
        { event: 'click' },
        { event: 'message' },
        { event: 'context.request' },
        { event: 'done' },
      );
      await waitUntil(() => heard.includes('done'));
      errors.restore();
      for (const name of ['click', 'message', 'context-request', 'stream-message', 'done']) {
        window.removeEventListener(name, hear);
      }
      expect(heard).to.deep.equal([...Array<string>(4).fill('stream-message'), 'done']);
    });
  });

  describe('toasts', () => {
    const fail = async (id: string) => {
      await server.send({ event: 'task.failed', data: { task_id: id, error: 'out of memory' } });
    };
    const regions = () => document.querySelectorAll('toast-region');

    it('are shown in a region that is made at the first notice', async () => {
      const stream = await page({ 'analytics-href': '/usage' });
      stream.connect();
      await isLive(stream);
      expect(regions()).to.have.length(0);
      await fail('a');
      await waitUntil(() => regions().length === 1);
      await waitUntil(() => regions()[0]?.shadowRoot?.textContent.includes('out of memory'));
      expect((regions()[0] as ToastRegionElement).analyticsHref).to.equal('/usage');
    });

    it('are left to a page that wants none', async () => {
      const stream = await page({ toasts: 'none' });
      stream.connect();
      await isLive(stream);
      const told = oneEvent(stream, 'task-failed');
      await fail('a');
      await told;
      await nextFrame();
      expect(regions()).to.have.length(0);
    });

    it('are suppressed, and nothing else, by preventDefault()', async () => {
      const stream = await page({}, '<probe-budget></probe-budget>');
      stream.addEventListener('task-failed', (event) => event.preventDefault());
      await isLive(stream);
      const told = oneEvent(stream, 'task-failed');
      await fail('a');
      await told;
      expect(stream.controller?.notices.history).to.have.length(0);
    });
  });

  describe('topics', () => {
    it('of two tags with one address are both subscribed to', async () => {
      const first = await page({ topics: 'a  b' });
      await page({ topics: 'b c' });
      first.connect();
      await server.until({ frames: { subscribe: 3 } });
      expect(await framesTo('subscribe')).to.have.members(['a', 'b', 'c']);
    });

    it('change with the attribute, and go with the tag', async () => {
      const stream = await page({ topics: 'a b' });
      const other = await page({ topics: 'c' });
      other.connect();
      await server.until({ frames: { subscribe: 3 } });
      stream.topics = 'b d';
      await server.until({ frames: { subscribe: 4, unsubscribe: 1 } });
      expect(await framesTo('unsubscribe')).to.deep.equal(['a']);
      stream.remove();
      await server.until({ frames: { unsubscribe: 3 } });
      expect(await framesTo('unsubscribe')).to.have.members(['a', 'b', 'd']);
    });

    it('count their users', async () => {
      const stream = await page();
      const leave = stream.subscribe('a');
      stream.subscribe('a');
      stream.connect();
      await server.until({ frames: { subscribe: 1 } });
      leave();
      stream.unsubscribe('a');
      await server.until({ frames: { unsubscribe: 1 } });
    });
  });

  describe('paused', () => {
    it('opens nothing, and goes on where it was', async () => {
      const stream = await page({ paused: '' }, '<probe-budget></probe-budget>');
      await nextFrame();
      expect([stream.state, (await server.state()).opened]).to.deep.equal(['closed', 0]);
      stream.paused = false;
      await isLive(stream);
      stream.paused = true;
      await server.until({ sockets: 0 });
      expect(shownIn(stream)).to.deep.equal(['1 stale']);
    });

    it('holds a stream that two tags share for as long as one of them wants it, or is there', async () => {
      const stream = await page({}, '<probe-budget></probe-budget>');
      const other = await page({ paused: '' });
      expect(stream.state).to.equal('closed');
      other.remove();
      await isLive(stream);
    });

    it('ends with connect(), wherever that is called', async () => {
      const stream = await page({ paused: '' }, '<probe-budget></probe-budget>');
      stream.controller?.connect();
      await isLive(stream);
      expect(stream.paused).to.equal(false);
      stream.paused = true;
      await server.until({ sockets: 0 });
      stream.connect();
      await isLive(stream);
      expect(stream.paused).to.equal(false);
    });
  });

  describe('getToken', () => {
    it('is asked once for the socket and the resources, and sent as the first frame and in a header', async () => {
      let count = 0;
      const stream = await fixture<EventStreamElement>(
        html`<event-stream
          url=${server.wsUrl}
          api-base=${server.httpUrl}
          .getToken=${() => `token ${++count}`}
          ><probe-budget></probe-budget
        ></event-stream>`,
      );
      await waitUntil(() => shownIn(stream)[0] === '1');
      await server.until({ frames: { auth: 1 } });
      const { frames, requests } = await server.state();
      expect(frames[0]).to.deep.equal({ action: 'auth', ticket: 'token 1' });
      expect(requests[0]?.headers['authorization']).to.equal('Bearer token 1');
    });

    it('that is refused is said in words by widgets, and by the state of the stream', async () => {
      const errors = stub(console, 'error');
      await server.route({ 'usage/budget': { status: 401 } });
      const stream = await page({}, '<probe-budget></probe-budget>');
      stream.getToken = () => 'old';
      await isLive(stream);
      await server.script({ replies: { auth: [{ action: 'error', code: 'forbidden', message: 'no' }] } });
      await waitUntil(() => shownIn(stream)[0] === 'failed', 'it waits', { timeout: 6_000 });
      await probesIn(stream)[0]?.updateComplete;
      errors.restore();
      expect(probesIn(stream)[0]?.shadowRoot?.textContent).to.contain('did not accept the sign-in (401)');
    }).timeout(10_000);
  });

  it('asks for one new token when the old one is refused, and signs out when that is refused too', async () => {
    let count = 0;
    const stream = await page({}, '<probe-budget></probe-budget><stream-status></stream-status>');
    const status = stream.querySelector('stream-status');
    stream.getToken = () => `token ${++count}`;
    await isLive(stream);
    await server.close(4401, 'expired');
    await server.until({ opened: 2 });
    await isLive(stream);
    await server.close(4401, 'expired');
    await waitUntil(() => stream.state === 'unauthorised');
    await waitUntil(() => status?.shadowRoot?.textContent.includes('Signed out'));
    expect(shownIn(stream)).to.deep.equal(['1 stale']);
    status?.shadowRoot?.querySelector<HTMLElement>('[part="connect"]')?.click();
    await isLive(stream);
  }).timeout(10_000);

  it('draws ten widgets at most once a frame, at more than a thousand updates a second', async () => {
    const network = new PlayedNetwork();
    const { fetch } = new FakeFetch().json('usage/budget', budget(1));
    const feed = new Feed({ url: 'wss://host.example/ws', apiBase: '/api', fetch }, network.environment);
    const root = await fixture<HTMLElement>(
      html`<div>${Array.from({ length: 10 }, () => html`<probe-budget .feed=${feed}></probe-budget>`)}</div>`,
    );
    network.socket.open();
    await waitUntil(() => shownIn(root).every((shown) => shown === '1'));
    const draws = () => probesIn(root).reduce((sum, { renders }) => sum + renders, 0);
    const drawn: number[] = [];
    let before = draws();
    let isOver = false;
    const look = () => {
      drawn.push(draws() - before);
      before = draws();
      if (!isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    const startedAt = performance.now();
    for (let count = 10; count <= 1_000; count += 10) {
      const used = (at: number) => ({ event: 'usage.update', data: { budget: { daily: { used: at } } } });
      network.socket.receive(...Array.from({ length: 10 }, (_, at) => used(count - 9 + at)));
      await aTimeout(1);
    }
    const perSecond = 1_000_000 / (performance.now() - startedAt);
    await waitUntil(() => shownIn(root).every((shown) => shown === '1000'));
    isOver = true;
    feed.disconnect();
    expect(Math.max(...drawn)).to.equal(10);
    expect(drawn.length, `frames, at ${perSecond} updates a second`).to.be.above(3);
  });
});
