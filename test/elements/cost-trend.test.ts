import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { csvParse } from 'd3-dsv';
import { stub, useFakeTimers, type SinonFakeTimers } from 'sinon';
import { answered } from '../../demo/scenarios/fake-feed.js';
import { CostTrendElement } from '../../src/elements/cost-trend.js';
import type { TrendExport } from '../../src/elements/trend-export.js';
import { Chart } from '../../src/look/chart-js.js';
import { ar } from '../../src/text/strings.ar.js';
import { registerStrings } from '../../src/text/strings.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { plain } from '../makers/text.js';
import { trendHours } from '../makers/trend-hours.js';
import { LiveFeed } from '../support/live-feed.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { waitUntil } from '../support/wait-until.js';

register(CostTrendElement);

type Overrides = Readonly<Record<string, unknown>>;

/** Seven days of New York that end on 20 November at noon. */
const payload = (overrides: Overrides = {}): Record<string, unknown> => ({
  currency: 'USD',
  time_zone: 'America/New_York',
  as_of: '2026-11-20T17:30:00Z',
  hourlyTrend: trendHours('2026-11-14T05:00:00Z', 157, (index) => (index === 30 ? '80' : '0.50')),
  ...overrides,
});

const ready = (overrides: Overrides = {}) => answered(decodeTelemetry(payload(overrides)));
const day = payload({ hourlyTrend: trendHours('2026-11-19T18:00:00Z', 24) });
const WEEK = { days: '7' };

describe('CostTrendElement', () => {
  const find = <E extends HTMLElement>(element: Element, selector: string): E => {
    const found = element.shadowRoot?.querySelector<E>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  };
  const all = (element: Element, selector: string): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const textOf = (element: Element, selector: string): string =>
    all(element, selector)
      .map((each) => plain(each.textContent).replace(/\s+/g, ' ').trim())
      .join(' | ');
  const show = (telemetry: unknown, attributes: Record<string, string> = {}): Promise<CostTrendElement> => {
    const element = new CostTrendElement();
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.telemetry = telemetry;
    return fixture(html`${element}`);
  };
  /** An element that a stream feeds. */
  const live = async (attributes: Record<string, string> = {}, answer = ready(), asked: Overrides = WEEK) => {
    const stream = new LiveFeed();
    stream.answer(asked as Record<string, string>, answer);
    const element = new CostTrendElement();
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.feed = stream.feed;
    await fixture(html`${element}`);
    return { element, stream };
  };
  const announced = (element: Element): string => textOf(element, '.card ~ [role="status"]');
  const takeaway = (element: Element): string => textOf(element, '[part="takeaway"]');
  const overlayOf = (element: Element) => find(element, '.chart-overlay');
  const buttonOf = (element: Element, name: string): HTMLButtonElement => {
    const found = all(element, 'button').find(
      (button) => button.title === name || plain(button.textContent).trim() === name,
    );
    if (!found) throw new Error(`there is no button ${name}`);
    return found as HTMLButtonElement;
  };
  const press = async (element: CostTrendElement, name: string): Promise<void> => {
    buttonOf(element, name).click();
    await element.updateComplete;
  };
  const key = async (element: CostTrendElement, ...keys: readonly string[]): Promise<boolean> => {
    let isHandled = false;
    for (const each of keys) {
      const event = new KeyboardEvent('keydown', {
        key: each,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      overlayOf(element).dispatchEvent(event);
      isHandled = event.defaultPrevented;
      await element.updateComplete;
    }
    return isHandled;
  };
  const rows = (element: Element): string[] =>
    all(element, 'tbody tr, tfoot tr').map((row) =>
      [...row.children].map((cell) => plain(cell.textContent ?? '').trim()).join(' '),
    );
  const chartOf = (element: Element): Chart | undefined =>
    Chart.getChart(find<HTMLCanvasElement>(element, 'canvas'));
  /** From when to when the line is drawn, once it is. */
  const windowOf = async (element: Element): Promise<[string, string]> => {
    await waitUntil(() => chartOf(element)?.scales['x'] !== undefined);
    for (let frame = 0; frame < 3; frame += 1) await nextFrame();
    const { min = 0, max = 0 } = chartOf(element)?.scales['x'] ?? {};
    return [new Date(min).toISOString().slice(0, 16), new Date(max).toISOString().slice(0, 16)];
  };
  const all7Days = ['2026-11-14T05:00', '2026-11-20T05:00'];
  const wheel = (element: Element, init: WheelEventInit): boolean => {
    const frame = find(element, '.chart');
    const { left, width } = frame.getBoundingClientRect();
    const event = new WheelEvent('wheel', {
      clientX: left + width / 2,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...init,
    });
    overlayOf(element).dispatchEvent(event);
    return event.defaultPrevented;
  };
  const pointer = (element: Element, type: string, x: number, pointerId = 1): void => {
    const overlay = overlayOf(element);
    const { left, top, height } = overlay.getBoundingClientRect();
    overlay.dispatchEvent(
      new PointerEvent(type, {
        pointerId,
        clientX: left + x,
        clientY: top + height / 2,
        bubbles: true,
        composed: true,
      }),
    );
  };

  describe('sentence', () => {
    it('says what was spent, how that compares with the stretch before, and where most of it was', async () => {
      const answer = ready({ cost: { total: '158' }, previous: { cost: '133.90' } });
      const { element } = await live({}, answer);
      expect(takeaway(element)).to.equal(
        'You spent $158.00 in 7 days, 18% more than the 7 days before; the dearest day was Nov 15, $91.50.',
      );
    });

    it('calls nothing before new, and no change no change', async () => {
      const sentenceOf = async (cost: string) =>
        takeaway((await live({}, ready({ cost: { total: '100' }, previous: { cost } }))).element);
      expect(await sentenceOf('0')).to.contain('in 7 days, after nothing in the 7 days before;');
      expect(await sentenceOf('100')).to.contain('as much as the 7 days before');
      expect(await sentenceOf('200')).to.contain('50% less than');
      expect(await sentenceOf('99.9')).to.contain('0.1% more than');
    });

    it('speaks of requests where those are shown, and of hours where a day is', async () => {
      const element = await show(day, { show: 'requests' });
      expect(takeaway(element)).to.equal(
        'There were 300 requests; the busiest hour was Nov 20, 12:00 PM EST, so far, 24 requests.',
      );
    });

    it('is at least what is known, and says where nothing is', async () => {
      const half = payload({ hourlyTrend: trendHours('2026-11-20T16:00:00Z', 2, (i) => (i ? '2' : null)) });
      expect(takeaway(await show(half))).to.equal('You spent at least $2.00.');
      const none = payload({ hourlyTrend: trendHours('2026-11-20T16:00:00Z', 2, () => null) });
      const element = await show(none);
      expect(takeaway(element)).to.equal('What these requests cost is unknown.');
      expect(all(element, 'canvas')).to.deep.equal([]);
    });
  });

  describe('figures', () => {
    it('are read from top to bottom', async () => {
      const { element } = await live();
      expect(spokenOf(element)).to.equal(
        'Cost trend [Shown figures] Cost Requests Both [Shown as] Total of 7 days $158.00 ' +
          'Nov 14 to Nov 20 (New York) You spent $158.00 in 7 days; the dearest day was Nov 15, $91.50. ' +
          '[Cost trend] [Chart tools] [Zoom in] [Zoom out] [Earlier] [Later] [Show everything] [Cost trend] ' +
          'Today so far',
      );
    });

    it('are the same in the table, the latest first, what still runs named', async () => {
      const element = await show(payload(), { view: 'table' });
      expect(rows(element)).to.deep.equal([
        'Nov 20, so far $6.50 1,963',
        'Nov 19 $12.00 3,180',
        'Nov 18 $12.00 2,604',
        'Nov 17 $12.00 2,028',
        'Nov 16 $12.00 1,452',
        'Nov 15 $91.50 876',
        'Nov 14 $12.00 300',
        'Total $158.00 12,403',
      ]);
      find(element, 'thead .cost button').click();
      await element.updateComplete;
      expect(rows(element)[0]).to.equal('Nov 15 $91.50 876');
      expect(announced(element)).to.equal('Sorted by Cost, descending');
    });

    it('add up to the total of the server, which knows what each hour has lost by being rounded', async () => {
      const told = await show(
        payload({
          cost: { total: '3.124999' },
          priced_ratio: 0.97,
          hourlyTrend: trendHours('2026-11-18T05:00:00Z', 50, (index) => (index % 25 ? '0' : '1.562500')),
        }),
        { view: 'table', interval: 'day' },
      );
      expect(textOf(told, '.stat-value')).to.equal('≥ $3.12');
      expect(textOf(told, 'tfoot td')).to.equal('≥ $3.12 | 1,275');
      expect(textOf(told, 'tbody .cost')).to.equal('$0.00 | $1.56 | $1.56');
      expect(takeaway(told)).to.include('was Nov 18, $1.56');
    });

    it('add up to their own sum where the total has more than they', async () => {
      const told = await show(payload({ cost: { total: '500' } }), { view: 'table' });
      expect(textOf(told, '.stat-value')).to.equal('$500.00');
      expect(textOf(told, 'tfoot .cost')).to.equal('$158.00');
    });

    it('are the same in the sentence as in the table', async () => {
      const hourlyTrend = trendHours('2026-11-18T05:00:00Z', 50, (index) =>
        index % 24 > 0 ? '0' : index < 48 ? '1.007' : '5.006',
      );
      const element = await show(payload({ hourlyTrend }), { view: 'table', interval: 'day' });
      expect(textOf(element, 'tbody .cost')).to.equal('$5.00 | $1.01 | $1.01');
      expect(takeaway(element)).to.include('was Nov 20, so far, $5.00');
    });

    it('have one precision, of four digits where hours cost parts of a cent', async () => {
      const hourlyTrend = trendHours(
        '2026-11-20T15:00:00Z',
        3,
        (index) => ['0.0042', '1.5', '0.0111'][index] ?? null,
      );
      const element = await show(payload({ hourlyTrend }), { view: 'table' });
      expect(rows(element).map((row) => row.split(' ').at(-2))).to.deep.equal([
        '$0.0111',
        '$1.5000',
        '$0.0042',
        '$1.5153',
      ]);
    });

    it('tell the hour that a change of clocks repeats by its zone', async () => {
      const hourlyTrend = trendHours('2026-11-01T05:00:00Z', 2);
      const element = await show(payload({ hourlyTrend, as_of: '2026-11-01T07:00:00Z' }), { view: 'table' });
      expect(rows(element).slice(0, 2)).to.deep.equal([
        'Nov 1, 1:00 AM EST $0.02 2',
        'Nov 1, 1:00 AM EDT $0.01 1',
      ]);
    });

    it('are by hour up to three days, else by day, unless the page says which', async () => {
      const { element, stream } = await live({ range: '3d', view: 'table' }, ready(), { days: '3' });
      expect(textOf(element, 'thead th:first-child')).to.equal('Hour');
      stream.answer({ days: '4' }, ready());
      element.range = '4d';
      await element.updateComplete;
      expect(textOf(element, 'thead th:first-child')).to.equal('Date');
      element.interval = 'hour';
      await element.updateComplete;
      expect(textOf(element, 'thead th:first-child')).to.equal('Hour');
      expect(all(element, 'tbody tr')).to.have.length(157);
    });

    it('follow the currency of the data', async () => {
      const yen = trendHours('2026-11-14T05:00:00Z', 100, () => '120');
      const element = await show(payload({ currency: 'JPY', hourlyTrend: yen }), { view: 'table' });
      expect(rows(element).at(-1)).to.contain('¥12,000');
    });
  });

  describe('chart', () => {
    it('is described by the sentence, and is one stop of the keyboard', async () => {
      const element = await show(payload());
      const overlay = overlayOf(element);
      expect(find(element, 'canvas').getAttribute('aria-hidden')).to.equal('true');
      expect(overlay.getAttribute('aria-roledescription')).to.equal('chart');
      expect(overlay.getAttribute('aria-describedby')).to.equal('takeaway chart-help');
      expect(all(element, '[tabindex="0"]')).to.deep.equal([overlay]);
    });

    it('draws today dashed, and unknown hours as gaps', async () => {
      const hourlyTrend = trendHours('2026-11-20T12:00:00Z', 6, (index) => (index === 2 ? null : '1'));
      const element = await show(payload({ hourlyTrend }));
      await windowOf(element);
      const [line, tail] = chartOf(element)?.data.datasets ?? [];
      const drawn = (dataset: typeof line) =>
        dataset?.data.map((point) => (point as unknown as { y: number }).y);
      expect([drawn(line), drawn(tail)]).to.deep.equal([
        [1, 1, NaN, 1, 1],
        [1, 1],
      ]);
      expect(
        [line, tail].map((each) => (each as unknown as { borderDash: number[] }).borderDash),
      ).to.deep.equal([[], [6, 4]]);
    });

    it('puts cost and requests one above the other, over the same hours', async () => {
      const element = await show(day, { show: 'both' });
      await windowOf(element);
      const { scales = {} } = chartOf(element) ?? {};
      expect(scales['y1']?.top).to.be.at.least(scales['y']?.bottom ?? Infinity);
      expect(scales['y1']?.left).to.equal(scales['y']?.left);
      expect(
        chartOf(element)
          ?.data.datasets.map(({ label }) => label)
          .slice(0, 2),
      ).to.deep.equal(['Cost', 'Requests']);
    });

    it('draws ten thousand hours without a long task and without losing the dearest', async function () {
      const hourlyTrend = trendHours('2025-09-30T01:00:00Z', 10_000, (index) =>
        index === 7_777 ? '99' : '0.5',
      );
      const warm = await show(day);
      await windowOf(warm);
      warm.remove();
      const telemetry = payload({ hourlyTrend });
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      );
      if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
        observer.observe({ type: 'longtask' });
      const element = await show(telemetry, { interval: 'hour' });
      await windowOf(element);
      observer.disconnect();
      const drawn = chartOf(element)?.data.datasets[0]?.data as unknown as { y: number }[];
      expect(drawn.length).to.be.below(4 * (find(element, 'canvas').clientWidth + 2));
      expect(Math.max(...drawn.map(({ y }) => y))).to.equal(99);
      expect(takeaway(element)).to.match(
        /^You spent \$5,098\.50; the dearest hour was Aug 19, .*, \$99\.00\.$/,
      );
    });

    it('leaves none behind after a thousand times in and out', async function () {
      this.timeout(60_000);
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const telemetry = payload();
      // One engine takes a tenth of a second to render each.
      const rounds = navigator.userAgent.includes('Chrome') ? 20 : 4;
      for (let round = 0; round < rounds; round += 1) {
        const elements = Array.from({ length: 50 }, () =>
          Object.assign(new CostTrendElement(), { telemetry }),
        );
        box.append(...elements);
        await elements[0]!.updateComplete;
        if (round % 5 === 0) await windowOf(elements[0]!);
        box.append(...elements.reverse());
        for (const element of elements) element.remove();
      }
      await nextFrame();
      expect(
        Object.keys(Chart.instances).filter((id) => box.contains(Chart.instances[id]!.canvas)),
      ).to.deep.equal([]);
      expect(Object.keys(Chart.instances)).to.deep.equal([]);
    });

    it('prints its table where it has not come into view', async () => {
      const context = stub(HTMLCanvasElement.prototype, 'getContext').returns(null);
      try {
        const element = await show(payload());
        dispatchEvent(new Event('beforeprint'));
        await element.updateComplete;
        expect(rows(element)).to.have.length(8);
        dispatchEvent(new Event('afterprint'));
        await element.updateComplete;
        expect(all(element, 'canvas')).to.have.length(1);
      } finally {
        context.restore();
      }
    });
  });

  describe('zoom', () => {
    it('has buttons, which are told off where there is nothing to do', async () => {
      const element = await show(payload());
      const states = () =>
        ['Zoom in', 'Zoom out', 'Earlier', 'Later', 'Show everything']
          .filter((name) => buttonOf(element, name).getAttribute('aria-disabled') === 'false')
          .join();
      expect(await windowOf(element)).to.deep.equal(all7Days);
      expect(states()).to.equal('Zoom in');
      await press(element, 'Zoom in');
      expect(await windowOf(element)).to.deep.equal(['2026-11-15T17:00', '2026-11-18T17:00']);
      expect(states()).to.equal('Zoom out,Earlier,Later,Show everything');
      expect(announced(element)).to.equal(
        'Nov 16 to Nov 18, 3 points, $36.00, 6,084 requests; lowest Nov 16, $12.00; highest Nov 16, $12.00'.replace(
          /; lowest.*/,
          '',
        ),
      );
      await press(element, 'Later');
      expect(await windowOf(element)).to.deep.equal(['2026-11-17T05:00', '2026-11-20T05:00']);
      await press(element, 'Show everything');
      expect(await windowOf(element)).to.deep.equal(all7Days);
    });

    it('has keys', async () => {
      const element = await show(payload());
      await key(element, '+');
      expect(await windowOf(element)).to.deep.equal(['2026-11-15T17:00', '2026-11-18T17:00']);
      await key(element, 'End');
      expect((await windowOf(element))[1]).to.equal('2026-11-20T05:00');
      await key(element, '0');
      expect(await windowOf(element)).to.deep.equal(all7Days);
    });

    it('takes the wheel with Ctrl, and leaves the plain one to the page', async () => {
      const element = await show(payload());
      await windowOf(element);
      expect(wheel(element, { deltaY: -100 })).to.equal(false);
      expect(await windowOf(element)).to.deep.equal(all7Days);
      expect(wheel(element, { deltaY: -100, ctrlKey: true })).to.equal(true);
      const [from, to] = await windowOf(element);
      expect(from > all7Days[0]! && to < all7Days[1]!).to.equal(true);
      expect(wheel(element, { deltaY: 100 })).to.equal(false);
      expect(wheel(element, { deltaX: 60 })).to.equal(true);
      expect((await windowOf(element))[0] > from).to.equal(true);
    });

    it('is moved by dragging, and pinched by two fingers', async () => {
      const element = await show(payload());
      await press(element, 'Zoom in');
      const before = await windowOf(element);
      pointer(element, 'pointerdown', 200);
      pointer(element, 'pointermove', 260);
      pointer(element, 'pointerup', 260);
      const moved = await windowOf(element);
      expect(moved[0] < before[0]).to.equal(true);
      const span = ([from, to]: [string, string]) => Date.parse(`${to}Z`) - Date.parse(`${from}Z`);
      expect(span(moved)).to.be.closeTo(span(before), 120_000);
      pointer(element, 'pointerdown', 150, 1);
      pointer(element, 'pointerdown', 250, 2);
      pointer(element, 'pointermove', 175, 1);
      pointer(element, 'pointermove', 225, 2);
      pointer(element, 'pointerup', 175, 1);
      pointer(element, 'pointercancel', 225, 2);
      expect(span(await windowOf(element))).to.be.above(span(moved));
    });

    it('leaves vertical scrolling to the finger', async () => {
      const element = await show(payload());
      expect(getComputedStyle(overlayOf(element)).touchAction).to.equal('pan-y');
    });

    it('keeps its window while live figures come, and follows them at the right edge', async () => {
      const { element, stream } = await live({ interval: 'hour' });
      const later = ready({
        as_of: '2026-11-20T18:30:00Z',
        hourlyTrend: trendHours('2026-11-14T05:00:00Z', 158, () => '0.50'),
      });
      await press(element, 'Zoom in');
      const before = await windowOf(element);
      stream.answer(WEEK, later);
      await element.updateComplete;
      expect(await windowOf(element)).to.deep.equal(before);
      await key(element, 'End');
      expect((await windowOf(element))[1]).to.equal('2026-11-20T18:00');
      stream.answer(
        WEEK,
        ready({
          as_of: '2026-11-20T19:30:00Z',
          hourlyTrend: trendHours('2026-11-14T05:00:00Z', 159, () => '0.50'),
        }),
      );
      await element.updateComplete;
      expect((await windowOf(element))[1]).to.equal('2026-11-20T19:00');
    });

    it('begins anew with another stretch', async () => {
      const { element, stream } = await live();
      stream.answer({ days: '30' }, ready());
      await press(element, 'Zoom in');
      element.range = '30d';
      await element.updateComplete;
      expect(await windowOf(element)).to.deep.equal(all7Days);
    });
  });

  describe('keyboard', () => {
    it('walks the points and says each', async () => {
      const element = await show(payload());
      await key(element, 'ArrowRight');
      expect(announced(element)).to.equal('Point 1 of 7, Nov 14, $12.00, 300 requests');
      await key(element, 'ArrowRight');
      expect(announced(element)).to.equal('Point 2 of 7, Nov 15, $91.50, 876 requests');
      expect(textOf(element, '[part="readout"]')).to.equal(announced(element));
      await key(element, 'End');
      expect(announced(element)).to.equal('Point 7 of 7, Nov 20, so far, $6.50, 1,963 requests');
      await key(element, 'x');
      expect(announced(element)).to.contain('Point 2 of 7');
      await key(element, 'n');
      expect(announced(element)).to.contain('Point 7 of 7');
    });

    it('walks the way the text runs', async () => {
      registerStrings('ar', ar);
      const element = await show(payload(), { dir: 'rtl', lang: 'ar' });
      await key(element, 'Home', 'ArrowLeft');
      expect(announced(element)).to.match(/[2٢]/);
    });

    it('asks which way the text runs with a key, not with news, for the answer has the page laid out', async () => {
      const element = await show(payload());
      const style = stub(globalThis, 'getComputedStyle').callThrough();
      const isAsked = (): boolean => style.getCalls().some(({ args }) => args[0] === element);
      try {
        element.telemetry = payload({ as_of: '2026-11-20T17:31:00Z' });
        await element.updateComplete;
        expect(isAsked()).to.equal(false);
        await key(element, 'Home');
        expect(isAsked()).to.equal(true);
      } finally {
        style.restore();
      }
    });

    it('says what is unknown as a word', async () => {
      const hourlyTrend = trendHours('2026-11-20T16:00:00Z', 2, (index) => (index ? '1' : null));
      const element = await show(payload({ hourlyTrend }));
      await key(element, 'Home');
      expect(announced(element)).to.equal('Point 1 of 2, Nov 20, 11:00 AM EST, cost unknown, 1 request');
    });

    it('speaks of parts where there are more than two hundred points in view, and of points in a smaller view', async () => {
      const hourlyTrend = trendHours('2026-11-10T05:00:00Z', 240, () => '0.50');
      const element = await show(payload({ hourlyTrend, as_of: '2026-11-20T05:00:00Z' }), {
        interval: 'hour',
      });
      await key(element, 'Home');
      expect(announced(element)).to.equal(
        'Part 1 of 80, Nov 10, 12:00 AM EST to Nov 10, 2:00 AM EST, $1.50, 6 requests, ' +
          'highest Nov 10, 12:00 AM EST, $0.50',
      );
      await key(element, 'ArrowRight');
      expect(announced(element)).to.contain('Part 2 of 80, Nov 10, 3:00 AM EST');
      await key(element, '+', 'ArrowRight');
      expect(announced(element)).to.match(/^Point \d+ of 240, /);
    });

    it('chooses between cost and requests', async () => {
      const element = await show(payload(), { show: 'both' });
      await key(element, 'Home', 'ArrowDown', 'x');
      expect(announced(element)).to.contain('Point 6 of 7');
      await key(element, 'ArrowUp', 'x');
      expect(announced(element)).to.contain('Point 2 of 7');
    });

    it('tells its keys, and ends with Escape, which then is the page’s', async () => {
      const element = await show(payload());
      await key(element, 'ArrowRight', 'h');
      expect(find(element, '#chart-help').hidden).to.equal(false);
      expect(announced(element)).to.match(/^Arrows left and right/);
      expect(await key(element, 'Escape')).to.equal(true);
      expect(find(element, '#chart-help').hidden).to.equal(true);
      expect(await key(element, 'Escape')).to.equal(true);
      expect(all(element, '[part="readout"]')).to.deep.equal([]);
      expect(await key(element, 'Escape')).to.equal(false);
      expect(await key(element, 'q')).to.equal(false);
    });

    it('stays on its point when live figures come', async () => {
      const { element, stream } = await live();
      await key(element, 'ArrowRight', 'ArrowRight');
      stream.answer(WEEK, ready({ hourlyTrend: trendHours('2026-11-13T05:00:00Z', 181, () => '0.50') }));
      await element.updateComplete;
      expect(textOf(element, '[part="readout"]')).to.contain('Point 3 of 8, Nov 15');
    });
  });

  describe('tooltip', () => {
    it('says what is pointed at, and goes away with Escape before anything else does', async () => {
      const element = await show(payload());
      await windowOf(element);
      const { left = 0 } = chartOf(element)?.chartArea ?? {};
      pointer(element, 'pointermove', left + 1);
      await waitUntil(() => all(element, '.chart-tooltip').length === 1);
      expect(textOf(element, '.chart-tooltip')).to.equal('Nov 14 $12.00 300 requests');
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      await element.updateComplete;
      expect(all(element, '.chart-tooltip')).to.deep.equal([]);
    });
  });

  describe('live updates', () => {
    let clock: SinonFakeTimers;

    beforeEach(() => {
      clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true });
    });
    afterEach(() => clock.restore());

    const total = (cost: string) => ready({ cost: { total: cost } });

    it('are announced at most once in five seconds, the latest', async () => {
      const { element, stream } = await live({}, total('100'));
      const tell = async (cost: string) => {
        stream.answer(WEEK, total(cost));
        await element.updateComplete;
      };
      await tell('101');
      expect(announced(element)).to.contain('$101.00');
      await tell('102');
      await tell('103');
      expect(announced(element)).to.contain('$101.00');
      await clock.tickAsync(5_000);
      await element.updateComplete;
      expect(announced(element)).to.contain('$103.00');
    });

    it('are not announced while the chart is explored', async () => {
      const { element, stream } = await live({}, total('100'));
      await key(element, 'ArrowRight');
      stream.answer(WEEK, total('101'));
      await clock.tickAsync(10_000);
      await element.updateComplete;
      expect(announced(element)).to.contain('Point 1 of 7');
    });

    it('can be paused: the figures stay, and say of when they are, until they are resumed', async () => {
      const { element, stream } = await live({}, total('100'));
      await press(element, 'Pause live updates');
      stream.answer(WEEK, total('101'));
      await element.updateComplete;
      expect(textOf(element, '[part="total"]')).to.contain('$100.00');
      expect(textOf(element, '[part="total"]')).to.contain('Paused, as of 12:30 PM EST');
      expect(buttonOf(element, 'Resume live updates').getAttribute('aria-pressed')).to.equal('true');
      await press(element, 'Resume live updates');
      expect(textOf(element, '[part="total"]')).to.contain('$101.00');
    });

    it('are not paused for another stretch that is asked for', async () => {
      const { element, stream } = await live({}, total('100'));
      stream.answer({ days: '30' }, total('500'));
      await press(element, 'Pause live updates');
      element.range = '30d';
      await element.updateComplete;
      expect(textOf(element, '[part="total"]')).to.contain('$500.00');
    });
  });

  describe('download', () => {
    it('is a CSV of what is in view, named after it, and is said', async () => {
      const { element } = await live();
      const clicks = stub(HTMLAnchorElement.prototype, 'click');
      try {
        const told = new Promise<TrendExport>((resolve) => {
          element.addEventListener(
            'data-export',
            (event) => resolve((event as CustomEvent<TrendExport>).detail),
            {
              once: true,
            },
          );
        });
        await press(element, 'Zoom in');
        await press(element, 'Download CSV');
        const { fileName, text, rows: written } = await told;
        expect(fileName).to.equal('spendwire-cost-by-day-2026-11-16-2026-11-18.csv');
        expect(csvParse(text)).to.deep.equal(
          Object.assign(
            [
              { Date: '2026-11-16', 'Cost (USD)': '12', Requests: '1452' },
              { Date: '2026-11-17', 'Cost (USD)': '12', Requests: '2028' },
              { Date: '2026-11-18', 'Cost (USD)': '12', Requests: '2604' },
            ],
            { columns: ['Date', 'Cost (USD)', 'Requests'] },
          ),
        );
        expect(written).to.have.length(3);
        expect(announced(element)).to.equal(`${fileName} downloaded`);
      } finally {
        clicks.restore();
      }
    });

    it('is left to the page that wants the rows', async () => {
      const clicks = stub(HTMLAnchorElement.prototype, 'click');
      try {
        const element = await show(payload());
        element.addEventListener('data-export', (event) => event.preventDefault());
        await press(element, 'Download CSV');
        expect([clicks.callCount, announced(element)]).to.deep.equal([0, '']);
      } finally {
        clicks.restore();
      }
    });

    it('is what another tag can export too', async () => {
      const { element } = await live({ range: '24h' }, ready(), WEEK);
      expect(element.exportRows()).to.equal(null);
      const shown = await show(day);
      expect(shown.exportRows()?.subject).to.equal('cost-by-hour');
      expect(shown.exportRows()?.rows).to.have.length(24);
    });
  });

  describe('data', () => {
    it('is asked for as the whole family asks, and follows the filter of the stream', async () => {
      const { element, stream } = await live();
      expect(stream.asked).to.deep.equal([WEEK]);
      stream.feed.setFilter({ model: 'gpt-4', range: { type: 'days', days: 30 } });
      await element.updateComplete;
      expect(stream.asked.at(-1)).to.deep.equal({ days: '30', model: 'gpt-4' });
      expect(textOf(element, '[part="total"]')).to.contain('$158.00');
    });

    it('that is missing altogether has words of its own', async () => {
      const element = await show(payload({ hourlyTrend: [] }));
      expect(textOf(element, '[part="empty"]')).to.contain('No usage in this period');
    });

    it('may be anything an attribute says', async () => {
      const element = await show(payload(), { show: 'everything', view: 'pie', interval: 'week' });
      expect(textOf(element, '[part="heading"]')).to.equal('Cost trend');
      expect(all(element, 'canvas')).to.have.length(1);
    });
  });

  it('violates no Content Security Policy that forbids inline styles', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy"
      content="style-src 'self'; require-trusted-types-for 'script'"><body><script type="module">
      import { CostTrendElement } from '/src/elements/cost-trend.ts';
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.effectiveDirective));
      customElements.define(CostTrendElement.tag, CostTrendElement);
      window.ready = true;
    </script>`;
    const inside = frame.contentWindow as unknown as Window & { ready?: true; violations: string[] };
    await waitUntil(() => inside.ready === true);
    for (const view of ['line', 'table']) {
      const element = inside.document.createElement('cost-trend') as CostTrendElement;
      element.setAttribute('view', view);
      element.telemetry = payload();
      inside.document.body.append(element);
      await element.updateComplete;
    }
    expect(inside.violations).to.deep.equal([]);
    frame.remove();
  });
});
