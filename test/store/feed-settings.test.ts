import { expect } from '@open-wc/testing';
import { FeedSettings } from '../../src/store/feed-settings.js';

describe('FeedSettings', () => {
  const make = (options: ConstructorParameters<typeof FeedSettings>[0] = {}) =>
    new FeedSettings({ url: '/ws', apiBase: '/api', ...options }, () => 'https://host.example/');

  it('has the defaults that are documented', () => {
    const settings = make();
    expect(settings.pollIntervalMs).to.equal(2_000);
    expect(settings.refreshIntervalMs).to.equal(30_000);
  });

  it('takes what was given last, and goes back when it is taken back', () => {
    const settings = make({ pollInterval: 1_000 });
    const takeBack = settings.add({ pollInterval: 500 });
    expect(settings.stream.pollIntervalMs).to.equal(500);
    takeBack();
    expect(settings.stream.pollIntervalMs).to.equal(1_000);
  });

  it('lets nobody take away by leaving out: a second tag has no token of its own', async () => {
    const settings = make();
    const takeBack = settings.add({ getToken: () => 'mine' });
    settings.add({ getToken: undefined, pollInterval: 500 });
    expect(await settings.queries.getToken?.()).to.equal('mine');
    takeBack();
    expect(settings.queries.getToken).to.equal(undefined);
  });

  it('hands the stream its way by HTTP and its patience, which a second tag does not take away', () => {
    const settings = make();
    expect(settings.stream).to.include({ eventsUrl: null, maxAttempts: undefined });
    settings.add({ eventsUrl: '/events', maxAttempts: 5 });
    settings.add({ eventsUrl: null, maxAttempts: null });
    expect(settings.stream).to.include({ eventsUrl: '/events', maxAttempts: 5 });
  });

  it('asks for one token for the stream and the resources', () => {
    const settings = make({ getToken: () => 'mine' });
    expect(settings.stream.getToken).to.equal(settings.queries.getToken);
  });

  it('keeps its address, whatever is laid over it', () => {
    const settings = make();
    settings.add({ url: '/other' } as object);
    expect(settings.stream.url).to.equal('/ws');
    expect(settings.name).to.equal('/ws /api');
  });

  it('never polls without resources, and never re-reads at a negative interval', () => {
    expect(make({ apiBase: null }).pollIntervalMs).to.equal(0);
    expect(make({ refreshInterval: -1 }).refreshIntervalMs).to.equal(0);
  });

  it('knows every key that a message can invalidate, a host’s own too', () => {
    const { effectKeys } = make({ effects: { 'order-placed': [['orders']] } });
    expect(effectKeys).to.deep.include.members([['budget'], ['routing'], ['costs'], ['orders']]);
  });
});
