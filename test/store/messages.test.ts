import { expect } from '@open-wc/testing';
import { QueryClient } from '@tanstack/query-core';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { browserEnvironment } from '../../src/stream/environment.js';
import { effects } from '../../src/store/effects.js';
import { Invalidator } from '../../src/store/invalidator.js';
import { Messages } from '../../src/store/messages.js';
import { Notices, type Notice } from '../../src/store/notices.js';
import { ServerClock } from '../../src/store/server-clock.js';
import { Queries } from '../../src/store/queries.js';
import { budgetResource, costsResource, keyOf, routingResource } from '../../src/store/resource.js';
import { decodeBudget } from '../../src/wire/budget.js';
import { decodeCosts } from '../../src/wire/costs.js';
import { decodeFrame } from '../../src/wire/envelope.js';
import { decodeRouting } from '../../src/wire/routing.js';
import type { StreamMessage } from '../../src/wire/events.js';
import type { Decoded, Fault } from '../../src/wire/fault.js';
import { budgetPayload } from '../makers/budget.js';
import { costsPayload } from '../makers/costs.js';
import { routingPayload } from '../makers/routing.js';

function valueOf<T>(decoded: Decoded<T>): T {
  if (!decoded.ok) throw new Error(decoded.fault.message);
  return decoded.value;
}

describe('Messages', () => {
  let clock: SinonFakeTimers;
  let told: StreamMessage[];
  let notices: Notice[];
  let asked: unknown[];
  let faults: Fault[];
  let messages: Messages;
  let client: QueryClient;
  let isCancelled = false;

  beforeEach(() => {
    clock = useFakeTimers({ now: Date.parse('2026-11-20T13:00:00Z') });
    told = [];
    notices = [];
    asked = [];
    faults = [];
    isCancelled = false;
    client = new QueryClient();
    const book = new Notices();
    book.listen((notice) => notices.push(notice));
    messages = new Messages({
      queries: new Queries(
        { pageUrl: null, apiBase: '/api', hasStream: true, queryClient: client },
        () => undefined,
      ),
      notices: book,
      invalidator: new Invalidator((key) => asked.push(key)),
      serverClock: new ServerClock(browserEnvironment().clock),
      announce: (message) => {
        told.push(message);
        return !isCancelled;
      },
      refuse: (fault) => faults.push(fault),
      toTell: (_message, content) => content,
      extraEffects: () => ({ 'order-placed': [['orders']] }),
    });
  });

  afterEach(() => clock.restore());

  const receive = (...events: readonly Readonly<Record<string, unknown>>[]) =>
    messages.receive(decodeFrame(JSON.stringify(events)).events);

  it('tells every event under its own name, known or not', () => {
    receive({ event: 'task.completed', data: { task_id: 'a' } }, { type: 'order_placed' });
    expect(told.map(({ name }) => name)).to.deep.equal(['task-completed', 'order-placed']);
  });

  const rows: readonly (readonly [string, unknown, readonly unknown[], string | null])[] = [
    ['budget.alert', { scope: 'daily', percent: 92 }, [['budget']], 'budget-alert'],
    ['task.completed', { task_id: 'a' }, [['routing']], 'task-completed'],
    ['task.failed', { task_id: 'a', error: 'e' }, [['routing']], 'task-failed'],
    ['task.awaiting_approval', { task_id: 'a' }, [['approvals']], 'task-awaiting-approval'],
    ['message.created', { conversation_id: 1, message_id: 2 }, [['chat-history']], null],
    ['order.placed', null, [['orders']], null],
  ];
  for (const [event, data, keys, kind] of rows) {
    it(`reads ${JSON.stringify(keys)} again after ${event} and tells ${kind ?? 'nobody'}`, () => {
      receive({ event, data });
      clock.tick(1_000);
      expect(asked).to.deep.equal(keys);
      expect(notices.map(({ content }) => content.kind)).to.deep.equal(kind === null ? [] : [kind]);
    });
  }

  it('has a row for every event it can read', () => {
    expect(Object.keys(effects)).to.include.members(['usage-update', 'stream-reset', 'error']);
  });

  it('suppresses the toast, and nothing else, where the DOM event was cancelled', () => {
    isCancelled = true;
    receive({ event: 'task.failed', data: { task_id: 'a', error: 'e' } });
    clock.tick(1_000);
    expect(notices).to.deep.equal([]);
    expect(asked).to.deep.equal([['routing']]);
  });

  const HOUR_MS = 3_600_000;
  /** A task that is completed so many minutes after one o'clock at the server. */
  const completed = (minutes: number) => ({
    event: 'task.completed',
    data: { task_id: String(minutes) },
    timestamp: new Date(Date.parse('2026-11-20T13:00:00Z') + minutes * 60_000).toISOString(),
  });
  const replay = (minutes: number) => {
    const { events } = decodeFrame(JSON.stringify(completed(minutes)));
    messages.receive(events.map((event) => ({ ...event, isReplayed: true })));
  };
  const toldTasks = () => notices.map(({ content }) => (content as { taskId?: string }).taskId);

  it('makes no toast of a replayed event older than ten minutes', () => {
    replay(-10.1);
    replay(-9.9);
    expect(toldTasks()).to.deep.equal(['-9.9']);
  });

  it('makes none of an old event that a plain server repeats', () => {
    receive(completed(0), completed(-11));
    expect(toldTasks()).to.deep.equal(['0']);
  });

  for (const hours of [-12, 12]) {
    describe(`on a page whose clock is ${hours} hours off`, () => {
      beforeEach(() => clock.setSystemTime(Date.now() + hours * HOUR_MS));

      it('tells live events, also the first', () => {
        receive(completed(0));
        clock.tick(60_000);
        receive(completed(1));
        expect(toldTasks()).to.deep.equal(['0', '1']);
      });

      it('tells young ones of a replay, and no old ones', () => {
        receive(completed(0));
        clock.tick(20 * 60_000);
        replay(9);
        replay(11);
        expect(toldTasks()).to.deep.equal(['0', '11']);
      });
    });

    it(`tells the same when the clock is set ${hours} hours on in mid-session`, () => {
      receive(completed(0));
      clock.setSystemTime(Date.now() + hours * HOUR_MS);
      clock.tick(60_000);
      receive(completed(1));
      clock.tick(60_000);
      replay(-9);
      replay(1.5);
      expect(toldTasks()).to.deep.equal(['0', '1', '1.5']);
    });
  }

  it('tells nothing old of a long sleep, in which the monotonic clock stands still', () => {
    receive(completed(0));
    clock.setSystemTime(Date.now() + 8 * HOUR_MS);
    replay(60);
    replay(8 * 60 - 5);
    expect(toldTasks()).to.deep.equal(['0', '475']);
  });

  it('is not made silent by a publisher whose clock is fast', () => {
    receive(completed(12 * 60), completed(0));
    expect(toldTasks()).to.deep.equal(['720', '0']);
  });

  it('tells one event once, however often it comes', () => {
    receive({ event: 'task.completed', id: '7', data: { task_id: 'a' } });
    receive({ event: 'task.completed', id: '7', data: { task_id: 'a' } });
    expect(notices).to.have.length(1);
  });

  it('applies every usage update and tells only the latest of a frame', () => {
    const key = keyOf({ resource: budgetResource });
    client.setQueryData(key, valueOf(decodeBudget(budgetPayload())));
    receive({ event: 'usage.update', data: { budget: { daily: { used: 42 } } } });
    receive({ event: 'usage.update', data: { budget: { monthly: { used: 900 } } } });
    expect(told).to.deep.equal([]);
    clock.tick(20);
    expect(told).to.have.length(1);
    expect(client.getQueryData<ReturnType<typeof decodeBudget>>(key)).to.have.nested.property(
      'budgets[0].used',
      '42',
    );
    expect(client.getQueryData<ReturnType<typeof decodeBudget>>(key)).to.have.nested.property(
      'budgets[1].used',
      '900',
    );
    clock.tick(1_000);
    expect(asked).to.deep.equal([]);
  });

  it('tells the latest figures of each topic, once a frame, also of names that only a host reads', () => {
    const figures = (n: number, topic: string) =>
      ['usage.update', 'metrics_update', 'system-health-update'].map((event) => ({
        event,
        topic,
        data: { requests: n, tokens: n },
      }));
    receive(...figures(1, 'a'), ...figures(1, 'b'), ...figures(2, 'a'));
    expect(told).to.deep.equal([]);
    clock.tick(20);
    const lines = told.map(
      ({ name, topic, data }) => `${name} ${topic} ${String((data as { tokens: unknown }).tokens)}`,
    );
    expect(lines).to.have.members([
      'usage-update a 2',
      'usage-update b 1',
      'metrics-update a 2',
      'metrics-update b 1',
      'system-health-update a 2',
      'system-health-update b 1',
    ]);
  });

  it('gives patched budgets the time of their figures, by which their window is found', () => {
    const key = keyOf({ resource: budgetResource });
    client.setQueryData(key, valueOf(decodeBudget(budgetPayload({ as_of: '2026-11-20T12:59:00Z' }))));
    const timestamp = '2026-11-20T13:00:00Z';
    receive({ event: 'usage.update', timestamp, data: { budget: { daily: { used: 42 } } } });
    clock.tick(20);
    expect(client.getQueryData(key)).to.include({ asOf: Date.parse(timestamp) });
  });

  it('patches costs and lanes without a request', () => {
    const costsKey = keyOf({ resource: costsResource, params: { days: '30' } });
    const routingKey = keyOf({ resource: routingResource });
    client.setQueryData(costsKey, valueOf(decodeCosts(costsPayload())));
    client.setQueryData(routingKey, valueOf(decodeRouting(routingPayload())));
    receive({
      event: 'usage.update',
      data: {
        costs: { total: 11, by_model: [{ model: 'gpt-4', cost: 7 }] },
        routing: { lanes: { red: { task_count: 51 } } },
      },
    });
    clock.tick(20);
    expect(client.getQueryData(costsKey)).to.include({ total: '11' });
    expect(client.getQueryData(routingKey)).to.have.nested.property('lanes.red.taskCount', 51);
    expect(client.getQueryData(routingKey)).to.have.nested.property('lanes.green.taskCount', 1240);
  });

  it('refuses what it cannot read, and reads what follows', () => {
    receive({ event: 'task.completed', data: {} }, { event: 'task.completed', data: { task_id: 'b' } });
    expect(faults.map(({ field }) => field)).to.deep.equal(['task-completed.taskId']);
    expect(told).to.have.length(1);
  });
});
