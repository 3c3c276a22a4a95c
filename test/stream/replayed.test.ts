import { expect } from '@open-wc/testing';
import { event, makeStream, WELCOME } from './stream-fixture.js';

describe('An event', () => {
  it('is marked as replayed where it was missed, and no longer once the topic has caught up', () => {
    const { environment, stream, open, events } = makeStream();
    const subscribed = { action: 'subscribed', ref: 1, topic: '' };
    stream.connect();
    open(WELCOME, { ...subscribed, epoch: 'a', seq: 10 }, event(11));
    environment.socket.drop();
    environment.advance(2_000);
    const resumed = { ...subscribed, epoch: 'a', seq: 13, recovered: true };
    open(WELCOME, resumed, event(12), event(13), event(14));
    expect(events.map(({ isReplayed }) => isReplayed)).to.deep.equal([undefined, true, true, undefined]);
  });
});
