import { expect, fixture, html } from '@open-wc/testing';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { connectStream } from '../../src/host/connect-stream.js';
import { pageFeed } from '../../src/host/page-feeds.js';
import { register } from '../support/register.js';
import { startServer } from '../support/test-server.js';

describe('connectStream', () => {
  before(() => register(EventStreamElement));

  it('serves the page, and is what a tag with its address shares', async () => {
    const feed = connectStream({ url: '/a', toasts: 'none' });
    expect(pageFeed()).to.equal(feed);
    const stream = await fixture<EventStreamElement>(html`<event-stream url="/a"></event-stream>`);
    expect(stream.controller).to.equal(feed);
    expect(pageFeed()).to.equal(feed);
  });

  it('takes the options given last, and lets go of the topics before', async () => {
    const server = await startServer();
    const options = { url: server.wsUrl, toasts: 'none' } as const;
    const feed = connectStream({ ...options, topics: ['a', 'b'] });
    feed.connect();
    await server.until({ frames: { subscribe: 2 } });
    expect(connectStream({ ...options, topics: ['b', 'c'], getToken: () => 'late' })).to.equal(feed);
    await server.until({ frames: { subscribe: 3, unsubscribe: 1 } });
    await server.kill();
    await server.until({ frames: { auth: 1 } });
    const { frames } = await server.state();
    expect(frames).to.deep.include({ action: 'auth', ticket: 'late' });
    expect(frames.filter((frame) => (frame as { topic?: string }).topic === 'a')).to.have.length(2);
    feed.disconnect();
    await server.stop();
  });
});
