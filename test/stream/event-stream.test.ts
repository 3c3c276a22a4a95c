import { expect } from '@open-wc/testing';
import { event, makeStream, WELCOME } from './stream-fixture.js';

describe('EventStream', () => {
  it('is idle until it is connected, and tells each state with what a reader needs', () => {
    const { stream, statuses, environment, open } = makeStream();
    expect(stream.status).to.include({ state: 'idle', attempt: 0, transport: null });
    environment.advance(5);
    stream.connect();
    open();
    environment.advance(6_000);
    environment.socket.receive(event(1));
    environment.socket.drop();
    expect(statuses.map(({ since, ...rest }) => [Math.round(since) % 100_000, rest])).to.deep.equal([
      [1_005, { state: 'connecting', attempt: 1, delayMs: null, reason: null, code: null, transport: null }],
      [1_005, { state: 'live', attempt: 0, delayMs: null, reason: null, code: null, transport: 'websocket' }],
      [7_005, { state: 'retrying', attempt: 1, delayMs: 1_250, reason: 'lost', code: 1006, transport: null }],
    ]);
    expect(statuses.every(Object.isFrozen)).to.be.true;
  });

  it('hands on events in order, in batches', () => {
    const { stream, open, story } = makeStream();
    stream.connect();
    open([event(1), event(2)], event(3), [event(4)]);
    expect(story).to.deep.equal(['1', '2', '3', '4']);
  });

  describe('without a socket', () => {
    it('stays idle where there is nothing to read', () => {
      const { stream, environment } = makeStream({ url: null });
      stream.connect();
      expect(stream.status.state).to.equal('idle');
      expect(environment.timers).to.equal(0);
    });

    it('polls, and says so once an answer came', async () => {
      const { stream, environment, polls } = makeStream({ url: null, canPoll: true, pollIntervalMs: 1_000 });
      stream.connect();
      expect(stream.status.state).to.equal('connecting');
      environment.advance(1_000);
      await environment.settle();
      expect(stream.status).to.include({ state: 'polling', transport: 'poll' });
      environment.advance(10_000);
      expect(polls()).to.be.within(9, 12);
    });
  });

  describe('while the socket is down', () => {
    it('polls at a jittered interval, and stops when it is live', async () => {
      const { stream, environment, open, polls } = makeStream({ canPoll: true });
      stream.connect();
      open().drop();
      environment.advance(1_200);
      await environment.settle();
      expect(polls()).to.equal(1);
      expect(stream.status).to.include({ state: 'polling', transport: 'poll', delayMs: 1_250 });
      environment.advance(50);
      open();
      expect(stream.status).to.include({ state: 'live', transport: 'websocket' });
      environment.advance(20_000);
      expect(polls()).to.equal(1);
    });

    it('begins to poll when the first attempt takes more than 4 s', () => {
      const { stream, environment, polls } = makeStream({ canPoll: true });
      stream.connect();
      environment.advance(3_900);
      expect(polls()).to.equal(0);
      environment.advance(4_000);
      expect(polls()).to.be.at.least(1);
      expect(environment.liveSockets, 'the attempt goes on').to.have.length(1);
    });

    it('does not poll in a hidden tab, and does at once when it is seen again', () => {
      const { stream, environment, polls } = makeStream({ canPoll: true });
      stream.connect();
      environment.signal('hidden');
      environment.advance(30_000);
      expect(polls()).to.equal(0);
      environment.signal('visible');
      environment.advance(0);
      expect(polls()).to.equal(1);
    });

    it('is offline when the network is, dials on slowly, and at once when it is back', () => {
      const { stream, environment, polls } = makeStream({ canPoll: true });
      stream.connect();
      environment.socket.drop();
      environment.isPageOnline = false;
      environment.socket.drop();
      expect(stream.status).to.include({ state: 'offline', reason: 'offline' });
      environment.onDial = (socket) => environment.later(5, () => socket.drop());
      environment.advance(120_000);
      expect(polls()).to.equal(0);
      expect(environment.sockets.length, 'this machine may still be reached').to.be.above(4);
      const before = environment.sockets.length;
      environment.onDial = () => undefined;
      environment.signal('online');
      environment.advance(0);
      expect(environment.sockets).to.have.length(before + 1);
    });

    it('probes rather than believe that an open socket is gone', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      const socket = open();
      environment.signal('offline');
      expect(stream.status.state).to.equal('live');
      socket.receive({ action: 'pong' });
      environment.advance(10_000);
      expect(stream.status.state).to.equal('live');
    });
  });

  it('is not called live while a frozen tab has heard nothing for 35 s', () => {
    const { stream, environment, open } = makeStream();
    stream.connect();
    const socket = open();
    environment.freeze(3_600_000);
    environment.advance(0);
    expect(stream.status.state).to.equal('connecting');
    socket.receive({ action: 'pong' });
    expect(stream.status.state).to.equal('live');
    expect(environment.sockets).to.have.length(1);
  });

  describe('disconnect', () => {
    it('leaves no socket, timer or listener, and tells nothing more', () => {
      const { stream, environment, open, events } = makeStream({ canPoll: true });
      stream.subscribe('a');
      stream.connect();
      const socket = open(WELCOME);
      socket.receiveText(JSON.stringify(event(1)));
      stream.disconnect();
      environment.flush();
      expect(socket.closedWith).to.equal(1000);
      expect(stream.status).to.include({ state: 'closed', reason: null, code: null });
      expect([environment.timers, environment.listeners, environment.liveSockets.length]).to.deep.equal([
        0, 0, 0,
      ]);
      environment.advance(3_600_000);
      expect(events).to.have.length(0);
      expect(environment.sockets).to.have.length(1);
    });

    it('is undone by connect(), which reads everything again', () => {
      const { stream, environment, open, story } = makeStream();
      stream.connect();
      open(WELCOME, { action: 'subscribed', ref: 1, topic: '', epoch: 'a', seq: 4 });
      stream.disconnect();
      stream.connect();
      open(WELCOME);
      expect(environment.socket.sent[0]).not.to.have.property('since');
      environment.socket.receive({ action: 'subscribed', ref: 1, topic: '', epoch: 'a', seq: 9 }, event(10));
      expect(story).to.deep.equal(['!reconnected', '10']);
    });

    it('from within a handler ends it there and then', () => {
      const fixture = makeStream({}, { events: () => fixture.stream.disconnect() });
      fixture.stream.connect();
      fixture.open([event(1), event(2)]);
      expect(fixture.stream.status.state).to.equal('closed');
      expect(fixture.environment.timers).to.equal(0);
    });

    for (const when of ['connecting', 'live', 'retrying'] as const) {
      it(`from within the news that it is ${when} leaves nothing behind`, () => {
        const fixture = makeStream(
          { canPoll: true },
          {
            status({ state }) {
              if (state === when) fixture.stream.disconnect();
            },
          },
        );
        const { environment } = fixture;
        fixture.stream.connect();
        if (when !== 'connecting') fixture.open(WELCOME);
        if (when === 'retrying') environment.socket.drop();
        expect(fixture.stream.status.state).to.equal('closed');
        expect([environment.timers, environment.listeners, environment.liveSockets.length]).to.deep.equal([
          0, 0, 0,
        ]);
      });
    }
  });

  describe('suspend', () => {
    it('closes for now and goes on where it was', () => {
      const { stream, environment, open, story } = makeStream();
      stream.connect();
      const socket = open(WELCOME, { action: 'subscribed', ref: 1, topic: '', epoch: 'a', seq: 4 });
      socket.receiveText(JSON.stringify(event(5)));
      stream.suspend('idle');
      expect(stream.status).to.include({ state: 'idle', reason: 'idle' });
      environment.flush();
      expect(story, 'what had arrived').to.deep.equal(['5']);
      stream.connect();
      open(WELCOME);
      expect(environment.socket.sent[0]).to.deep.include({ since: { epoch: 'a', seq: 5 } });
    });

    it('closes until connect() when it is paused', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      open();
      stream.suspend('paused');
      expect(stream.status).to.include({ state: 'closed', reason: 'paused' });
      environment.signal('online');
      environment.advance(600_000);
      expect(environment.sockets).to.have.length(1);
    });
  });

  describe('a handler that throws', () => {
    it('is reported and hurts nothing', () => {
      const error = new Error('from a handler');
      const fail = () => {
        throw error;
      };
      const { stream, environment, open } = makeStream(
        { canPoll: true },
        { status: fail, events: fail, resync: fail, fault: fail, poll: () => Promise.reject(error) },
      );
      stream.connect();
      const socket = open(event(1), event(5));
      socket.receiveText('{');
      socket.drop();
      environment.advance(3_000);
      open(event(6));
      expect(stream.status.state).to.equal('live');
      expect(environment.reported.length).to.be.above(5);
      expect(new Set(environment.reported)).to.deep.equal(new Set([error]));
    });
  });

  describe('configure', () => {
    it('goes to a new address at once, and reads everything again there', () => {
      const { stream, environment, open, story } = makeStream();
      stream.connect();
      const first = open(WELCOME, { action: 'subscribed', ref: 1, topic: '', epoch: 'a', seq: 4 });
      stream.configure({ url: 'wss://other.example/ws' });
      expect(first.closedWith).to.equal(1000);
      expect(environment.socket.url).to.equal('wss://other.example/ws');
      open();
      environment.advance(100);
      expect(story).to.deep.equal(['!reconnected']);
    });

    it('changes nothing that did not change', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      open();
      stream.configure({ url: 'wss://host.example/ws', pollIntervalMs: 9 });
      expect(environment.sockets).to.have.length(1);
    });

    it('does not connect what is not wanted', () => {
      const { stream, environment } = makeStream();
      stream.configure({ url: 'wss://other.example/ws' });
      expect(environment.sockets).to.have.length(0);
    });
  });

  it('refuses an unsafe address, without repeating it, until a better one comes', () => {
    const { stream, environment, faults, open } = makeStream({ url: 'wss://me:secret@host.example/' });
    stream.connect();
    expect(stream.status).to.include({ state: 'closed', reason: 'bad-url' });
    expect(JSON.stringify(faults)).not.to.contain('secret');
    expect(faults).to.have.length(1);
    expect([environment.timers, environment.listeners]).to.deep.equal([0, 0]);
    stream.configure({ url: 'wss://host.example/' });
    open();
    expect(stream.status.state).to.equal('live');
  });

  describe('send', () => {
    it('sends on an open socket only, and keeps nothing for later', () => {
      const { stream, open } = makeStream();
      expect(stream.send({ action: 'note' })).to.be.false;
      stream.connect();
      expect(stream.send({ action: 'note' })).to.be.false;
      const { sent } = open();
      expect(stream.send({ action: 'note' })).to.be.true;
      expect(sent).to.deep.equal([{ action: 'note' }]);
    });

    it('sends no frame above 4 KB', () => {
      const { stream, open } = makeStream();
      stream.connect();
      open();
      expect(stream.send({ action: 'note', text: 'x'.repeat(4_000) })).to.be.true;
      expect(stream.send({ action: 'note', text: 'x'.repeat(5_000) })).to.be.false;
    });
  });

  it('shows figures of itself, and no payloads, addresses or names', () => {
    const { stream, open } = makeStream({ url: 'wss://host.example/ws?key=secret' });
    stream.subscribe('private-topic');
    stream.connect();
    open(WELCOME, event(1, { data: { note: 'payload' } }));
    const { status, ...figures } = stream.snapshot();
    expect(figures).to.deep.equal({
      opened: 1,
      events: 1,
      refused: 0,
      resyncs: 0,
      topics: 2,
      queued: 0,
      resumes: true,
    });
    expect(status).to.equal(stream.status);
    expect(JSON.stringify(stream.snapshot())).not.to.match(/secret|payload|private/);
  });
});
