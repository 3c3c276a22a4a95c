import { expect } from '@open-wc/testing';
import { AnswerError, type OnProgress } from '../../src/store/http.js';
import { readAnswer, type AnswerOptions } from '../../src/store/read-answer.js';
import { budgetResource, type Query } from '../../src/store/resource.js';
import type { BudgetAnswer } from '../../src/wire/budget.js';
import { MAX_TEXT_LENGTH } from '../../src/wire/plain.js';
import { budgetPayload } from '../makers/budget.js';
import { FakeFetch, jsonResponse } from '../support/fake-fetch.js';

describe('readAnswer', () => {
  let server: FakeFetch;

  beforeEach(() => {
    server = new FakeFetch().json('usage/budget', budgetPayload());
  });

  const optionsOf = (options: Partial<AnswerOptions>): AnswerOptions => ({
    pageUrl: 'https://host.example/app/',
    apiBase: '/api',
    fetch: server.fetch,
    ...options,
  });
  const read = (options: Partial<AnswerOptions> = {}, query: Partial<Query<BudgetAnswer>> = {}) =>
    readAnswer(
      { resource: budgetResource, ...query },
      () => optionsOf(options),
      new AbortController().signal,
    );
  const failure = async (...asked: Parameters<typeof read>): Promise<AnswerError> => {
    const error = await read(...asked).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof AnswerError)) throw new Error(`not refused: ${String(error)}`);
    return error;
  };
  const addressOf = async (...asked: Parameters<typeof read>) => {
    await read(...asked).catch(() => undefined);
    return server.calls.at(-1)?.url.href;
  };

  it('reads a resource of the contract below the base, relative to the page', async () => {
    expect(await addressOf()).to.equal('https://host.example/api/usage/budget');
    expect(await addressOf({ apiBase: 'v1/' })).to.equal('https://host.example/app/v1/usage/budget');
    expect(await addressOf({ apiBase: 'https://a.example/x', pageUrl: null })).to.equal(
      'https://a.example/x/usage/budget',
    );
  });

  it('adds parameters to what an address has already', async () => {
    const address = await addressOf({}, { src: '/usage/budget?team=a', params: { days: '7' } });
    expect(address).to.equal('https://host.example/usage/budget?team=a&days=7');
  });

  it('takes the path of another system, and makes its payload the contract’s', async () => {
    server.json('money', { spent: 7 });
    const answer = await read({
      endpoints: { budget: 'v2/money' },
      adapters: { budget: (payload) => ({ daily_used: (payload as { spent: number }).spent }) },
    });
    expect(answer.budgets[0]).to.include({ id: 'daily', used: '7' });
  });

  it('names no payload where an adapter throws', async () => {
    const adapters = { budget: () => expect.fail('secret') };
    expect(await failure({ adapters })).to.include({
      message: 'usage/budget: is nothing the adapter can read',
    });
  });

  const lies: readonly (readonly [string, Partial<AnswerOptions>, Partial<Query<BudgetAnswer>>, string])[] = [
    ['a base that is no address', { apiBase: 'http://[' }, {}, 'usage/budget: api-base must be an address'],
    ['a src that is no address', {}, { src: 'http://[' }, 'usage/budget: src must be an address'],
    ['a script', {}, { src: 'javascript:alert(1)' }, 'usage/budget: javascript: addresses are not read'],
  ];
  for (const [what, options, query, message] of lies) {
    it(`reads nothing from ${what}`, async () => {
      expect((await failure(options, query)).message).to.equal(message);
      expect(server.calls).to.deep.equal([]);
    });
  }

  const tokenSentTo = async (options: Partial<AnswerOptions>, query: Partial<Query<BudgetAnswer>> = {}) => {
    await read({ getToken: () => 'secret', ...options }, query).catch(() => undefined);
    return new Headers(server.calls.at(-1)?.init.headers).get('authorization');
  };

  it('sends a token to the server of the resources, in a header', async () => {
    expect(await tokenSentTo({})).to.equal('Bearer secret');
    expect(server.calls[0]?.url.href).not.to.contain('secret');
    expect(await tokenSentTo({}, { src: '/elsewhere/usage/budget' })).to.equal('Bearer secret');
  });

  it('sends no token to anybody else', async () => {
    expect(await tokenSentTo({}, { src: 'https://other.example/usage/budget' })).to.equal(null);
    expect(await tokenSentTo({ apiBase: 'https://a.example/' }, { src: '/usage/budget' })).to.equal(null);
  });

  it('tells in words that there is no token, and none of the provider’s own', async () => {
    const error = await failure({ getToken: () => Promise.reject(new Error('secret')) });
    expect(error).to.include({ message: 'usage/budget: no token could be had', mayPass: true });
  });

  const refusals: readonly (readonly [number, string, boolean])[] = [
    [401, 'the server did not accept the sign-in (401)', true],
    [403, 'the server does not allow this (403)', false],
    [404, 'the server answered 404', false],
    [429, 'the server answered 429', true],
    [503, 'the server answered 503', true],
  ];
  for (const [status, words, mayPass] of refusals) {
    it(`says of ${status}: ${words}`, async () => {
      server.on('usage/budget', () => new Response('{}', { status }));
      expect(await failure()).to.include({ message: `usage/budget: ${words}`, status, mayPass });
    });
  }

  it('tells that nobody answered without the words of the browser', async () => {
    server.on('usage/budget', () => Promise.reject(new TypeError('failed to fetch https://secret')));
    expect(await failure()).to.include({ message: 'usage/budget: the server did not answer', mayPass: true });
  });

  it('names the field of an answer that it refuses', async () => {
    server.on('usage/budget', () => jsonResponse(budgetPayload({ daily: { used: 'much' } })));
    const error = await failure();
    expect(error.fault).to.include({ field: 'daily.used', sample: 'much' });
    expect(error.mayPass).to.equal(false);
  });

  describe('of a file that somebody waits for', () => {
    /** An answer after so many mebibytes of blanks. */
    const padded = (mebibytes: number) => {
      const blanks = new TextEncoder().encode(' '.repeat(MAX_TEXT_LENGTH));
      let left = mebibytes;
      return new ReadableStream<Uint8Array>({
        pull(body) {
          if (left-- > 0) return body.enqueue(blanks);
          body.enqueue(new TextEncoder().encode(JSON.stringify(budgetPayload())));
          body.close();
        },
      });
    };
    const readFile = (mebibytes: number, onProgress?: OnProgress) => {
      server.on('usage/budget', () => new Response(padded(mebibytes)));
      return readAnswer(
        { resource: budgetResource },
        () => optionsOf({}),
        new AbortController().signal,
        onProgress,
      ).then(
        () => 'read',
        (error: unknown) => (error as AnswerError).fault?.code,
      );
    };

    it('reads more than of any other answer, but not without end', async () => {
      expect(await readFile(1), 'of any other').to.equal('too-large');
      let received = 0;
      const hear = (bytes: number) => (received = bytes);
      expect(await readFile(63, hear)).to.equal('read');
      expect(await readFile(1_000, hear)).to.equal('too-large');
      expect(received / MAX_TEXT_LENGTH, 'mebibytes read').to.equal(65);
    });
  });

  it('says nothing of what was called off', async () => {
    const caller = new AbortController();
    server.on('usage/budget', (_url, { signal }) => {
      caller.abort();
      return Promise.reject(signal?.reason as Error);
    });
    const reason: unknown = await readAnswer(
      { resource: budgetResource },
      () => optionsOf({}),
      caller.signal,
    ).catch((error: unknown) => error);
    expect(reason).to.include({ name: 'AbortError' });
  });
});
