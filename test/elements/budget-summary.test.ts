import { expect, fixture, html } from '@open-wc/testing';
import { stub } from 'sinon';
import { scenarios } from '../../demo/scenarios/budget-summary.js';
import { answered, fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { elementOf } from '../../demo/scenarios/scenario.js';
import { BudgetSummaryElement } from '../../src/elements/budget-summary.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import type { Loadable } from '../../src/store/loadable.js';
import { de } from '../../src/text/strings.de.js';
import { registerStrings } from '../../src/text/strings.js';
import { decodeBudget } from '../../src/wire/budget.js';
import { budgetPayload } from '../makers/budget.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { startServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(BudgetSummaryElement, EventStreamElement);

describe('BudgetSummaryElement', () => {
  const show = (budget: unknown = budgetPayload(), href: string | null = null) =>
    fixture<BudgetSummaryElement>(html`<budget-summary .budget=${budget} .href=${href}></budget-summary>`);
  const find = (element: Element, selector: string) => element.shadowRoot?.querySelector(selector) ?? null;
  const all = (element: Element, selector: string) => [
    ...(element.shadowRoot?.querySelectorAll(selector) ?? []),
  ];
  const answering = (answer: Loadable<unknown>) => fakeFeed({ answers: { budget: answer } });

  it('says the daily and the monthly percent with their levels', async () => {
    const element = await show();
    expect(spokenOf(element)).to.equal('Budget use: Day: 82%, Warning; Month: 81%, Warning');
  });

  it('has a dot of its own shape for each level', async () => {
    const shapes = new Set<string>();
    for (const [used, isPaused] of [
      [10, false],
      [40, false],
      [46, false],
      [46, true],
    ] as const) {
      const element = await show({ is_paused: isPaused, daily: { used, limit: 50 } });
      shapes.add(
        find(element, '[part="dot"]')
          ?.innerHTML.replace(/<!--.*?-->/g, '')
          .trim() ?? '',
      );
    }
    expect(shapes.size).to.equal(4);
  });

  const odd: readonly [name: string, budget: object, expected: string][] = [
    ['over the limit', { daily: { used: 68.5, limit: 50 } }, 'Day: 137%, Over limit'],
    ['a trace', { daily: { used: '0.0000001', limit: 50 } }, 'Day: <1%, OK'],
    ['unlimited', { daily: { used: 1, limit: null } }, 'Day: unlimited'],
    ['an unknown use', { daily: { used: null, limit: 50 } }, 'Day: —, Unknown'],
    ['something of a limit of zero', { daily: { used: 1, limit: 0 } }, 'Day: Over limit'],
    ['nothing of a limit of zero', { daily: { used: 0, limit: 0 } }, 'Day: n/a'],
    ['paused', { is_paused: true, daily: { used: 41.2, limit: 50 } }, 'Day: 82%, Paused'],
  ];
  for (const [name, budget, expected] of odd) {
    it(`says ${name}`, async () => {
      expect(spokenOf(await show(budget))).to.equal(`Budget use: ${expected}`);
    });
  }

  it('tells the level as a state', async () => {
    const element = await show({ daily: { used: 68.5, limit: 50 } });
    expect(element.matches(':state(over-limit):state(exceeded):state(ready)')).to.equal(true);
  });

  it('follows thresholds of the page', async () => {
    const element = await fixture<BudgetSummaryElement>(
      html`<budget-summary warning-at="50%" alert-at="80" .budget=${budgetPayload()}></budget-summary>`,
    );
    expect(spokenOf(element)).to.contain('Day: 82%, Critical');
  });

  describe('href', () => {
    it('makes one link of it all, with a name before its figures', async () => {
      const element = await show(budgetPayload(), '/usage');
      const link = find(element, 'a') as HTMLAnchorElement;
      expect(link.href).to.equal(new URL('/usage', document.baseURI).href);
      expect(spokenOf(link)).to.equal('Budget details: Day: 82%, Warning; Month: 81%, Warning');
    });

    for (const href of [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://elsewhere.example/',
      'https://a:b@c.example/',
    ]) {
      it(`is no link to ${href}`, async () => {
        const element = await show(budgetPayload(), href);
        expect(find(element, 'a')).to.equal(null);
        expect(spokenOf(element)).to.contain('82%');
      });
    }

    it('is reached and followed by keyboard', async () => {
      const element = await show(budgetPayload(), '#usage');
      const link = find(element, 'a') as HTMLAnchorElement;
      link.focus();
      expect(element.shadowRoot?.activeElement).to.equal(link);
    });
  });

  it('fits a navigation bar of 240 px in one line, in English and in German', async () => {
    registerStrings('de', de);
    const budget = { daily: { used: 137, limit: 100 }, monthly: { used: 137, limit: 100 } };
    for (const lang of ['en', 'de']) {
      const bar = await fixture(
        html`<div lang=${lang} style="width: 240px">
          <budget-summary .budget=${budget}></budget-summary>
        </div>`,
      );
      const element = bar.querySelector('budget-summary') as BudgetSummaryElement;
      await element.updateComplete;
      const { width, height } = element.getBoundingClientRect();
      expect(width, lang).to.be.at.most(240);
      expect(height, lang).to.be.at.most(32);
    }
  });

  it('keeps its width while figures change within two digits, and its skeleton has nearly the same', async () => {
    const widthOf = (element: Element) => element.getBoundingClientRect().width;
    const element = await show({ daily: { used: 1, limit: 100 }, monthly: { used: 88, limit: 100 } });
    const before = widthOf(element);
    element.budget = { daily: { used: 99, limit: 100 }, monthly: { used: 89, limit: 100 } };
    await element.updateComplete;
    expect(widthOf(element)).to.equal(before);
    const loading = await fixture(
      html`<budget-summary .feed=${answering({ type: 'loading' })}></budget-summary>`,
    );
    expect(widthOf(loading)).to.be.closeTo(before, 24);
  });

  it('says that it is loading, and does not announce what it then shows', async () => {
    const loading = await fixture(
      html`<budget-summary .feed=${answering({ type: 'loading' })}></budget-summary>`,
    );
    expect(find(loading, '[role="status"]')?.textContent).to.equal('Loading…');
    expect(find(await show(), '[role="status"], [aria-live]')).to.equal(null);
  });

  it('shows the last known figures with their age when newer ones cannot be had', async () => {
    const answer = answered(decodeBudget(budgetPayload()), { stale: true, ageMs: 180_000 });
    const element = await fixture(html`<budget-summary .feed=${answering(answer)}></budget-summary>`);
    expect(element.matches(':state(stale)')).to.equal(true);
    expect(spokenOf(element)).to.equal(
      'Budget use: Day: 82%, Warning; Month: 81%, Warning; Last updated 3 minutes ago',
    );
  });

  it('says why there are no figures and reads again when asked', async () => {
    const feed = answering({ type: 'failed', error: new Error('budget: the server answered 500') });
    const refresh = stub(feed, 'refresh').resolves();
    const element = await fixture(html`<budget-summary .feed=${feed}></budget-summary>`);
    expect(spokenOf(element)).to.contain('The figures could not be read: budget: the server answered 500');
    (find(element, 'button') as HTMLButtonElement).click();
    expect(refresh.callCount).to.equal(1);
  });

  it('has words of its own for no budgets', async () => {
    const element = await show({ budgets: [] });
    expect(element.matches(':state(empty)')).to.equal(true);
    expect(spokenOf(element)).to.equal('Budget use: No budgets');
  });

  it('takes its figures from the stream, with its updates', async () => {
    const server = await startServer();
    try {
      await server.route({ 'usage/budget': { json: budgetPayload() } });
      const stream = await fixture(
        html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}
          ><budget-summary></budget-summary
        ></event-stream>`,
      );
      const element = stream.querySelector('budget-summary') as BudgetSummaryElement;
      await waitUntil(() => spokenOf(element).includes('Day: 82%'));
      await server.until({ sockets: 1 });
      await server.send({ event: 'usage.update', data: { budget: { daily: { used: 48.5 } } } });
      await waitUntil(() => spokenOf(element).includes('Day: 97%, Critical'));
      stream.remove();
    } finally {
      await server.stop();
    }
  });

  it('takes its figures from a JSON child', async () => {
    const element = await fixture(
      html`<budget-summary
        ><script type="application/json">
          { "daily_used": 5, "daily_limit": 10 }
        </script></budget-summary
      >`,
    );
    expect(spokenOf(element)).to.contain('Day: 50%');
  });

  for (const scenario of scenarios) {
    it(`is accessible: ${scenario.name}`, async () => {
      const element = await fixture(elementOf(scenario));
      await expect(element).to.be.accessible();
    });
  }

  it('shows each percent apart, for a page to style', async () => {
    const element = await show();
    expect(all(element, '[part="item"]')).to.have.length(2);
    expect(all(element, '[part="percent"]').map(({ textContent }) => textContent)).to.deep.equal([
      '82%',
      '81%',
    ]);
  });
});
