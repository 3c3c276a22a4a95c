import { expect } from '@open-wc/testing';
import { event, makeStream, WELCOME, type Fixture } from './stream-fixture.js';

const ack = (ref: number, more: Record<string, unknown>) => ({
  action: 'subscribed',
  ref,
  topic: '',
  ...more,
});
const subscriptions = (fixture: Fixture) =>
  fixture.environment.socket.sent.filter(({ action }) => action === 'subscribe');

/** A stream that is live at epoch `a`, place 10, on a server that replays. */
function makeResumed(): Fixture {
  const fixture = makeStream();
  fixture.stream.connect();
  fixture.open(WELCOME, ack(1, { epoch: 'a', seq: 10 }));
  return fixture;
}

describe('Session', () => {
  describe('with a server that replays', () => {
    it('asks for what is missing and hands it on in order, without a resync', () => {
      const fixture = makeResumed();
      const { socket } = fixture.environment;
      socket.receive(event(11), event(13));
      expect(subscriptions(fixture)[1]).to.deep.equal({
        action: 'subscribe',
        ref: 2,
        topic: '',
        since: { epoch: 'a', seq: 11 },
      });
      socket.receive(
        event(14),
        ack(2, { epoch: 'a', seq: 14, recovered: true }),
        event(12),
        event(13),
        event(14),
      );
      socket.receive(event(15));
      expect(fixture.story).to.deep.equal(['11', '12', '13', '14', '15']);
    });

    it('goes on after a loss of the connection, without a resync', () => {
      const fixture = makeResumed();
      const { environment, open } = fixture;
      environment.socket.receive(event(11));
      environment.socket.drop();
      environment.advance(2_000);
      open(
        WELCOME,
        event(14),
        ack(1, { epoch: 'a', seq: 14, recovered: true }),
        event(12),
        event(13),
        event(14),
      );
      expect(fixture.story).to.deep.equal(['11', '12', '13', '14']);
    });

    it('reads everything again where the server cannot replay it', () => {
      const fixture = makeResumed();
      const { environment, open } = fixture;
      environment.socket.drop();
      environment.advance(2_000);
      open(WELCOME, ack(1, { epoch: 'b', seq: 3, recovered: false }), event(4, { epoch: 'b' }));
      expect(fixture.story).to.deep.equal(['!not-recovered', '4']);
    });

    it('reads everything again, and asks once more, where no answer comes in 5 s', () => {
      const fixture = makeResumed();
      const { environment } = fixture;
      environment.socket.receive(event(13));
      environment.advance(4_999);
      expect(fixture.story).to.deep.equal([]);
      environment.advance(1);
      expect(fixture.story).to.deep.equal(['!no-answer']);
      expect(subscriptions(fixture)[2]).to.deep.equal({
        action: 'subscribe',
        ref: 3,
        topic: '',
        since: { epoch: 'a', seq: 10 },
      });
      environment.socket.receive(
        ack(3, { epoch: 'a', seq: 13, recovered: true }),
        event(11),
        event(12),
        event(13),
      );
      expect(fixture.story).to.deep.equal(['!no-answer', '11', '12', '13']);
    });

    it('asks ever more slowly where no answer ever comes, and reads again before each event', () => {
      const fixture = makeResumed();
      const { environment } = fixture;
      environment.socket.receive(event(13));
      for (let second = 0; second < 300; second += 5) {
        environment.advance(5_000);
        environment.socket.receive({ action: 'pong' });
      }
      expect(subscriptions(fixture).length).to.be.within(6, 9);
      environment.socket.receive(event(90), event(91));
      expect(fixture.story).to.deep.equal(['!no-answer', '!no-answer', '90', '91']);
    });

    it('finds a lost last event in the positions of a pong', () => {
      const fixture = makeResumed();
      const { environment } = fixture;
      environment.advance(25_000);
      environment.socket.receive({ action: 'pong', pos: { '': { epoch: 'a', seq: 11 } } });
      expect(subscriptions(fixture)[1]).to.deep.include({ since: { epoch: 'a', seq: 10 } });
      environment.socket.receive(ack(2, { epoch: 'a', seq: 11, recovered: true }), event(11));
      expect(fixture.story).to.deep.equal(['11']);
    });

    it('does not take an answer to an older question', () => {
      const fixture = makeResumed();
      fixture.environment.socket.receive(event(13), ack(1, { epoch: 'z', seq: 99, recovered: false }));
      expect(fixture.story).to.deep.equal([]);
    });

    it('reads a topic again that the server does not let it follow further', () => {
      const fixture = makeResumed();
      const { socket } = fixture.environment;
      socket.receive(event(13), { action: 'error', ref: 2, code: 'bad_request' });
      expect(fixture.story).to.deep.equal(['!refused']);
      socket.receive(event(14), event(16));
      expect(fixture.story).to.deep.equal(['!refused', '14', '!gap', '16']);
    });

    it('takes the server for a plain one when its welcome does not come in 5 s', () => {
      const fixture = makeResumed();
      const { environment, stream, open } = fixture;
      environment.socket.drop();
      environment.advance(2_000);
      open();
      expect(stream.status.state).to.equal('connecting');
      environment.advance(5_100);
      expect(stream.status.state).to.equal('live');
      expect(fixture.story).to.deep.equal(['!reconnected']);
    });

    it('keeps topics apart', () => {
      const fixture = makeResumed();
      fixture.stream.subscribe('b');
      fixture.environment.flush();
      const { socket } = fixture.environment;
      socket.receive({ action: 'subscribed', ref: 2, topic: 'b', epoch: 'a', seq: 70 });
      socket.receive(event(11), event(71, { topic: 'b' }), event(73, { topic: 'b' }), event(12));
      expect(fixture.story).to.deep.equal(['11', 'b 71', '12']);
      expect(subscriptions(fixture).at(-1)).to.include({ topic: 'b' });
    });
  });

  describe('with a plain server', () => {
    it('is ready when it is open, and asks for topics without waiting', () => {
      const { stream, open } = makeStream();
      stream.subscribe('a');
      stream.connect();
      expect(open().sentActions()).to.deep.equal(['subscribe']);
      expect(stream.status.state).to.equal('live');
    });

    it('reads each topic again once after a reconnect, before its next event', () => {
      const { stream, environment, open, story } = makeStream();
      stream.subscribe('a');
      stream.connect();
      open({ event: 'x' }, { event: 'x', topic: 'a' });
      environment.socket.drop();
      environment.advance(2_000);
      open({ event: 'y', topic: 'a' });
      environment.advance(100);
      expect(story).to.deep.equal(['x', 'a x', '!a reconnected', 'a y', '!reconnected']);
      environment.advance(60_000);
      expect(story).to.have.length(5);
    });

    it('makes no resync with the first opening, unless that took long', () => {
      const { stream, environment, open, resyncs } = makeStream();
      stream.connect();
      open();
      environment.advance(1_000);
      expect(resyncs).to.deep.equal([]);

      const late = makeStream();
      late.stream.connect();
      late.environment.advance(3_000);
      late.open();
      late.environment.advance(100);
      expect(late.resyncs).to.deep.equal([{ topic: '', reason: 'reconnected' }]);
    });

    it('reads again on a gap in its numbers, and goes on from there', () => {
      const { stream, open, story } = makeStream();
      stream.connect();
      open(event(1), event(2), event(2), event(5), event(6), event(1, { epoch: 'b' }));
      expect(story).to.deep.equal(['1', '2', '!gap', '5', '6', '!gap', '1']);
    });

    it('is asked by a new connection where it answers no pings, and stays live', () => {
      const { stream, environment, open, statuses, resyncs } = makeStream();
      stream.connect();
      open();
      environment.advance(35_000);
      expect(stream.status, 'the first time it might be dead').to.include({ state: 'retrying' });
      environment.advance(2_000);
      open();
      const before = statuses.length;
      for (let renewal = 0; renewal < 10; renewal += 1) {
        environment.advance(27_000);
        open();
      }
      environment.advance(100);
      expect(statuses.slice(before)).to.deep.equal([]);
      expect(stream.status.state).to.equal('live');
      expect(resyncs).to.have.length(11);
      environment.advance(27_000);
      environment.advance(7_500);
      expect(stream.status, 'a renewal that does not open').to.include({
        state: 'retrying',
        reason: 'timeout',
      });
    });
  });

  describe('whoever sends nonsense', () => {
    it('is counted, and the socket stays open', () => {
      const { stream, environment, open, faults } = makeStream();
      stream.connect();
      const socket = open();
      for (const text of ['', '{', '[[[', '{"event":5}', '"x"', '[1,{"event":"ok"}]'])
        socket.receiveText(text);
      socket.receiveText(new ArrayBuffer(3));
      socket.receiveText('x'.repeat(2_000_000));
      environment.flush();
      expect(stream.status.state).to.equal('live');
      expect(faults).to.have.length(8);
      expect(stream.snapshot()).to.include({ refused: 8, events: 1 });
    });

    it('is refused unread when it is longer than 1 MiB', () => {
      const { stream, open, events, faults } = makeStream();
      stream.connect();
      open({ event: 'large.note', data: 'x'.repeat(1_000_000) });
      open({ event: 'large.note', data: 'x'.repeat(1_100_000) });
      expect(events).to.have.length(1);
      expect(faults.map(({ code }) => code)).to.deep.equal(['too-large']);
    });

    for (const seq of [-1, 1.5, '7', 2 ** 53, 2 ** 60, true]) {
      it(`is refused when it numbers an event ${JSON.stringify(seq)}`, () => {
        const { stream, open, story, faults } = makeStream();
        stream.connect();
        open(event(1), event(2, { seq }), event(2));
        expect(story).to.deep.equal(['1', '2']);
        expect(faults.map(({ field }) => field)).to.deep.equal(['seq']);
      });
    }

    it('cannot make a known topic of a prototype', () => {
      const { stream, open, story } = makeStream();
      stream.connect();
      const pos: unknown = JSON.parse('{"__proto__":{"epoch":"x","seq":1}}');
      open(WELCOME, { action: 'pong', pos });
      open({ event: 'x', topic: '__proto__' });
      expect(story).to.deep.equal(['__proto__ x']);
      expect(({} as Record<string, unknown>)['epoch']).to.be.undefined;
    });
  });
});
