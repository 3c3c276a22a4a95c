import { expect, fixture, html } from '@open-wc/testing';
import { stub } from 'sinon';
import { fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { scenarios } from '../../demo/scenarios/routing-performance.js';
import { elementOf } from '../../demo/scenarios/scenario.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { RoutingPerformanceElement } from '../../src/elements/routing-performance.js';
import type { Loadable } from '../../src/store/loadable.js';
import { de } from '../../src/text/strings.de.js';
import { registerStrings } from '../../src/text/strings.js';
import { routingPayload } from '../makers/routing.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { LiveFeed } from '../support/live-feed.js';
import { startServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(RoutingPerformanceElement, EventStreamElement);

describe('RoutingPerformanceElement', () => {
  const show = (routing: unknown = routingPayload(), attributes: Readonly<Record<string, string>> = {}) =>
    fixture<RoutingPerformanceElement>(
      elementOf({ tag: 'routing-performance', name: '', attributes, properties: { routing } }),
    );
  const parts = (element: Element, name: string) => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(`[part="${name}"]`) ?? []),
  ];
  /** What is read, without the space that stands for the end of a node. */
  const read = (node: Node) => spokenOf(node).replaceAll(' ,', ',');
  const textsOf = (element: Element, name: string) => parts(element, name).map(read);
  const lanes = (green: object, rest: object = {}) => ({ lanes: { green, ...rest } });

  it('says what all lanes did in a sentence, and each lane by its name', async () => {
    const element = await show();
    expect(read(element)).to.equal(
      [
        'Routing performance 1,600 tasks, 95.9% successful. Red lane is lowest at 70.0%.',
        '[Green lane] Green 1,240 tasks 98.2% success, Good Average tokens 812 Cost $12.40 [4.3 out of 5 stars]',
        '[Yellow lane] Yellow 310 tasks 91.0% success, Watch Average tokens 2,450 Cost $20.10 [3.9 out of 5 stars]',
        '[Red lane] Red 50 tasks 70.0% success, Low Average tokens 9,800 Cost $31.00 [2.6 out of 5 stars]',
        'All lanes 1,410 tokens on average $63.50 [4.2 out of 5 stars]',
      ].join(' '),
    );
  });

  it('weighs rates by tasks: 90 % of 10 and 50 % of 30 are 60 %', async () => {
    const element = await show(
      lanes({ task_count: 10, success_rate: 0.9 }, { red: { task_count: 30, success_rate: 0.5 } }),
    );
    expect(textsOf(element, 'takeaway')).to.deep.equal([
      '40 tasks, 60.0% successful. Red lane is lowest at 50.0%.',
    ]);
  });

  it('follows the filter of its stream, and asks for nothing more where there is none', async () => {
    const live = new LiveFeed();
    const element = await fixture<RoutingPerformanceElement>(
      html`<routing-performance .feed=${live.feed}></routing-performance>`,
    );
    live.feed.setFilter({ range: { type: 'days', days: 7 }, domain: 'support' });
    await element.updateComplete;
    element.range = '90d';
    await element.updateComplete;
    expect(live.asked).to.deep.equal([
      {},
      { days: '7', domain: 'support' },
      { days: '90', domain: 'support' },
    ]);
  });

  describe('the success badge', () => {
    const badges: readonly (readonly [rate: number | null, text: string, icon: string | null])[] = [
      [0.95, '95.0% success, Good', 'tick'],
      [0.9499, '95.0% success, Watch', 'triangle'],
      [0.8, '80.0% success, Watch', 'triangle'],
      [0.7999, '80.0% success, Low', 'octagon'],
      [null, 'Success unknown', null],
    ];
    for (const [rate, text, icon] of badges) {
      it(`of ${rate} says ${text}, in a shape of its own`, async () => {
        const element = await show(lanes({ task_count: 10, success_rate: rate }));
        const [badge] = parts(element, 'success');
        expect(read(badge as Node)).to.equal(text);
        expect(badge?.querySelector('svg')?.classList.contains(`icon-${icon}`) ?? null).to.equal(
          icon && true,
        );
      });
    }

    it('of no tasks says so, and is no red 0 %', async () => {
      const element = await show(lanes({ task_count: 0, success_rate: 0 }));
      expect(textsOf(element, 'success')).to.deep.equal(['No tasks yet']);
      expect(textsOf(element, 'takeaway')).to.deep.equal(['No tasks yet']);
      expect(element.matches(':state(exceeded)')).to.equal(false);
    });

    it('follows thresholds of the page, as ratios or percentages', async () => {
      const rates = {
        green: { task_count: 1, success_rate: 0.92 },
        red: { task_count: 1, success_rate: 0.6 },
      };
      const levels = async (attributes: Readonly<Record<string, string>>) =>
        textsOf(await show({ lanes: rates }, attributes), 'success').map((text) => text.split(', ')[1]);
      expect(await levels({ 'success-at': '0.9', 'watch-at': '0.5' })).to.deep.equal(['Good', 'Watch']);
      expect(await levels({ 'success-at': '90%', 'watch-at': '50' })).to.deep.equal(['Good', 'Watch']);
      expect(await levels({ 'success-at': 'much' }), 'the default').to.deep.equal(['Watch', 'Low']);
      expect(await levels({ 'success-at': '0.5', 'watch-at': '0.9' }), 'never above').to.deep.equal([
        'Good',
        'Good',
      ]);
    });

    it('of all lanes together is a state of the element', async () => {
      for (const [rate, state] of [
        [0.99, 'ok'],
        [0.9, 'warning'],
        [0.5, 'exceeded'],
      ] as const) {
        const element = await show(lanes({ task_count: 10, success_rate: rate }));
        expect(element.matches(`:state(${state}):state(ready)`), state).to.equal(true);
      }
    });
  });

  describe('the stars', () => {
    const rows: readonly (readonly [rating: number, drawn: string, name: string])[] = [
      [5, 'full full full full full', '5 out of 5 stars'],
      [4.3, 'full full full full half', '4.3 out of 5 stars'],
      [4.2, 'full full full full empty', '4.2 out of 5 stars'],
      [2.75, 'full full full empty empty', '2.8 out of 5 stars'],
      [0.5, 'half empty empty empty empty', '0.5 out of 5 stars'],
      [0, 'empty empty empty empty empty', '0 out of 5 stars'],
    ];
    for (const [rating, drawn, name] of rows) {
      it(`of ${rating} are ${drawn}, and are named`, async () => {
        const element = await show(lanes({ task_count: 1, feedback_rating: rating }));
        const [row] = parts(element, 'rating');
        const shapes = [...(row?.querySelectorAll('svg') ?? [])].map(
          (star) => /icon-star-(\w+)/.exec(star.getAttribute('class') ?? '')?.[1],
        );
        expect(shapes.join(' ')).to.equal(drawn);
        expect(row?.querySelector('[role="img"]')?.getAttribute('aria-label')).to.equal(name);
      });
    }

    it('nobody gave are said to be missing', async () => {
      expect(textsOf(await show(lanes({ task_count: 1 })), 'rating')).to.deep.equal(['Not rated']);
    });
  });

  it('tells unknown from nothing, and says of a lane that nobody spoke of only that', async () => {
    const element = await show(lanes({ task_count: null, cost: 0 }));
    expect(textsOf(element, 'lane')).to.deep.equal([
      '[Green lane] Green — tasks Success unknown Average tokens — Cost 0.00 Not rated',
      '[Yellow lane] Yellow No figures',
      '[Red lane] Red No figures',
    ]);
  });

  it('calls a sum with unknown parts at least that', async () => {
    const element = await show({
      currency: 'USD',
      ...lanes({ task_count: 10, success_rate: 1, cost: 1 }, { red: { success_rate: 1 } }),
    });
    expect(textsOf(element, 'takeaway')[0]).to.contain('≥ 10 tasks');
    expect(textsOf(element, 'total')[0]).to.contain('≥ $1.00');
  });

  it('prints amounts in the currency of the data, else of the page, else of none', async () => {
    const costOf = async (currency: string | null, attributes: Readonly<Record<string, string>> = {}) =>
      textsOf(await show({ currency, ...lanes({ task_count: 1, cost: 12 }) }, attributes), 'total')[0];
    expect(await costOf('EUR', { currency: 'USD' })).to.contain('€12.00');
    expect(await costOf(null, { currency: 'JPY' })).to.contain('¥12');
    expect(await costOf(null)).to.match(/ 12\.00$/);
  });

  it('speaks the language it stands in', async () => {
    registerStrings('de', de);
    const element = await show(routingPayload(), { lang: 'de' });
    expect(read(element)).to.contain('[Roter Weg] Rot 50 Aufgaben 70,0 % Erfolg, Niedrig');
  });

  it('fills half a star from where reading begins', async () => {
    const page = await fixture(html`<div dir="rtl"></div>`);
    const element = elementOf({
      tag: 'routing-performance',
      name: '',
      properties: { routing: routingPayload() },
    });
    page.append(element);
    await (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
    const half = element.shadowRoot?.querySelector('.icon-star-half');
    expect(getComputedStyle(half as Element).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
  });

  describe('shows', () => {
    const from = (answer: Loadable<unknown>) =>
      fixture<RoutingPerformanceElement>(
        elementOf({
          tag: 'routing-performance',
          name: '',
          properties: { feed: fakeFeed({ answers: { routing: answer } }) },
        }),
      );

    it('the shape of three lanes while it waits', async () => {
      const element = await from({ type: 'loading' });
      expect(element.shadowRoot?.querySelectorAll('.lane')).to.have.length(3);
      expect(spokenOf(element)).to.equal('Routing performance Loading…');
    });

    it('words of its own for no lanes', async () => {
      expect(spokenOf(await show({ lanes: {} }))).to.equal(
        'Routing performance No tasks routed yet Each lane fills as the router finishes tasks.',
      );
    });

    it('what went wrong, and a way on', async () => {
      const element = await from({
        type: 'failed',
        error: new Error('analytics/routing: the server answered 500'),
      });
      expect(spokenOf(element)).to.equal(
        'Routing performance The figures could not be read analytics/routing: the server answered 500 Try again',
      );
    });

    it('the last good figures, greyed, where bad ones are given', async () => {
      const errors = stub(console, 'error');
      const element = await show();
      element.routing = lanes({ task_count: 1, feedback_rating: 11 });
      await element.updateComplete;
      expect(String(errors.firstCall?.args[0])).to.contain('lanes.green.feedbackRating');
      errors.restore();
      expect(element.matches(':state(stale):state(ready)')).to.equal(true);
      expect(spokenOf(element)).to.contain('1,240 tasks');
    });

    it('what a server says, and what its stream changes', async () => {
      const server = await startServer();
      await server.route({ 'analytics/routing': { json: routingPayload({ as_of: null }) } });
      const stream = await fixture<EventStreamElement>(
        html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}
          ><routing-performance></routing-performance
        ></event-stream>`,
      );
      const element = stream.querySelector('routing-performance') as RoutingPerformanceElement;
      await waitUntil(() => stream.state === 'live' && spokenOf(element).includes('1,240 tasks'));
      await server.send({ event: 'usage.update', data: { routing: { lanes: { red: { task_count: 51 } } } } });
      await waitUntil(() => spokenOf(element).includes('Red 51 tasks'));
      expect(spokenOf(element)).to.contain('1,240 tasks');
      await server.stop();
    });
  });

  it('lets markup never be more than text', async () => {
    const element = await show(routingPayload({ currency: '<img src=x onerror=alert(1)>' }));
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
  });

  for (const scenario of scenarios) {
    it(`is accessible: ${scenario.name}`, async () => {
      await expect(await fixture(elementOf(scenario))).to.be.accessible();
    });
  }
});
