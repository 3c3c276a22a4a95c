import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { running, type Frame, type Running } from './running.node.js';

const done = (id: number, topic = '') => ({ event: 'task.completed', data: { task_id: String(id) }, topic });

interface Entry {
  readonly id: string | null;
  readonly frame: Frame;
}

/** An event source read by hand, entry by entry. */
class Source {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  constructor(response: Response) {
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    if (!response.body) throw new Error('there is no body');
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  }

  static async open(t: TestContext, server: Running, path: string, headers = {}): Promise<Source> {
    const stop = new AbortController();
    t.after(() => stop.abort());
    const init = { headers: { accept: 'text/event-stream', ...headers }, signal: stop.signal };
    return new Source(await fetch(new URL(path, server.url), init));
  }

  async next(): Promise<Entry> {
    while (!this.#text.includes('\n\n')) {
      const { value, done: isOver } = await this.#reader.read();
      if (isOver) throw new Error('the source ended');
      this.#text += value;
    }
    const [entry = '', ...rest] = this.#text.split('\n\n');
    this.#text = rest.join('\n\n');
    const data = [...entry.matchAll(/^data: (.*)$/gm)].map(([, line]) => line).join('\n');
    return { id: /^id: (.*)$/m.exec(entry)?.[1] ?? null, frame: JSON.parse(data) as Frame };
  }

  async task(): Promise<Entry> {
    for (;;) {
      const entry = await this.next();
      if (entry.frame['event'] === 'task.completed') return entry;
    }
  }
}

const taskId = ({ frame }: Entry): unknown => (frame['data'] as Frame)['task_id'];

for (const path of ['/api/events', '/ws']) {
  describe(`an event source at ${path}`, () => {
    it('speaks the frames of the socket, with each event’s place as its id', async (t) => {
      const server = await running(t);
      const source = await Source.open(t, server, path);
      assert.equal((await source.next()).frame['action'], 'welcome');
      const { frame: subscribed } = await source.next();
      assert.equal(subscribed['action'], 'subscribed');
      await server.post('/api/events', done(1));
      const entry = await source.task();
      assert.equal(entry.id, `${String(subscribed['epoch'])}:1`);
      assert.equal(entry.frame['seq'], 1);
    });
  });
}

describe('an event source', () => {
  it('goes on after Last-Event-ID, or says that it cannot', async (t) => {
    const server = await running(t);
    const first = await Source.open(t, server, '/api/events');
    await server.post('/api/events', [done(1), done(2), done(3)]);
    const { id } = await first.task();
    const again = await Source.open(t, server, '/api/events', { 'last-event-id': id });
    assert.deepEqual([taskId(await again.task()), taskId(await again.task())], ['2', '3']);
    const lost = await Source.open(t, server, '/api/events', { 'last-event-id': 'gone:1' });
    await lost.next();
    assert.equal((await lost.next()).frame['recovered'], false);
  });

  it('brings the topics it is asked for beside the stream’s own', async (t) => {
    const server = await running(t);
    const source = await Source.open(t, server, '/api/events?topics=a,b');
    await server.post('/api/events', [done(1, 'a'), done(2, 'c'), done(3, 'b'), done(4)]);
    const entries = [await source.task(), await source.task(), await source.task()];
    assert.deepEqual(entries.map(taskId), ['1', '3', '4']);
    // An id could only tell the place in one log.
    assert.deepEqual(
      entries.map(({ id }) => id !== null),
      [false, false, true],
    );
  });

  it('says goodbye when the server stops', async (t) => {
    const server = await running(t);
    const source = await Source.open(t, server, '/api/events');
    await source.next();
    await source.next();
    const goodbye = source.next();
    await server.close();
    assert.equal((await goodbye).frame['action'], 'goaway');
    await assert.rejects(source.next(), /ended/);
  });
});

interface Poll {
  readonly events: Frame[];
  readonly topics: Readonly<Record<string, Frame>>;
}

describe('a long poll', () => {
  const poll = (server: Running, since: object | string, more = '') => {
    const text = typeof since === 'string' ? since : JSON.stringify(since);
    return server.get<Poll>(`/api/events?since=${encodeURIComponent(text)}${more}`);
  };

  it('says at first where the log stands, then what came after', async (t) => {
    const server = await running(t);
    await server.post('/api/events', done(1));
    const { body: start } = await server.get<Poll>('/api/events?wait=25');
    assert.deepEqual(start.events, []);
    assert.equal(start.topics['']?.['seq'], 1);
    await server.post('/api/events', [done(2), done(3)]);
    const { body: next } = await poll(server, start.topics);
    assert.deepEqual(
      next.events.map((frame) => (frame['data'] as Frame)['task_id']),
      ['2', '3'],
    );
    assert.deepEqual(next.topics['']?.['recovered'], true);
  });

  it('hands out a long log in pieces that a page can read', async (t) => {
    const server = await running(t);
    let { topics } = (await server.get<Poll>('/api/events')).body;
    const large = { event: 'note', data: 'x'.repeat(200_000) };
    await server.post('/api/events', [large, large, large, done(4)]);
    const sizes: number[] = [];
    while (topics['']?.['seq'] !== 4) {
      const { body } = await poll(server, topics, '&wait=25');
      assert.ok(body.events.length > 0 && JSON.stringify(body).length < 1_048_576);
      sizes.push(body.events.length);
      topics = body.topics;
    }
    assert.deepEqual(sizes, [2, 2]);
  });

  it('waits for the next event', async (t) => {
    const server = await running(t);
    const { body: start } = await server.get<Poll>('/api/events?topics=a');
    const waiting = poll(server, start.topics, '&wait=25');
    let isAnswered = false;
    void waiting.then(() => (isAnswered = true));
    await server.get('/api/usage/budget');
    assert.equal(isAnswered, false);
    await server.post('/api/events', done(1, 'a'));
    const { body } = await waiting;
    assert.equal(body.events.length, 1);
    assert.equal(body.topics['a']?.['seq'], 1);
  });

  it('answers with nothing when the wait is over, and when the server stops', async (t) => {
    const server = await running(t);
    const { body: start } = await server.get<Poll>('/api/events');
    assert.deepEqual((await poll(server, start.topics, '&wait=1')).body.events, []);
    const waiting = poll(server, start.topics, '&wait=25');
    await server.get('/api/usage/budget');
    await server.close();
    assert.deepEqual((await waiting).body.events, []);
  });

  it('answers at once when it cannot tell what was missed', async (t) => {
    const server = await running(t);
    const { body } = await poll(server, 'gone:7', '&wait=25');
    assert.equal(body.topics['']?.['recovered'], false);
  });

  const mistakes: readonly (readonly [query: string, field: string])[] = [
    ['since=nonsense', 'since'],
    ['since={"":{"epoch":1,"seq":"x"}}', 'since'],
    ['since={"a b":{"epoch":"e","seq":1}}', 'since'],
    ['wait=31', 'wait'],
    ['topics=a%00', 'topics'],
  ];
  for (const [query, field] of mistakes) {
    it(`refuses ?${query}`, async (t) => {
      const server = await running(t);
      const { status, body } = await server.get(`/api/events?${query}`);
      assert.deepEqual([status, body['field']], [400, field]);
    });
  }
});
