import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { stub, type SinonStub } from 'sinon';
import type { Feed } from '../../src/store/feed.js';
import type { Loadable } from '../../src/store/loadable.js';
import { decodeBudget, type BudgetAnswer } from '../../src/wire/budget.js';
import { answered } from '../../demo/scenarios/fake-feed.js';
import { budgetPayload } from '../makers/budget.js';
import { LiveFeed } from '../support/live-feed.js';
import type { ProbeBudgetElement } from '../support/probe-budget.js';
import '../support/probe-budget.js';
import { startServer, type TestServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

const budget = (used: unknown) => budgetPayload({ daily: { used, limit: 50 } });
const ready = (used: unknown): Loadable<BudgetAnswer> => answered(decodeBudget(budget(used)));

describe('ResourceController', () => {
  let live: LiveFeed;
  let errors: SinonStub;

  beforeEach(() => {
    live = new LiveFeed();
    errors = stub(console, 'error');
  });

  afterEach(() => errors.restore());

  const show = (properties: { budget?: unknown; feed?: Feed; src?: string } = {}, child?: string) =>
    fixture<ProbeBudgetElement>(
      html`<probe-budget .budget=${properties.budget} .feed=${properties.feed} .src=${properties.src ?? null}
        >${child === undefined ? '' : jsonChild(child)}</probe-budget
      >`,
    );
  const jsonChild = (text: string) => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = text;
    return script;
  };

  describe('takes data', () => {
    it('from the property first, then the child, then the stream', async () => {
      live.answer({}, ready(3));
      const element = await show({ budget: budget(1), feed: live.feed }, JSON.stringify(budget(2)));
      expect(element.shown).to.equal('1');
      element.budget = undefined;
      await element.updateComplete;
      expect(element.shown).to.equal('2');
      element.replaceChildren();
      await waitUntil(() => element.shown === '3');
      element.append(jsonChild(JSON.stringify(budget(4))));
      await waitUntil(() => element.shown === '4');
      element.budget = budget(5);
      await element.updateComplete;
      expect(element.shown).to.equal('5');
    });

    it('and asks the stream for nothing while the host gives it', async () => {
      const element = await show({ budget: budget(1), feed: live.feed });
      element.requestUpdate();
      await element.updateComplete;
      expect(live.asked).to.deep.equal([]);
    });

    it('from a child that is parsed after the element', async () => {
      const element = await show();
      const script = jsonChild('');
      element.append(script);
      script.append(JSON.stringify(budget(6)));
      await waitUntil(() => element.shown === '6');
    });

    it('without a skeleton between one source and the next', async () => {
      const element = await show({ budget: budget(1), feed: live.feed });
      element.budget = undefined;
      await element.updateComplete;
      expect(element.shown).to.equal('1 stale');
      live.answer({}, ready(2));
      expect(element.shown).to.equal('2');
    });

    it('again when it is told to, as the host may have changed it in place', async () => {
      const data = budget('nonsense');
      const element = await show({ budget: data });
      expect(element.shown).to.equal('failed');
      Object.assign(data, budget(7));
      element.shadowRoot?.querySelector<HTMLElement>('[part="retry"]')?.click();
      await element.updateComplete;
      expect(element.shown).to.equal('7');
    });
  });

  describe('keeps the last good figures', () => {
    const said = (element: Element) => {
      const heard: CustomEvent<{ field: string; sample: string }>[] = [];
      element.addEventListener('stream-error', (event) =>
        heard.push(event as CustomEvent<{ field: string; sample: string }>),
      );
      return heard;
    };

    it('where bad data is given, and names the field on the console and in an event', async () => {
      const element = await show({ budget: budget(1) });
      const heard = said(document.body);
      element.budget = budgetPayload({ monthly: { used: 1, limit: { nonsense: true } } });
      await element.updateComplete;
      expect(element.shown).to.equal('1 stale');
      expect(heard[0]?.detail).to.include({ code: 'bad-shape', field: 'monthly.limit', sample: '{…}' });
      expect(String(errors.firstCall.args[0])).to.contain('<probe-budget> budget: monthly.limit');
    });

    it('of the stream too', async () => {
      live.answer({}, ready(3));
      const element = await show({ feed: live.feed });
      element.budget = 'nonsense';
      await element.updateComplete;
      expect(element.shown).to.equal('3 stale');
    });

    it('where a child is no JSON, in good time for the next good one', async () => {
      const element = await show({}, JSON.stringify(budget(2)));
      const heard = said(element);
      element.replaceChildren(jsonChild('{"daily":'));
      await waitUntil(() => element.shown === '2 stale');
      expect(heard[0]?.detail).to.include({ code: 'bad-json' });
      element.replaceChildren(jsonChild(JSON.stringify(budget(3))));
      await waitUntil(() => element.shown === '3');
    });

    it('and says a thing once, however often the element is drawn', async () => {
      const element = await show({ budget: 'nonsense' });
      const heard = said(element);
      for (let draw = 0; draw < 5; draw++) {
        element.requestUpdate();
        await element.updateComplete;
      }
      expect(element.shown).to.equal('failed');
      expect(heard).to.have.length(0);
    });

    it('while the element moves about the page', async () => {
      live.answer({}, ready(3));
      const element = await show({ feed: live.feed });
      const seen = new Set<string>();
      for (let move = 0; move < 10; move++) {
        document.body.append(element);
        seen.add(element.shown);
        await element.updateComplete;
        seen.add(element.shown);
      }
      expect([...seen]).to.deep.equal(['3']);
      element.remove();
      expect(element.follows).to.equal(element.leaves);
    });
  });

  it('reads again through its feed', async () => {
    const element = await show({ feed: live.feed });
    element.answer.retry();
    expect(live.refreshed).to.deep.equal([['budget', 'spendwire', null, {}]]);
  });

  it('tells which question the figures answer', async () => {
    live.answer({}, ready(3));
    const element = await show({ feed: live.feed });
    expect(element.answer.answeredQuery?.src).to.equal(undefined);
    element.src = '/elsewhere';
    await element.updateComplete;
    expect(element.answer.answeredQuery?.src).to.equal('/elsewhere');
    element.budget = budget(1);
    await element.updateComplete;
    expect(element.answer.answeredQuery).to.equal(null);
  });

  describe('with an address of its own', () => {
    let server: TestServer;

    beforeEach(async () => {
      server = await startServer();
    });

    afterEach(() => server.stop());

    it('needs no stream on the page', async () => {
      await server.route({ money: { json: budget(8) } });
      const element = await show({ src: `${server.httpUrl}/money` });
      expect(['loading', '8']).to.include(element.shown);
      await waitUntil(() => element.shown === '8');
      await server.route({ other: { json: budget(9), delayMs: 50 } });
      element.src = `${server.httpUrl}/other`;
      await element.updateComplete;
      expect(element.shown).to.equal('8 stale');
      await waitUntil(() => element.shown === '9');
    });

    it('says in words that it was not let in, and reads again when asked', async () => {
      await server.route({ money: { status: 403 } });
      const element = await show({ src: `${server.httpUrl}/money` });
      await waitUntil(() => element.shown === 'failed');
      await element.updateComplete;
      expect(element.shadowRoot?.textContent).to.contain('the server does not allow this (403)');
      const button = element.shadowRoot?.querySelector<HTMLElement>('[part="retry"]');
      button?.focus();
      for (const isOver of [false, true]) {
        if (isOver) await server.route({ money: { json: budget(8) } });
        button?.click();
        await element.updateComplete;
        expect([button?.textContent.trim(), button?.ariaDisabled]).to.deep.equal(['Loading…', 'true']);
        if (isOver) break;
        await waitUntil(() => button?.textContent.trim() === 'Try again');
        expect(element.shadowRoot?.activeElement).to.equal(button);
      }
      await waitUntil(() => element.shown === '8');
    });

    it('asks once for two elements', async () => {
      await server.route({ money: { json: budget(8) } });
      const elements = [
        await show({ src: `${server.httpUrl}/money` }),
        await show({ src: `${server.httpUrl}/money` }),
      ];
      await waitUntil(() => elements.every(({ shown }) => shown === '8'));
      await aTimeout(0);
      expect((await server.state()).requests).to.have.length(1);
    });
  });
});
