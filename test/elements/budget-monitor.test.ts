import { expect, fixture, html } from '@open-wc/testing';
import { stub } from 'sinon';
import { answered, fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { scenarios } from '../../demo/scenarios/budget-monitor.js';
import { elementOf } from '../../demo/scenarios/scenario.js';
import { BudgetMonitorElement } from '../../src/elements/budget-monitor.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { pageClock } from '../../src/host/page-clock.js';
import type { Loadable } from '../../src/store/loadable.js';
import { ar } from '../../src/text/strings.ar.js';
import { registerStrings } from '../../src/text/strings.js';
import { decodeBudget } from '../../src/wire/budget.js';
import { budgetPayload } from '../makers/budget.js';
import { plain } from '../makers/text.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { startServer, type TestServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(BudgetMonitorElement, EventStreamElement);

describe('BudgetMonitorElement', () => {
  const show = (budget: unknown, template = html`<budget-monitor .budget=${budget}></budget-monitor>`) =>
    fixture<BudgetMonitorElement>(template);
  const find = (element: Element, selector: string) => element.shadowRoot?.querySelector(selector) ?? null;
  const all = (element: Element, selector: string) => [
    ...(element.shadowRoot?.querySelectorAll(selector) ?? []),
  ];
  const textOf = (element: Element, selector: string) =>
    plain(find(element, selector)?.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  const meters = (element: Element) =>
    all(element, '[role="meter"]').map((meter) => plain(meter.getAttribute('aria-valuetext') ?? ''));
  const answering = (answer: Loadable<unknown>) => fakeFeed({ answers: { budget: answer } });
  const ready = (overrides: Readonly<Record<string, unknown>> = {}) =>
    answered(decodeBudget(budgetPayload(overrides)));

  describe('rings', () => {
    it('say used, limit, percent, level and reset, the daily budget first', async () => {
      const element = await show(budgetPayload());
      expect(meters(element)).to.deep.equal([
        '$41.20 of $50.00, 82 percent, warning, resets in 16 hours',
        '$812.50 of $1,000.00, 81 percent, warning, resets in 11 days',
      ]);
      expect(all(element, '[role="meter"]').map((meter) => meter.getAttribute('aria-label'))).to.deep.equal([
        'Daily',
        'Monthly',
      ]);
    });

    it('say the worse of the two in the centre', async () => {
      const element = await show(budgetPayload({ monthly: { used: 960, limit: 1000 } }));
      expect(textOf(element, '.centre')).to.equal('Monthly 96% Critical');
    });

    it('stand above the bars of all further budgets', async () => {
      const budgets = [
        { id: 'team', label: 'Team A', scope: 'team', period: 'week', used: 120, limit: null },
        { id: 'hourly', period: 'hour', unit: 'requests', used: 30, limit: 120 },
      ];
      const element = await show(budgetPayload({ budgets }));
      expect(all(element, '.rings .meter')).to.have.length(2);
      expect(all(element, '.bar')).to.have.length(2);
      expect(all(element, '[part="budget"]')).to.have.length(4);
      expect(spokenOf(element)).to.contain('Team A team · Weekly Unlimited $120.00 used, unlimited');
    });

    it('are one ring for one budget', async () => {
      const element = await show({ daily: { used: 1, limit: 2 } });
      expect(all(element, '.rings .meter')).to.have.length(1);
    });

    it('are all bars with variant="bars"', async () => {
      const element = await show(
        null,
        html`<budget-monitor variant="bars" .budget=${budgetPayload()}></budget-monitor>`,
      );
      expect(find(element, '.rings')).to.equal(null);
      expect(meters(element)).to.have.length(2);
      expect(all(element, '.bar')).to.have.length(2);
    });
  });

  describe('warning', () => {
    it('names each budget above 90 % and no other', async () => {
      const element = await show(budgetPayload({ daily: { used: 46, limit: 50 } }));
      expect(textOf(element, '[part="warning"]')).to.equal('You have used 92% of your daily budget.');
    });

    it('is not there at exactly 90 %', async () => {
      const element = await show(budgetPayload({ daily: { used: 45, limit: 50 } }));
      expect(find(element, '[part="warning"]')).to.equal(null);
      expect(textOf(element, '.centre')).to.equal('Daily 90% Warning');
    });

    it('says that a budget is over its limit, and keeps the figure', async () => {
      const element = await show(budgetPayload({ daily: { used: 68.5, limit: 50 } }));
      expect(textOf(element, '[part="warning"]')).to.contain(
        '137% of your daily budget: it is over its limit',
      );
      expect(textOf(element, '.centre')).to.equal('Daily 137% Over limit');
      expect(find(element, '[role="meter"]')?.getAttribute('aria-valuenow')).to.equal('100');
    });

    it('names three budgets and counts the others', async () => {
      const budgets = Array.from({ length: 5 }, (_, i) => ({
        id: `b${i}`,
        label: `B${i}`,
        used: 95,
        limit: 100,
      }));
      const element = await show({ budgets });
      expect(all(element, '[part="warning"] p')).to.have.length(4);
      expect(textOf(element, '[part="warning"]')).to.contain('2 more budgets are nearly or wholly used up.');
    });

    it('keeps silent while spending is paused', async () => {
      const element = await show(budgetPayload({ is_paused: true, daily: { used: 68.5, limit: 50 } }));
      expect(find(element, '[part="warning"]')).to.equal(null);
      expect(element.matches(':state(paused)')).to.equal(true);
      expect(element.matches(':state(over-limit)')).to.equal(false);
    });

    it('says a limit of zero without a percentage', async () => {
      const element = await show({ currency: 'USD', daily: { used: 3.2, limit: 0 } });
      expect(textOf(element, '[part="warning"]')).to.equal('Daily, $3.20 of $0.00, Over limit');
    });

    it('does not interrupt: nothing of a card with figures is announced', async () => {
      const element = await show(budgetPayload({ daily: { used: 68.5, limit: 50 } }));
      expect(find(element, '[aria-live], [role="status"], [role="alert"]')).to.equal(null);
    });
  });

  it('follows thresholds of the page, as ratio or percentage', async () => {
    const element = await show(
      null,
      html`<budget-monitor warning-at="0.5" alert-at="80%" .budget=${budgetPayload()}></budget-monitor>`,
    );
    expect(element.matches(':state(exceeded)')).to.equal(true);
    expect(textOf(element, '.centre')).to.contain('Critical');
    element.setAttribute('alert-at', '95');
    await element.updateComplete;
    expect(element.matches(':state(warning)')).to.equal(true);
    element.removeAttribute('warning-at');
    element.removeAttribute('alert-at');
    await element.updateComplete;
    expect(textOf(element, '.centre')).to.equal('Daily 82% Warning');
  });

  it('shows badges for paused and hard stop that explain themselves', async () => {
    const element = await show(budgetPayload({ is_paused: true, hard_stop_enabled: true }));
    const badges = all(element, '[part="badge"]').map((badge) => badge.textContent);
    expect(badges[0]).to.match(/^\s*Paused: Spending is paused/);
    expect(badges[1]).to.match(/^\s*Hard stop: Requests are refused/);
  });

  it('goes on counting from the time of its figures, whatever the clock of the page says', async () => {
    const clock = stub(pageClock, 'now').returns(1_000);
    try {
      const element = await show(budgetPayload());
      expect(meters(element)[0]).to.contain('resets in 16 hours');
      clock.returns(1_000 + 6 * 3_600_000);
      element.requestUpdate();
      await element.updateComplete;
      expect(meters(element)[0]).to.contain('resets in 10 hours');
    } finally {
      clock.restore();
    }
  });

  it('keeps its height while figures grow', async () => {
    const element = await show(budgetPayload({ daily: { used: 9.99, limit: 50 } }));
    const before = element.getBoundingClientRect().height;
    for (const used of [10.01, 22.5, 37.49]) {
      element.budget = budgetPayload({ daily: { used, limit: 50 } });
      await element.updateComplete;
      expect(element.getBoundingClientRect().height, String(used)).to.equal(before);
    }
  });

  it('fits into 240 px, with nine digits before the point', async () => {
    const money = { used: '9007199254.74', limit: '10000000000' };
    const element = await show(
      null,
      html`<budget-monitor
        style="width: 240px"
        .budget=${budgetPayload({ daily: money, monthly: money })}
      ></budget-monitor>`,
    );
    const card = find(element, '.card');
    expect(card?.scrollWidth).to.equal(card?.clientWidth);
  });

  describe('data', () => {
    let server: TestServer;

    before(async () => {
      server = await startServer();
    });

    after(() => server.stop());

    it('comes from a JSON child', async () => {
      const element = await fixture<BudgetMonitorElement>(
        html`<budget-monitor
          ><script type="application/json">
            { "currency": "EUR", "daily": { "used": 5, "limit": 10 } }
          </script></budget-monitor
        >`,
      );
      expect(meters(element)[0]).to.contain('€5.00 of €10.00');
    });

    it('comes from src', async () => {
      await server.route({ 'my/budget': { json: budgetPayload() } });
      const element = await fixture<BudgetMonitorElement>(
        html`<budget-monitor src=${`${server.httpUrl}/my/budget`}></budget-monitor>`,
      );
      expect(element.matches(':state(loading)')).to.equal(true);
      await waitUntil(() => meters(element).length === 2);
      expect(element.matches(':state(ready)')).to.equal(true);
    });

    it('comes from the stream, and each update lands on it', async () => {
      await server.route({ 'usage/budget': { json: budgetPayload() } });
      const stream = await fixture(
        html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}>
          <budget-monitor></budget-monitor>
        </event-stream>`,
      );
      const element = stream.querySelector('budget-monitor') as BudgetMonitorElement;
      await waitUntil(() => meters(element).length === 2);
      await server.until({ sockets: 1 });
      await server.send({ event: 'usage.update', data: { budget: { daily: { used: 48.5 } } } });
      await waitUntil(
        () => meters(element)[0]?.startsWith('$48.50 of $50.00, 97 percent, critical') ?? false,
      );
      expect(textOf(element, '[part="warning"]')).to.equal('You have used 97% of your daily budget.');
    });

    it('that is wrong leaves the last good figures, stale, and names the field', async () => {
      const element = await show(budgetPayload());
      const errors: CustomEvent<{ field: string }>[] = [];
      element.addEventListener('stream-error', (event) =>
        errors.push(event as CustomEvent<{ field: string }>),
      );
      const warn = stub(console, 'warn');
      const error = stub(console, 'error');
      try {
        element.budget = budgetPayload({ daily: { used: NaN, limit: 50 } });
        await element.updateComplete;
      } finally {
        warn.restore();
        error.restore();
      }
      expect(meters(element)[0]).to.contain('$41.20 of $50.00');
      expect(element.matches(':state(stale)')).to.equal(true);
      expect(errors.map(({ detail }) => detail.field)).to.deep.equal(['daily.used']);
      expect([...warn.args, ...error.args].flat().join(' ')).to.contain('daily.used');
    });

    it('is text, whatever it looks like', async () => {
      const label = '<img src=x onerror="alert(1)">';
      const element = await show({ budgets: [{ id: 'a', label, used: 1, limit: 2 }] });
      expect(find(element, 'img')).to.equal(null);
      expect(spokenOf(element)).to.contain(label);
    });
  });

  describe('faces', () => {
    it('offers to read again what could not be read, by keyboard', async () => {
      const feed = answering({ type: 'failed', error: new Error('budget: the server answered 500') });
      const refresh = stub(feed, 'refresh').resolves();
      const element = await fixture<BudgetMonitorElement>(
        html`<budget-monitor .feed=${feed}></budget-monitor>`,
      );
      expect(spokenOf(element)).to.equal(
        'Budget The figures could not be read budget: the server answered 500 Try again',
      );
      (find(element, 'button') as HTMLButtonElement).click();
      expect(refresh.args[0]?.[0]).to.include('budget');
    });

    it('says how old figures are that are not up to date', async () => {
      const answer = ready();
      const feed = answering({ ...answer, stale: true, receivedAt: Date.now() - 180_000 } as typeof answer);
      const element = await fixture(html`<budget-monitor .feed=${feed}></budget-monitor>`);
      expect(element.matches(':state(stale)')).to.equal(true);
      expect(spokenOf(element)).to.contain('Last updated 3 minutes ago');
    });

    it('says what will appear where there are no budgets', async () => {
      const element = await show({ budgets: [] });
      expect(element.matches(':state(empty)')).to.equal(true);
      expect(spokenOf(element)).to.equal(
        'Budget No budgets yet A budget appears here as soon as the server reports one.',
      );
    });

    it('has a skeleton as wide and nearly as high as what comes', async () => {
      const loading = await fixture(
        html`<budget-monitor .feed=${answering({ type: 'loading' })}></budget-monitor>`,
      );
      const shown = await show(budgetPayload());
      const [before, after] = [loading, shown].map((element) => element.getBoundingClientRect());
      expect(before?.width).to.equal(after?.width);
      expect(before?.height).to.be.closeTo(after?.height ?? 0, 48);
    });

    it('reads from right to left, its bars too', async () => {
      registerStrings('ar', ar);
      const page = await fixture(
        html`<div lang="ar" dir="rtl">
          <budget-monitor variant="bars" .budget=${budgetPayload()}></budget-monitor>
        </div>`,
      );
      const element = page.querySelector('budget-monitor') as BudgetMonitorElement;
      await element.updateComplete;
      const bar = find(element, '.bar') as SVGElement;
      expect(getComputedStyle(bar).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
      expect(textOf(element, '.heading')).to.contain('الميزانية');
    });

    it('says all of it in words', async () => {
      const element = await show(
        budgetPayload({ hard_stop_enabled: false, monthly: { used: 400, limit: 1000 } }),
      );
      expect(spokenOf(element)).to.equal(
        'Budget ' +
          '[Daily: $41.20 of $50.00, 82 percent, warning, resets in 16 hours] ' +
          '[Monthly: $400.00 of $1,000.00, 40 percent, within budget, resets in 11 days] ' +
          'Daily Warning $41.20 of $50.00 82% ' +
          'Runs out in 2 hours Resets in 16 hours (midnight, New York) Far ahead of pace, $5.15 per hour ' +
          'Projected $123.60 by reset Soft limit $40.00 ' +
          'Monthly OK $400.00 of $1,000.00 40% ' +
          'Resets in 11 days (Dec 1, midnight, New York) Far below pace, $20.65 per day ' +
          'Lasts until reset Projected $620.22 by reset',
      );
    });

    for (const scenario of scenarios) {
      it(`is accessible: ${scenario.name}`, async () => {
        const element = await fixture(elementOf(scenario));
        await expect(element).to.be.accessible();
      });
    }

    for (const used of [12, 41.2, 68.5]) {
      it(`is accessible in dark colours with ${used} of 50 used`, async () => {
        const element = await fixture(
          html`<budget-monitor
            theme="dark"
            .budget=${budgetPayload({ daily: { used, limit: 50 } })}
          ></budget-monitor>`,
        );
        await expect(element).to.be.accessible();
      });
    }
  });
});
