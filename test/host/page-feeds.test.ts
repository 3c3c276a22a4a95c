import { expect } from '@open-wc/testing';
import { fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { feedFor } from '../../src/host/feed-for.js';
import { offerFeed, onPageFeedChange, pageFeed, sharedFeed } from '../../src/host/page-feeds.js';

describe('feedFor', () => {
  it('makes one feed for an address, however it is written', () => {
    const feed = feedFor({ url: '/ws', apiBase: '/api' });
    const written = { url: new URL('/ws', location.href).href, apiBase: new URL('/api', location.href).href };
    expect(feedFor(written)).to.equal(feed);
    expect(feedFor({ url: '/ws', apiBase: '/other' })).not.to.equal(feed);
    expect(feedFor({ url: '/ws' })).not.to.equal(feed);
  });

  it('makes one for an address that is none', () => {
    expect(feedFor({ url: 'http://[' })).to.equal(feedFor({ url: 'http://[' }));
  });
});

describe('sharedFeed', () => {
  it('asks for a new feed only where no copy of the library has one', () => {
    let made = 0;
    const make = () => {
      made += 1;
      return fakeFeed();
    };
    const feed = sharedFeed({ url: '/only' }, make);
    expect(sharedFeed({ url: '/only' }, make)).to.equal(feed);
    expect(made).to.equal(1);
  });
});

describe('pageFeed', () => {
  it('is the one that is offered, and tells when that changes', () => {
    const seen: unknown[] = [];
    const unlisten = onPageFeedChange(() => seen.push(pageFeed()));
    const [first, second] = [fakeFeed(), fakeFeed()];
    const withdrawals = [offerFeed(first), offerFeed(second)];
    for (const withdraw of [...withdrawals, ...withdrawals]) withdraw();
    unlisten();
    offerFeed(first)();
    expect(seen).to.deep.equal([first, 'several', second, 'none']);
  });
});
