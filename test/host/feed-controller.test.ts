import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { stub, useFakeTimers } from 'sinon';
import { fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { offerFeed } from '../../src/host/page-feeds.js';
import type { ProbeBudgetElement } from '../support/probe-budget.js';
import { budgetPayload } from '../makers/budget.js';
import { FakeFetch } from '../support/fake-fetch.js';
import '../support/probe-budget.js';
import { register } from '../support/register.js';

describe('FeedController', () => {
  const withdrawals: (() => void)[] = [];
  const offer = (feed = fakeFeed()) => {
    withdrawals.push(offerFeed(feed));
    return feed;
  };
  const show = (feed?: unknown) =>
    fixture<ProbeBudgetElement>(html`<probe-budget .feed=${feed as never}></probe-budget>`);

  before(() => register(EventStreamElement));

  afterEach(() => {
    for (const withdraw of withdrawals.splice(0)) withdraw();
  });

  it('takes its own property before anything else', async () => {
    offer();
    const own = fakeFeed();
    const element = await show(own);
    expect(element.followed).to.equal(own);
  });

  it('takes the nearest stream above it, through shadow roots', async () => {
    const { fetch } = new FakeFetch().json('usage/budget', budgetPayload());
    const outer = await fixture<EventStreamElement>(
      html`<event-stream api-base="/a" .fetch=${fetch}
        ><event-stream api-base="/b" .fetch=${fetch}><div id="host"></div></event-stream
      ></event-stream>`,
    );
    const inner = outer.querySelector('event-stream');
    const root = outer.querySelector('#host')?.attachShadow({ mode: 'open' });
    const element = document.createElement('probe-budget');
    root?.append(element);
    await element.updateComplete;
    expect(element.followed).to.equal(inner?.controller);
    expect(inner?.controller).not.to.equal(outer.controller);
    outer.append(element);
    await element.updateComplete;
    expect(element.followed).to.equal(outer.controller);
  });

  it('takes the only one of the page, as soon as it is there', async () => {
    const element = await show();
    expect(element.followed).to.equal(null);
    const feed = offer();
    expect(element.followed).to.equal(feed);
  });

  it('takes none of two, and the one that is left', async () => {
    const [first] = [offer(), offer()];
    const element = await show();
    expect(element.followed).to.equal(null);
    withdrawals.pop()?.();
    expect(element.followed).to.equal(first);
  });

  it('takes one that two tags offer', async () => {
    const feed = offer();
    offer(feed);
    const element = await show();
    withdrawals.pop()?.();
    expect(element.followed).to.equal(feed);
    expect(element.follows).to.equal(1);
  });

  it('follows a provider that is registered late', async () => {
    class LateElement extends EventStreamElement {
      static override readonly tag = 'late-stream' as never;
    }
    const page = await fixture<LateElement>(html`<late-stream><probe-budget></probe-budget></late-stream>`);
    const element = page.querySelector('probe-budget');
    await element?.updateComplete;
    expect(element?.followed).to.equal(null);
    customElements.define('late-stream', LateElement);
    await nextFrame();
    expect(element?.followed).to.be.ok.and.to.equal(page.controller);
  });

  it('follows a property that changes, and leaves what it followed', async () => {
    const [first, second] = [fakeFeed(), fakeFeed()];
    const element = await show(first);
    element.feed = second;
    await element.updateComplete;
    expect([element.followed, element.follows, element.leaves]).to.deep.equal([second, 2, 1]);
    element.remove();
    expect([element.followed, element.leaves]).to.deep.equal([null, 2]);
  });

  it('asks nothing of the page’s stream inside another', async () => {
    let asked = 0;
    offer(Object.assign(fakeFeed(), { observe: () => (asked += 1) }));
    const page = await fixture(html`<event-stream><probe-budget></probe-budget></event-stream>`);
    await page.querySelector('probe-budget')?.updateComplete;
    expect(asked).to.equal(0);
  });

  describe('without a feed', () => {
    const listen = () => stub(console, 'warn');

    it('says once what to do, a second later, in all its life', async () => {
      const warnings = listen();
      const clock = useFakeTimers();
      const element = document.createElement('probe-budget');
      for (let minute = 0; minute < 5; minute++) {
        document.body.append(element);
        await clock.tickAsync(60_000);
        element.remove();
      }
      clock.restore();
      const [said] = warnings.args.flat().map(String);
      warnings.restore();
      expect(warnings.callCount).to.equal(1);
      expect(said).to.contain('<probe-budget>: no event stream: add <event-stream');
    });

    it('says nothing where the stream comes within the second, or the data is the host’s own', async () => {
      const warnings = listen();
      const clock = useFakeTimers();
      const given = document.createElement('probe-budget');
      given.budget = budgetPayload();
      const late = document.createElement('probe-budget');
      document.body.append(given, late);
      await clock.tickAsync(500);
      offer();
      await clock.tickAsync(60_000);
      given.remove();
      late.remove();
      clock.restore();
      warnings.restore();
      expect(warnings.callCount).to.equal(0);
    });

    it('says that there are several', async () => {
      const warnings = listen();
      const clock = useFakeTimers();
      offer();
      offer();
      const element = document.createElement('probe-budget');
      document.body.append(element);
      await clock.tickAsync(2_000);
      element.remove();
      clock.restore();
      warnings.restore();
      expect(String(warnings.firstCall.args[0])).to.contain('more than one event stream on the page');
    });
  });
});
