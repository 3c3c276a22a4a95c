import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { answered } from '../../demo/scenarios/fake-feed.js';
import { ModelComparisonElement } from '../../src/elements/model-comparison.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { plain } from '../makers/text.js';
import { LiveFeed } from '../support/live-feed.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';

register(ModelComparisonElement);

type Overrides = Readonly<Record<string, unknown>>;

const ready = (overrides: Overrides = {}) => answered(decodeTelemetry(telemetryPayload(overrides)));

const ALL = { days: '7' };
const ONE = { days: '7', model: 'gpt-4-turbo' };

describe('ModelComparisonElement', () => {
  const all = (element: Element, selector: string): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const texts = (element: Element, selector: string): string[] =>
    all(element, selector).map((each) => plain(each.textContent).replace(/\s+/g, ' ').trim());
  const textOf = (element: Element, selector: string): string => texts(element, selector).join(' | ');
  const show = (overrides: Overrides = {}, view = 'bar'): Promise<ModelComparisonElement> =>
    fixture(
      html`<model-comparison view=${view} .telemetry=${telemetryPayload(overrides)}></model-comparison>`,
    );
  const follow = async (live: LiveFeed): Promise<ModelComparisonElement> =>
    fixture(html`<model-comparison .feed=${live.feed}></model-comparison>`);
  const announced = (element: Element): string => textOf(element, '.card ~ [role="status"]');
  const bars = (element: Element): string[] => texts(element, 'button.bar');
  const pressed = (element: Element): string[] => texts(element, '[aria-pressed="true"] .bar-name');
  const barOf = (element: Element, name: string): HTMLElement => {
    const found = all(element, 'button.bar').find((bar) => bar.textContent.includes(name));
    if (!found) throw new Error(`there is no bar ${name}`);
    return found;
  };
  const choose = async (element: ModelComparisonElement, name: string): Promise<void> => {
    barOf(element, name).click();
    await element.updateComplete;
  };
  const compareBy = async (element: ModelComparisonElement, measure: string): Promise<void> => {
    const [select] = all(element, 'select') as HTMLSelectElement[];
    if (!select) throw new Error('there is no choice of measures');
    select.value = measure;
    select.dispatchEvent(new Event('change'));
    await element.updateComplete;
  };

  describe('bars', () => {
    it('have name, figure and share of cost, dearest first, the unknown last and as a dash', async () => {
      const element = await show({ priced_ratio: 0.94 });
      expect(bars(element)).to.deep.equal([
        'gpt-4-turbo $51.20 81% of cost',
        'gpt-5-mini $12.30 19% of cost',
        'never-priced —',
      ]);
      expect(textOf(element, '[part="total"] .hero')).to.equal('≥ $63.50');
      expect(textOf(element, '[part="total"] .stat-context')).to.equal(
        'Nov 14 – Nov 20, 2026 (New York) · 94% priced',
      );
      expect(textOf(element, '[part="takeaway"]')).to.equal(
        'gpt-4-turbo made 81% of the cost with 38% of the requests.',
      );
    });

    it('compare by any measure, each in its own order', async () => {
      const element = await show();
      await compareBy(element, 'requests');
      expect(bars(element)[0]).to.equal('gpt-5-mini 900 56% of requests');
      await compareBy(element, 'tokens');
      expect(bars(element)[0]).to.equal('gpt-4-turbo 900K');
      await compareBy(element, 'rate');
      expect(bars(element)).to.deep.equal(['gpt-4-turbo $0.057', 'gpt-5-mini $0.021', 'never-priced —']);
      await compareBy(element, 'latency');
      expect(bars(element)).to.deep.equal(['gpt-4-turbo 1,400 ms', 'gpt-5-mini 620 ms', 'never-priced —']);
      element.measure = 'nonsense' as never;
      await element.updateComplete;
      expect(bars(element)[0]).to.contain('$51.20');
    });

    it('are as long as their figures, and a refund has none', async () => {
      const element = await show({
        modelUsage: [
          { model: 'a', cost: 10 },
          { model: 'b', cost: 5 },
          { model: 'c', cost: -5 },
        ],
        cost: { total: 10 },
      });
      const widths = all(element, '.bar-fill').map((fill) => fill.style.inlineSize);
      expect(widths).to.deep.equal(['100%', '50%', '0%']);
      expect(bars(element)[2]).to.equal('c -$5.00');
    });

    it('are eight until more are asked for', async () => {
      const many = Array.from({ length: 12 }, (_, i) => ({ model: `model-${i}`, cost: 12 - i, count: 1 }));
      const element = await show({ modelUsage: many });
      expect(bars(element)).to.have.length(8);
      const [more] = all(element, 'button.quiet');
      expect(more?.textContent?.trim()).to.equal('Show 4 more');
      more?.click();
      await element.updateComplete;
      expect(bars(element)).to.have.length(12);
    });

    it('are text, whatever they are called', async () => {
      const element = await show({ modelUsage: [{ model: '<img src=x>', cost: 1 }] });
      expect(all(element, 'img')).to.have.length(0);
      expect(bars(element)[0]).to.contain('<img src=x>');
    });

    it('tell the providers of one model apart', async () => {
      const element = await show({
        modelUsage: [
          { model: 'gpt-4o', provider: 'openai', cost: 3 },
          { model: 'gpt-4o', provider: 'azure', cost: 2 },
        ],
      });
      expect(texts(element, '.bar-name')).to.deep.equal(['gpt-4o (openai)', 'gpt-4o (azure)']);
    });

    it('have a share of the requests, however few, and none of none', async () => {
      const modelUsage = [
        { model: 'rare', count: 3, cost: '63.4', tokens: 300 },
        { model: 'busy', count: 1_597, cost: '0.1', tokens: 100 },
        { model: 'idle', count: 0, cost: '0', tokens: 0 },
      ];
      const element = await show({ modelUsage, overview: { totalRequests: 1_600 }, cost: { total: '63.5' } });
      expect(textOf(element, '[part="takeaway"]')).to.equal(
        'rare made 100% of the cost with <1% of the requests.',
      );
      await compareBy(element, 'requests');
      expect(bars(element)).to.deep.equal([
        'busy 1,597 100% of requests',
        'rare 3 <1% of requests',
        'idle 0 0% of requests',
      ]);
      await choose(element, 'rare');
      expect(textOf(element, '.facts dd')).to.contain('3 | <1%');
      await choose(element, 'busy');
      expect(textOf(element, '.facts dd')).to.contain('$0.10 | <1%');
    });

    it('say what is in no row', async () => {
      const element = await show({ cost: { total: 70 }, overview: { totalRequests: 2_000 } });
      expect(texts(element, '[part="notes"] li')).to.deep.equal([
        '$6.50 of the total is in no row',
        '400 of the requests are in no row',
      ]);
    });
  });

  describe('table', () => {
    const rows = (element: Element): string[] =>
      all(element, 'tbody tr, tfoot tr').map((row) =>
        [...row.children].map((cell) => plain(cell.textContent ?? '').trim()).join(' '),
      );

    it('has every measure of every model, and what they make together', async () => {
      const element = await show({ priced_ratio: 0.94 }, 'table');
      expect(texts(element, 'thead th')).to.deep.equal([
        'Model',
        'Cost',
        'Share of cost',
        'Requests',
        'Share of requests',
        'Tokens',
        'Cost per 1,000 tokens',
        'Mean latency',
      ]);
      expect(rows(element)).to.deep.equal([
        'gpt-4-turbo $51.20 81% 600 38% 900K $0.057 1,400 ms',
        'gpt-5-mini $12.30 19% 900 56% 600K $0.021 620 ms',
        'never-priced — — 100 6% 100K — —',
        'All models ≥ $63.50 100% 1,600 100% 1.6M ≥ $0.040 912 ms',
      ]);
    });

    it('is sorted by its headers, and says so', async () => {
      const element = await show({}, 'table');
      const header = (name: string) =>
        all(element, 'thead button')
          .find((button) => button.title === `Sort by ${name}`)
          ?.click();
      header('Requests');
      await element.updateComplete;
      expect(texts(element, 'tbody th')).to.deep.equal(['gpt-5-mini', 'gpt-4-turbo', 'never-priced']);
      header('Mean latency');
      await element.updateComplete;
      expect(texts(element, 'tbody th')).to.deep.equal(['gpt-5-mini', 'gpt-4-turbo', 'never-priced']);
      expect(announced(element)).to.equal('Sorted by Mean latency, ascending');
    });

    it('has a row for what is in none', async () => {
      const element = await show({ cost: { total: 70 }, overview: { totalRequests: 2_000 } }, 'table');
      expect(rows(element).at(-2)?.trim()).to.match(/^In no row \$6\.50 9% 400/);
    });

    it('is reached by its button, and the bars by theirs', async () => {
      const element = await show();
      const button = (title: string) => all(element, 'button').find((each) => each.title === title);
      button('Table')?.click();
      await element.updateComplete;
      expect(element.view).to.equal('table');
      expect(button('Table')?.getAttribute('aria-pressed')).to.equal('true');
      button('Bars')?.click();
      await element.updateComplete;
      expect(bars(element)).to.have.length(3);
    });
  });

  describe('choosing a model', () => {
    let live: LiveFeed;
    let element: ModelComparisonElement;

    beforeEach(async () => {
      live = new LiveFeed();
      live.answer(ALL, ready());
      element = await follow(live);
    });

    it('filters the stream by it, and goes on showing all of them, this one marked', async () => {
      await choose(element, 'gpt-4-turbo');
      expect(live.feed.filter.model).to.equal('gpt-4-turbo');
      expect(bars(element)).to.have.length(3);
      expect(pressed(element)).to.deep.equal(['gpt-4-turbo']);
      expect(announced(element)).to.equal('Everything is filtered by gpt-4-turbo');
      expect(live.asked).to.deep.equal([ALL, ALL, ONE]);
    });

    it('shows its figures and its domains, with a way back', async () => {
      live.answer(ONE, ready({ domainBreakdown: [{ domain: 'law', requests: 3, cost: '51.20' }] }));
      await choose(element, 'gpt-4-turbo');
      const facts = texts(element, '.facts dt').map(
        (name, i) => `${name}: ${texts(element, '.facts dd')[i]}`,
      );
      expect(facts).to.deep.equal([
        'Cost: $51.20',
        'Share of cost: 81%',
        'Requests: 600',
        'Share of requests: 38%',
        'Tokens: 900K',
        'Cost per 1,000 tokens: $0.057',
        'Mean latency: 1,400 ms',
      ]);
      expect(textOf(element, '.details .bar')).to.contain('law $51.20');
      expect(textOf(element, '[aria-current="location"]')).to.equal('gpt-4-turbo');
      const back = all(element, '.breadcrumbs button')[0];
      back?.focus();
      back?.click();
      await element.updateComplete;
      expect(live.feed.filter.model).to.equal(null);
      expect(all(element, '.details')).to.have.length(0);
      expect(announced(element)).to.equal('All models are shown everywhere');
      expect(element.shadowRoot?.activeElement, 'the focus is not lost').to.equal(
        all(element, 'button.bar')[0],
      );
    });

    it('says that the domains are on their way, and nothing where they cannot be read', async () => {
      await choose(element, 'gpt-4-turbo');
      expect(textOf(element, '.details p')).to.equal('Loading…');
      live.answer(ONE, { type: 'failed', error: new Error('500') });
      await element.updateComplete;
      expect(all(element, '.details p')).to.have.length(0);
      expect(textOf(element, '.facts dd')).to.contain('$51.20');
    });

    it('lets go of it when it is chosen again', async () => {
      await choose(element, 'gpt-5-mini');
      await choose(element, 'gpt-5-mini');
      expect([live.feed.filter.model, pressed(element)]).to.deep.equal([null, []]);
    });

    it('is done by keys', async () => {
      barOf(element, 'gpt-5-mini').focus();
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(live.feed.filter.model).to.equal('gpt-5-mini');
      expect(element.shadowRoot?.activeElement).to.equal(barOf(element, 'gpt-5-mini'));
    });

    it('tells the page, which may keep it from happening', async () => {
      const told: unknown[] = [];
      const hear = (event: Event): void => {
        told.push((event as CustomEvent<unknown>).detail);
        event.preventDefault();
      };
      document.addEventListener('model-select', hear);
      await choose(element, 'gpt-4-turbo');
      document.removeEventListener('model-select', hear);
      expect(told).to.deep.equal([{ model: 'gpt-4-turbo' }]);
      expect([live.feed.filter.model, pressed(element)]).to.deep.equal([null, []]);
    });

    it('marks what somebody else filters by, and says so of one that is not there', async () => {
      live.feed.setFilter({ model: 'gpt-5-mini' });
      await element.updateComplete;
      expect(pressed(element)).to.deep.equal(['gpt-5-mini']);
      live.feed.setFilter({ model: 'gpt-3' });
      await element.updateComplete;
      expect(textOf(element, '.details')).to.contain('There are no figures of gpt-3 in this period.');
    });

    it('follows range and domain of the stream', async () => {
      live.feed.setFilter({ range: { type: 'days', days: 30 }, domain: 'law' });
      await element.updateComplete;
      expect(live.asked.at(-1)).to.deep.equal({ days: '30', domain: 'law' });
    });

    it('only marks it, and tells, where the page has no stream', async () => {
      const own = await show();
      const told: unknown[] = [];
      own.addEventListener('model-select', (event) => told.push((event as CustomEvent<unknown>).detail));
      await choose(own, 'gpt-4-turbo');
      expect(pressed(own)).to.deep.equal(['gpt-4-turbo']);
      expect(announced(own)).to.equal('gpt-4-turbo is chosen');
      expect(textOf(own, '.facts dd')).to.contain('$51.20');
      expect(all(own, '.details .bar')).to.have.length(0);
      await choose(own, 'gpt-4-turbo');
      expect(announced(own)).to.equal('No model is chosen');
      expect(told).to.deep.equal([{ model: 'gpt-4-turbo' }, { model: null }]);
    });
  });

  it('is read from top to bottom', async () => {
    expect(spokenOf(await show())).to.equal(
      'Models compared [Shown as] Total at least $63.50 Nov 14 – Nov 20, 2026 (New York) · 93% priced ' +
        'gpt-4-turbo made 81% of the cost with 38% of the requests. ' +
        'Compared by Cost Requests Tokens Cost per 1,000 tokens Mean latency [Cost] ' +
        'gpt-4-turbo $51.20 81% of cost gpt-5-mini $12.30 19% of cost never-priced —',
    );
  });

  it('gives its rows to an export, in the order of the table', async () => {
    const element = await show();
    const exported = element.exportRows();
    expect(exported?.subject).to.equal('models');
    expect(
      exported?.columns.map(({ header, unit }) => (unit ? `${header} (${unit})` : header)),
    ).to.deep.equal([
      'Model',
      'Provider',
      'Cost (USD)',
      'Share of cost',
      'Requests',
      'Share of requests',
      'Tokens',
      'Cost per 1000 tokens (USD)',
      'Mean latency (ms)',
    ]);
    expect(exported?.rows).to.have.length(3);
  });

  it('says what will appear where nothing was used', async () => {
    const element = await show({ modelUsage: [], cost: { total: 0 } });
    expect(textOf(element, '.face-title')).to.equal('No model was used in this period');
  });
});
