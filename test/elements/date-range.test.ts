import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { spy, stub } from 'sinon';
import { DateRangeElement } from '../../src/elements/date-range.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { RoutingPerformanceElement } from '../../src/elements/routing-performance.js';
import { pageClock } from '../../src/host/page-clock.js';
import type { Feed } from '../../src/store/feed.js';
import type { Refusal } from '../../src/store/feed-events.js';
import type { StreamFilter } from '../../src/store/stream-filter.js';
import { ar } from '../../src/text/strings.ar.js';
import { registerStrings } from '../../src/text/strings.js';
import { answered, fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { jsonResponse } from '../support/fake-fetch.js';
import { LiveFeed } from '../support/live-feed.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { waitUntil } from '../support/wait-until.js';

register(DateRangeElement, EventStreamElement, RoutingPerformanceElement);

const NOW = Date.parse('2026-11-20T13:20:00Z');
const SEVEN = { type: 'days', days: 7 } as const;

describe('DateRangeElement', () => {
  const { now } = pageClock;
  const home = location.href;

  beforeEach(() => {
    pageClock.now = () => NOW;
  });

  afterEach(() => {
    pageClock.now = now;
    history.replaceState(null, '', home);
  });

  const knowing = (filter: Partial<StreamFilter> = {}) =>
    fakeFeed({ filter, answers: { telemetry: answered(decodeTelemetry(telemetryPayload())) } });
  const show = (feed: Feed | null = knowing(), attributes: Readonly<Record<string, string>> = {}) => {
    const element = document.createElement('date-range');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.feed = feed;
    return fixture<DateRangeElement>(element);
  };
  const all = <E extends HTMLElement>(element: Element, selector: string): E[] => [
    ...(element.shadowRoot?.querySelectorAll<E>(selector) ?? []),
  ];
  const find = <E extends HTMLElement>(element: Element, selector: string): E => {
    const [found] = all<E>(element, selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  };
  const nameOf = (button: HTMLElement): string => button.ariaLabel ?? button.innerText.trim();
  const buttonOf = (element: Element, name: string): HTMLButtonElement => {
    const button = all<HTMLButtonElement>(element, 'button').find((each) => nameOf(each) === name);
    if (!button) throw new Error(`there is no button ${name}`);
    return button;
  };
  const press = async (element: DateRangeElement, name: string): Promise<void> => {
    buttonOf(element, name).click();
    await element.updateComplete;
  };
  /** The name of the control that has the focus: elements themselves must not stand in an assertion that may fail. */
  const focused = (element: Element): string => {
    const active = element.shadowRoot?.activeElement;
    if (active instanceof HTMLInputElement) return active.name;
    return active instanceof HTMLElement ? nameOf(active) : 'nothing';
  };
  const pressed = (element: Element): string[] => all(element, '[aria-pressed="true"]').map(nameOf);
  const select = async (element: DateRangeElement, part: string, value: string): Promise<void> => {
    const list = find<HTMLSelectElement>(element, `[part='${part}']`);
    list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await element.updateComplete;
  };
  const said = (element: Element): string => find(element, ':host > [role="status"]').textContent;
  const span = (element: Element): string => find(element, '[part="span"]').textContent;

  describe('periods', () => {
    it('begin with seven days, which the stream is filtered by', async () => {
      const feed = knowing();
      const element = await show(feed);
      expect(pressed(element)).to.deep.equal(['7 days']);
      expect(feed.filter.range).to.deep.equal(SEVEN);
      expect(element.value).to.equal('7d');
      expect(element.matches(':state(ready)')).to.equal(true);
    });

    it('are changed by their buttons, and it is said', async () => {
      const feed = knowing();
      const element = await show(feed);
      await press(element, '30 days');
      expect(feed.filter.range).to.deep.equal({ type: 'days', days: 30 });
      expect(pressed(element)).to.deep.equal(['30 days']);
      expect(said(element)).to.equal('Showing 30 days');
    });

    it('are those that the page wants, and what is none is named once', async () => {
      const errors = stub(console, 'error');
      try {
        const element = await show(knowing(), { ranges: '1h 14d soon', value: '14d', 'no-custom': '' });
        element.requestUpdate();
        await element.updateComplete;
        expect(all(element, '.segmented button').map(nameOf)).to.deep.equal(['1 hour', '14 days']);
        expect(pressed(element)).to.deep.equal(['14 days']);
        expect(errors.args.flat()).to.deep.equal([
          '[spendwire] <date-range> ranges: must be such as 24h, 7d or 2026-11-01/2026-11-20',
        ]);
      } finally {
        errors.restore();
      }
    });

    it('follow the value that the page sets, and leave one that is none', async () => {
      const errors = stub(console, 'error');
      try {
        const feed = knowing();
        const element = await show(feed);
        element.value = '90d';
        await element.updateComplete;
        expect(feed.filter.range).to.deep.equal({ type: 'days', days: 90 });
        element.value = 'next year';
        await element.updateComplete;
        expect([element.value, pressed(element)]).to.deep.equal(['90d', ['90 days']]);
      } finally {
        errors.restore();
      }
    });

    it('say which days they are, which day it is, and where', async () => {
      const element = await show();
      expect(span(element)).to.equal('Nov 14 – Nov 20, 2026 · Today is Nov 20, 2026 in New York');
      await press(element, '24 hours');
      expect(span(element).replaceAll('\u202f', ' ')).to.equal(
        'Since Nov 19, 2026, 9:00 AM EST · Today is Nov 20, 2026 in New York',
      );
      element.value = '2025-12-30/2026-01-02';
      await element.updateComplete;
      expect(span(element)).to.match(/^Dec 30, 2025 – Jan 2, 2026 · /);
    });

    it('say no day while nobody knows where', async () => {
      const element = await show(fakeFeed());
      expect(span(element)).to.equal('');
    });
  });

  describe('domain and model', () => {
    it('are chosen from what the stream knows', async () => {
      const feed = knowing();
      const element = await show(feed);
      const options = (part: string) =>
        all(element, `[part='${part}'] option`).map((each) => each.textContent);
      expect(options('domain')).to.deep.equal(['All domains', 'research', 'support']);
      expect(options('model')).to.deep.equal(['All models', 'gpt-4-turbo', 'gpt-5-mini', 'never-priced']);
      await select(element, 'domain', 'support');
      await select(element, 'model', 'gpt-5-mini');
      expect(feed.filter).to.deep.equal({ range: SEVEN, domain: 'support', model: 'gpt-5-mini' });
      expect(said(element)).to.equal('Showing 7 days, support, gpt-5-mini');
      await select(element, 'domain', '');
      expect(feed.filter.domain).to.equal(null);
    });

    it('are not asked for anew while only some are let through', async () => {
      const live = new LiveFeed();
      live.answer({ days: '7' }, answered(decodeTelemetry(telemetryPayload())));
      const element = await show(live.feed);
      await select(element, 'domain', 'support');
      await press(element, '30 days');
      expect(live.asked).to.deep.equal([{ days: '7' }]);
      expect(all(element, '[part="domain"] option')).to.have.length(3);
      await select(element, 'domain', '');
      expect(live.asked.at(-1)).to.deep.equal({ days: '30' });
    });

    it('stand in their lists though nobody knows them', async () => {
      const element = await show(knowing({ domain: '<b>closed</b>' }));
      const list = find<HTMLSelectElement>(element, '[part="domain"]');
      expect([list.value, list.selectedOptions[0]?.textContent]).to.deep.equal([
        '<b>closed</b>',
        '<b>closed</b>',
      ]);
    });

    it('are left out where the page wants none', async () => {
      const element = await show(knowing(), { 'no-domain': '', 'no-model': '' });
      expect(all(element, 'select')).to.deep.equal([]);
    });
  });

  describe('range-change', () => {
    it('tells the page before, which may keep it from happening', async () => {
      const feed = knowing();
      const element = await show(feed);
      const told: StreamFilter[] = [];
      element.addEventListener('range-change', (event) => {
        told.push((event as CustomEvent<StreamFilter>).detail);
        event.preventDefault();
      });
      await press(element, '90 days');
      await select(element, 'domain', 'support');
      expect(told).to.deep.equal([
        { range: { type: 'days', days: 90 }, domain: null, model: null },
        { range: SEVEN, domain: 'support', model: null },
      ]);
      expect(feed.filter).to.deep.equal({ range: SEVEN, domain: null, model: null });
      expect(find<HTMLSelectElement>(element, '[part="domain"]').value).to.equal('');
      expect(pressed(element)).to.deep.equal(['7 days']);
    });

    it('is told of what a person does, not of what the page does', async () => {
      const feed = knowing();
      const element = await show(feed);
      let count = 0;
      element.addEventListener('range-change', () => (count += 1));
      feed.setFilter({ model: 'gpt-4-turbo' });
      element.value = '30d';
      await element.updateComplete;
      await press(element, '30 days');
      expect(count).to.equal(0);
    });
  });

  it('stays in step with another one, and begins with what is there', async () => {
    const feed = knowing();
    const first = await show(feed, { value: '30d' });
    const second = await show(feed, { value: '90d' });
    expect(pressed(second)).to.deep.equal(['30 days']);
    await press(second, '24 hours');
    await first.updateComplete;
    expect(pressed(first)).to.deep.equal(['24 hours']);
  });

  it('takes everything back, and keeps the focus', async () => {
    const feed = knowing();
    const element = await show(feed, { value: '30d' });
    expect(all(element, '[part="reset"]')).to.deep.equal([]);
    await press(element, '24 hours');
    await select(element, 'model', 'gpt-5-mini');
    find(element, '[part="reset"]').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(feed.filter).to.deep.equal({ range: { type: 'days', days: 30 }, domain: null, model: null });
    expect(focused(element)).to.equal('30 days');
  });

  it('keeps a filter of its own where there is no stream', async () => {
    const element = await show(null, { value: '30d' });
    await press(element, '7 days');
    expect(element.filter).to.deep.equal({ range: SEVEN, domain: null, model: null });
    expect(element.matches(':state(unconnected)')).to.equal(true);
  });

  describe('custom days', () => {
    const panel = (element: Element) => find(element, '[part="panel"]');
    const field = (element: Element, name: string) => find<HTMLInputElement>(element, `[name='${name}']`);
    const open = async (element: DateRangeElement): Promise<void> => {
      const opened = new Promise((resolve) =>
        panel(element).addEventListener('toggle', resolve, { once: true }),
      );
      buttonOf(element, 'Custom').click();
      await opened;
      await element.updateComplete;
    };
    const write = async (element: DateRangeElement, name: string, value: string): Promise<void> => {
      const input = field(element, name);
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await element.updateComplete;
    };
    const fault = (element: Element): string => find(element, '#fault').textContent.trim();

    it('are two dates that begin with those shown', async () => {
      const feed = knowing();
      const element = await show(feed);
      await open(element);
      expect([field(element, 'start').value, field(element, 'end').value]).to.deep.equal([
        '2026-11-14',
        '2026-11-20',
      ]);
      expect(focused(element)).to.equal('start');
      await write(element, 'start', '2026-11-01');
      await write(element, 'end', '2026-11-10');
      await press(element, 'Apply');
      expect(feed.filter.range).to.deep.equal({ type: 'dates', start: '2026-11-01', end: '2026-11-10' });
      expect(pressed(element)).to.deep.equal(['Custom']);
      expect(panel(element).matches(':popover-open')).to.equal(false);
      expect(said(element)).to.equal('Showing Nov 1 – Nov 10, 2026');
    });

    it('are checked at the field, and none is applied before', async () => {
      const feed = knowing();
      const element = await show(feed, { min: '2026-10-01' });
      await open(element);
      const faults: [start: string, end: string, text: string, name: string][] = [
        ['', '2026-11-10', 'Choose a first and a last day.', 'start'],
        ['2026-11-12', '2026-11-10', 'The last day lies before the first.', 'end'],
        ['2026-09-30', '2026-11-10', 'The first day can be Oct 1, 2026 at the earliest.', 'start'],
        ['2026-11-12', '2026-11-21', 'The last day can be Nov 20, 2026 at the latest.', 'end'],
      ];
      for (const [start, end, text, name] of faults) {
        await write(element, 'start', start);
        await write(element, 'end', end);
        expect(fault(element)).to.equal('');
        await press(element, 'Apply');
        expect(fault(element)).to.equal(text);
        expect(focused(element)).to.equal(name);
        expect(field(element, name).getAttribute('aria-invalid')).to.equal('true');
      }
      expect(feed.filter.range).to.deep.equal(SEVEN);
      await sendKeys({ press: 'Escape' });
      expect(panel(element).matches(':popover-open')).to.equal(false);
      expect(focused(element)).to.equal('Custom');
    });

    it('are chosen in a calendar, which is fetched when it is wanted', async () => {
      const feed = knowing();
      const element = await show(feed, { 'week-start': 'monday' });
      expect(all(element, '.place > *')).to.deep.equal([]);
      await open(element);
      const months = () => all(element, '.month');
      await waitUntil(
        () => months().length > 0 && months().every((each) => each.shadowRoot?.querySelector('tbody button')),
        'the calendar is not drawn',
      );
      const days = () => [...(find(element, '.month').shadowRoot?.querySelectorAll('button') ?? [])];
      const day = (name: string) => days().find((each) => each.ariaLabel?.startsWith(name));
      expect(find(element, '.month').shadowRoot?.querySelector('thead')?.textContent).to.match(/^Monday/);
      expect(days().filter((each) => each.ariaPressed === 'true')).to.have.length(7);
      expect(day('November 21')?.disabled).to.equal(true);
      day('November 3')?.click();
      await nextFrame();
      day('November 5')?.click();
      await nextFrame();
      expect([field(element, 'start').value, field(element, 'end').value]).to.deep.equal([
        '2026-11-03',
        '2026-11-05',
      ]);
      expect(feed.filter.range).to.deep.equal(SEVEN);
      await expect(element).to.be.accessible();
      await press(element, 'Apply');
      expect(feed.filter.range).to.deep.equal({ type: 'dates', start: '2026-11-03', end: '2026-11-05' });
    });
  });

  describe('address', () => {
    const address = () => decodeURIComponent(location.search);
    const at = (query: string) => history.replaceState(null, '', `${location.pathname}?${query}`);
    const travelled = () => new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));

    it('is left alone where nobody asked for it', async () => {
      at('range=30d');
      const element = await show();
      await press(element, '90 days');
      expect([pressed(element), address()]).to.deep.equal([['90 days'], '?range=30d']);
    });

    it('says what is shown first, and leads back to it', async () => {
      at('keep=me&range=2026-11-01/2026-11-20&domain=support');
      const feed = knowing();
      const element = await show(feed, { 'url-param': 'range' });
      expect(feed.filter).to.deep.equal({
        range: { type: 'dates', start: '2026-11-01', end: '2026-11-20' },
        domain: 'support',
        model: null,
      });
      await press(element, '30 days');
      expect(address()).to.equal('?keep=me&range=30d&domain=support');
      await press(element, 'Reset');
      expect(address()).to.equal('?keep=me');
      const back = travelled();
      history.back();
      await back;
      await element.updateComplete;
      expect([pressed(element), feed.filter.domain]).to.deep.equal([['30 days'], 'support']);
      expect(address()).to.equal('?keep=me&range=30d&domain=support');
    });

    it('follows whoever changes the filter, under the name that the page gave', async () => {
      const feed = knowing();
      await show(feed, { 'url-param': 'period' });
      await show(feed, { 'url-param': 'period' });
      const push = spy(history, 'pushState');
      feed.setFilter({ range: { type: 'days', days: 30 }, model: 'gpt-4-turbo' });
      push.restore();
      expect(address()).to.match(/\?(.*&)?period=30d&model=gpt-4-turbo$/);
      expect(push.callCount).to.equal(1);
    });

    it('that says it wrongly is named and not followed', async () => {
      const errors = stub(console, 'error');
      try {
        at(`range=yesterday&domain=${'x'.repeat(201)}`);
        const feed = knowing();
        await show(feed, { 'url-param': '' });
        expect(feed.filter).to.deep.equal({ range: SEVEN, domain: null, model: null });
        expect(errors.args.flat()).to.deep.equal([
          '[spendwire] range in the address: must be such as 24h, 7d or 2026-11-01/2026-11-20',
          '[spendwire] domain in the address: must have 200 characters at most',
        ]);
      } finally {
        errors.restore();
      }
    });
  });

  describe('days in the address', () => {
    const at = (query: string) => history.replaceState(null, '', `${location.pathname}?${query}`);
    const refused: Refusal[] = [];
    const note = (event: Event) => refused.push((event as CustomEvent<Refusal>).detail);

    beforeEach(() => {
      refused.length = 0;
      addEventListener('stream-error', note);
    });

    afterEach(() => removeEventListener('stream-error', note));

    const cases: [query: string, field: string, message: string][] = [
      ['range=2026-09-30/2026-11-10', 'range', 'must begin on 2026-10-01 at the earliest'],
      ['range=2026-11-01/2026-11-21', 'range', 'must end on 2026-11-20 at the latest'],
      ['range=soon', 'range', 'must be such as 24h, 7d or 2026-11-01/2026-11-20'],
      [`model=${'x'.repeat(201)}`, 'model', 'must have 200 characters at most'],
    ];
    for (const [query, field, message] of cases) {
      it(`are refused, by name: ${query.slice(0, 40)}`, async () => {
        const errors = stub(console, 'error');
        try {
          at(query);
          const feed = knowing();
          await show(feed, { 'url-param': '', min: '2026-10-01', max: '2026-11-20' });
          expect(feed.filter).to.deep.equal({ range: SEVEN, domain: null, model: null });
          expect(refused.map((each) => [each.field, each.message])).to.deep.equal([
            [field, `${field} in the address: ${message}`],
          ]);
        } finally {
          errors.restore();
        }
      });
    }

    it('lie before tomorrow where no last one is set, wherever that is while nobody knows', async () => {
      const errors = stub(console, 'error');
      try {
        at('range=2026-11-20/2026-11-21');
        const feed = fakeFeed();
        await show(feed, { 'url-param': '' });
        expect(feed.filter.range, 'begun at the date line').to.deep.equal({
          type: 'dates',
          start: '2026-11-20',
          end: '2026-11-21',
        });
        at('range=2026-11-20/2026-11-22');
        const other = fakeFeed();
        await show(other, { 'url-param': '' });
        expect(other.filter.range).to.deep.equal(SEVEN);
        at('range=2026-11-20/2026-11-21');
        const elsewhere = fakeFeed();
        await show(elsewhere, { 'url-param': '', 'time-zone': 'UTC' });
        expect(elsewhere.filter.range).to.deep.equal(SEVEN);
      } finally {
        errors.restore();
      }
    });

    it('leave the last good ones where they are, and are corrected by the next that are chosen', async () => {
      const errors = stub(console, 'error');
      try {
        const feed = knowing();
        const element = await show(feed, { 'url-param': '', min: '2026-10-01' });
        await press(element, '30 days');
        at('range=2026-09-01/2026-11-10&domain=support');
        dispatchEvent(new PopStateEvent('popstate'));
        await element.updateComplete;
        expect([feed.filter.range, feed.filter.domain]).to.deep.equal([
          { type: 'days', days: 30 },
          'support',
        ]);
        expect(refused.map(({ sample }) => sample)).to.deep.equal(['2026-09-01/2026-11-10']);
        expect(decodeURIComponent(location.search)).to.equal('?range=30d&domain=support');
        const push = spy(history, 'pushState');
        await press(element, '90 days');
        push.restore();
        expect(decodeURIComponent(location.search)).to.equal('?range=90d&domain=support');
        expect(push.callCount, 'steps to go back').to.equal(1);
      } finally {
        errors.restore();
      }
    });
  });

  it('lets late answers of an older filter fall, and keeps the last figures, stale, until the new ones are there', async () => {
    const waiting = new Map<string, (tasks: number) => void>();
    const answer = (url: URL): Promise<Response> | Response => {
      if (!url.pathname.endsWith('analytics/routing')) return jsonResponse(telemetryPayload());
      const days = url.searchParams.get('days') ?? '';
      return new Promise((resolve) =>
        waiting.set(days, (tasks) =>
          resolve(jsonResponse({ lanes: { green: { task_count: tasks, success_rate: 1 } } })),
        ),
      );
    };
    const slow: typeof fetch = async (input) => answer(new URL(input instanceof Request ? input.url : input));
    const stream = await fixture<EventStreamElement>(
      html`<event-stream api-base="/slow" .fetch=${slow}>
        <date-range></date-range><routing-performance></routing-performance>
      </event-stream>`,
    );
    const [range, lanes] = [...stream.children] as [DateRangeElement, RoutingPerformanceElement];
    const arrive = async (days: string, tasks: number): Promise<void> => {
      await waitUntil(() => waiting.has(days), `nobody asked for ${days} days`);
      waiting.get(days)?.(tasks);
      await nextFrame();
      await nextFrame();
    };
    await arrive('7', 7_007);
    expect(spokenOf(lanes)).to.contain('7,007 tasks');
    await press(range, '30 days');
    await press(range, '90 days');
    await lanes.updateComplete;
    expect(spokenOf(lanes)).to.contain('7,007 tasks');
    expect(lanes.matches(':state(stale)')).to.equal(true);
    await arrive('90', 90_090);
    expect(spokenOf(lanes)).to.contain('90,090 tasks');
    await arrive('30', 30_030);
    expect(spokenOf(lanes)).to.contain('90,090 tasks');
    expect(lanes.matches(':state(stale)')).to.equal(false);
  });

  it('is read in the language of the page', async () => {
    registerStrings('ar', ar);
    const feed = knowing();
    const element = await fixture<DateRangeElement>(
      html`<date-range lang="ar" dir="rtl" .feed=${feed}></date-range>`,
    );
    expect(spokenOf(element)).to.contain('كل المجالات');
  });
});
