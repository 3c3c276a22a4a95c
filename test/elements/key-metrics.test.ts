import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { stub } from 'sinon';
import { answered } from '../../demo/scenarios/fake-feed.js';
import { scenarios } from '../../demo/scenarios/key-metrics.js';
import { elementOf } from '../../demo/scenarios/scenario.js';
import { timeRangeParams } from '../../src/domain/time-range.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { KeyMetricsElement } from '../../src/elements/key-metrics.js';
import { de } from '../../src/text/strings.de.js';
import { registerStrings } from '../../src/text/strings.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { FakeFetch, jsonResponse } from '../support/fake-fetch.js';
import { LiveFeed } from '../support/live-feed.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { startServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(KeyMetricsElement, EventStreamElement);

describe('KeyMetricsElement', () => {
  const tag = 'key-metrics';
  type Overrides = Readonly<Record<string, unknown>>;
  const show = (overrides: Overrides = {}, attributes: Readonly<Record<string, string>> = {}) =>
    fixture<KeyMetricsElement>(
      elementOf({ tag, name: '', attributes, properties: { telemetry: telemetryPayload(overrides) } }),
    );
  const parts = (element: Element, name: string) => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(`[part="${name}"]`) ?? []),
  ];
  const read = (element: Element, name: string) => parts(element, name).map(spokenOf);
  const seen = (element: Element, name: string) =>
    parts(element, name).map((part) => part.textContent.replaceAll(/\s+/g, ' ').trim());
  const only = (metrics: string) => ({ metrics });

  it('tells every figure with what it is compared with, in words', async () => {
    const element = await show();
    expect(read(element, 'period')).to.deep.equal([
      'Nov 14 – Nov 20, 2026 · Compared with the 7 days before',
    ]);
    expect(read(element, 'metric')).to.deep.equal([
      'Total spend $63.50 up 25.0 percent on the 7 days before between $0.31 and $0.42 an hour',
      'Average per request $0.04 up 17.2 percent on the 7 days before between $0.032 and $0.035 an hour',
      'Daily projection $9.20 Server’s estimate',
      'Monthly projection $271.40 Server’s estimate',
      'Requests 1,600 up 6.7 percent on the 7 days before between 9 and 12 an hour',
      'Success rate 95.0% up 1 percentage point on the 7 days before 80 failed',
    ]);
  });

  describe('a trend', () => {
    const trends: readonly (readonly [string, Overrides, string, string | null, string | null])[] = [
      ['a rise of cost', { cost: '50.80' }, '+25.0%', 'arrow-up', 'warning'],
      ['a fall of cost', { cost: '100' }, '-36.5%', 'arrow-down', 'ok'],
      ['no change', { cost: '63.50' }, 'No change', null, null],
      ['nothing before', { cost: 0 }, 'New', null, null],
      ['a change too small to print', { cost: '63.49' }, '<0.1%', 'arrow-up', 'warning'],
      ['a change too large for tenths', { cost: '0.5' }, '+12,600%', 'arrow-up', 'warning'],
    ];
    for (const [name, previous, text, icon, tone] of trends) {
      it(`of ${name} reads ${text}, by ${icon ?? 'no arrow'}`, async () => {
        const element = await show({ previous }, only('total'));
        const [trend] = parts(element, 'trend');
        expect(seen(element, 'trend')).to.deep.equal([text]);
        expect(trend?.querySelector('svg')?.classList.contains(`icon-${icon}`) ?? null).to.equal(
          icon && true,
        );
        if (tone) expect(trend?.classList.contains(tone)).to.equal(true);
      });
    }

    it('of success is good upwards and bad downwards, in points', async () => {
      const up = await show({}, only('success'));
      expect([seen(up, 'trend'), parts(up, 'trend')[0]?.className]).to.deep.equal([['+1 pp'], 'trend ok']);
      const down = await show({ previous: { successRate: 97.5 } }, only('success'));
      expect(seen(down, 'trend')).to.deep.equal(['-2.5 pp']);
      expect(spokenOf(down)).to.contain('down 2.5 percentage points on the 7 days before');
      expect(parts(down, 'trend')[0]?.className).to.equal('trend warning');
    });

    it('of requests is neither', async () => {
      const element = await show({}, only('requests'));
      expect(parts(element, 'trend')[0]?.className).to.equal('trend neutral');
    });

    it('is not there where nobody knows what was before', async () => {
      const element = await show({ previous: null });
      expect(parts(element, 'trend')).to.have.length(0);
      expect(read(element, 'period')).to.deep.equal(['Nov 14 – Nov 20, 2026']);
    });
  });

  it('calls a total with unknown prices at least that, and never rounds its coverage up to whole', async () => {
    const element = await show({ priced_ratio: 0.9996 }, only('total'));
    expect(seen(element, 'value')).to.deep.equal(['≥ $63.50']);
    expect(read(element, 'metric')[0]).to.contain('at least $63.50').and.to.contain('99.9% priced');
  });

  it('tells unknown from nothing', async () => {
    const element = await show(
      { cost: { total: null, projectedDaily: 0 }, overview: { totalRequests: 0, successRate: 0 } },
      only('total daily requests success'),
    );
    expect(seen(element, 'value')).to.deep.equal(['—', '$0.00', '0', '—']);
    expect(read(element, 'metric')[3]).to.contain('Success rate unknown');
  });

  describe('metrics', () => {
    const labels = async (metrics: string) => read(await show({}, { metrics }), 'label');

    it('picks some, in the order they are named', async () => {
      expect(await labels(' success  total success')).to.deep.equal(['Success rate', 'Total spend']);
      expect(await labels('')).to.have.length(6);
    });

    it('names itself where a name in it is none, once, and shows the others', async () => {
      const errors = stub(console, 'error');
      try {
        const element = await show({}, only('total profit'));
        element.requestUpdate();
        await element.updateComplete;
        expect(read(element, 'label')).to.deep.equal(['Total spend']);
        expect(errors.args.flat()).to.deep.equal([
          '[spendwire] <key-metrics> metrics: each must be one of total, average, daily, monthly, requests, success',
        ]);
      } finally {
        errors.restore();
      }
    });
  });

  describe('the line', () => {
    const drawn = (element: Element, name: string) =>
      [...(element.shadowRoot?.querySelectorAll(`.sparkline .${name}`) ?? [])].map((path) =>
        path.getAttribute('d'),
      );
    const hours = (...costs: readonly (string | null)[]) =>
      costs.map((cost, index) => ({
        hour: `2026-11-20T${String(13 - costs.length + index).padStart(2, '0')}:00:00Z`,
        cost,
        requests: 1,
      }));

    it('is hidden from a screen reader, dashed where the hour still runs, and open where nothing is known', async () => {
      const element = await show(
        { as_of: '2026-11-20T12:30:00Z', hourlyTrend: hours('1', '1', null, '1', '1', '0.5') },
        only('total'),
      );
      expect(drawn(element, 'line')).to.deep.equal(['M3 3L25.8 3M71.4 3L94.2 3', 'M94.2 3L117 14']);
      expect(drawn(element, 'dashed')).to.deep.equal(['M94.2 3L117 14']);
      expect(element.shadowRoot?.querySelector('.sparkline')?.getAttribute('aria-hidden')).to.equal('true');
      expect(read(element, 'metric')[0]).to.contain('between $1.00 and $1.00 an hour');
    });

    it('is there for what the hours tell, and keeps its place where they tell too little', async () => {
      const element = await show({ hourlyTrend: hours('1') });
      expect(element.shadowRoot?.querySelectorAll('.sparkline')).to.have.length(3);
      expect(drawn(element, 'line')).to.deep.equal([]);
    });
  });

  describe('of a stream', () => {
    const figures = (total: string) =>
      answered(decodeTelemetry(telemetryPayload({ cost: { total }, overview: { totalRequests: 10 } })));

    const follow = async () => {
      const live = new LiveFeed();
      live.answer({ days: '7' }, figures('7'));
      const element = await fixture<KeyMetricsElement>(
        html`<key-metrics .feed=${live.feed} metrics="total"></key-metrics>`,
      );
      return { live, element };
    };

    it('keeps the last figures, stale and with the time they are of, until those of another time are there', async () => {
      const { live, element } = await follow();
      expect(spokenOf(element)).to.contain('Last 7 days · Compared with the 7 days before');
      live.feed.setFilter({ range: { type: 'days', days: 30 }, domain: 'support' });
      await element.updateComplete;
      expect(element.matches(':state(stale):state(ready)')).to.equal(true);
      expect(spokenOf(element)).to.contain('Last 7 days · Loading: Last 30 days…').and.to.contain('$7.00');
      live.answer({ days: '30', domain: 'support' }, figures('30'));
      await element.updateComplete;
      expect(element.matches(':state(stale)')).to.equal(false);
      expect(spokenOf(element))
        .to.contain('Last 30 days · support · Compared with the 30 days before')
        .and.to.contain('$30.00');
    });

    it('drops an answer that comes late for an older filter', async () => {
      const { live, element } = await follow();
      live.feed.setFilter({ range: { type: 'days', days: 30 } });
      await element.updateComplete;
      live.feed.setFilter({ range: { type: 'days', days: 90 } });
      await element.updateComplete;
      live.answer({ days: '90' }, figures('90'));
      live.answer({ days: '30' }, figures('30'));
      await element.updateComplete;
      expect(spokenOf(element)).to.contain('$90.00').and.to.contain('Last 90 days');
    });

    it('drops it of a real stream too, however late the server is', async () => {
      const late = new Map<string, (response: Response) => void>();
      const server = new FakeFetch().on(
        'dashboard/telemetry',
        ({ searchParams }) =>
          new Promise<Response>((resolve) => late.set(searchParams.get('days') ?? '', resolve)),
      );
      const reply = async (days: string) => {
        await waitUntil(() => late.has(days), `nobody asked for ${days} days`);
        late.get(days)?.(jsonResponse(telemetryPayload({ cost: { total: days } })));
      };
      const stream = await fixture<EventStreamElement>(
        html`<event-stream api-base="/late" .fetch=${server.fetch}
          ><key-metrics metrics="total"></key-metrics
        ></event-stream>`,
      );
      const element = stream.querySelector(tag) as KeyMetricsElement;
      await reply('7');
      await waitUntil(() => spokenOf(element).includes('$7.00'));
      element.range = '30d';
      await waitUntil(() => late.has('30'));
      element.range = '90d';
      await reply('90');
      await waitUntil(() => spokenOf(element).includes('$90.00'));
      await reply('30');
      await element.updateComplete;
      await nextFrame();
      expect(spokenOf(element)).to.contain('Last 90 days').and.to.contain('$90.00');
    });

    it('names hours and dates by their own words', async () => {
      const { live, element } = await follow();
      element.range = '2026-11-01/2026-11-20';
      live.answer({ start: '2026-11-01', end: '2026-11-20' }, figures('20'));
      await element.updateComplete;
      expect(spokenOf(element)).to.contain('Nov 1 – Nov 20, 2026 · Compared with the 20 days before');
      const hours = { type: 'hours', hours: 24 } as const;
      element.range = null;
      live.feed.setFilter({ range: hours });
      live.answer(timeRangeParams(hours, Date.now()), figures('24'));
      await element.updateComplete;
      expect(spokenOf(element)).to.contain('Last 24 hours · Compared with the 24 hours before');
    });

    it('shows what a server says, and what its stream changes', async () => {
      const server = await startServer();
      await server.route({ 'dashboard/telemetry': { json: telemetryPayload({ as_of: null }) } });
      const stream = await fixture<EventStreamElement>(
        html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}
          ><key-metrics></key-metrics><key-metrics metrics="total"></key-metrics
        ></event-stream>`,
      );
      const element = stream.querySelector(tag) as KeyMetricsElement;
      await waitUntil(() => stream.state === 'live' && spokenOf(element).includes('$63.50'));
      await server.send({ event: 'usage.update', data: { telemetry: { cost: { total: '64.25' } } } });
      await waitUntil(() => spokenOf(element).includes('$64.25'));
      const { requests } = await server.state();
      expect(requests.map(({ path, query }) => [path, query])).to.deep.equal([
        ['dashboard/telemetry', { days: '7' }],
      ]);
      await server.stop();
    });
  });

  it('has words of its own for no requests', async () => {
    const element = await show({ overview: { totalRequests: 0 }, cost: { total: 0 }, previous: null });
    expect(spokenOf(element)).to.equal(
      'Key metrics No requests in this period Spend, requests and success appear here with the first request.',
    );
  });

  it('has the shape of what comes while it waits', async () => {
    const live = new LiveFeed();
    const element = await fixture<KeyMetricsElement>(
      html`<key-metrics .feed=${live.feed} metrics="total requests"></key-metrics>`,
    );
    expect(element.shadowRoot?.querySelectorAll('.metrics.of-2 > .metric')).to.have.length(2);
    expect(spokenOf(element)).to.equal('Key metrics Loading…');
  });

  it('has one, two, three or six columns, as its own width allows', async () => {
    const element = await show();
    const columns = () => {
      const [list] = element.shadowRoot?.querySelectorAll('.metrics') ?? [];
      return getComputedStyle(list as Element).gridTemplateColumns.split(' ').length;
    };
    element.style.maxInlineSize = 'none';
    const seenAt: number[] = [];
    for (const width of [240, 360, 640, 1_000]) {
      element.style.inlineSize = `${width}px`;
      seenAt.push(columns());
    }
    expect(seenAt).to.deep.equal([1, 2, 3, 6]);
  });

  it('keeps figures of any length on their line and inside their column', async () => {
    const element = await show({ currency: 'JPY', cost: { total: '98765432101' } });
    element.style.inlineSize = '320px';
    for (const value of parts(element, 'value')) {
      const { width, height } = value.getBoundingClientRect();
      const column = value.closest('.metric')?.getBoundingClientRect().width ?? 0;
      expect(width).to.be.at.most(column + 1);
      expect(height).to.be.below(50);
    }
  });

  it('gives the figures shown to an export, with the unit of each', async () => {
    const element = await show({}, { metrics: 'total requests' });
    const exported = element.exportRows();
    expect(exported).to.deep.include({ subject: 'metrics', currency: 'USD' });
    const lines = exported?.rows.map((row) => exported.columns.map((column) => column.value(row)));
    expect(lines).to.eql([
      ['total', '63.5', 'USD'],
      ['requests', 1_600, 'count'],
    ]);
    expect((await fixture<KeyMetricsElement>(elementOf({ tag, name: '' }))).exportRows()).to.equal(null);
  });

  it('speaks the language it stands in', async () => {
    registerStrings('de', de);
    const element = await show({}, { lang: 'de', metrics: 'total' });
    expect(spokenOf(element)).to.contain('Ausgaben 63,50 $ 25,0 Prozent mehr als in den 7 Tagen davor');
  });

  for (const scenario of scenarios) {
    it(`is accessible: ${scenario.name}`, async () => {
      await expect(await fixture(elementOf(scenario))).to.be.accessible();
    });
  }
});
