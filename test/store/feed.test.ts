import { expect } from '@open-wc/testing';
import { QueryClient } from '@tanstack/query-core';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { Feed } from '../../src/store/feed.js';
import type { FeedOptions } from '../../src/store/feed-options.js';
import type { Loadable } from '../../src/store/loadable.js';
import { budgetResource, routingResource, telemetryResource } from '../../src/store/resource.js';
import type { BudgetAnswer } from '../../src/wire/budget.js';
import type { TelemetryAnswer } from '../../src/wire/telemetry.js';
import { budgetPayload } from '../makers/budget.js';
import { routingPayload } from '../makers/routing.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { FakeFetch } from '../support/fake-fetch.js';
import { PlayedNetwork } from '../support/played-network.js';

const NOW = '2026-11-20T13:00:00Z';

describe('Feed', () => {
  let clock: SinonFakeTimers;
  let network: PlayedNetwork;
  let server: FakeFetch;
  let feed: Feed;

  const make = (options: FeedOptions = {}): Feed => {
    feed = new Feed(
      { url: 'wss://host.example/ws', apiBase: '/api', fetch: server.fetch, ...options },
      network.environment,
    );
    return feed;
  };

  beforeEach(() => {
    clock = useFakeTimers({ now: Date.parse(NOW) });
    network = new PlayedNetwork();
    server = new FakeFetch()
      .json('usage/budget', budgetPayload())
      .json('analytics/routing', routingPayload());
  });

  afterEach(() => {
    feed.disconnect();
    clock.restore();
  });

  function follow() {
    const heard: Loadable<BudgetAnswer>[] = [];
    const leave = feed.observe({ resource: budgetResource }, (answer) => heard.push(answer));
    const last = () => {
      const answer = heard.at(-1);
      return answer?.type === 'ready' ? [answer.data.budgets[0]?.used, answer.stale] : [answer?.type];
    };
    return { heard, leave, last };
  }

  async function goLive() {
    network.socket.open();
    await clock.tickAsync(100);
  }

  async function say(...frames: readonly unknown[]) {
    network.socket.receive(...frames);
    await clock.tickAsync(1);
  }

  /** Every name raised, with its detail. */
  function listen(...names: readonly string[]) {
    const heard: CustomEvent[] = [];
    for (const name of names) feed.addEventListener(name, (event) => heard.push(event as CustomEvent));
    return heard;
  }

  const usage = (used: number) => ({
    event: 'usage.update',
    data: { budget: { daily: { used, limit: 50 } } },
  });

  describe('opens and closes', () => {
    it('with its first listener, and five seconds after its last', async () => {
      make();
      expect(network.opened).to.equal(0);
      const [first, second] = [follow(), follow()];
      expect(network.opened).to.equal(1);
      await goLive();
      first.leave();
      await clock.tickAsync(60_000);
      expect(network.alive).to.equal(1);
      second.leave();
      await clock.tickAsync(4_900);
      expect(network.alive).to.equal(1);
      await clock.tickAsync(200);
      expect(network.alive).to.equal(0);
      expect(feed.status.state).to.equal('idle');
    });

    it('keeps its socket while a listener moves from one place to another', async () => {
      make();
      let { leave } = follow();
      await goLive();
      for (let move = 0; move < 10; move++) {
        leave();
        await clock.tickAsync(400);
        ({ leave } = follow());
      }
      expect(network.opened).to.equal(1);
    });

    it('leaves no timer behind when nobody listens any more', async () => {
      make();
      const { leave } = follow();
      await goLive();
      await say({ event: 'task.completed', data: { task_id: 'a' } });
      leave();
      await clock.tickAsync(5_000);
      const keptForAnswers = 1;
      expect(clock.countTimers()).to.be.at.most(keptForAnswers);
      await clock.tickAsync(300_000);
      expect(clock.countTimers()).to.equal(0);
    });

    it('stays closed after disconnect(), whoever comes, until connect()', async () => {
      make();
      follow();
      await goLive();
      feed.disconnect();
      follow();
      await clock.tickAsync(60_000);
      expect([network.alive, feed.status.state]).to.deep.equal([0, 'closed']);
      feed.connect();
      expect(network.alive).to.equal(1);
    });

    it('holds one listener once, however often it lets go', async () => {
      make();
      const { leave } = follow();
      follow();
      leave();
      leave();
      await clock.tickAsync(60_000);
      expect(network.alive).to.equal(1);
    });
  });

  describe('pauses', () => {
    it('while anybody wants it paused', async () => {
      make();
      const resume = [feed.pause(), feed.pause()];
      follow();
      expect([network.opened, feed.isPaused]).to.deep.equal([0, true]);
      resume[0]?.();
      expect(network.opened).to.equal(0);
      resume[1]?.();
      expect([network.opened, feed.isPaused]).to.deep.equal([1, false]);
    });

    it('an open stream, and goes on', async () => {
      make();
      follow();
      await goLive();
      const resume = feed.pause();
      expect([network.alive, feed.status.reason]).to.deep.equal([0, 'paused']);
      resume();
      expect(network.alive).to.equal(1);
    });

    it('and opens with the next listener when it was resumed without one', () => {
      make();
      feed.pause()();
      expect(feed.status.state).to.equal('idle');
      follow();
      expect(network.alive).to.equal(1);
    });

    it('until somebody connects, and what was paused before then resumes nothing', async () => {
      make();
      follow();
      const resume = feed.pause();
      feed.connect();
      expect([network.alive, feed.isPaused]).to.deep.equal([1, false]);
      await goLive();
      const { opened } = network;
      resume();
      expect([network.opened, network.alive]).to.deep.equal([opened, 1]);
    });

    it('without opening what was closed for good', () => {
      make();
      follow();
      feed.disconnect();
      feed.pause()();
      expect(feed.status.state).to.equal('closed');
    });

    it('re-reads too', async () => {
      make();
      follow();
      await goLive();
      feed.pause();
      await clock.tickAsync(120_000);
      expect(server.count('usage/budget')).to.equal(1);
    });
  });

  describe('re-reads what is shown', () => {
    it('every thirty seconds while the stream is up and the page is seen', async () => {
      make();
      const { leave } = follow();
      await goLive();
      await clock.tickAsync(60_000);
      expect(server.count('usage/budget')).to.equal(3);
      network.isHidden = true;
      await clock.tickAsync(60_000);
      expect(server.count('usage/budget')).to.equal(3);
      leave();
      network.isHidden = false;
      await clock.tickAsync(60_000);
      expect(server.count('usage/budget')).to.equal(3);
    });

    it('at another interval as soon as it is set, and never at 0', async () => {
      make();
      follow();
      await goLive();
      const before = feed.configure({ refreshInterval: 5_000 });
      await clock.tickAsync(10_000);
      expect(server.count('usage/budget')).to.equal(3);
      feed.configure({ refreshInterval: 0 });
      before();
      await clock.tickAsync(120_000);
      expect(server.count('usage/budget')).to.equal(3);
    });

    it('once after a resync, with what a host’s own client keeps under the same names', async () => {
      const queryClient = new QueryClient();
      queryClient.setQueryData(['budget', 'mine'], 'of the host');
      make({ queryClient });
      follow();
      feed.observe({ resource: routingResource }, () => undefined);
      await goLive();
      const resyncs = listen('stream-resync');
      for (const topic of ['', 'a', 'b']) await say({ event: 'stream.reset', topic });
      await clock.tickAsync(250);
      expect(resyncs.map(({ detail }) => detail as object)).to.deep.include({ topic: 'a', reason: 'reset' });
      expect([server.count('usage/budget'), server.count('analytics/routing')]).to.deep.equal([2, 2]);
      expect(queryClient.getQueryState(['budget', 'mine'])?.isInvalidated).to.equal(true);
      await clock.tickAsync(5_000);
      expect(server.count('usage/budget')).to.equal(2);
    });

    it('when asked, and tells whether all was answered', async () => {
      make();
      follow();
      await goLive();
      expect(await feed.refresh('budget')).to.equal(true);
      server.on('usage/budget', () => new Response('', { status: 404 }));
      expect(await feed.refresh()).to.equal(false);
    });
  });

  describe('shows', () => {
    it('what the stream changes', async () => {
      make();
      const { last } = follow();
      await goLive();
      await say(usage(42));
      await clock.tickAsync(100);
      expect(last()).to.deep.equal(['42', false]);
    });

    it('what the stream alone brings, without resources', async () => {
      make({ apiBase: null });
      const { last } = follow();
      await goLive();
      expect(last()).to.deep.equal(['loading']);
      await say(usage(42));
      await clock.tickAsync(100);
      expect(last()).to.deep.equal(['42', false]);
      expect(server.calls).to.deep.equal([]);
    });

    it('no figure of a budget whose limit nobody told', async () => {
      make({ apiBase: null });
      const { last } = follow();
      await goLive();
      await say({ event: 'usage.update', data: { budget: { daily: { used: 42 } } } });
      await clock.tickAsync(100);
      expect(last()).to.deep.equal(['loading']);
    });

    it('the last figures, stale at once, when the server is gone; and fresh ones when it is back', async () => {
      make();
      const { last } = follow();
      await goLive();
      server.on('usage/budget', () => Promise.reject(new TypeError('down')));
      network.socket.drop();
      expect(last()).to.deep.equal(['41.2', true]);
      expect(feed.status.state).to.equal('retrying');
      await clock.tickAsync(10_000);
      expect(last()).to.deep.equal(['41.2', true]);
      server.json(
        'usage/budget',
        budgetPayload({ as_of: '2026-11-20T13:01:00Z', daily: { used: 43, limit: 50 } }),
      );
      await clock.tickAsync(5_000);
      expect(last()).to.deep.equal(['43', false]);
      expect(feed.status.state).to.equal('polling');
    });

    it('fresh figures, also on a page whose clock was set back half a day', async () => {
      make();
      const { last } = follow();
      await goLive();
      clock.setSystemTime(Date.now() - 43_200_000);
      server.json('usage/budget', budgetPayload({ daily: { used: 43, limit: 50 } }));
      network.socket.drop();
      await clock.tickAsync(15_000);
      expect(feed.status.state).to.equal('polling');
      expect(last()).to.deep.equal(['43', false]);
      expect(feed.lastNewsAt).to.be.within(Date.now() - 15_000, Date.now());
    });

    it('nothing where nothing can answer', () => {
      make({ url: null, apiBase: null });
      expect(follow().last()).to.deep.equal(['unconnected']);
    });
  });

  describe('tells', () => {
    it('every message under its own name and as stream-message', async () => {
      make();
      const heard = listen('stream-message', 'task-completed', 'order-placed');
      feed.connect();
      await goLive();
      await say({ event: 'task.completed', data: { task_id: 7 } }, { type: 'order_placed', data: 1 });
      expect(heard.map(({ type }) => type)).to.deep.equal([
        'stream-message',
        'task-completed',
        'stream-message',
        'order-placed',
      ]);
      expect(heard[1]?.detail).to.have.nested.property('data.taskId', '7');
    });

    it('no name of its own for a server', async () => {
      make();
      const states = listen('stream-state');
      const errors = listen('stream-error');
      feed.connect();
      await goLive();
      const before = states.length;
      await say({ event: 'stream.state', data: { state: 'closed' } });
      expect(states.length).to.equal(before);
      expect(errors.map(({ detail }) => detail as object)).to.deep.equal([
        {
          code: 'bad-shape',
          field: 'event',
          message: "event: event is a name of the page's own",
          sample: 'stream-state',
        },
      ]);
    });

    it('what a server reports of itself as stream-error', async () => {
      make();
      const heard = listen('stream-error', 'stream-message', 'error');
      feed.connect();
      await goLive();
      await say({ event: 'error', data: { code: 17, message: 'too much' } });
      expect(heard.map(({ type }) => type)).to.deep.equal(['stream-message', 'stream-error']);
      expect(heard[1]?.detail).to.include({ code: '17', message: 'too much' });
    });

    it('that an answer could not be had, with its status', async () => {
      server.on('usage/budget', () => new Response('', { status: 403 }));
      make();
      const heard = listen('stream-error');
      follow();
      await clock.tickAsync(100);
      expect(heard.map(({ detail }) => detail as object)).to.deep.equal([
        {
          code: 'http-403',
          field: '',
          message: 'usage/budget: the server does not allow this (403)',
          sample: '',
        },
      ]);
    });

    it('a relay first, and no toast of what is cancelled there', async () => {
      make();
      feed.connect();
      await goLive();
      const leave = feed.relay((event) => event.preventDefault());
      await say({ event: 'task.failed', data: { task_id: 'a', error: 'e' } });
      expect(feed.notices.history).to.have.length(0);
      leave();
      await say({ event: 'task.failed', data: { task_id: 'b', error: 'e' } });
      expect(feed.notices.history).to.have.length(1);
    });

    it('one handler of one event, and keeps the stream open for it', async () => {
      make();
      const ids: string[] = [];
      const leave = feed.onEvent('task-completed', ({ data }) => ids.push(data.taskId));
      await goLive();
      await say({ event: 'task.completed', data: { task_id: 'a' } });
      leave();
      await say({ event: 'task.completed', data: { task_id: 'b' } });
      expect(ids).to.deep.equal(['a']);
    });

    for (const hours of [-12, 12]) {
      it(`an alert, once, on a page whose clock is ${hours} hours off`, async () => {
        localStorage.clear();
        clock.setSystemTime(Date.now() + hours * 3_600_000);
        make();
        follow();
        await goLive();
        const told = () => feed.notices.history.map(({ content }) => content.kind);
        const alert = { scope: 'daily', percent: 92, window_end: '2026-11-21T05:00:00Z' };
        await say({ event: 'budget.alert', id: '1', timestamp: NOW, data: alert });
        await say({ event: 'budget.alert', id: '2', timestamp: NOW, data: alert });
        expect(told()).to.deep.equal(['budget-alert']);
      });
    }

    it('when something last came', async () => {
      make();
      expect(feed.lastNewsAt).to.equal(null);
      follow();
      await goLive();
      expect(feed.lastNewsAt).to.be.at.least(Date.parse(NOW));
      await clock.tickAsync(10_000);
      await say({ event: 'task.completed', data: { task_id: 'a' } });
      expect(feed.lastNewsAt).to.equal(Date.now() - 1);
    });
  });

  it('gives the socket and the resources one token, and the socket in its first frame', async () => {
    let count = 0;
    make({ getToken: () => Promise.resolve(`token ${++count}`) });
    follow();
    await clock.tickAsync(10);
    await goLive();
    expect(network.socket.sent[0]).to.deep.equal({ action: 'auth', ticket: 'token 1' });
    expect(new Headers(server.calls[0]?.init.headers).get('authorization')).to.equal('Bearer token 1');
    expect(network.socket.url).to.equal('wss://host.example/ws');
  });

  it('subscribes to topics for as long as somebody uses them', async () => {
    make({ topics: ['a'] });
    const [first, second] = [feed.subscribe('b'), feed.subscribe('b')];
    feed.connect();
    await goLive();
    first();
    await clock.tickAsync(10);
    second();
    await clock.tickAsync(10);
    const said = network.socket.sent.map(({ action, topic }) => `${String(action)} ${String(topic)}`);
    expect(said).to.include.members(['subscribe a', 'subscribe b', 'unsubscribe b']);
    expect(said.filter((each) => each === 'subscribe b')).to.have.length(1);
    expect(said).not.to.include('unsubscribe a');
  });

  describe('is filtered', () => {
    it('by what it is told, and tells of it once', () => {
      make();
      const heard = listen('filter-change');
      feed.setFilter({ domain: 'support' });
      feed.setFilter({ domain: 'support' });
      feed.setFilter({ range: { type: 'days', days: 7 } });
      expect(heard.map(({ detail }) => detail as unknown)).to.deep.equal([
        { range: null, domain: 'support', model: null },
        { range: { type: 'days', days: 7 }, domain: 'support', model: null },
      ]);
      expect(feed.filter.domain).to.equal('support');
    });
  });

  it('takes live figures of a telemetry for every range, the rest for the default one', async () => {
    server.json('dashboard/telemetry', telemetryPayload());
    make();
    const ask = (params: Record<string, string>) => {
      const heard: Loadable<TelemetryAnswer>[] = [];
      feed.observe({ resource: telemetryResource, params }, (answer) => heard.push(answer));
      return () => {
        const answer = heard.at(-1);
        return answer?.type === 'ready' && [answer.data.cost.total, answer.data.live.currentCost];
      };
    };
    const questions: Record<string, string>[] = [
      { days: '7' },
      { days: '30' },
      { days: '7', domain: 'support' },
    ];
    const shown = questions.map(ask);
    await goLive();
    await say({
      event: 'usage.update',
      data: { telemetry: { cost: { total: '64' }, live: { activeSessions: 3, currentCost: '2' } } },
    });
    await clock.tickAsync(100);
    expect(shown.map((each) => each())).to.deep.equal([
      ['64', '2'],
      ['63.5', '2'],
      ['63.5', '1.75'],
    ]);
  });
});
