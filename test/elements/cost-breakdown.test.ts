import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { csvParse } from 'd3-dsv';
import type { TemplateResult } from 'lit';
import { stub, useFakeTimers, type SinonFakeTimers } from 'sinon';
import { answered, fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { scenarios } from '../../demo/scenarios/cost-breakdown.js';
import { elementOf } from '../../demo/scenarios/scenario.js';
import { CostBreakdownElement } from '../../src/elements/cost-breakdown.js';
import type { DataExport } from '../../src/elements/cost-export.js';
import type { CostSelection } from '../../src/elements/cost-selection.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import { ar } from '../../src/text/strings.ar.js';
import { registerStrings } from '../../src/text/strings.js';
import { decodeCosts } from '../../src/wire/costs.js';
import { costsPayload } from '../makers/costs.js';
import { models } from '../makers/cost-print.js';
import { plain } from '../makers/text.js';
import { LiveFeed } from '../support/live-feed.js';
import { prefer } from '../support/media.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { startServer, type TestServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(CostBreakdownElement, EventStreamElement);

type Overrides = Readonly<Record<string, unknown>>;

const ready = (overrides: Overrides = {}) => answered(decodeCosts(costsPayload(overrides)));

const providers = {
  total: 6,
  by_model: [{ model: 'gpt-4', cost: 6 }],
  by_provider: [
    { provider: 'openai', cost: 5, requests: 50 },
    { provider: 'azure', cost: 1, requests: 10 },
  ],
  by_day: [{ date: '2026-11-01', cost: 6 }],
};

/** A server that was asked for one level need not tell the others. */
const users = {
  total: 5,
  by_model: [],
  by_day: [],
  by_user: [
    { user: 'ann', cost: 3 },
    { user: 'bo', cost: 2 },
  ],
};

const ROOT = { days: '30' };
const IN_MODEL = { days: '30', group_by: 'provider', model: 'gpt-4' };
const IN_PROVIDER = { days: '30', group_by: 'user', model: 'gpt-4', provider: 'openai' };

describe('CostBreakdownElement', () => {
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
  const show = (costs: unknown, view = 'bar'): Promise<CostBreakdownElement> =>
    fixture(html`<cost-breakdown view=${view} .costs=${costs}></cost-breakdown>`);
  const overlayOf = (element: Element) => find(element, '.chart-overlay');
  const announced = (element: Element): string => textOf(element, '.card ~ [role="status"]');
  const buttonOf = (element: Element, name: string): HTMLButtonElement => {
    const found = all(element, 'button').find(
      (button) => button.title === name || plain(button.textContent).trim() === name,
    );
    if (!found) throw new Error(`there is no button ${name}`);
    return found as HTMLButtonElement;
  };
  const press = async (element: CostBreakdownElement, name: string): Promise<void> => {
    buttonOf(element, name).click();
    await element.updateComplete;
  };
  const key = async (element: CostBreakdownElement, ...keys: readonly string[]): Promise<void> => {
    for (const each of keys) {
      overlayOf(element).dispatchEvent(
        new KeyboardEvent('keydown', { key: each, bubbles: true, composed: true, cancelable: true }),
      );
      await element.updateComplete;
    }
  };
  const rows = (element: Element): string[] =>
    all(element, 'tbody tr, tfoot tr').map((row) =>
      [...row.children].map((cell) => plain(cell.textContent ?? '').trim()).join(' '),
    );

  describe('chart', () => {
    // The modules of a test come one by one; a browser remembers no more than 250 unless it is asked to.
    before(() => performance.setResourceTimingBufferSize(2_000));

    const isLoaded = (): boolean =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/look/chart-js'));

    // It must be the first that comes into view: what is loaded stays loaded.
    it('loads its code only when it comes into view', async () => {
      // A page keeps the times of 250 files, and the modules of a test are more.
      performance.clearResourceTimings();
      const page = await fixture<HTMLElement>(
        html`<div>
          <div style="height: 4000px"></div>
          <cost-breakdown .costs=${costsPayload()}></cost-breakdown>
        </div>`,
      );
      const element = page.querySelector('cost-breakdown') as CostBreakdownElement;
      await element.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      expect(isLoaded()).to.equal(false);
      element.scrollIntoView();
      await waitUntil(isLoaded);
    });

    it('is drawn: bars in the colours of their models', async () => {
      const element = await show(costsPayload());
      const canvas = find<HTMLCanvasElement>(element, 'canvas');
      await waitUntil(
        () => canvas.getContext('2d')?.getImageData(canvas.width / 2, 18, 1, 1).data[3] === 255,
      );
    });

    it('is not read; what it shows is read from the sentence, the plane and the table', async () => {
      const element = await show(costsPayload());
      expect(find(element, 'canvas').getAttribute('aria-hidden')).to.equal('true');
      const overlay = overlayOf(element);
      expect(overlay.getAttribute('role')).to.equal('application');
      expect(overlay.getAttribute('aria-roledescription')).to.equal('chart');
      expect(overlay.getAttribute('aria-label')).to.equal('By model');
      expect(overlay.getAttribute('aria-describedby')?.split(' ')).to.include('takeaway');
      expect(all(element, '.chart-figure [tabindex="0"]')).to.deep.equal([overlay]);
    });

    it('says so where it cannot be drawn', async () => {
      const context = stub(HTMLCanvasElement.prototype, 'getContext').returns(null);
      try {
        const element = await show(costsPayload());
        await waitUntil(() => textOf(element, '.chart-error') !== '');
        expect(textOf(element, '.chart-error')).to.equal(
          'The chart could not be drawn; the table has the same figures.',
        );
      } finally {
        context.restore();
      }
    });

    it('prints its table where it has not come into view yet', async () => {
      const page = await fixture<HTMLElement>(
        html`<div>
          <div style="height: 9000px"></div>
          <cost-breakdown .costs=${costsPayload()}></cost-breakdown>
        </div>`,
      );
      const element = page.querySelector('cost-breakdown') as CostBreakdownElement;
      await element.updateComplete;
      const context = stub(HTMLCanvasElement.prototype, 'getContext').returns(null);
      try {
        dispatchEvent(new Event('beforeprint'));
        await element.updateComplete;
        expect(rows(element)[0]).to.contain('gpt-4 $6.00');
        expect(all(element, 'canvas')).to.deep.equal([]);
        dispatchEvent(new Event('afterprint'));
        await element.updateComplete;
        expect(all(element, 'canvas')).to.have.length(1);
      } finally {
        context.restore();
      }
    });

    it('violates no Content Security Policy that forbids inline styles', async () => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy"
        content="style-src 'self'; require-trusted-types-for 'script'"><body><script type="module">
        import { CostBreakdownElement } from '/src/elements/cost-breakdown.ts';
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.effectiveDirective));
        customElements.define(CostBreakdownElement.tag, CostBreakdownElement);
        window.ready = true;
      </script>`;
      const inside = frame.contentWindow as unknown as Window & { ready?: true; violations: string[] };
      await waitUntil(() => inside.ready === true);
      for (const view of ['bar', 'pie', 'table']) {
        const element = inside.document.createElement('cost-breakdown') as CostBreakdownElement;
        element.setAttribute('view', view);
        element.costs = costsPayload({ by_model: models(9) });
        inside.document.body.append(element);
        await element.updateComplete;
        if (view === 'bar') {
          await key(element, 'ArrowRight', 'h');
          expect(find(element, '.chart').getBoundingClientRect().height).to.equal(6 * 36);
        }
      }
      expect(inside.violations).to.deep.equal([]);
      frame.remove();
    });
  });

  describe('figures', () => {
    it('are a total, a sentence, and the same numbers as a table', async () => {
      const element = await show(costsPayload(), 'table');
      expect(textOf(element, '[part="total"] .hero')).to.equal('$10.00');
      expect(textOf(element, '[part="takeaway"]')).to.equal(
        'You spent $10.00 in 2 days. gpt-4 was 60% of it.',
      );
      expect(rows(element)).to.deep.equal([
        'gpt-4 $6.00 60% 60 6,000',
        'claude-3-haiku $4.00 40% 40 4,000',
        'Total $10.00 100% 100 10K',
      ]);
    });

    it('are read from top to bottom', async () => {
      const element = await show(costsPayload());
      expect(spokenOf(element)).to.equal(
        'Cost breakdown [Shown as] [Cost drill-down] All models By model Total of 2 days $10.00 ' +
          'Nov 1 – Nov 2, 2026 (UTC) You spent $10.00 in 2 days. gpt-4 was 60% of it. [By model] [By model] ' +
          '[Drawn rows] gpt-4 60% claude-3-haiku 40%',
      );
    });

    it('are a lower bound where a price is unknown, with what is covered', async () => {
      const by_model = [
        { model: 'gpt-4', cost: 6, requests: 97 },
        { model: 'home-grown', cost: null, requests: 3 },
      ];
      const element = await show(costsPayload({ total: 6, by_model, priced_ratio: 0.97 }), 'table');
      expect(textOf(element, '[part="total"] .hero')).to.equal('≥ $6.00');
      expect(textOf(element, '[part="total"] .stat-context')).to.contain('97% priced');
      expect(spokenOf(find(element, '[part="total"]'))).to.contain('at least $6.00');
      expect(rows(element)).to.deep.equal([
        'gpt-4 $6.00 100% 97',
        'home-grown — — 3',
        'Total ≥ $6.00 100% 100',
      ]);
      expect(find(element, '.stat-context [title]').title).to.equal(
        'The price of 97% of the requests is known.',
      );
    });

    it('do not round coverage up to all of it', async () => {
      const element = await show(costsPayload({ priced_ratio: 0.9999 }));
      expect(textOf(element, '[part="total"] .stat-context')).to.contain('99.9% priced');
    });

    it('show what of the total is in no row', async () => {
      const element = await show(costsPayload({ total: 11, by_day: [] }), 'table');
      expect(rows(element).slice(2)).to.deep.equal(['In no row $1.00 9% — —', 'Total $11.00 100% 100 10K']);
      await press(element, 'Bars');
      expect(textOf(element, '[part="notes"]')).to.equal('$1.00 of the total is in no row');
      await press(element, 'Pie');
      expect(textOf(element, '.legend li:last-child')).to.equal('In no row 9%');
    });

    it('show by how much the rows exceed their total', async () => {
      const element = await show(costsPayload({ total: 9, by_day: [] }));
      expect(textOf(element, '[part="notes"]')).to.equal('The rows add up to $1.00 more than the total');
    });

    it('show by how much the days differ from the total, beyond rounding', async () => {
      const daily = (cost: number) => show(costsPayload({ by_day: [{ date: '2026-11-01', cost }] }));
      expect(textOf(await daily(9.5), '[part="notes"]')).to.equal(
        'The days add up to $0.50 less than the total',
      );
      expect(textOf(await daily(10.5), '[part="notes"]')).to.equal(
        'The days add up to $0.50 more than the total',
      );
      expect(textOf(await daily(10.01), '[part="notes"]')).to.equal('');
    });

    it('name what a pie cannot show, and show it in the table', async () => {
      const by_model = [
        { model: 'gpt-4', cost: 6 },
        { model: 'refunded', cost: -2 },
        { model: 'home-grown', cost: null },
        { model: 'free', cost: 0 },
      ];
      const element = await show(costsPayload({ total: 4, by_model }), 'pie');
      expect(textOf(element, '.legend')).to.equal('gpt-4 100%');
      expect(textOf(element, '[part="notes"]')).to.match(/: refunded and home-grown$/);
      await press(element, 'Table');
      expect(rows(element)[2]).to.equal('refunded -$2.00 —');
    });

    it('have no chart where there is nothing to draw', async () => {
      const element = await show(
        costsPayload({ by_model: [{ model: 'a', cost: null }], total: null }),
        'pie',
      );
      expect(all(element, 'canvas')).to.have.length(0);
      expect(textOf(element, '[part="takeaway"]')).to.equal('Price unknown');
    });

    it('are text, whatever they look like', async () => {
      const model = '<img src=x onerror="alert(1)">';
      const element = await show(costsPayload({ by_model: [{ model, cost: 10 }] }), 'table');
      expect(all(element, 'img')).to.have.length(0);
      expect(rows(element)[0]).to.contain(model);
    });

    it('name a single day once', async () => {
      const element = await show(costsPayload({ by_day: [{ date: '2026-11-01', cost: 10 }] }));
      expect(textOf(element, '[part="total"] .stat-context')).to.equal('Nov 1, 2026 (UTC)');
    });

    it('follow the currency of the data', async () => {
      const element = await show(costsPayload({ currency: 'JPY' }), 'table');
      expect(rows(element)[0]).to.contain('¥6 ');
    });
  });

  describe('table', () => {
    const many = costsPayload({
      by_model: [
        { model: 'b', cost: 3, requests: 1, tokens: 5 },
        { model: 'a', cost: 2, requests: 9, tokens: 5 },
        { model: 'c', cost: null, requests: 5, tokens: 5 },
      ],
    });
    const names = (element: Element): string =>
      all(element, 'tbody th')
        .map((cell) => cell.textContent?.trim())
        .join('');
    const sortedBy = (element: Element): string =>
      all(element, 'thead th')
        .filter((cell) => cell.getAttribute('aria-sort') !== 'none')
        .map((cell) => `${cell.textContent?.trim()} ${cell.getAttribute('aria-sort')}`)
        .join();

    it('is sorted by its headers, the unknown last, and says so', async () => {
      const element = await show(many, 'table');
      expect([names(element), sortedBy(element)]).to.deep.equal(['bac', 'Cost descending']);
      await press(element, 'Cost');
      expect([names(element), sortedBy(element)]).to.deep.equal(['abc', 'Cost ascending']);
      await press(element, 'Requests');
      expect([names(element), sortedBy(element)]).to.deep.equal(['acb', 'Requests descending']);
      await press(element, 'Model');
      expect([names(element), sortedBy(element)]).to.deep.equal(['abc', 'Model ascending']);
      expect(announced(element)).to.equal('Sorted by Model, ascending');
      expect(textOf(element, 'caption')).to.equal('Sorted by Model, ascending');
    });

    it('keeps order, focus and place through live figures', async () => {
      const element = await show(many, 'table');
      await press(element, 'Model');
      buttonOf(element, 'Cost').click();
      await element.updateComplete;
      const focused = all(element, 'tbody button')[2]!;
      focused.focus();
      element.costs = costsPayload({
        by_model: [
          { model: 'b', cost: 3 },
          { model: 'a', cost: 2 },
          { model: 'c', cost: 9 },
        ],
      });
      await element.updateComplete;
      expect([names(element), sortedBy(element)]).to.deep.equal(['cba', 'Cost descending']);
      expect(element.shadowRoot?.activeElement).to.equal(focused);
      expect(focused.textContent.trim()).to.equal('c');
    });

    it('puts the focus on the first row that was revealed', async () => {
      const element = await show(costsPayload({ by_model: models(201) }), 'table');
      buttonOf(element, 'Show 1 more').focus();
      await press(element, 'Show 1 more');
      expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal('model-201');
    });

    it('leaves out columns nobody has figures for', async () => {
      const element = await show(costsPayload({ by_model: [{ model: 'a', cost: 1 }] }), 'table');
      expect(all(element, 'thead th').map((cell) => cell.textContent?.trim())).to.deep.equal([
        'Model',
        'Cost',
        'Share of cost',
      ]);
    });

    it('shows two hundred of very many rows, more when asked, and the total of all', async () => {
      const element = await show(costsPayload({ by_model: models(500), total: 125_250 }), 'table');
      expect(all(element, 'tbody tr')).to.have.length(200);
      expect(textOf(element, 'tfoot')).to.contain('$125,250.00');
      await press(element, 'Show 300 more');
      await press(element, 'Show 100 more');
      expect(all(element, 'tbody tr')).to.have.length(500);
      expect(all(element, '.quiet')).to.have.length(0);
    });

    it('scrolls by itself instead of breaking the card', async () => {
      const element = await fixture<CostBreakdownElement>(
        html`<cost-breakdown
          style="width: 240px"
          view="table"
          .costs=${costsPayload({ total: '9007199254.74' })}
        ></cost-breakdown>`,
      );
      const card = find(element, '.card');
      expect(card.scrollWidth).to.equal(card.clientWidth);
    });

    it('keeps its names on paper', async function () {
      const element = await show(costsPayload(), 'table');
      if (!(await prefer({ media: 'print' }))) return this.skip();
      expect(find(element, '.row-name').getBoundingClientRect().height).to.be.greaterThan(0);
      expect(find(element, '[part="views"]').getBoundingClientRect().height).to.equal(0);
    });
  });

  describe('looking into a row', () => {
    let live: LiveFeed;
    let element: CostBreakdownElement;

    beforeEach(async () => {
      live = new LiveFeed();
      live.answer(
        ROOT,
        ready({
          by_model: [
            { model: 'gpt-4', cost: 6 },
            { model: 'claude-3-haiku', cost: 4 },
          ],
        }),
      );
      element = await fixture(html`<cost-breakdown view="table" .feed=${live.feed}></cost-breakdown>`);
    });

    const crumbs = () => textOf(element, '.breadcrumbs');

    it('asks the resource for providers, then for users, each with its filters', async () => {
      expect(crumbs()).to.equal('All models By model');
      live.answer(IN_MODEL, ready(providers));
      live.answer(IN_PROVIDER, ready(users));
      await press(element, 'Show gpt-4: By provider');
      expect(crumbs()).to.equal('All models gpt-4 By provider');
      expect(rows(element)).to.deep.equal([
        'openai $5.00 83% 50',
        'azure $1.00 17% 10',
        'Total $6.00 100% 60',
      ]);
      await press(element, 'Show openai: By user');
      expect(crumbs()).to.equal('All models gpt-4 openai By user');
      expect(rows(element).slice(0, 2)).to.deep.equal(['ann $3.00 60%', 'bo $2.00 40%']);
      expect(live.asked).to.deep.equal([ROOT, IN_MODEL, IN_PROVIDER]);
    });

    it('leads back by breadcrumbs', async () => {
      live.answer(IN_MODEL, ready(providers));
      live.answer(IN_PROVIDER, ready(users));
      await press(element, 'Show gpt-4: By provider');
      await press(element, 'Show openai: By user');
      await press(element, 'gpt-4');
      expect(crumbs()).to.equal('All models gpt-4 By provider');
      await press(element, 'All models');
      expect(crumbs()).to.equal('All models By model');
    });

    it('keeps the last figures, stale, until the others are there', async () => {
      await press(element, 'Show gpt-4: By provider');
      expect(element.matches(':state(stale)')).to.equal(true);
      expect(crumbs()).to.equal('All models gpt-4 By model');
      expect(rows(element)[0]).to.contain('gpt-4');
      live.answer(IN_MODEL, ready(providers));
      await element.updateComplete;
      expect(element.matches(':state(stale)')).to.equal(false);
      expect(rows(element)[0]).to.contain('openai');
    });

    it('says what could not be read, offers to try again, and the way back', async () => {
      await press(element, 'Show gpt-4: By provider');
      live.answer(IN_MODEL, { type: 'failed', error: new Error('analytics/costs: the server answered 500') });
      await element.updateComplete;
      expect(textOf(element, '.notice')).to.contain(
        'gpt-4 could not be read: analytics/costs: the server answered 500',
      );
      expect(announced(element)).to.equal(textOf(element, '.notice span'));
      expect(rows(element)[0]).to.contain('gpt-4');
      expect(element.matches(':state(stale)')).to.equal(true);
      await press(element, 'Try again');
      expect(live.refreshed).to.have.length(1);
      await press(element, 'All models');
      expect(textOf(element, '.notice')).to.equal('');
      expect(element.matches(':state(stale)')).to.equal(false);
    });

    it('puts the focus where one is, and says it', async () => {
      live.answer(IN_MODEL, ready(providers));
      const button = buttonOf(element, 'Show gpt-4: By provider');
      button.focus();
      button.click();
      await element.updateComplete;
      const { activeElement } = element.shadowRoot!;
      expect(activeElement?.getAttribute('aria-current')).to.equal('location');
      expect(activeElement?.textContent).to.equal('gpt-4');
      expect(announced(element)).to.equal('gpt-4 cost $6.00 in 30 days. openai was 83% of it.');
    });

    it('tells the page, which may keep it from happening', async () => {
      live.answer(IN_MODEL, ready(providers));
      const selections: CostSelection[] = [];
      const hear = (event: Event) => selections.push((event as CustomEvent<CostSelection>).detail);
      document.addEventListener('cost-select', hear);
      element.addEventListener('cost-select', (event) => event.preventDefault(), { once: true });
      try {
        await press(element, 'Show gpt-4: By provider');
        expect(crumbs()).to.equal('All models By model');
        await press(element, 'Show gpt-4: By provider');
        await press(element, 'All models');
      } finally {
        document.removeEventListener('cost-select', hear);
      }
      expect(selections).to.deep.equal([
        { model: 'gpt-4', provider: null, user: null, level: 'model' },
        { model: 'gpt-4', provider: null, user: null, level: 'model' },
        { model: null, provider: null, user: null, level: null },
      ]);
    });

    it('chooses a user, the last level', async () => {
      live.answer(IN_PROVIDER, ready(users));
      element.model = 'gpt-4';
      element.provider = 'openai';
      await element.updateComplete;
      const selections: CostSelection[] = [];
      element.addEventListener('cost-select', (event) =>
        selections.push((event as CustomEvent<CostSelection>).detail),
      );
      await press(element, 'ann');
      expect(buttonOf(element, 'ann').getAttribute('aria-pressed')).to.equal('true');
      expect(all(element, 'tr.selected')).to.have.length(1);
      expect(selections).to.deep.equal([{ model: 'gpt-4', provider: 'openai', user: 'ann', level: 'user' }]);
    });

    it('begins where attributes say', async () => {
      live.answer({ ...IN_MODEL, days: '7' }, ready(providers));
      const inside = await fixture<CostBreakdownElement>(
        html`<cost-breakdown model="gpt-4" days="7" .feed=${live.feed}></cost-breakdown>`,
      );
      expect(textOf(inside, '.breadcrumbs')).to.equal('All models gpt-4 By provider');
      expect(textOf(inside, '[part="takeaway"]')).to.contain('gpt-4 cost $6.00 in 7 days.');
    });

    it('is not undone by live figures', async () => {
      live.answer(IN_MODEL, ready(providers));
      await press(element, 'Show gpt-4: By provider');
      live.answer(IN_MODEL, ready({ ...providers, total: 7 }));
      live.answer(ROOT, ready({ total: 11 }));
      await element.updateComplete;
      expect(crumbs()).to.equal('All models gpt-4 By provider');
      expect(textOf(element, '[part="total"] .hero')).to.equal('$7.00');
    });

    it('goes as far as the host’s own data does', async () => {
      const own = await show(costsPayload(), 'table');
      await press(own, 'Show gpt-4: By provider');
      expect(rows(own)[0]).to.equal('openai $6.00 100% 60 6,000');
      expect(buttonOf(own, 'openai').hasAttribute('aria-pressed')).to.equal(true);
      await press(own, 'openai');
      expect(textOf(own, '.breadcrumbs')).to.equal('All models gpt-4 By provider');
      await press(own, 'All models');
      expect(rows(own)).to.have.length(3);
    });
  });

  describe('filter of the stream', () => {
    const SUPPORT = { days: '7', domain: 'support', model: 'gpt-4' };
    const filter = { range: { type: 'days', days: 7 }, domain: 'support', model: 'gpt-4' } as const;
    const follow = async (attributes: TemplateResult) => {
      const live = new LiveFeed();
      live.feed.setFilter(filter);
      const host = await fixture<HTMLElement>(attributes);
      const element = host.querySelector('cost-breakdown') as CostBreakdownElement;
      element.feed = live.feed;
      await element.updateComplete;
      return { live, element };
    };

    it('is followed: the rows are of its range, domain and model', async () => {
      const { live, element } = await follow(html`<p><cost-breakdown view="table"></cost-breakdown></p>`);
      expect(live.asked).to.deep.equal([SUPPORT]);
      live.answer(SUPPORT, ready({ total: 6, by_model: [{ model: 'gpt-4', cost: 6 }] }));
      await element.updateComplete;
      expect(rows(element)[0]).to.match(/^gpt-4 \$6.00 100%/);
      expect(textOf(element, '.breadcrumbs')).to.equal('All models By model');
    });

    it('narrows what is looked into, and a model of its own wins', async () => {
      const { live } = await follow(html`<p><cost-breakdown model="claude-3-haiku"></cost-breakdown></p>`);
      expect(live.asked).to.deep.equal([{ ...SUPPORT, model: 'claude-3-haiku', group_by: 'provider' }]);
      const users = await follow(html`<p><cost-breakdown provider="openai"></cost-breakdown></p>`);
      expect(users.live.asked).to.deep.equal([{ ...SUPPORT, provider: 'openai', group_by: 'user' }]);
    });

    it('leaves days and dates of its own alone', async () => {
      const narrowed = { domain: 'support', model: 'gpt-4' };
      const days = await follow(html`<p><cost-breakdown days="90"></cost-breakdown></p>`);
      expect(days.live.asked).to.deep.equal([{ days: '90', ...narrowed }]);
      const start = await follow(html`<p><cost-breakdown start="2026-11-01"></cost-breakdown></p>`);
      expect(start.live.asked).to.deep.equal([{ start: '2026-11-01', ...narrowed }]);
      const range = await follow(html`<p><cost-breakdown range="30d"></cost-breakdown></p>`);
      expect(range.live.asked).to.deep.equal([{ days: '30', ...narrowed }]);
    });

    it('keeps the last figures, stale, until those of another filter are there', async () => {
      const { live, element } = await follow(html`<p><cost-breakdown view="table"></cost-breakdown></p>`);
      live.answer(SUPPORT, ready({ total: 6, by_model: [{ model: 'gpt-4', cost: 6 }] }));
      await element.updateComplete;
      live.feed.setFilter({ range: null, domain: null, model: null });
      await element.updateComplete;
      expect(element.matches(':state(stale)')).to.equal(true);
      expect(rows(element)[0]).to.contain('$6.00');
      live.answer(ROOT, ready());
      await element.updateComplete;
      expect(element.matches(':state(stale)')).to.equal(false);
      expect(live.asked.at(-1)).to.deep.equal(ROOT);
    });

    it('says hours where it is of hours', async () => {
      const { live, element } = await follow(html`<p><cost-breakdown range="24h"></cost-breakdown></p>`);
      const [asked = {}] = live.asked;
      live.answer(asked, ready({ as_of: new Date().toISOString() }));
      await element.updateComplete;
      expect(textOf(element, '[part="total"] .stat-label')).to.equal('Total of 24 hours');
    });
  });

  describe('keyboard', () => {
    it('walks the bars and says each', async () => {
      const element = await show(costsPayload({ by_model: models(4), total: 10 }));
      await key(element, 'ArrowRight');
      expect(announced(element)).to.equal('Point 1 of 4, model-1, $4.00, 40%');
      await key(element, 'ArrowDown');
      expect(textOf(element, '[part="readout"]')).to.equal('Point 2 of 4, model-2, $3.00, 30%');
      await key(element, 'End');
      expect(announced(element)).to.equal('Point 4 of 4, model-4, $1.00, 10%');
      await key(element, 'Home', 'ArrowLeft');
      expect(announced(element)).to.equal('Point 1 of 4, model-1, $4.00, 40%');
      await key(element, 'n');
      expect(announced(element)).to.contain('model-4');
      await key(element, 'x');
      expect(announced(element)).to.contain('model-1');
    });

    it('walks the way the text runs', async () => {
      const page = await fixture(
        html`<div dir="rtl"><cost-breakdown .costs=${costsPayload()}></cost-breakdown></div>`,
      );
      const element = page.querySelector('cost-breakdown') as CostBreakdownElement;
      await element.updateComplete;
      await key(element, 'Home', 'ArrowLeft');
      expect(announced(element)).to.contain('Point 2 of 2');
    });

    it('asks which way the text runs with a key, not with news, for the answer has the page laid out', async () => {
      const element = await show(costsPayload());
      const style = stub(globalThis, 'getComputedStyle').callThrough();
      const isAsked = (): boolean => style.getCalls().some(({ args }) => args[0] === element);
      try {
        element.costs = costsPayload();
        await element.updateComplete;
        expect(isAsked()).to.equal(false);
        await key(element, 'Home');
        expect(isAsked()).to.equal(true);
      } finally {
        style.restore();
      }
    });

    it('goes in with Enter and out with Escape, and stays on the chart', async () => {
      const element = await show(costsPayload());
      overlayOf(element).focus();
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(textOf(element, '.breadcrumbs')).to.equal('All models gpt-4 By provider');
      expect(element.shadowRoot?.activeElement).to.equal(overlayOf(element));
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'Escape' });
      await element.updateComplete;
      expect(textOf(element, '.breadcrumbs')).to.equal('All models By model');
      expect(element.shadowRoot?.activeElement).to.equal(overlayOf(element));
    });

    it('leaves Escape to the page where there is no way out', async () => {
      const element = await show(costsPayload());
      const escape = () =>
        overlayOf(element).dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
        );
      await key(element, 'ArrowRight');
      expect(escape()).to.equal(false);
      await element.updateComplete;
      expect(all(element, '[part="readout"]')).to.have.length(0);
      expect(escape()).to.equal(true);
    });

    it('opens the rest and goes on in it', async () => {
      const element = await show(costsPayload({ by_model: models(9) }));
      await key(element, 'End');
      expect(announced(element)).to.contain('Point 6 of 6, Other (4), $10.00');
      await key(element, 'Enter');
      expect(textOf(element, '[part="readout"]')).to.contain('Point 6 of 9, model-6');
      await press(element, 'Show fewer');
      expect(all(element, '.legend button[aria-pressed]')).to.have.length(6);
    });

    it('tells its keys', async () => {
      const element = await show(costsPayload());
      expect(find(element, '#chart-help').hidden).to.equal(true);
      await key(element, 'h');
      expect(find(element, '#chart-help').hidden).to.equal(false);
      expect(announced(element)).to.contain('Enter: look inside');
      await key(element, 'Escape');
      expect(find(element, '#chart-help').hidden).to.equal(true);
      await press(element, 'Keys of the chart');
      expect(buttonOf(element, 'Keys of the chart').getAttribute('aria-expanded')).to.equal('true');
    });

    it('stays on its bar when live figures change the order', async () => {
      const element = await show(costsPayload());
      await key(element, 'ArrowRight', 'ArrowRight');
      element.costs = costsPayload({
        total: 15,
        by_model: [
          { model: 'gpt-4', cost: 6 },
          { model: 'claude-3-haiku', cost: 9 },
        ],
      });
      await element.updateComplete;
      expect(textOf(element, '[part="readout"]')).to.equal('Point 1 of 2, claude-3-haiku, $9.00, 60%');
    });

    it('ends the exploration when the focus leaves', async () => {
      const element = await show(costsPayload());
      overlayOf(element).focus();
      await key(element, 'ArrowRight');
      overlayOf(element).blur();
      await element.updateComplete;
      expect(all(element, '[part="readout"]')).to.have.length(0);
    });
  });

  describe('legend', () => {
    it('hides and shows what is drawn, and leaves the figures alone', async () => {
      const element = await show(costsPayload());
      const keys = () =>
        all(element, '.legend button[aria-pressed]').map((each) => each.getAttribute('aria-pressed'));
      await press(element, 'Hide gpt-4');
      expect(keys()).to.deep.equal(['false', 'true']);
      await key(element, 'Home');
      expect(announced(element)).to.equal('Point 1 of 1, claude-3-haiku, $4.00, 40%');
      await press(element, 'Show gpt-4');
      expect(keys()).to.deep.equal(['true', 'true']);
    });

    it('puts the focus on what was revealed, and back on the button that reveals it', async () => {
      const element = await show(costsPayload({ by_model: models(9) }));
      const focused = () => plain(element.shadowRoot?.activeElement?.textContent ?? '').trim();
      buttonOf(element, 'Show 4 more').focus();
      await press(element, 'Show 4 more');
      expect(focused()).to.match(/^model-6/);
      buttonOf(element, 'Show fewer').focus();
      await press(element, 'Show fewer');
      expect(focused()).to.equal('Show 4 more');
    });
  });

  describe('tooltip', () => {
    it('says what is pointed at, and goes away with Escape before anything else does', async () => {
      const element = await show(costsPayload());
      await key(element, 'Home', 'Enter');
      const chart = find(element, '.chart');
      const { left, top } = chart.getBoundingClientRect();
      const point = () =>
        chart.dispatchEvent(
          new PointerEvent('pointermove', {
            clientX: left + 160,
            clientY: top + 18,
            bubbles: true,
            composed: true,
          }),
        );
      await waitUntil(() => point() && all(element, '[part="tooltip"]').length === 1);
      expect(textOf(element, '[part="tooltip"] > :not(br)')).to.equal(
        'openai | $6.00, 100% | 60 requests | 6,000 tokens',
      );
      await key(element, 'Escape');
      expect(all(element, '[part="tooltip"]')).to.have.length(0);
      expect(textOf(element, '.breadcrumbs')).to.contain('gpt-4');
      await key(element, 'Escape');
      expect(textOf(element, '.breadcrumbs')).to.equal('All models By model');
    });

    it('leaves no listener on the page', async () => {
      const element = await show(costsPayload());
      const chart = find(element, '.chart');
      const { left, top } = chart.getBoundingClientRect();
      const point = () =>
        chart.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 160, clientY: top + 18 }));
      await waitUntil(() => point() && all(element, '[part="tooltip"]').length === 1);
      const remove = stub(document, 'removeEventListener');
      try {
        element.remove();
        expect(remove.args.map(([name]) => name)).to.include('keydown');
      } finally {
        remove.restore();
      }
    });
  });

  describe('announcements', () => {
    let clock: SinonFakeTimers;

    beforeEach(() => {
      clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true });
    });

    afterEach(() => clock.restore());

    const patched = (gpt: number) =>
      costsPayload({
        by_model: [
          { model: 'gpt-4', cost: gpt },
          { model: 'b', cost: 4 },
        ],
        total: gpt + 4,
      });

    it('tell what stands out at most once in five seconds, the latest', async () => {
      const element = await show(patched(6));
      const heard: string[] = [];
      for (let second = 1; second <= 11; second += 1) {
        element.costs = patched(6 + second);
        await element.updateComplete;
        if (heard.at(-1) !== announced(element)) heard.push(announced(element));
        clock.tick(1_000);
        await element.updateComplete;
      }
      expect(heard).to.deep.equal([
        'You spent $11.00 in 2 days. gpt-4 was 64% of it.',
        'You spent $15.00 in 2 days. gpt-4 was 73% of it.',
        'You spent $20.00 in 2 days. gpt-4 was 80% of it.',
      ]);
    });

    it('are none while the chart is explored', async () => {
      const element = await show(patched(6));
      await key(element, 'ArrowRight');
      const before = announced(element);
      element.costs = patched(60);
      await element.updateComplete;
      clock.tick(60_000);
      await element.updateComplete;
      expect(announced(element)).to.equal(before);
    });

    it('come from one region, which is there before its first word', async () => {
      const element = await fixture(html`<cost-breakdown .feed=${fakeFeed()}></cost-breakdown>`);
      expect(all(element, '.card ~ [role="status"]')).to.have.length(1);
      expect(announced(element)).to.equal('');
    });
  });

  describe('download', () => {
    const saved = async (element: CostBreakdownElement): Promise<{ name: string; text: string } | null> => {
      const blobs: Blob[] = [];
      const names: string[] = [];
      const create = stub(URL, 'createObjectURL').callsFake((blob) => {
        blobs.push(blob as Blob);
        return 'blob:costs';
      });
      const click = stub(HTMLAnchorElement.prototype, 'click').callsFake(function (this: HTMLAnchorElement) {
        names.push(this.download);
      });
      try {
        await press(element, 'Download CSV');
        await aTimeout(0);
        await element.updateComplete;
      } finally {
        create.restore();
        click.restore();
      }
      const [blob] = blobs;
      return blob ? { name: names.join(), text: await blob.text() } : null;
    };

    it('is a CSV of the days that any reader understands, and is said', async () => {
      const element = await show(costsPayload());
      const file = await saved(element);
      expect(file?.name).to.equal('spendwire-costs-2026-11-01-2026-11-02.csv');
      expect(file?.text).to.equal('Date,Cost (USD)\r\n2026-11-01,3.2\r\n2026-11-02,6.8\r\n');
      expect([...csvParse(file?.text ?? '')]).to.deep.equal([
        { Date: '2026-11-01', 'Cost (USD)': '3.2' },
        { Date: '2026-11-02', 'Cost (USD)': '6.8' },
      ]);
      expect(announced(element)).to.equal('spendwire-costs-2026-11-01-2026-11-02.csv downloaded');
    });

    it('keeps to what is looked into and asked for, and is named after it', async () => {
      const live = new LiveFeed();
      const params = { start: '2026-11-01', end: '2026-11-03', group_by: 'provider', model: 'gpt-4' };
      live.answer(params, ready(providers));
      const element = await fixture<CostBreakdownElement>(
        html`<cost-breakdown
          model="gpt-4"
          start="2026-11-01"
          end="2026-11-03"
          .feed=${live.feed}
        ></cost-breakdown>`,
      );
      const file = await saved(element);
      expect(file?.name).to.equal('spendwire-costs-2026-11-01-2026-11-03-gpt-4.csv');
      expect(file?.text).to.equal('Date,Cost (USD)\r\n2026-11-01,6\r\n2026-11-02,0\r\n2026-11-03,0\r\n');
    });

    it('asks for the days that the rows came without', async () => {
      const live = new LiveFeed();
      live.answer(IN_MODEL, ready({ ...providers, by_day: [] }));
      const element = await fixture<CostBreakdownElement>(
        html`<cost-breakdown model="gpt-4" .feed=${live.feed}></cost-breakdown>`,
      );
      const days = { days: '30', group_by: 'day', model: 'gpt-4' };
      live.answer(days, ready({ by_day: [{ date: '2026-11-05', cost: 6 }] }));
      const file = await saved(element);
      expect(live.asked).to.deep.equal([IN_MODEL, days]);
      expect(file?.name).to.equal('spendwire-costs-2026-11-05-2026-11-05-gpt-4.csv');
      expect(file?.text).to.equal('Date,Cost (USD)\r\n2026-11-05,6\r\n');
    });

    it('says why the days could not be read', async () => {
      const live = new LiveFeed();
      live.answer(IN_MODEL, ready({ ...providers, by_day: [] }));
      const element = await fixture<CostBreakdownElement>(
        html`<cost-breakdown model="gpt-4" .feed=${live.feed}></cost-breakdown>`,
      );
      live.answer(
        { days: '30', group_by: 'day', model: 'gpt-4' },
        { type: 'failed', error: new Error('the server answered 500') },
      );
      expect(await saved(element)).to.equal(null);
      expect(announced(element)).to.equal('The figures could not be read: the server answered 500');
    });

    it('is left to the page that wants the rows', async () => {
      const element = await show(costsPayload());
      const exports: DataExport[] = [];
      element.addEventListener('data-export', (event) => {
        exports.push((event as CustomEvent<DataExport>).detail);
        event.preventDefault();
      });
      expect(await saved(element)).to.equal(null);
      expect(exports).to.deep.equal([
        {
          format: 'csv',
          fileName: 'spendwire-costs-2026-11-01-2026-11-02.csv',
          text: 'Date,Cost (USD)\r\n2026-11-01,3.2\r\n2026-11-02,6.8\r\n',
          rows: [
            { date: '2026-11-01', cost: '3.2', requests: null },
            { date: '2026-11-02', cost: '6.8', requests: null },
          ],
        },
      ]);
      expect(announced(element)).to.equal('');
    });

    it('is not offered where the days are not of what is looked into', async () => {
      const element = await show(costsPayload());
      element.model = 'gpt-4';
      await element.updateComplete;
      const button = buttonOf(element, 'There are no daily costs to download');
      expect(button.getAttribute('aria-label')).to.equal('Download CSV');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      button.click();
      await waitUntil(() => announced(element) === 'There are no daily costs to download');
    });
  });

  describe('data', () => {
    let server: TestServer;

    before(async () => {
      server = await startServer();
    });

    after(() => server.stop());

    it('comes from a JSON child', async () => {
      const element = await fixture(
        html`<cost-breakdown
          ><script type="application/json">
            { "currency": "EUR", "total": 5, "by_model": [{ "model": "gpt-4", "cost": 5 }] }
          </script></cost-breakdown
        >`,
      );
      expect(textOf(element, '[part="total"] .hero')).to.equal('€5.00');
    });

    it('comes from src, as the host wrote it', async () => {
      await server.route({ 'my/costs': { json: costsPayload() } });
      const element = await fixture(
        html`<cost-breakdown src=${`${server.httpUrl}/my/costs?team=5`}></cost-breakdown>`,
      );
      await waitUntil(() => element.matches(':state(ready)'));
      const { requests } = await server.state();
      expect(requests.find(({ path }) => path === 'my/costs')?.query).to.deep.equal({ team: '5' });
    });

    it('comes from the stream, and each update lands on it', async () => {
      await server.route({ 'analytics/costs': { json: costsPayload() } });
      const stream = await fixture(
        html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}>
          <cost-breakdown view="table"></cost-breakdown>
        </event-stream>`,
      );
      const element = stream.querySelector('cost-breakdown') as CostBreakdownElement;
      await waitUntil(() => rows(element).length === 3);
      await server.until({ sockets: 1 });
      const costs = { total: 12, by_model: [{ model: 'gpt-4', cost: 8, requests: 80, tokens: 8000 }] };
      await server.send({ event: 'usage.update', data: { costs } });
      await waitUntil(() => rows(element)[0] === 'gpt-4 $8.00 67% 80 8,000');
      expect(textOf(element, '[part="total"] .hero')).to.equal('$12.00');
    });

    it('that is wrong leaves the last good figures, stale, and names the field', async () => {
      const element = await show(costsPayload());
      const fields: string[] = [];
      element.addEventListener('stream-error', (event) =>
        fields.push((event as CustomEvent<{ field: string }>).detail.field),
      );
      const logged = [stub(console, 'warn'), stub(console, 'error')];
      try {
        element.costs = costsPayload({ by_model: [{ model: 'gpt-4', cost: NaN }] });
        await element.updateComplete;
      } finally {
        for (const each of logged) each.restore();
      }
      expect(textOf(element, '[part="total"] .hero')).to.equal('$10.00');
      expect(element.matches(':state(stale)')).to.equal(true);
      expect(fields).to.deep.equal(['byModel.0.cost']);
    });
  });

  describe('faces', () => {
    const feedOf = (answer: object): TemplateResult =>
      html`<cost-breakdown .feed=${fakeFeed({ answers: { costs: answer as never } })}></cost-breakdown>`;

    it('says what will appear where there are no costs', async () => {
      const element = await show({ total: 0 });
      expect(element.matches(':state(empty)')).to.equal(true);
      expect(spokenOf(element)).to.contain(
        'No costs in this period Costs appear here with the first priced request.',
      );
    });

    it('offers to read again what could not be read', async () => {
      const element = await fixture<CostBreakdownElement>(
        feedOf({ type: 'failed', error: new Error('costs: the server answered 500') }),
      );
      expect(element.matches(':state(failed)')).to.equal(true);
      expect(spokenOf(element)).to.contain('costs: the server answered 500 Try again');
    });

    for (const view of ['bar', 'pie', 'table']) {
      it(`has a skeleton nearly as high as the ${view} that comes`, async () => {
        const loading = await fixture(
          html`<cost-breakdown view=${view} .feed=${fakeFeed()}></cost-breakdown>`,
        );
        const shown = await show(costsPayload({ by_model: models(5), total: 15 }), view);
        expect(loading.getBoundingClientRect().height).to.be.closeTo(
          shown.getBoundingClientRect().height,
          72,
        );
      });
    }

    it('reads from right to left', async () => {
      registerStrings('ar', ar);
      const page = await fixture(
        html`<div lang="ar" dir="rtl"><cost-breakdown .costs=${costsPayload()}></cost-breakdown></div>`,
      );
      const element = page.querySelector('cost-breakdown') as CostBreakdownElement;
      await element.updateComplete;
      expect(textOf(element, '.heading')).to.equal('تفاصيل التكلفة');
      expect(textOf(element, '.breadcrumbs')).to.contain('كل النماذج');
    });

    it('shows bars for a view that is none', async () => {
      const element = await show(costsPayload(), 'spiral');
      expect(all(element, 'canvas')).to.have.length(1);
      expect(buttonOf(element, 'Bars').getAttribute('aria-pressed')).to.equal('true');
    });

    for (const scenario of scenarios) {
      it(`is accessible: ${scenario.name}`, async () => {
        const element = await fixture(html`${elementOf(scenario)}`);
        await expect(element).to.be.accessible();
      });
    }
  });
});
