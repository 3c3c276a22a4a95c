import { expect } from '@open-wc/testing';
import { Subscriptions } from '../../src/stream/subscriptions.js';
import { makeStream, WELCOME } from './stream-fixture.js';

describe('Subscriptions', () => {
  it('counts users, and says when a topic gets its first or loses its last', () => {
    let changes = 0;
    const topics = new Subscriptions(() => (changes += 1));
    const first = topics.add('a');
    const second = topics.add('a');
    expect(changes).to.equal(1);
    first();
    first();
    expect(changes, 'a release counts once').to.equal(1);
    second();
    expect(changes).to.equal(2);
  });

  it('follows topics nobody asked for, but no endless number of them', () => {
    const topics = new Subscriptions(() => undefined);
    for (let i = 0; i < 10_000; i += 1) topics.follow(`t${i}`);
    expect(topics.size).to.equal(5_000);
    expect(topics.follow('x'.repeat(201))).to.be.undefined;
    expect(topics.add('wanted')).to.be.a('function');
    expect(topics.get('wanted')?.users).to.equal(1);
  });

  it('takes names that objects know for names', () => {
    const topics = new Subscriptions(() => undefined);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(topics.get(name)).to.be.undefined;
      expect(topics.follow(name)?.name).to.equal(name);
    }
  });
});

describe('EventStream, subscriptions', () => {
  it('asks once for any number of users, and lets go after the last', () => {
    const { stream, environment, open } = makeStream();
    const releases = [stream.subscribe('a'), stream.subscribe('a')];
    stream.connect();
    const { sent } = open();
    releases.push(stream.subscribe('a'));
    environment.flush();
    expect(sent).to.deep.equal([{ action: 'subscribe', ref: 1, topic: 'a' }]);
    for (const release of releases) release();
    environment.flush();
    expect(sent.slice(1)).to.deep.equal([{ action: 'unsubscribe', topic: 'a' }]);
  });

  it('says nothing when a topic changes hands within a task', () => {
    const { stream, environment, open } = makeStream();
    const release = stream.subscribe('a');
    stream.connect();
    const { sent } = open();
    release();
    stream.subscribe('a');
    environment.flush();
    expect(sent).to.have.length(1);
  });

  it('asks again after every reconnect, with the place where it was', () => {
    const { stream, environment, open } = makeStream();
    stream.subscribe('a');
    stream.connect();
    const socket = open(WELCOME);
    expect(socket.sent).to.deep.equal([
      { action: 'subscribe', ref: 1, topic: 'a' },
      { action: 'subscribe', ref: 2, topic: '' },
    ]);
    socket.receive(
      { action: 'subscribed', ref: 1, topic: 'a', epoch: 'e', seq: 41 },
      { action: 'subscribed', ref: 2, topic: '', epoch: 'e', seq: 7 },
    );
    socket.drop();
    environment.advance(2_000);
    expect(open().sent, 'waits for the welcome').to.deep.equal([]);
    environment.socket.receive(WELCOME);
    expect(environment.socket.sent).to.deep.equal([
      { action: 'subscribe', ref: 1, topic: '', since: { epoch: 'e', seq: 7 } },
      { action: 'subscribe', ref: 2, topic: 'a', since: { epoch: 'e', seq: 41 } },
    ]);
  });

  it('asks again for 1 000 topics', () => {
    const { stream, environment, open } = makeStream();
    for (let i = 0; i < 1_000; i += 1) stream.subscribe(`t${i}`);
    stream.connect();
    expect(open().sent).to.have.length(1_000);
    environment.socket.drop();
    environment.advance(2_000);
    expect(open().sent).to.have.length(1_000);
  });

  it('reports a refusal and does not ask again on this connection', () => {
    const { stream, environment, open, faults } = makeStream();
    stream.subscribe('secret');
    stream.connect();
    const socket = open(WELCOME, { action: 'error', ref: 1, code: 'forbidden', message: 'not yours' });
    expect(faults).to.deep.equal([
      { code: 'bad-shape', field: 'secret', message: 'was refused: forbidden not yours', sample: '' },
    ]);
    stream.subscribe('other');
    environment.advance(20_000);
    expect(socket.sent.filter(({ topic }) => topic === 'secret')).to.have.length(1);
  });

  it('asks again after a refusal that may pass, when the server says', () => {
    const { stream, environment, open } = makeStream();
    stream.subscribe('a');
    stream.connect();
    const socket = open(WELCOME, { action: 'error', ref: 1, code: 'rate_limited', retry_after_ms: 700 });
    const asked = () => socket.sent.filter(({ topic }) => topic === 'a').length;
    environment.advance(699);
    expect(asked()).to.equal(1);
    environment.advance(1);
    expect(asked()).to.equal(2);
  });
});
