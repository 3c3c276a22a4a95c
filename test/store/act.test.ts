import { expect } from '@open-wc/testing';
import { useFakeTimers } from 'sinon';
import { act, ActionError } from '../../src/store/act.js';
import { setAlert } from '../../src/store/alert-actions.js';
import type { AnswerOptions } from '../../src/store/read-answer.js';
import type { Amount } from '../../src/wire/field.js';
import { FakeFetch, jsonResponse, type Answer } from '../support/fake-fetch.js';

const PATH = 'monitoring/chat';
const action = setAlert({ domain: 'shop.example', type: 'daily' }, '5.25' as Amount);
const answer = { alerts: [{ domain: 'shop.example', alert_type: 'daily', threshold_usd: 5.25 }] };

const refusing =
  (status: number, body: unknown = {}): Answer =>
  () =>
    new Response(JSON.stringify(body), { status });

const post = (
  server: FakeFetch,
  options: Partial<AnswerOptions> = {},
  signal = new AbortController().signal,
): Promise<unknown> =>
  act(action, () => ({ pageUrl: location.href, apiBase: '/api', fetch: server.fetch, ...options }), signal);

const failureOf = async (promise: Promise<unknown>): Promise<ActionError> => {
  try {
    await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(ActionError);
    return error as ActionError;
  }
  throw new Error('it did not fail');
};

describe('act', () => {
  it('posts once, as JSON, to the address of the resource', async () => {
    const server = new FakeFetch().json(PATH, answer);
    expect(await post(server)).to.deep.equal([{ domain: 'shop.example', type: 'daily', threshold: '5.25' }]);
    const [{ url, init }] = server.calls as [FakeFetch['calls'][number]];
    expect(url.pathname).to.equal('/api/monitoring/chat');
    expect(init.method).to.equal('POST');
    expect(init.redirect).to.equal('error');
    expect(JSON.parse(init.body as string)).to.deep.equal({
      action: 'set-alert',
      domain: 'shop.example',
      alert_type: 'daily',
      threshold_usd: 5.25,
    });
  });

  it('respects the host’s own path', async () => {
    const server = new FakeFetch().json('v2/alarms', answer);
    await post(server, { endpoints: { alerts: 'v2/alarms' } });
    expect(server.count('v2/alarms')).to.equal(1);
  });

  it('asks for one other token where the first had run out, and posts again', async () => {
    let tokens = 0;
    const getToken = () => `token-${(tokens += 1)}`;
    const server = new FakeFetch().on(PATH, (_, { headers }) =>
      new Headers(headers).get('authorization') === 'Bearer token-2'
        ? jsonResponse(answer)
        : new Response('{}', { status: 401 }),
    );
    await post(server, { getToken });
    expect(server.count(PATH)).to.equal(2);
    const stubborn = new FakeFetch().on(PATH, refusing(401));
    expect((await failureOf(post(stubborn, { getToken }))).reason).to.equal('unauthorised');
    expect(stubborn.count(PATH), 'tries').to.equal(2);
    const open = new FakeFetch().on(PATH, refusing(401));
    await failureOf(post(open));
    expect(open.count(PATH), 'tries without a token').to.equal(1);
  });

  it('sends nothing where no token can be had, and says nothing of why', async () => {
    const server = new FakeFetch().json(PATH, answer);
    const getToken = () => Promise.reject(new Error('secret-123'));
    const failure = await failureOf(post(server, { getToken }));
    expect([failure.reason, failure.isUncertain, server.calls.length]).to.eql(['no-token', false, 0]);
    expect(failure.message).not.to.contain('secret');
  });

  const statuses: readonly (readonly [number, string, boolean])[] = [
    [400, 'invalid', false],
    [403, 'forbidden', false],
    [404, 'missing', false],
    [405, 'missing', false],
    [408, 'server', true],
    [409, 'conflict', false],
    [412, 'conflict', false],
    [422, 'invalid', false],
    [429, 'busy', false],
    [500, 'server', true],
    [503, 'server', true],
  ];
  for (const [status, reason, isUncertain] of statuses) {
    it(`tells ${status} as ${reason}, ${isUncertain ? 'perhaps done' : 'not done'}, and does not try again`, async () => {
      const server = new FakeFetch().on(PATH, refusing(status));
      const failure = await failureOf(post(server));
      expect([failure.reason, failure.status, failure.isUncertain]).to.eql([reason, status, isUncertain]);
      expect(server.count(PATH)).to.equal(1);
    });
  }

  it('hands on what the server said of a field, cut short', async () => {
    const body = { field: 'threshold_usd', message: 'must not be negative '.repeat(20) };
    const { said } = await failureOf(post(new FakeFetch().on(PATH, refusing(400, body))));
    expect(said?.field).to.equal('threshold_usd');
    expect(said?.message).to.have.length(200);
    expect(
      (await failureOf(post(new FakeFetch().on(PATH, () => new Response('<h1>', { status: 400 }))))).said,
    ).to.equal(null);
  });

  it('does not know what was done after a lost connection or an answer it cannot read', async () => {
    const lost = new FakeFetch().on(PATH, () => Promise.reject(new TypeError('reset by https://secret')));
    const failure = await failureOf(post(lost));
    expect([failure.reason, failure.isUncertain]).to.eql(['unreachable', true]);
    expect(failure.message).not.to.contain('secret');
    const odd = await failureOf(post(new FakeFetch().json(PATH, { ok: true })));
    expect([odd.reason, odd.isUncertain, odd.fault?.field]).to.eql(['unreadable', true, 'alerts']);
    const page = await failureOf(post(new FakeFetch().on(PATH, () => new Response('<html>'))));
    expect(page.reason).to.equal('unreadable');
  });

  it('waits twenty seconds, and no longer', async () => {
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { timeout } = AbortSignal;
    AbortSignal.timeout = (ms) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), ms);
      return controller.signal;
    };
    try {
      const server = new FakeFetch().on(
        PATH,
        (_, { signal }) =>
          new Promise((_resolve, reject) =>
            signal?.addEventListener('abort', () => reject(new Error('aborted'))),
          ),
      );
      const failing = failureOf(post(server));
      await clock.tickAsync(19_900);
      await clock.tickAsync(200);
      expect((await failing).reason).to.equal('timeout');
    } finally {
      AbortSignal.timeout = timeout;
      clock.restore();
    }
  });

  it('can be called off', async () => {
    const controller = new AbortController();
    const server = new FakeFetch().on(
      PATH,
      (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(new Error('aborted'))),
        ),
    );
    const posting = post(server, {}, controller.signal).then(
      () => 'done',
      (error: unknown) => (error as Error).name,
    );
    controller.abort();
    expect(await posting).to.equal('AbortError');
  });

  it('keeps an amount that a double would change as its text', () => {
    expect(
      setAlert({ domain: '', type: 'daily' }, '123456789012.123456' as Amount).body['threshold_usd'],
    ).to.equal('123456789012.123456');
    expect(setAlert({ domain: '', type: 'daily' }, null).body['threshold_usd']).to.equal(null);
  });
});
