import { aTimeout, expect } from '@open-wc/testing';
import { fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { ToastRegionElement } from '../../src/elements/toast-region.js';
import { showToastsOf } from '../../src/host/page-toasts.js';
import type { Feed } from '../../src/store/feed.js';
import { completed, failed } from '../makers/notices.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';

describe('showToastsOf', () => {
  const leaves: (() => void)[] = [];

  afterEach(() => {
    for (const leave of leaves.splice(0)) leave();
    for (const region of regions()) region.remove();
  });

  const regions = () => [...document.querySelectorAll('toast-region')];
  const show = (feed: Feed, isWanted = true, href: string | null = null) =>
    leaves.push(
      showToastsOf(
        feed,
        () => isWanted,
        () => href,
      ),
    );
  const tell = (feed: Feed, id: string) => feed.notices.add(completed(id), null, Date.now());
  const titles = async (region: Element | undefined) => {
    await aTimeout(150); // notices of one moment are gathered
    return [...(region?.shadowRoot?.querySelectorAll('.toast .title') ?? [])].map(spokenOf);
  };

  // The first test: once registered, a tag cannot be taken back.
  it('waits for the tag where it is registered later, and then tells what happened', async () => {
    const feed = fakeFeed();
    show(feed);
    tell(feed, 'a');
    tell(feed, 'b');
    expect(regions()).to.have.length(0);
    register(ToastRegionElement);
    await Promise.resolve();
    expect(regions()).to.have.length(1);
    expect(await titles(regions()[0])).to.eql(['Done: Task b completed', 'Done: Task a completed']);
  });

  it('makes a region at the first notice, and one only', async () => {
    const feed = fakeFeed();
    show(feed);
    expect(regions()).to.have.length(0);
    for (const id of ['a', 'b']) tell(feed, id);
    expect(regions()).to.have.length(1);
    expect(await titles(regions()[0])).to.have.length(2);
    tell(feed, 'c');
    expect(regions()).to.have.length(1);
  });

  it('makes one for two listeners of one stream, such as two copies of the library', async () => {
    const feed = fakeFeed();
    show(feed);
    show(feed);
    tell(feed, 'a');
    expect(regions()).to.have.length(1);
    expect(await titles(regions()[0])).to.eql(['Done: Task a completed']);
  });

  it("leaves it to the page's own region, which shows its stream by itself", async () => {
    const feed = fakeFeed();
    const own = Object.assign(document.createElement('toast-region'), { feed });
    document.body.append(own);
    await own.updateComplete;
    show(feed);
    tell(feed, 'a');
    expect(regions()).to.have.length(1);
    expect(await titles(own)).to.eql(['Done: Task a completed']);
  });

  it('finds that one also in a shadow tree', async () => {
    const feed = fakeFeed();
    const host = document.createElement('div');
    document.body.append(host);
    const own = Object.assign(document.createElement('toast-region'), { feed });
    host.attachShadow({ mode: 'open' }).append(own);
    await own.updateComplete;
    show(feed);
    tell(feed, 'a');
    expect(regions()).to.have.length(0);
    host.remove();
  });

  it('has one region show a second stream too', async () => {
    const [first, second] = [fakeFeed(), fakeFeed()];
    show(first);
    show(second);
    tell(first, 'a');
    second.notices.add(failed('b'), null, Date.now());
    expect(regions()).to.have.length(1);
    expect(await titles(regions()[0])).to.have.members(['Error: Task b failed', 'Done: Task a completed']);
  });

  it('makes none where the page tells by itself', () => {
    const feed = fakeFeed();
    show(feed, false);
    tell(feed, 'a');
    expect(regions()).to.have.length(0);
  });

  it('makes none once it was left', () => {
    const feed = fakeFeed();
    show(feed);
    leaves.pop()?.();
    tell(feed, 'a');
    expect(regions()).to.have.length(0);
  });

  it('makes another where the one it made was taken away', () => {
    const feed = fakeFeed();
    show(feed);
    tell(feed, 'a');
    regions()[0]?.remove();
    tell(feed, 'b');
    expect(regions()).to.have.length(1);
  });

  it('keeps no stream open, and knows where warnings lead', async () => {
    let holders = 0;
    const feed = Object.assign(fakeFeed(), {
      retain: () => {
        holders += 1;
        return () => undefined;
      },
    });
    show(feed, true, '/usage');
    tell(feed, 'a');
    await regions()[0]?.updateComplete;
    expect(holders).to.equal(0);
    expect(regions()[0]?.analyticsHref).to.equal('/usage');
  });
});
