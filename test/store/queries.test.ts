import { expect } from '@open-wc/testing';
import { QueryClient } from '@tanstack/query-core';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { Queries, type Patch, type QueriesOptions } from '../../src/store/queries.js';
import type { AnswerError } from '../../src/store/http.js';
import type { Loadable } from '../../src/store/loadable.js';
import { budgetResource, type Query } from '../../src/store/resource.js';
import { decodeBudget, type Budget, type BudgetAnswer } from '../../src/wire/budget.js';
import type { Amount } from '../../src/wire/field.js';
import { budgetPayload } from '../makers/budget.js';
import { FakeFetch, jsonResponse } from '../support/fake-fetch.js';

const query: Query<BudgetAnswer> = { resource: budgetResource };

function decodedBudget(): BudgetAnswer {
  const decoded = decodeBudget(budgetPayload());
  if (!decoded.ok) throw new Error(decoded.fault.message);
  return decoded.value;
}

const firstBudget = (): Budget => decodedBudget().budgets[0] as Budget;

const inEuro = (asOf: number | null): Patch<BudgetAnswer> => ({
  query,
  asOf,
  change: (answer) => ({ ...answer, currency: 'EUR' }),
  whole: null,
});

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
    new Queries(
      { pageUrl: location.href, apiBase: '/api', hasStream: true, fetch: server.fetch, ...options },
      (error) => faults.push(error),
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
    queries.patch([inEuro(null)]);
    await clock.tickAsync(2_000);
    expect(last()).to.have.nested.property('data.currency', 'EUR');
    expect(usedOf(last())).to.equal('1');
  });

  it('drops a patch that is older than what is shown', async () => {
    const queries = make();
    const { last } = follow(queries);
    await clock.tickAsync(100);
    queries.patch([inEuro(Date.parse('2026-11-20T12:00:00Z'))]);
    await clock.tickAsync(100);
    expect(last()).to.have.nested.property('data.currency', 'USD');
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

  it('moves to the client that a host hands in later', async () => {
    const queries = make();
    const { last, leave } = follow(queries);
    await clock.tickAsync(100);
    server.json('usage/budget', budgetPayload({ as_of: null, daily: { used: 3, limit: 50 } }));
    const queryClient = new QueryClient();
    queries.configure({
      pageUrl: location.href,
      apiBase: '/api',
      hasStream: true,
      fetch: server.fetch,
      queryClient,
    });
    await clock.tickAsync(100);
    expect(usedOf(last())).to.equal('3');
    await queries.invalidate(['budget']);
    expect(queryClient.getQueryCache().findAll({ type: 'active' })).to.have.length(1);
    leave();
    expect(queryClient.getQueryCache().findAll({ type: 'active' })).to.have.length(0);
  });

  it('reads again at once from paths that are set late', async () => {
    server.json('money', { daily_used: 7 });
    const queries = make({ endpoints: { budget: 'nowhere' } });
    const { last } = follow(queries);
    await clock.tickAsync(100);
    expect(last().type).to.equal('failed');
    queries.configure({
      pageUrl: location.href,
      apiBase: '/api',
      hasStream: true,
      fetch: server.fetch,
      endpoints: { budget: 'money' },
    });
    await clock.tickAsync(100);
    expect(usedOf(last())).to.equal('7');
  });

  it('reads everything once in a sweep, and what a host keeps under the keys', async () => {
    const queryClient = new QueryClient();
    for (const name of ['budget', 'orders', 'weather']) queryClient.setQueryData([name, 'mine'], name);
    const queries = make({ queryClient });
    follow(queries);
    await clock.tickAsync(5_000);
    await queries.sweep([['budget'], ['orders']]);
    expect(server.count('usage/budget')).to.equal(2);
    const isInvalidated = (name: string) => queryClient.getQueryState([name, 'mine'])?.isInvalidated;
    expect(['budget', 'orders', 'weather'].map(isInvalidated)).to.deep.equal([true, true, false]);
  });

  it('tells whether it was answered', async () => {
    const queries = make();
    expect(await queries.poll(), 'nothing was asked').to.equal(false);
    follow(queries);
    await clock.tickAsync(100);
    expect(await queries.poll()).to.equal(true);
    expect(await queries.invalidate()).to.equal(true);
    server.on('usage/budget', () => new Response('', { status: 404 }));
    expect(await queries.poll()).to.equal(false);
    expect(await queries.invalidate(['budget'])).to.equal(false);
  });

  it('stays failed while it is read again, until there is an answer', async () => {
    server.on('usage/budget', () => new Response('', { status: 503 }));
    const queries = make();
    const { heard, last } = follow(queries);
    await clock.tickAsync(10_000);
    const before = heard.length;
    for (let poll = 0; poll < 3; poll++) {
      void queries.poll();
      await clock.tickAsync(2_000);
    }
    expect(heard.slice(before).map(({ type }) => type)).not.to.include('loading');
    server.json('usage/budget', budgetPayload());
    await queries.poll();
    await clock.tickAsync(10);
    expect(last().type).to.equal('ready');
  });

  it('tries once at each poll, since the next one comes soon', async () => {
    const queries = make();
    follow(queries);
    await clock.tickAsync(100);
    server.on('usage/budget', () => new Response('', { status: 503 }));
    const before = server.count('usage/budget');
    for (let poll = 0; poll < 5; poll++) {
      expect(await queries.poll()).to.equal(false);
      await clock.tickAsync(2_000);
    }
    expect(server.count('usage/budget') - before).to.equal(5);
    void queries.reread();
    await clock.tickAsync(5_000);
    expect(server.count('usage/budget') - before, 'a re-read is tried again').to.equal(8);
  });

  it('does not ask again for what another request would not change', async () => {
    server.on('usage/budget', () => new Response('', { status: 403 }));
    const { last } = follow(make());
    await clock.tickAsync(10_000);
    expect(last().type).to.equal('failed');
    expect(server.count('usage/budget')).to.equal(1);
  });

  describe('without resources to read', () => {
    const whole = (used: string): Patch<BudgetAnswer> => ({
      ...inEuro(null),
      whole: { ...decodedBudget(), budgets: [{ ...firstBudget(), used: used as Amount }] },
    });

    it('waits for the stream, and shows the first news of it', async () => {
      const queries = make({ apiBase: null });
      const { last } = follow(queries);
      expect(queries.canAnswer(query)).to.equal(true);
      await clock.tickAsync(10_000);
      expect(last().type).to.equal('loading');
      queries.patch([whole('5')]);
      await clock.tickAsync(100);
      expect(usedOf(last())).to.equal('5');
      queries.patch([whole('6')]);
      await clock.tickAsync(100);
      expect(last(), 'later news changes what is known').to.have.nested.property('data.currency', 'EUR');
      expect(server.calls).to.deep.equal([]);
    });

    it('has no answer without a stream either', () => {
      expect(make({ apiBase: null, hasStream: false }).canAnswer(query)).to.equal(false);
    });
  });

  it('makes one change of many patches', async () => {
    const queries = make();
    const { heard } = follow(queries);
    await clock.tickAsync(100);
    const before = heard.length;
    queries.patch(Array.from({ length: 50 }, () => inEuro(null)));
    await clock.tickAsync(100);
    expect(heard.length - before).to.equal(1);
  });

  it('carries over to other questions what holds for them too', async () => {
    const queries = make();
    const own = follow(queries);
    const [other, narrow] = ['a', 'b'].map((team) => follow(queries, { ...query, params: { team } }));
    await clock.tickAsync(100);
    const currencyOf = (answer?: Loadable<BudgetAnswer>) => answer?.type === 'ready' && answer.data.currency;
    queries.patch([
      {
        ...inEuro(Date.now()),
        also: { holdsFor: ({ team }) => team === 'a', change: (answer) => ({ ...answer, currency: 'JPY' }) },
      },
    ]);
    await clock.tickAsync(100);
    const shown = [own, other, narrow].map((each) => currencyOf(each?.last()));
    expect(shown).to.deep.equal(['EUR', 'JPY', 'USD']);
  });
});
