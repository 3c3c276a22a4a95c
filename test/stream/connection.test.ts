import { expect } from '@open-wc/testing';
import type { FakeEnvironment } from './fake-environment.js';
import { event, makeStream, WELCOME } from './stream-fixture.js';

describe('Connection', () => {
  describe('an attempt', () => {
    it('is given 20 s, and no socket outlives it', () => {
      const { stream, environment } = makeStream();
      stream.connect();
      environment.advance(19_999);
      expect(environment.liveSockets).to.have.length(1);
      environment.advance(1);
      expect(environment.liveSockets).to.have.length(0);
      expect(stream.status).to.include({ state: 'retrying', reason: 'timeout', attempt: 2 });
    });

    it('is given a little longer when its timer was frozen', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      environment.freeze(60_000);
      environment.advance(0);
      expect(environment.liveSockets).to.have.length(1);
      open();
      expect(stream.status.state).to.equal('live');
    });

    it('waits with full jitter, longer each time, and never gives up', () => {
      const { stream, environment } = makeStream();
      const delays: (number | null)[] = [];
      stream.connect();
      environment.socket.drop();
      for (let attempt = 0; attempt < 8; attempt += 1) {
        environment.socket.drop();
        delays.push(stream.status.delayMs);
        environment.advance(stream.status.delayMs ?? NaN);
      }
      expect(delays).to.deep.equal([1_250, 2_250, 4_250, 8_250, 15_250, 15_250, 15_250, 15_250]);
      for (let attempt = 0; attempt < 500; attempt += 1) {
        environment.socket.drop();
        environment.advance(30_250);
      }
      environment.socket.open();
      expect(stream.status.state).to.equal('live');
    });

    it('starts over after 5 s with a frame, and only then', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      environment.socket.drop();
      for (const [stableMs, frames, delayMs] of [
        [4_999, [event(1)], 1_250],
        [60_000, [], 2_250],
        [5_001, [{ event: 'x' }], 1_250],
        [4_999, [event(2)], 2_250],
      ] as const) {
        open(...frames);
        if (frames.length === 0) environment.advance(20_000);
        else environment.advance(stableMs);
        environment.socket.drop();
        expect(stream.status.delayMs, `after ${stableMs} ms with ${frames.length} frames`).to.equal(delayMs);
        environment.advance(delayMs);
      }
    });

    it('stops after as many failures as the host allows', () => {
      const { stream, environment } = makeStream({ maxAttempts: 2 });
      stream.connect();
      environment.socket.drop();
      environment.socket.drop();
      environment.advance(2_000);
      environment.socket.drop();
      expect(stream.status).to.include({ state: 'closed', reason: 'gave-up' });
      expect(environment.timers).to.equal(0);
    });
  });

  describe('a socket that cannot be made', () => {
    const blocked: Readonly<Record<string, (environment: FakeEnvironment) => void>> = {
      'throws, as a policy makes it in Firefox': (environment) => {
        environment.onDial = () => {
          throw new Error('SecurityError');
        };
      },
      'does not exist': (environment) => {
        Object.assign(environment, { WebSocket: undefined });
      },
    };
    for (const [how, prepare] of Object.entries(blocked)) {
      it(`is tried slowly and reported when it ${how}`, () => {
        const { stream, environment, faults } = makeStream();
        prepare(environment);
        stream.connect();
        expect(stream.status).to.include({ state: 'retrying', reason: 'blocked', delayMs: 10_000 });
        expect(faults.map(({ message }) => message)).to.deep.equal(['ended: blocked']);
        expect(environment.timers).to.equal(1);
      });
    }

    it('is noticed when it fails without closing, as a policy makes it in Chromium', () => {
      const { stream, environment } = makeStream();
      stream.connect();
      environment.socket.fail();
      environment.advance(250);
      environment.socket.fail();
      environment.advance(250);
      expect(stream.status).to.include({ state: 'retrying', reason: 'refused' });
    });
  });

  describe('the subprotocol', () => {
    it('is offered first, and left out at once where the server does not take it', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      expect(environment.socket.protocols).to.deep.equal(['events.v1']);
      environment.socket.drop();
      expect(environment.sockets).to.have.length(2);
      expect(environment.socket.protocols).to.deep.equal([]);
      open();
      environment.socket.drop();
      environment.advance(2_000);
      expect(environment.socket.protocols, 'remembered').to.deep.equal([]);
    });

    it('is tried both ways in turn while no socket has opened', () => {
      const { stream, environment } = makeStream();
      stream.connect();
      for (let attempt = 0; attempt < 4; attempt += 1) {
        environment.socket.drop();
        environment.advance(stream.status.delayMs ?? 0);
      }
      expect(environment.sockets.map(({ protocols }) => protocols.length)).to.deep.equal([1, 0, 1, 0, 1]);
    });

    it('is tried the other way after five failures of a server that took it', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      open().drop();
      for (let attempt = 0; attempt < 5; attempt += 1) {
        environment.advance(stream.status.delayMs ?? 0);
        environment.socket.drop();
      }
      environment.advance(stream.status.delayMs ?? 0);
      expect(environment.sockets.map(({ protocols }) => protocols.length)).to.deep.equal([
        1, 1, 1, 1, 1, 1, 0,
      ]);
    });
  });

  describe('the token', () => {
    it('is fetched before the socket is made, and is its first frame, before any topic', async () => {
      const { stream, environment, open } = makeStream({ getToken: () => Promise.resolve('t1') });
      stream.subscribe('a');
      stream.connect();
      expect(environment.sockets).to.have.length(0);
      await environment.settle();
      const { sent, url } = open();
      expect(sent[0]).to.deep.equal({ action: 'auth', ticket: 't1' });
      expect(sent[1]).to.include({ action: 'subscribe' });
      expect(url).not.to.contain('t1');
    });

    it('is fetched anew for each attempt, and a socket is made only with one', async () => {
      let tokens = 0;
      const { stream, environment } = makeStream({
        getToken: () => (++tokens < 3 ? Promise.reject(new Error('signed out: secret')) : 'good'),
      });
      stream.connect();
      for (let attempt = 1; attempt < 3; attempt += 1) {
        await environment.settle();
        expect(stream.status).to.include({ state: 'retrying', reason: 'token-failed' });
        environment.advance(stream.status.delayMs ?? 0);
      }
      await environment.settle();
      expect(environment.sockets).to.have.length(1);
    });

    it('is waited for 10 s, and not used when it comes later', async () => {
      let give: (token: string) => void = () => undefined;
      const { stream, environment } = makeStream({
        getToken: () => new Promise((resolve) => (give = resolve)),
      });
      stream.connect();
      await environment.settle();
      environment.advance(10_000);
      expect(stream.status).to.include({ state: 'retrying', reason: 'token-failed' });
      give('late');
      await environment.settle();
      expect(environment.sockets).to.have.length(0);
    });

    for (const nothing of ['', null, 7, {}]) {
      it(`is not taken for one when it is ${JSON.stringify(nothing)}`, async () => {
        const { stream, environment } = makeStream({ getToken: () => nothing as string });
        stream.connect();
        await environment.settle();
        expect(stream.status.reason).to.equal('token-failed');
      });
    }

    it('is refreshed once on the open connection when an event says so, and nothing is lost', async () => {
      let tokens = 0;
      const { stream, environment, open, story } = makeStream({ getToken: () => `t${++tokens}` });
      stream.connect();
      await environment.settle();
      const socket = open(event(1));
      const expired = { event: 'error', data: { code: 4401, message: 'expired' } };
      socket.receive(expired, expired, event(2));
      await environment.settle();
      socket.receive(event(3));
      expect(socket.sent).to.deep.equal([
        { action: 'auth', ticket: 't1' },
        { action: 'auth', ticket: 't2' },
      ]);
      expect(story).to.deep.equal(['1', 'error', 'error', '2', '3']);
      expect(environment.sockets).to.have.length(1);
    });

    it('is asked for at leisure where a server takes none of them', async () => {
      let tokens = 0;
      const { stream, environment, open } = makeStream({ getToken: () => `t${++tokens}` });
      stream.connect();
      await environment.settle();
      const socket = open(event(1));
      for (let n = 0; n < 20; n += 1) {
        socket.receive({ event: 'error', data: { code: 4401 } });
        await environment.settle();
      }
      expect(tokens).to.equal(2);
      environment.advance(5_000);
      socket.receive({ event: 'error', data: { code: 4401 } });
      await environment.settle();
      expect(tokens).to.equal(3);
    });

    it('is cut at 10 s when its refresh hangs', async () => {
      let tokens = 0;
      const { stream, environment, open } = makeStream({
        getToken: () => (++tokens === 1 ? 't1' : new Promise(() => undefined)),
      });
      stream.connect();
      await environment.settle();
      open({ event: 'error', data: { code: '4401' } });
      await environment.settle();
      environment.advance(10_000);
      expect(stream.status).to.include({ state: 'retrying', reason: 'token-failed' });
    });

    it('is not waited for by anybody after disconnect()', async () => {
      const { stream, environment } = makeStream({ getToken: () => 't1' });
      stream.connect();
      stream.disconnect();
      await environment.settle();
      expect(environment.sockets).to.have.length(0);
      expect(environment.timers).to.equal(0);
    });
  });

  describe('waking', () => {
    for (const kind of ['visible', 'online', 'pageshow', 'resume'] as const) {
      it(`dials at once when it hears ${kind} while it waits`, () => {
        const { stream, environment, open } = makeStream();
        stream.connect();
        open().drop();
        for (let attempt = 0; attempt < 6; attempt += 1) {
          environment.advance(stream.status.delayMs ?? 0);
          environment.socket.drop();
        }
        environment.advance(1_000);
        const before = environment.sockets.length;
        environment.signal(kind);
        environment.advance(0);
        expect(environment.sockets).to.have.length(before + 1);
      });

      it(`probes an open socket when it hears ${kind}, and gives a dead one up after 3 s`, () => {
        const { stream, environment, open } = makeStream();
        stream.connect();
        const socket = open();
        environment.signal(kind);
        expect(socket.sentActions()).to.deep.equal(['ping']);
        environment.advance(3_000);
        expect(stream.status).to.include({ state: 'retrying', reason: 'timeout' });
        expect(environment.liveSockets).to.have.length(0);
      });
    }

    it('dials at most twice a second, however often it wakes', () => {
      const { stream, environment } = makeStream();
      environment.onDial = (socket) => environment.later(1, () => socket.drop());
      stream.connect();
      for (let i = 0; i < 100; i += 1) {
        environment.signal(i % 2 ? 'online' : 'visible');
        environment.advance(100);
      }
      expect(environment.sockets.length).to.be.within(2, 23);
    });

    it('gives up an attempt that began before the sleep', () => {
      const { stream, environment } = makeStream();
      stream.connect();
      environment.advance(5_000);
      environment.signal('visible');
      expect(environment.sockets).to.have.length(2);
      expect(environment.liveSockets).to.have.length(1);
    });

    it('makes no false alarm while the server answers', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      const socket = open(WELCOME);
      environment.onSent = (to, { action }) => {
        if (action === 'ping') environment.later(50, () => to.receive({ action: 'pong' }));
      };
      for (let i = 0; i < 1_000; i += 1) {
        environment.freeze((i * 7_919) % 120_000);
        environment.signal(i % 3 === 0 ? 'resume' : 'visible');
        environment.advance((i * 104_729) % 40_000);
        expect(environment.socket, `wake ${i}`).to.equal(socket);
      }
      expect(stream.status.state).to.equal('live');
    });
  });

  describe('the back-forward cache', () => {
    it('takes a page without a socket, and the page is live soon after it is shown again', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      const socket = open(WELCOME);
      environment.signal('pagehide');
      expect(socket.closedWith).to.equal(1000);
      expect(environment.liveSockets).to.have.length(0);
      environment.freeze(600_000);
      environment.signal('pageshow');
      environment.advance(0);
      open(WELCOME);
      expect(stream.status.state).to.equal('live');
    });

    it('takes a page whose lasting connection has made up for a refused token before it', async () => {
      const { stream, environment, open } = makeStream({ getToken: () => 'ticket' });
      stream.connect();
      await environment.settle();
      open(WELCOME).drop(4401);
      environment.advance(5_000);
      await environment.settle();
      open(WELCOME);
      environment.advance(10_000);
      environment.signal('pagehide');
      environment.signal('pageshow');
      environment.advance(1_000);
      await environment.settle();
      open(WELCOME).drop(4401);
      expect(stream.status.state).to.equal('retrying');
    });

    it('is not waited in for ever, should nobody say that the page is back', () => {
      const { stream, environment, open } = makeStream();
      stream.connect();
      open();
      environment.signal('pagehide');
      environment.advance(30_000);
      expect(environment.liveSockets).to.have.length(1);
    });
  });
});
