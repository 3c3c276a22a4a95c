import { expect } from '@open-wc/testing';
import { FakeEnvironment } from './fake-environment.js';
import { FakeHttp } from './fake-http.js';
import { event, makeStream, WELCOME, type Fixture } from './stream-fixture.js';
import type { StreamOptions } from '../../src/stream/event-stream.js';

const place = (seq: number, more: Record<string, unknown> = {}) => ({ epoch: 'a', seq, ...more });
const ack = (topic: string, seq: number, more: Record<string, unknown> = {}) => ({
  action: 'subscribed',
  topic,
  ...place(seq, more),
});

describe('HttpLine', () => {
  let environment: FakeEnvironment;
  let http: FakeHttp;

  beforeEach(() => {
    environment = new FakeEnvironment();
    http = new FakeHttp(environment);
    environment.nextRandom = () => 0.999; // the socket waits long
  });

  const make = (options: Partial<StreamOptions> = {}): Fixture =>
    makeStream({ eventsUrl: '/events', canPoll: true, ...options }, {}, environment);

  /** A stream whose socket was refused, and which asks by HTTP. */
  async function makeRelieved(options: Partial<StreamOptions> = {}, topic?: string): Promise<Fixture> {
    const fixture = make(options);
    if (topic !== undefined) fixture.stream.subscribe(topic);
    fixture.stream.connect();
    if (options.url !== null) {
      environment.socket.drop();
      environment.socket.drop();
    }
    // The line is loaded when it is first needed, which takes real time.
    for (let turn = 0; turn < 50 && http.requests.length === 0; turn += 1) await environment.settle();
    return fixture;
  }

  /** The same, live by an event source at place 10. */
  async function makeSse(topic?: string): Promise<Fixture> {
    const fixture = await makeRelieved({}, topic);
    http.request.stream().say(WELCOME, ack('', 10), ...(topic === undefined ? [] : [ack(topic, 70)]));
    await environment.settle();
    return fixture;
  }

  describe('as an event source', () => {
    it('is live, and hands on the same envelopes', async () => {
      const { stream, story } = await makeSse();
      http.request.say(event(11), [event(12), event(13)]);
      await environment.settle();
      expect(stream.status).to.include({ state: 'live', transport: 'sse' });
      expect(story).to.deep.equal(['11', '12', '13']);
    });

    it('asks with its topics and places, and its token in a header only', async () => {
      await makeRelieved({ url: null, getToken: () => 'secret' }, 'campaign:1');
      const { request } = http;
      expect(request.url.href).to.match(/^https:\/\/host\.example\/events\?/);
      expect(request.query('topics')).to.equal('campaign:1');
      expect(request.headers.get('accept')).to.equal('text/event-stream');
      expect(request.headers.get('authorization')).to.equal('Bearer secret');
      expect(request.url.href).not.to.contain('secret');
    });

    it('goes on where it was after a break, without a resync', async () => {
      const { story } = await makeSse('b');
      http.request.say(event(11), event(71, { topic: 'b' }));
      await environment.settle();
      http.request.end();
      await environment.settle();
      environment.advance(2_300);
      await environment.settle();
      expect(http.requests).to.have.length(2);
      expect(http.request.headers.get('last-event-id')).to.equal('a:11');
      expect(JSON.parse(http.request.query('since') ?? '')).to.deep.equal({ '': place(11), b: place(71) });
      http.request
        .stream()
        .say(WELCOME, ack('', 12, { recovered: true }), event(12), ack('b', 71, { recovered: true }));
      await environment.settle();
      expect(story).to.deep.equal(['11', 'b 71', '12']);
    });

    it('asks again at once for what is missing', async () => {
      const { story } = await makeSse();
      http.request.say(event(11), event(14));
      await environment.settle();
      expect(http.open).to.equal(1);
      expect(JSON.parse(http.request.query('since') ?? '')).to.deep.equal({ '': place(11) });
      http.request.stream().say(WELCOME, ack('', 14, { recovered: true }), event(12), event(13), event(14));
      await environment.settle();
      expect(story).to.deep.equal(['11', '12', '13', '14']);
    });

    it('asks anew when topics come and go', async () => {
      const { stream } = await makeSse();
      const release = stream.subscribe('c');
      await environment.settle();
      expect(http.request.query('topics')).to.equal('c');
      http.request.stream().say(WELCOME, ack('', 10, { recovered: true }), ack('c', 3));
      await environment.settle();
      release();
      await environment.settle();
      expect(http.request.query('topics')).to.be.null;
      expect(http.requests).to.have.length(3);
      expect(http.open).to.equal(1);
    });

    it('is given up after 35 s without a byte', async () => {
      const { stream } = await makeSse();
      http.request.push(': still here\n\n');
      await environment.settle();
      environment.advance(34_000);
      expect(stream.status.transport).to.equal('sse');
      environment.advance(1_000);
      expect(stream.status.state).not.to.equal('live');
      expect(http.open).to.equal(0);
    });

    it('gives way to a socket that has proved itself, without a gap', async () => {
      const { stream, story, statuses } = await makeSse();
      const before = statuses.length;
      environment.advance(5_000);
      const { socket } = environment;
      socket.open();
      expect(socket.sentActions()).to.deep.equal(['ping']);
      expect(http.open, 'while it has said nothing').to.equal(1);
      http.request.say(event(11));
      await environment.settle();
      socket.receive(WELCOME);
      expect(http.open).to.equal(0);
      expect(socket.sent[1]).to.deep.include({ topic: '', since: place(11) });
      socket.receive(ack('', 12, { ref: 1, recovered: true }), event(12));
      expect(story).to.deep.equal(['11', '12']);
      expect(stream.status).to.include({ state: 'live', transport: 'websocket' });
      expect(statuses.slice(before).map(({ state }) => state)).to.deep.equal(['live']);
    });

    it('stays where a socket opens and says nothing', async () => {
      const { stream } = await makeSse();
      for (let attempt = 0; attempt < 4; attempt += 1) {
        environment.advance(20_000);
        http.request.push(':\n\n');
        await environment.settle();
        environment.liveSockets[0]?.open();
        environment.advance(5_000);
        http.request.push(':\n\n');
        await environment.settle();
        expect(stream.status).to.include({ state: 'live', transport: 'sse' });
      }
      expect(environment.sockets.length, 'tried again all the same').to.be.above(3);
    });

    it('tries the socket again within a minute', async () => {
      await makeSse();
      environment.advance(5_000);
      environment.socket.drop();
      const before = environment.sockets.length;
      for (let second = 0; second < 60; second += 10) {
        environment.advance(10_000);
        http.request.push(':\n\n');
        await environment.settle();
      }
      expect(environment.sockets.length).to.be.above(before);
    });
  });

  describe('as a long poll', () => {
    async function makePolled(): Promise<Fixture> {
      const fixture = await makeRelieved();
      http.request.answer(404);
      await environment.settle();
      environment.advance(0);
      await environment.settle();
      http.request.answer(200, { events: [], topics: { '': place(10) } });
      await environment.settle();
      environment.advance(1_000);
      await environment.settle();
      return fixture;
    }

    it('is taken where no event source is offered', async () => {
      const { stream } = await makePolled();
      expect(stream.status).to.include({ state: 'live', transport: 'long-poll' });
      expect(http.request.headers.get('accept')).to.equal('application/json');
      expect(http.request.query('wait')).to.equal('25');
      expect(JSON.parse(http.request.query('since') ?? '')).to.deep.equal({ '': place(10) });
    });

    it('asks again as soon as an answer came, from where it is', async () => {
      const { story } = await makePolled();
      const before = http.requests.length;
      http.request.answer(200, {
        events: [event(11), event(12)],
        topics: { '': place(12, { recovered: true }) },
      });
      await environment.settle();
      expect(http.requests).to.have.length(before + 1);
      expect(JSON.parse(http.request.query('since') ?? '')).to.deep.equal({ '': place(12) });
      expect(story).to.deep.equal(['11', '12']);
    });

    it('reads everything again where the server cannot tell what was missed', async () => {
      const { story } = await makePolled();
      http.request.answer(200, { events: [], topics: { '': { epoch: 'b', seq: 3, recovered: false } } });
      await environment.settle();
      http.request.answer(200, { events: [], topics: { '': { epoch: 'b', seq: 3, recovered: false } } });
      await environment.settle();
      expect(story).to.deep.equal(['!not-recovered']);
    });

    it('does not ask in a tight circle a server that does not hold its answers back', async () => {
      await makePolled();
      const before = http.requests.length;
      for (let i = 0; i < 20; i += 1) {
        http.request.answer(200, { events: [], topics: { '': place(10, { recovered: true }) } });
        await environment.settle();
        environment.advance(100);
        await environment.settle();
      }
      expect(http.requests.length - before).to.be.at.most(3);
    });

    it('is left for polling where it is not offered either', async () => {
      const { stream } = await makeRelieved();
      http.request.answer(404);
      await environment.settle();
      environment.advance(0);
      await environment.settle();
      http.request.answer(200, '<html>');
      await environment.settle();
      const before = http.requests.length;
      environment.advance(10_000);
      await environment.settle();
      expect(http.requests).to.have.length(before);
      expect(stream.status).to.include({ state: 'polling', transport: 'poll' });
    });
  });

  describe('refused', () => {
    /** Lets a request come that was asked for. */
    const come = async (count: number) => {
      for (let turn = 0; turn < 50 && http.requests.length < count; turn += 1) await environment.settle();
      expect(http.requests).to.have.length(count);
    };

    it('asks once more with a new token, then is unauthorised until it is told to connect', async () => {
      let tokens = 0;
      const { stream } = await makeRelieved({ url: null, getToken: () => `t${++tokens}` });
      http.request.answer(401);
      await environment.settle();
      environment.advance(2_300);
      await environment.settle();
      expect(http.request.headers.get('authorization')).to.equal('Bearer t2');
      http.request.answer(401);
      await environment.settle();
      environment.advance(600_000);
      await environment.settle();
      expect(http.requests).to.have.length(2);
      expect(environment.timers).to.equal(0);
      expect(stream.status).to.include({ state: 'unauthorised', reason: 'unauthorised', code: 4401 });

      stream.connect();
      await come(3);
      http.request.stream().say(WELCOME, ack('', 10));
      await environment.settle();
      expect(stream.status).to.include({ state: 'live', transport: 'sse' });
    });

    it('is closed where it is forbidden, until it is told to connect', async () => {
      const { stream } = await makeRelieved({ url: null });
      http.request.answer(403);
      await environment.settle();
      environment.advance(600_000);
      await environment.settle();
      expect(http.requests).to.have.length(1);
      expect(stream.status).to.include({ state: 'closed', reason: 'forbidden', code: 4403 });
      stream.connect();
      await come(2);
    });

    it('is closed where its address is none, and says so', async () => {
      const { stream, faults } = makeStream({ url: null, eventsUrl: 'ftp://host.example/' }, {}, environment);
      stream.connect();
      for (let turn = 0; turn < 50 && faults.length === 0; turn += 1) await environment.settle();
      expect(faults.map(({ field }) => field)).to.deep.equal(['eventsUrl']);
      expect(stream.status).to.include({ state: 'closed', reason: 'bad-url' });
    });

    it('ends nothing where there is a socket to come, and is tried again after it', async () => {
      const { stream, open } = await makeRelieved({ canPoll: false });
      http.request.answer(403);
      await environment.settle();
      environment.signal('visible');
      environment.signal('pagehide');
      environment.advance(1_000);
      environment.signal('pageshow');
      await environment.settle();
      expect(http.requests).to.have.length(1);
      expect(stream.status.state).to.not.equal('closed');
      environment.advance(1_000);
      open(WELCOME, ack('', 10));
      await environment.settle();
      expect(stream.status).to.include({ state: 'live', transport: 'websocket' });
      environment.socket.drop();
      environment.advance(60_000);
      environment.socket.drop();
      await come(2);
    });

    it('says which attempt it waits for, how long and why', async () => {
      const { stream } = await makeRelieved({ url: null, canPoll: false });
      expect(stream.status).to.include({ state: 'connecting', attempt: 1, delayMs: null });
      http.request.answer(500);
      await environment.settle();
      expect(stream.status).to.include({ state: 'retrying', attempt: 2, reason: 'lost', code: 1011 });
      expect(stream.status.delayMs).to.be.within(250, 2_300);
    });

    it('is not hurried by signs of waking where it was told to wait, nor by each of a burst', async () => {
      await makeRelieved({ url: null });
      for (const kind of ['visible', 'resume', 'online'] as const) environment.signal(kind);
      await environment.settle();
      expect(http.requests, 'a young attempt').to.have.length(1);
      http.request.answer(429);
      await environment.settle();
      environment.advance(600);
      environment.signal('visible');
      await environment.settle();
      expect(http.requests, 'told to wait').to.have.length(1);
    });

    it('comes back with jitter from a network that fails', async () => {
      await makeRelieved({ url: null });
      http.request.fail();
      await environment.settle();
      environment.advance(2_200);
      expect(http.requests).to.have.length(1);
      environment.advance(100);
      await environment.settle();
      expect(http.requests).to.have.length(2);
    });
  });

  it('is the stream where there is no socket at all', async () => {
    const { stream } = await makeRelieved({ url: null });
    http.request.stream().say(WELCOME, ack('', 10));
    await environment.settle();
    expect(stream.status).to.include({ state: 'live', transport: 'sse' });
  });

  it('leaves nothing behind', async () => {
    const { stream } = await makeSse();
    stream.disconnect();
    await environment.settle();
    expect([http.open, environment.timers, environment.listeners]).to.deep.equal([0, 0, 0]);
  });

  it('leaves nothing behind of a long poll that rests between two questions', async () => {
    const { stream } = await makeRelieved();
    http.request.answer(404);
    await environment.settle();
    environment.advance(0);
    await environment.settle();
    http.request.answer(200, { events: [], topics: { '': place(10) } });
    await environment.settle();
    const asked = http.requests.length;
    stream.disconnect();
    await environment.settle();
    environment.advance(5_000);
    await environment.settle();
    expect([http.requests.length, environment.timers, environment.listeners]).to.deep.equal([asked, 0, 0]);
  });

  it('is not used while the page is in the back-forward cache', async () => {
    const { stream } = await makeSse();
    environment.advance(1_000);
    environment.signal('pagehide');
    await environment.settle();
    expect(http.open).to.equal(0);
    environment.signal('pageshow');
    await environment.settle();
    expect(http.open).to.equal(1);
    expect(stream.status.state).not.to.equal('closed');
  });
});
