import { expect } from '@open-wc/testing';
import { QueryClient } from '@tanstack/query-core';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { Queries, type QueriesOptions } from '../../src/store/queries.js';
import type { AnswerError } from '../../src/store/http.js';
import type { Loadable } from '../../src/store/loadable.js';
import { budgetResource, type Query } from '../../src/store/resource.js';
import type { BudgetAnswer } from '../../src/wire/budget.js';
import { budgetPayload } from '../makers/budget.js';
import { FakeFetch, jsonResponse } from '../support/fake-fetch.js';

const query: Query<BudgetAnswer> = { resource: budgetResource };

const usedOf = (answer: Loadable<BudgetAnswer>) =>
  answer.type === 'ready' ? answer.data.budgets[0]?.used : answer.type;

describe('Queries', () => {
  let clock: SinonFakeTimers;
  let server: FakeFetch;
  let faults: AnswerError[];

  beforeEach(() => {
    clock = useFakeTimers({ now: Date.parse('2026-11-20T13:00:00Z') });
    server = new FakeFetch().json('usage/budget', budgetPayload());
    faults = [];
  });

  afterEach(() => clock.restore());

  const make = (options: Partial<QueriesOptions> = {}) =>
    new Queries({ apiBase: '/api', refreshIntervalMs: 0, fetch: server.fetch, ...options }, (error) =>
      faults.push(error),
    );

  function follow(queries: Queries, asked: Query<BudgetAnswer> = query) {
    const heard: Loadable<BudgetAnswer>[] = [];
    const leave = queries.observe(asked, (answer) => heard.push(answer));
    return { heard, leave, last: () => heard.at(-1) as Loadable<BudgetAnswer> };
  }

  it('asks once for any number of observers', async () => {
    const queries = make();
    const all = Array.from({ length: 12 }, () => follow(queries));
    await clock.tickAsync(100);
    expect(server.count('usage/budget')).to.equal(1);
    expect(all.map(({ last }) => usedOf(last()))).to.deep.equal(Array.from({ length: 12 }, () => '41.2'));
  });

  it('loads first and is ready then', async () => {
    const { heard } = follow(make());
    await clock.tickAsync(100);
    expect(heard[0]?.type).to.equal('loading');
    expect(heard.at(-1)).to.include({
      type: 'ready',
      stale: false,
      asOf: Date.parse('2026-11-20T13:00:00Z'),
    });
  });

  it('keeps the last figures, stale, when a later answer fails', async () => {
    const queries = make();
    const { last } = follow(queries);
    await clock.tickAsync(100);
    server.on('usage/budget', () => new Response('', { status: 500 }));
    void queries.invalidate(['budget']);
    await clock.tickAsync(10_000);
    expect(last()).to.include({ type: 'ready', stale: true });
    expect(usedOf(last())).to.equal('41.2');
  });

  it('fails in words after three tries where there never was an answer', async () => {
    server.on('usage/budget', () => new Response('', { status: 503 }));
    const { last } = follow(make());
    await clock.tickAsync(10_000);
    expect(last()).to.have.nested.property('error.message', 'usage/budget: the server answered 503');
    expect(server.count('usage/budget')).to.equal(3);
  });

  it('names the field of an answer it refuses, and keeps the figures', async () => {
    const queries = make();
    const { last } = follow(queries);
    await clock.tickAsync(100);
    server.json('usage/budget', budgetPayload({ daily: { used: 'much' } }));
    void queries.invalidate();
    await clock.tickAsync(10_000);
    expect(faults.at(-1)?.fault).to.include({ field: 'daily.used', sample: 'much' });
    expect(usedOf(last())).to.equal('41.2');
  });

  it('drops an answer that is older than what is shown', async () => {
    const queries = make();
    const { last } = follow(queries);
    await clock.tickAsync(100);
    server.json(
      'usage/budget',
      budgetPayload({ as_of: '2026-11-20T12:59:00Z', daily: { used: 1, limit: 50 } }),
    );
    void queries.invalidate();
    await clock.tickAsync(100);
    expect(usedOf(last())).to.equal('41.2');
  });

  it('drops an undated answer that set out before a patch arrived', async () => {
    server.json('usage/budget', { daily: { used: 1, limit: 50 } });
    const queries = make();
    const { last } = follow(queries);
    await clock.tickAsync(100);
    server.on('usage/budget', async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return jsonResponse({ daily: { used: 2, limit: 50 } });
    });
    void queries.invalidate();
    await clock.tickAsync(500);
    queries.patch(query, null, (answer) => ({ ...answer, currency: 'EUR' }));
    await clock.tickAsync(2_000);
    expect(last()).to.have.nested.property('data.currency', 'EUR');
    expect(usedOf(last())).to.equal('1');
  });

  it('drops a patch that is older than what is shown', async () => {
    const queries = make();
    const { last } = follow(queries);
    await clock.tickAsync(100);
    queries.patch(query, Date.parse('2026-11-20T12:00:00Z'), (answer) => ({ ...answer, currency: 'EUR' }));
    await clock.tickAsync(100);
    expect(last()).to.have.nested.property('data.currency', 'USD');
  });

  it('reads again at intervals while someone looks, and no more when nobody does', async () => {
    const { leave } = follow(make({ refreshIntervalMs: 30_000 }));
    await clock.tickAsync(95_000);
    expect(server.count('usage/budget')).to.equal(4);
    leave();
    await clock.tickAsync(300_000);
    expect(server.count('usage/budget')).to.equal(4);
  });

  it('lets a slow server answer a fast poll', async () => {
    server.on('usage/budget', async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      return jsonResponse(budgetPayload());
    });
    const queries = make();
    const { last } = follow(queries);
    for (let poll = 0; poll < 5; poll++) {
      await clock.tickAsync(1_000);
      void queries.poll();
    }
    expect(usedOf(last())).to.equal('41.2');
  });

  it("invalidates a host's own query of the same name, and leaves its data alone", async () => {
    const queryClient = new QueryClient();
    queryClient.setQueryData(['budget', 'mine'], 'of the host');
    const queries = make({ queryClient });
    follow(queries);
    await clock.tickAsync(100);
    await queries.invalidate(['budget']);
    expect(queryClient.getQueryState(['budget', 'mine'])).to.include({
      isInvalidated: true,
      data: 'of the host',
    });
  });

  it('takes paths and payloads of another system', async () => {
    server.json('v2/money', { spent_today: 7 });
    const adapt = (payload: unknown) => ({ daily_used: (payload as { spent_today: number }).spent_today });
    const { last } = follow(make({ endpoints: { budget: 'v2/money' }, adapters: { budget: adapt } }));
    await clock.tickAsync(100);
    expect(usedOf(last())).to.equal('7');
  });

  it('sends a token as a header and never in the address', async () => {
    follow(make({ getToken: () => Promise.resolve('secret') }));
    await clock.tickAsync(100);
    const [call] = server.calls;
    expect(new Headers(call?.init.headers).get('authorization')).to.equal('Bearer secret');
    expect(call?.url.href).not.to.contain('secret');
  });

  it('reads no address that is not http', async () => {
    const { last } = follow(make(), { ...query, src: 'javascript:alert(1)' });
    await clock.tickAsync(10_000);
    expect(last()).to.include({ type: 'failed' });
    expect(server.calls).to.deep.equal([]);
  });
});
