import { expect, nextFrame } from '@open-wc/testing';
import { restore, stub, useFakeTimers, type SinonFakeTimers } from 'sinon';
import { scenarios } from '../../demo/scenarios/budget-alert-banner.js';
import { answered, fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { elementOf } from '../../demo/scenarios/scenario.js';
import { BudgetAlertBannerElement } from '../../src/elements/budget-alert-banner.js';
import { ToastRegionElement } from '../../src/elements/toast-region.js';
import { deepActiveElement } from '../../src/host/focus-memory.js';
import { AlertBook } from '../../src/store/alert-book.js';
import { Feed } from '../../src/store/feed.js';
import { decodeBudget } from '../../src/wire/budget.js';
import { budgetPayload } from '../makers/budget.js';
import { FakeFetch } from '../support/fake-fetch.js';
import { FakeStorage } from '../support/fake-storage.js';
import { PlayedNetwork } from '../support/played-network.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';

register(BudgetAlertBannerElement, ToastRegionElement);

type Fields = Readonly<Record<string, unknown>>;

const NOW = Date.parse('2026-11-20T13:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('BudgetAlertBannerElement', () => {
  let clock: SinonFakeTimers;
  let page: HTMLElement;
  let banner: BudgetAlertBannerElement;
  let storage: FakeStorage;
  let crossed: string[];

  beforeEach(() => {
    clock = useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    stub(document, 'hasFocus').returns(true);
    storage = new FakeStorage();
    crossed = [];
    page = document.createElement('main');
    document.body.append(page);
    page.addEventListener('budget-threshold', (event) => {
      const { budgetId, threshold, direction, reason } = (event as CustomEvent<Record<string, string>>)
        .detail;
      crossed.push(`${budgetId} ${threshold} ${direction}: ${reason}`);
    });
  });

  afterEach(() => {
    page.remove();
    clock.restore();
    restore();
  });

  /** A tab of its own that shares its storage with the others. */
  const tab = () => Object.assign(fakeFeed(), { alerts: new AlertBook('a', storage) });

  /** Makes a banner; all that are made in a test share what is remembered. */
  async function show(budget: unknown, attributes: Readonly<Record<string, string>> = {}): Promise<void> {
    banner = document.createElement('budget-alert-banner');
    banner.feed = tab();
    banner.budget = budget;
    for (const [name, value] of Object.entries(attributes)) banner.setAttribute(name, value);
    page.append(banner);
    await pass(0);
  }

  async function pass(ms: number): Promise<void> {
    await clock.tickAsync(ms);
    await banner.updateComplete;
  }

  /** The daily budget at so many dollars of a hundred, a minute after the figures before. */
  const at = (used: unknown, more: Fields = {}, daily: Fields = {}): Record<string, unknown> => {
    clock.setSystemTime(Date.now() + MINUTE);
    return {
      ...budgetPayload({ hard_stop_enabled: false, as_of: Date.now(), monthly: null }),
      daily: { used, limit: 100, resets_at: NOW + DAY / 2, ...daily },
      ...more,
    };
  };
  const give = async (budget: unknown) => {
    banner.budget = budget;
    await pass(0);
  };

  const find = <E extends HTMLElement>(selector: string) => banner.renderRoot.querySelector<E>(selector);
  const sentence = () => find('h2') && spokenOf(find('h2') as Node);
  const context = () => find('.words p')?.textContent.trim();
  const said = () => find('[role="status"]')?.textContent;
  const dismiss = async () => {
    find('[part="dismiss"]')?.click();
    await pass(0);
  };

  describe('says', () => {
    const sentences: readonly [name: string, budget: Fields, expected: string | null][] = [
      [
        'the daily budget',
        { daily: { used: 92, limit: 100 } },
        'Budget Warning: You have used 92% of your daily budget',
      ],
      [
        'the monthly budget',
        { daily: null, monthly: { used: '910', limit: 1000 } },
        'Budget Warning: You have used 91% of your monthly budget',
      ],
      [
        'one over its limit',
        { daily: { used: 137, limit: 100 } },
        'Budget Exceeded: You have used 137% of your daily budget',
      ],
      [
        'exactly the limit',
        { daily: { used: 100, limit: 100 } },
        'Budget Warning: You have used 100% of your daily budget',
      ],
      [
        'a trace above 90 %',
        { daily: { used: '90.000001', limit: 100 } },
        'Budget Warning: You have used 90% of your daily budget',
      ],
      [
        'something of nothing',
        { daily: { used: 3.2, limit: 0 } },
        'Budget Exceeded: You have used $3.20, and the limit of your daily budget is zero',
      ],
      [
        'one by its label',
        { daily: null, budgets: [{ id: 'a', label: 'Team A', period: 'week', used: 95, limit: 100 }] },
        'Budget Warning: You have used 95% of your budget “Team A”',
      ],
      ['nothing at exactly 90 %', { daily: { used: 90, limit: 100 } }, null],
      ['nothing of a paused budget', { is_paused: true, daily: { used: 95, limit: 100 } }, null],
      ['nothing of an unlimited one', { daily: { used: 95, limit: null } }, null],
      ['nothing of the unknown', { daily: { used: null, limit: 100 } }, null],
      ['nothing of no budgets', { daily: null }, null],
    ];
    for (const [name, budget, expected] of sentences) {
      it(`${name}: ${expected ?? '–'}`, async () => {
        await show({ ...at(0), ...budget });
        expect(sentence()).to.equal(expected);
      });
    }

    it('what was used of what, until when, and what comes then', async () => {
      await show(at(92, { hard_stop_enabled: true }));
      expect(context()).to.equal('$92.00 of $100.00. Resets in 12 hours. Requests stop when it is used up.');
      await give(at(100, { hard_stop_enabled: true }));
      expect(context()).to.contain('Requests are stopped.');
    });

    it('one at a time, the gravest, and the next when that is dismissed', async () => {
      await show(at(95, { monthly: { used: 1200, limit: 1000 } }));
      expect(sentence()).to.equal('Budget Exceeded: You have used 120% of your monthly budget');
      await dismiss();
      expect(sentence()).to.equal('Budget Warning: You have used 95% of your daily budget');
      await dismiss();
      expect(sentence()).to.equal(null);
    });

    it('it below a heading of the page', async () => {
      await show(at(92), { heading: 'Slow down' });
      expect(sentence()).to.equal('Slow down');
      expect(context()).to.contain('Budget Warning: You have used 92% of your daily budget. $92.00 of');
    });

    it('that its figures are old', async () => {
      banner = document.createElement('budget-alert-banner');
      banner.feed = fakeFeed({
        answers: { budget: answered(decodeBudget(at(92)), { stale: true, ageMs: 3 * MINUTE }) },
      });
      page.append(banner);
      await pass(0);
      expect(context()).to.contain('Last updated 3 minutes ago.');
      expect(banner.matches(':state(stale)')).to.equal(true);
    });
  });

  describe('crosses', () => {
    it('once, at the first sight above', async () => {
      await show(at(50));
      for (const used of [91, 92, 137]) await give(at(used));
      expect(crossed).to.eql(['daily 0.9 up: rose']);
    });

    it('back when it falls two points below, and then again', async () => {
      await show(at(95));
      await give(at(89));
      expect(crossed).to.have.length(1);
      await give(at(88));
      await give(at(91));
      expect(crossed).to.eql(['daily 0.9 up: rose', 'daily 0.9 down: fell', 'daily 0.9 up: rose']);
    });

    it('neither up nor down where data is missing or bad', async () => {
      await show(at(95));
      await dismiss();
      await give(at(null));
      await give('nonsense');
      await give(at(95));
      expect(crossed).to.eql(['daily 0.9 up: rose']);
      expect(sentence()).to.equal(null);
    });

    it('each of several thresholds', async () => {
      await show(at(76), { 'alert-at': '75% 90%' });
      expect(sentence()).to.equal('Budget Warning: You have used 76% of your daily budget');
      await dismiss();
      await give(at(89));
      expect(sentence()).to.equal(null);
      await give(at(91));
      expect(sentence()).to.equal('Budget Warning: You have used 91% of your daily budget');
      expect(crossed).to.eql(['daily 0.75 up: rose', 'daily 0.9 up: rose']);
      await dismiss();
      await give(at(89));
      expect(sentence()).to.equal(null);
    });

    it('all that lie below with the highest, which is dismissed for all of them', async () => {
      await show(at(95), { 'alert-at': '75% 90%' });
      expect(crossed).to.eql(['daily 0.75 up: rose', 'daily 0.9 up: rose']);
      await dismiss();
      await give(at(85));
      expect(sentence()).to.equal(null);
    });

    it('thresholds that are changed', async () => {
      await show(at(60));
      banner.alertAt = '50%';
      await pass(0);
      expect(crossed).to.eql(['daily 0.5 up: rose']);
    });

    it('once for two banners of a page', async () => {
      await show(at(95));
      const { feed } = banner;
      const second = Object.assign(document.createElement('budget-alert-banner'), { feed, budget: at(96) });
      page.append(second);
      await pass(0);
      expect(crossed).to.have.length(1);
      expect(second.renderRoot.querySelector('h2')).not.to.equal(null);
    });
  });

  describe('is dismissed', () => {
    it('until the next crossing: more use does not bring it back', async () => {
      await show(at(92));
      await dismiss();
      await give(at(99));
      expect(sentence()).to.equal(null);
    });

    it('over a reload', async () => {
      await show(at(92));
      await dismiss();
      banner.remove();
      await show(at(93));
      expect(sentence()).to.equal(null);
      expect(crossed).to.have.length(1);
    });

    it('in every tab at once', async () => {
      await show(at(92));
      const here = banner;
      await show(at(92));
      const there = banner;
      banner = here;
      await dismiss();
      expect(there.renderRoot.querySelector('h2')).not.to.equal(null);
      storage.tellOthers();
      await there.updateComplete;
      expect(there.renderRoot.querySelector('h2')).to.equal(null);
    });

    it('for its window: the next day warns anew', async () => {
      await show(at(92));
      await dismiss();
      clock.setSystemTime(NOW + DAY);
      await give(at(10, {}, { resets_at: NOW + 1.5 * DAY }));
      await give(at(92, {}, { resets_at: NOW + 1.5 * DAY }));
      expect(sentence()).to.equal('Budget Warning: You have used 92% of your daily budget');
    });

    it('for its limit: one that was raised and is nearly used up too warns anew', async () => {
      await show(at(92));
      await dismiss();
      await give(at(92, {}, { limit: 200 }));
      await give(at(190, {}, { limit: 200 }));
      expect(sentence()).to.equal('Budget Warning: You have used 95% of your daily budget');
    });

    it('not where the page objects', async () => {
      await show(at(92));
      let detail: unknown;
      page.addEventListener('banner-dismiss', (event) => {
        ({ detail } = event as CustomEvent<unknown>);
        event.preventDefault();
      });
      await dismiss();
      expect(sentence()).not.to.equal(null);
      expect(detail).to.eql({ budgetId: 'daily', threshold: 0.9, windowEnd: NOW + DAY / 2 });
    });

    it('and gives the focus back, or keeps it for the next warning', async () => {
      const outside = page.appendChild(document.createElement('button'));
      await show(at(95, { monthly: { used: 1200, limit: 1000 } }));
      outside.focus();
      find('[part="dismiss"]')?.focus();
      await dismiss();
      expect(deepActiveElement() === find('[part="dismiss"]')).to.equal(true);
      await dismiss();
      expect(deepActiveElement() === outside).to.equal(true);
    });
  });

  describe('is heard', () => {
    it('once, when it comes, from a live region that stood there empty', async () => {
      await show(at(92));
      expect(said()).to.equal('');
      await pass(200);
      expect(said()).to.equal('Budget Warning: You have used 92% of your daily budget');
      await pass(5_000);
      await give(at(93));
      await pass(5_000);
      expect(said()).to.equal('');
    });

    it('not again after a reload', async () => {
      await show(at(92));
      await pass(200);
      banner.remove();
      await show(at(92));
      await pass(1_000);
      expect(sentence()).not.to.equal(null);
      expect(said()).to.equal('');
    });

    it('when it was dismissed, and when it is over', async () => {
      await show(at(92));
      await pass(2_000);
      await give(at(50));
      await pass(200);
      expect(said()).to.equal('Your daily budget is below its warning threshold again');
      await give(at(92));
      await pass(2_000);
      await dismiss();
      await pass(2_000);
      expect(said()).to.equal('Budget warning dismissed');
    });

    it('politely: nothing in it interrupts', async () => {
      await show(at(137));
      expect(find('[role="alert"], [aria-live]')).to.equal(null);
    });
  });

  describe('with a stream', () => {
    let network: PlayedNetwork;
    let server: FakeFetch;
    let feed: Feed;
    let region: ToastRegionElement;

    beforeEach(async () => {
      localStorage.clear();
      network = new PlayedNetwork();
      server = new FakeFetch().json('usage/budget', at(80));
      feed = new Feed(
        { url: 'wss://host.example/ws', apiBase: '/api', fetch: server.fetch },
        network.environment,
      );
      banner = Object.assign(document.createElement('budget-alert-banner'), { feed });
      region = Object.assign(document.createElement('toast-region'), { feed });
      page.append(banner, region);
      await pass(100);
      network.socket.open();
      await pass(1_000);
    });

    afterEach(() => {
      page.replaceChildren();
      feed.disconnect();
      localStorage.clear();
    });

    const alert = async (percent: number) => {
      network.socket.receive({ event: 'budget.alert', data: { scope: 'daily', percent } });
      await pass(1);
    };
    const use = async (used: number) => {
      const { daily, as_of: asOf } = at(used);
      server.json('usage/budget', at(used));
      network.socket.receive({ event: 'usage.update', data: { budget: { daily, asOf } } });
      await pass(300);
    };
    const voices: string[] = [];
    const listen = async (ms: number) => {
      voices.length = 0;
      for (let passed = 0; passed < ms; passed += 100) {
        await pass(100);
        for (const root of [banner.renderRoot, region.renderRoot]) {
          for (const live of root.querySelectorAll('[role="status"], [role="alert"]')) {
            const text = live.textContent.trim();
            if (text && voices.at(-1) !== text) voices.push(text);
          }
        }
      }
      return voices;
    };
    const toasts = () => [...region.renderRoot.querySelectorAll('.toast .title')].map(spokenOf);
    /** Tabs agree first which of them shows it, by means of the browser that no faked clock hurries. */
    const toastComes = async () => {
      for (let frames = 0; frames < 300 && toasts().length === 0; frames += 1) {
        await nextFrame();
        await pass(20);
      }
    };

    it('warns when figures cross, and tells no toast of the alert that follows', async () => {
      await use(92);
      expect(sentence()).to.equal('Budget Warning: You have used 92% of your daily budget');
      expect(await listen(3_000)).to.eql(['Budget Warning: You have used 92% of your daily budget']);
      await alert(92);
      await pass(2_000);
      expect(toasts()).to.eql([]);
      expect(crossed).to.eql(['daily 0.9 up: rose']);
    });

    it("takes the server's alert for the crossing: one event, one voice, and no second alert", async () => {
      await alert(92);
      await toastComes();
      expect(toasts()).to.eql(['Warning: Budget warning']);
      expect(crossed).to.eql(['daily 0.9 up: server']);
      await use(92);
      expect(sentence()).to.equal('Budget Warning: You have used 92% of your daily budget');
      expect(await listen(3_000)).to.eql(['Budget warning: You have used 92% of your daily budget']);
      await alert(93);
      await pass(1_000);
      expect(crossed).to.have.length(1);
      expect(feed.notices.history).to.have.length(1);
    });

    it('is dismissed with its toast, and takes its toast with it', async () => {
      await alert(92);
      await toastComes();
      await use(92);
      region.renderRoot.querySelector<HTMLElement>('.toast [part="dismiss"]')?.click();
      await pass(1);
      expect(sentence()).to.equal(null);
      await use(50);
      await alert(95);
      await use(95);
      await toastComes();
      expect(toasts()).to.eql(['Warning: Budget warning']);
      await dismiss();
      expect(toasts()).to.eql([]);
    });
  });

  it('takes no room in a page with gaps while it has nothing to say', async () => {
    page.style.cssText = 'display: grid; gap: 16px; grid-template-columns: 100px';
    page.innerHTML = '<p style="margin: 0; block-size: 10px"></p><p style="margin: 0; block-size: 10px"></p>';
    await show(at(50));
    page.prepend(banner);
    expect(page.getBoundingClientRect().height).to.equal(36);
    expect(page.scrollWidth).to.be.at.most(page.clientWidth);
    await give(at(95));
    expect(page.getBoundingClientRect().height).to.be.greaterThan(80);
  });

  it('keeps the last good figures where bad ones come, and names the field', async () => {
    const console_ = stub(console, 'error');
    await show(at(92));
    const faults: string[] = [];
    page.addEventListener('stream-error', (event) =>
      faults.push((event as CustomEvent<{ message: string }>).detail.message),
    );
    await give(at({}));
    expect(sentence()).to.equal('Budget Warning: You have used 92% of your daily budget');
    expect(faults.join()).to.contain('daily.used');
    expect(console_.callCount).to.be.at.most(1);
  });

  it('reads a JSON child', async () => {
    banner = document.createElement('budget-alert-banner');
    banner.feed = tab();
    const script = Object.assign(document.createElement('script'), {
      type: 'application/json',
      textContent: JSON.stringify(at(92)),
    });
    banner.append(script);
    page.append(banner);
    await pass(0);
    expect(sentence()).to.equal('Budget Warning: You have used 92% of your daily budget');
  });

  it('links only where a link may lead', async () => {
    for (const [href, expected] of [
      ['/usage', `${location.origin}/usage`],
      ['https://example.com/', 'https://example.com/'],
      ['javascript:alert(1)', undefined],
    ] as const) {
      await show(at(92), { href });
      expect(find<HTMLAnchorElement>('[part="link"]')?.href).to.equal(expected);
      banner.remove();
    }
  });

  it('tells as states that it warns, and of what', async () => {
    await show(at(50));
    const matches = (state: string) => banner.matches(`:state(${state})`);
    expect(['alerting', 'warning', 'over-limit', 'ready'].map(matches)).to.eql([false, false, false, true]);
    await give(at(92));
    expect(['alerting', 'warning', 'over-limit'].map(matches)).to.eql([true, true, false]);
    await give(at(101));
    expect(['alerting', 'warning', 'over-limit'].map(matches)).to.eql([true, false, true]);
  });

  it('is a region with a heading, named by its sentence', async () => {
    await show(at(92));
    const section = find('section');
    expect(section?.getAttribute('aria-labelledby')).to.equal(find('h2')?.id);
    expect(spokenOf(section as Node)).to.equal(
      'Budget Warning: You have used 92% of your daily budget $92.00 of $100.00. Resets in 12 hours. [Dismiss budget warning]',
    );
  });

  it('leaves nothing behind', async () => {
    await show(at(92));
    for (let i = 0; i < 10; i++) {
      page.append(banner);
      await pass(0);
    }
    expect(crossed).to.have.length(1);
    banner.remove();
    await pass(0);
    expect(clock.countTimers()).to.equal(0);
  });

  for (const scenario of scenarios) {
    it(`can be read by everybody: ${scenario.name}`, async () => {
      clock.restore();
      const element = elementOf(scenario);
      page.append(element);
      await nextFrame();
      await expect(element).to.be.accessible();
    });
  }
});
