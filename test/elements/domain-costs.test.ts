import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { answered } from '../../demo/scenarios/fake-feed.js';
import type { DataExport } from '../../src/elements/cost-export.js';
import { DomainCostsElement } from '../../src/elements/domain-costs.js';
import { decodeTelemetry } from '../../src/wire/telemetry.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { plain } from '../makers/text.js';
import { LiveFeed } from '../support/live-feed.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';

register(DomainCostsElement);

type Overrides = Readonly<Record<string, unknown>>;

/** So many domains, each a dollar dearer than the next: `d1` is the dearest. */
const many = (count: number): Overrides => ({
  domainBreakdown: Array.from({ length: count }, (_, i) => ({
    domain: `d${i + 1}`,
    cost: count - i,
    requests: 10,
  })),
  cost: { total: (count * (count + 1)) / 2 },
  overview: { totalRequests: count * 10 },
});

/** The middle of what some turns of the same work take. */
async function medianOf(work: (turn: number) => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 15; turn++) {
    const start = performance.now();
    await work(turn);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[7] ?? 0;
}

describe('DomainCostsElement', () => {
  const all = (element: Element, selector: string): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const find = (element: Element, selector: string): HTMLElement => {
    const [found] = all(element, selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  };
  const textOf = (element: Element, selector: string): string =>
    all(element, selector)
      .map((each) => plain(each.textContent).replace(/\s+/g, ' ').trim())
      .join(' | ');
  const rows = (element: Element, part = 'tbody tr, tfoot tr'): string[] =>
    all(element, part).map((row) =>
      [...row.children].map((cell) => plain(cell.textContent ?? '').trim()).join(' '),
    );
  const names = (element: Element): string[] =>
    all(element, 'tbody th').map((cell) => cell.textContent?.trim() ?? '');
  const show = (overrides: Overrides = {}, pageSize = 25, search = ''): Promise<DomainCostsElement> =>
    fixture(
      html`<domain-costs
        page-size=${pageSize}
        search=${search}
        .telemetry=${telemetryPayload(overrides)}
      ></domain-costs>`,
    );
  const press = async (element: DomainCostsElement, title: string): Promise<void> => {
    const button = all(element, 'button').find(
      (each) => each.title === title || plain(each.textContent).trim() === title,
    );
    if (!button) throw new Error(`there is no button ${title}`);
    button.click();
    await element.updateComplete;
  };
  const announced = (element: Element): string => textOf(element, '.card ~ [role="status"]');

  it('shows cost, share, requests and average of each, and the server’s total', async () => {
    const element = await show({ priced_ratio: 1 });
    expect(textOf(element, 'thead th')).to.equal(
      'Domain | Cost | Share of cost | Requests | Average per request',
    );
    expect(rows(element)).to.deep.equal([
      'support $40.10 63% 1,100 $0.036',
      'research $23.40 37% 500 $0.047',
      'All domains $63.50 100% 1,600 $0.040',
    ]);
  });

  it('says what is in no row, and by how much rows exceed their total', async () => {
    expect(
      rows(await show({ cost: { total: 70 } }))
        .at(-2)
        ?.trim(),
    ).to.equal('In no row $6.50 9%');
    expect(textOf(await show({ cost: { total: 60 } }), '[part="notes"]')).to.equal(
      'The rows add up to $3.50 more than the total',
    );
  });

  it('is a lower bound where a price is unknown', async () => {
    const element = await show({
      domainBreakdown: [
        { domain: 'a', cost: '2', requests: 1 },
        { domain: 'b', cost: null, requests: 3 },
      ],
      cost: { total: '2' },
      overview: { totalRequests: 4 },
    });
    expect(rows(element)).to.deep.equal([
      'a $2.00 100% 1 $2.00',
      'b — — 3 —',
      'All domains ≥ $2.00 100% 4 ≥ $0.50',
    ]);
  });

  it('has the average of the server for all domains, which is none of unknown prices', async () => {
    const element = await show({ priced_ratio: 0.94, cost: { total: '63.50', average: '0.0422' } });
    expect(rows(element).at(-1)).to.equal('All domains ≥ $63.50 100% 1,600 $0.042');
  });

  it('is text, whatever a domain is called', async () => {
    const element = await show({
      domainBreakdown: [{ domain: '<img src=x>', cost: 1 }],
    });
    expect(all(element, 'img')).to.have.length(0);
    expect(names(element)).to.deep.equal(['<img src=x>']);
  });

  it('keeps apart rows of one name', async () => {
    const twice = [
      { domain: 'a', cost: 2, requests: 1 },
      { domain: 'a', cost: 1, requests: 1 },
    ];
    expect(names(await show({ domainBreakdown: twice }))).to.deep.equal(['a', 'a']);
  });

  it('is read from top to bottom', async () => {
    expect(spokenOf(await show({ priced_ratio: 1 }))).to.equal(
      'Costs by domain Search domains 2 domains · Nov 14 – Nov 20, 2026 (New York) ' +
        'Sorted by Cost, descending Domain Cost Share of cost Requests Average per request ' +
        'support $40.10 63% 1,100 $0.036 research $23.40 37% 500 $0.047 ' +
        'All domains $63.50 100% 1,600 $0.040',
    );
  });

  describe('pages', () => {
    it('lead from one to the next, and keep the focus at an end', async () => {
      const element = await show(many(60));
      expect(textOf(element, '[part="pager"]')).to.equal('Page 1 of 3');
      expect(names(element)).to.have.length(25);
      const next = find(element, '[title="Next page"]');
      next.focus();
      await press(element, 'Next page');
      await press(element, 'Next page');
      expect(names(element)).to.deep.equal(Array.from({ length: 10 }, (_, i) => `d${i + 51}`));
      expect(announced(element)).to.equal('Page 3 of 3');
      expect(next.getAttribute('aria-disabled')).to.equal('true');
      await press(element, 'Next page');
      expect(textOf(element, '[part="pager"]')).to.equal('Page 3 of 3');
      expect(element.shadowRoot?.activeElement).to.equal(next);
    });

    it('begin anew with another order, and none is left empty by live figures', async () => {
      const element = await show(many(60));
      await press(element, 'Next page');
      await press(element, 'Sort by Domain');
      expect(textOf(element, '[part="pager"]')).to.equal('Page 1 of 3');
      await press(element, 'Next page');
      element.telemetry = telemetryPayload(many(20));
      await element.updateComplete;
      expect(names(element)).to.have.length(20);
    });

    it('are none where all rows are wanted', async () => {
      const element = await show(many(200), 0);
      expect(all(element, '[part="pager"]')).to.have.length(0);
      expect(names(element)).to.have.length(200);
      expect(rows(element).at(-1)).to.contain('$20,100.00');
    });

    it('have a usual size where the attribute says nonsense', async () => {
      const element = await show(many(30), -4);
      expect(names(element)).to.have.length(30);
    });
  });

  describe('ten thousand rows in one table', () => {
    const COUNT = 10_000;
    /** Chromium scrolls smoothly. */
    const PATIENCE = { timeout: 5_000 };
    const ROWS = 'tbody tr[aria-rowindex]';
    const scroller = (element: Element): HTMLElement => find(element, '.table-scroll');
    const showAll = async (overrides = many(COUNT), search = ''): Promise<DomainCostsElement> => {
      const element = await show(overrides, 0, search);
      await waitUntil(
        () => all(element, '.gap').some(({ offsetHeight }) => offsetHeight > 1_000),
        'no window',
      );
      return element;
    };
    const scrollTo = async (element: DomainCostsElement, top: number): Promise<void> => {
      const scrolled = oneEvent(scroller(element), 'scroll');
      scroller(element).scrollTop = top;
      await scrolled;
      await element.updateComplete;
    };
    const inSight = (element: Element): string[] => {
      const { top, bottom } = scroller(element).getBoundingClientRect();
      return all(element, ROWS)
        .filter((row) => row.getBoundingClientRect().top < bottom && row.getBoundingClientRect().bottom > top)
        .map((row) => row.querySelector('th')?.textContent?.trim() ?? '');
    };

    it('draws those in sight, in a table that says how many there are', async () => {
      const element = await showAll();
      expect(all(element, 'tr').length).to.be.below(60);
      expect(find(element, 'table').getAttribute('aria-rowcount')).to.equal('10002');
      expect(all(element, 'tr[aria-rowindex]')[1]?.getAttribute('aria-rowindex')).to.equal('2');
      expect(all(element, 'tfoot tr').at(-1)?.getAttribute('aria-rowindex')).to.equal('10002');
      expect(textOf(element, 'button.quiet')).to.equal('');
      const rowHeight = find(element, `${ROWS} + tr`).offsetHeight;
      const height = all(element, 'tbody').reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
      expect(height).to.be.closeTo(COUNT * rowHeight, 2);
    });

    it('shows the last row at the end, and what is between on the way', async () => {
      const element = await showAll();
      const { scrollHeight } = scroller(element);
      await scrollTo(element, scrollHeight / 2);
      expect(inSight(element)).to.have.length.above(5);
      expect(Number(inSight(element)[0]?.slice(1))).to.be.closeTo(COUNT / 2, 20);
      await scrollTo(element, scrollHeight);
      expect(inSight(element).at(-1)).to.equal('d10000');
      expect(all(element, ROWS).at(-1)?.getAttribute('aria-rowindex')).to.equal('10001');
      expect(all(element, 'tr').length).to.be.below(60);
      expect(scroller(element).scrollHeight, 'no jump').to.be.closeTo(scrollHeight, 2);
    });

    it('shows the answer there was until another is ready, and never a part of either', async () => {
      const element = await showAll();
      const before = rows(element).at(-1);
      element.telemetry = telemetryPayload(many(COUNT - 1));
      await element.updateComplete;
      expect(rows(element).at(-1)).to.equal(before);
      expect(find(element, 'table').getAttribute('aria-rowcount')).to.equal('10002');
      const [{ rows: exported } = { rows: [] }] = [element.exportRows()].filter((table) => table !== null);
      expect(exported, 'a file is of the newest').to.have.length(COUNT - 1);
      element.requestUpdate();
      await waitUntil(() => rows(element).at(-1) !== before);
      expect(find(element, 'table').getAttribute('aria-rowcount')).to.equal('10001');
    });

    it('begins at the first row again with another order or search', async () => {
      const element = await showAll();
      await scrollTo(element, 100_000);
      await press(element, 'Sort by Cost');
      await waitUntil(() => inSight(element)[0] === 'd10000');
      expect(scroller(element).scrollTop).to.equal(0);
      await scrollTo(element, 100_000);
      element.search = 'd2';
      await waitUntil(() => names(element).length > 5 && inSight(element)[0] === 'd2999');
      expect(find(element, 'table').getAttribute('aria-rowcount')).to.equal('1114');
      element.search = 'd123';
      await element.updateComplete;
      expect(names(element)).to.have.length(11);
      expect(all(element, '.gap')).to.have.length(0);
    });

    it('keeps the focus in a row that is scrolled out of sight, or changes its place', async () => {
      const element = await showAll();
      const button = find(element, `${ROWS} button`);
      button.focus();
      // WebKit brings what has the focus into sight only after it next draws.
      await nextFrame();
      await nextFrame();
      await scrollTo(element, 200_000);
      expect(element.shadowRoot?.activeElement).to.equal(button);
      expect(button.textContent?.trim()).to.equal('d1');
      expect(inSight(element)).not.to.include('d1');
      expect(all(element, ROWS).map((row) => row.ariaRowIndex)[0]).to.equal('2');
      const dearer = { domain: 'new', cost: 99_999, requests: 1 };
      const { domainBreakdown } = many(COUNT) as { domainBreakdown: object[] };
      element.telemetry = telemetryPayload({ ...many(COUNT), domainBreakdown: [dearer, ...domainBreakdown] });
      await waitUntil(() => button.closest('tr')?.getAttribute('aria-rowindex') === '3');
      expect(element.shadowRoot?.activeElement).to.equal(button);
    });

    it('is scrolled by keys, by its name', async () => {
      const element = await showAll();
      const box = scroller(element);
      expect([box.tabIndex, box.getAttribute('aria-label')]).to.deep.equal([0, 'Costs by domain']);
      box.focus();
      /** Chromium scrolls nowhere for a key that is pressed before it has said that it came to rest. */
      const press = async (key: string, isThere: () => boolean) => {
        const atRest = 'onscrollend' in box ? oneEvent(box, 'scrollend') : null;
        await sendKeys({ press: key });
        await waitUntil(isThere, key, PATIENCE);
        await atRest;
      };
      await press('End', () => inSight(element).includes('d10000'));
      await press('Home', () => inSight(element).includes('d1'));
      await press('PageDown', () => box.scrollTop > 200);
      expect(element.shadowRoot?.activeElement).to.equal(box);
    }).timeout(20_000);

    it('lets its header and its total stay in sight', async () => {
      const element = await showAll();
      await scrollTo(element, 100_000);
      const { top, bottom } = scroller(element).getBoundingClientRect();
      expect(find(element, 'thead th').getBoundingClientRect().top).to.be.closeTo(top, 2);
      expect(all(element, 'tfoot th').at(-1)?.getBoundingClientRect().bottom).to.be.closeTo(bottom, 20);
    });

    it('goes on paper with its first thousand rows and a word of the others, wherever it was scrolled to', async () => {
      const element = await showAll();
      await scrollTo(element, 100_000);
      const button = all(element, `${ROWS} button`).at(-1);
      button?.focus();
      dispatchEvent(new Event('beforeprint'));
      await element.updateComplete;
      expect([names(element)[0], names(element)[999]]).to.deep.equal(['d1', 'd1000']);
      expect(element.shadowRoot?.activeElement).to.equal(button);
      expect(textOf(element, '.printed')).to.equal('The first 1,000 of 10,000 rows');
      dispatchEvent(new Event('afterprint'));
      await element.updateComplete;
      expect(names(element).length).to.be.below(60);
      expect(inSight(element)).to.have.length.above(5);
      expect(all(element, '.printed')).to.have.length(0);
    });

    it('says a name in full that is cut short', async () => {
      const element = await showAll();
      expect(find(element, 'tbody th').title).to.equal('d1');
    });

    it('costs a step of scrolling no more than a few pages of 25 rows', async () => {
      const paged = await show(many(COUNT), 25);
      await waitUntil(() => names(paged).length === 25);
      const pageMs = await medianOf(async () => {
        await press(paged, 'Next page');
        paged.getBoundingClientRect();
      });
      const element = await showAll();
      const stepMs = await medianOf(async (turn) => {
        scroller(element).scrollTop = (turn + 1) * 5_000;
        scroller(element).dispatchEvent(new Event('scroll'));
        await element.updateComplete;
        element.getBoundingClientRect();
      });
      expect(stepMs / pageMs).to.be.below(5);
    });

    it('is drawn whole again, once it has pages', async () => {
      const element = await showAll();
      element.pageSize = 25;
      await element.updateComplete;
      expect(names(element)).to.have.length(25);
      expect(find(element, 'table').hasAttribute('aria-rowcount')).to.equal(false);
      expect(scroller(element).hasAttribute('tabindex')).to.equal(false);
    });

    it('goes on after it was moved in the page', async () => {
      const element = await showAll();
      const place = await fixture(html`<div></div>`);
      place.append(element);
      await element.updateComplete;
      await waitUntil(() => all(element, '.gap').some(({ offsetHeight }) => offsetHeight > 1_000));
      await scrollTo(element, 1e6);
      expect(inSight(element).at(-1)).to.equal('d10000');
    });
  });

  describe('search', () => {
    let clock: SinonFakeTimers;

    beforeEach(() => {
      clock = useFakeTimers({
        toFake: ['setTimeout', 'clearTimeout'],
        shouldClearNativeTimers: true,
      });
    });

    afterEach(() => clock.restore());

    const type = (element: Element, text: string): void => {
      const input = find(element, 'input') as HTMLInputElement;
      input.value = text;
      input.dispatchEvent(new Event('input'));
    };

    it('finds after a pause in typing, says how many, and adds up those found beside the total', async () => {
      const element = await show(many(60));
      type(element, 'D');
      clock.tick(100);
      type(element, 'D1');
      clock.tick(199);
      await element.updateComplete;
      expect(names(element)).to.have.length(25);
      clock.tick(1);
      await element.updateComplete;
      await element.updateComplete;
      expect(names(element)).to.have.length(11);
      expect(announced(element)).to.equal('11 domains');
      expect(rows(element, 'tfoot tr')).to.deep.equal([
        'The 11 found $525.00 29% 110 $4.77',
        'All domains $1,830.00 100% 600 $3.05',
      ]);
    });

    it('ends with Escape, which then closes nothing else', async () => {
      const element = await show(many(60), 25, 'd1');
      expect(names(element)).to.have.length(11);
      const input = find(element, 'input') as HTMLInputElement;
      const escape = () =>
        new KeyboardEvent('keydown', {
          key: 'Escape',
          bubbles: true,
          composed: true,
          cancelable: true,
        });
      let heard = 0;
      element.addEventListener('keydown', () => (heard += 1));
      expect(input.dispatchEvent(escape())).to.equal(false);
      await element.updateComplete;
      expect([input.value, element.search, names(element).length, heard]).to.deep.equal(['', '', 25, 0]);
      expect(input.dispatchEvent(escape()), 'nothing to end').to.equal(true);
      expect(heard).to.equal(1);
    });

    it('says that nothing was found, in the words that were searched for', async () => {
      const element = await show(many(5), 25, '<b>');
      expect(textOf(element, '.stack > .muted')).to.equal('No domain is called like “<b>”.');
      expect(all(element, 'table')).to.have.length(0);
    });
  });

  describe('choosing a domain', () => {
    const ready = answered(decodeTelemetry(telemetryPayload()));

    it('filters the stream by it, and goes on showing all of them, this one marked', async () => {
      const live = new LiveFeed();
      live.answer({ days: '7' }, ready);
      const element = await fixture<DomainCostsElement>(
        html`<domain-costs .feed=${live.feed}></domain-costs>`,
      );
      await press(element, 'support');
      expect(live.feed.filter.domain).to.equal('support');
      expect(names(element)).to.have.length(2);
      expect(textOf(element, 'tr.selected th')).to.equal('support');
      expect(textOf(element, '.breadcrumbs')).to.equal('All domains support');
      expect(announced(element)).to.equal('Everything is filtered by support');
      await press(element, 'All domains');
      expect([live.feed.filter.domain, all(element, 'tr.selected').length]).to.deep.equal([null, 0]);
      expect(announced(element)).to.equal('All domains are shown everywhere');
      expect(live.asked).to.deep.equal([{ days: '7' }]);
      live.feed.setFilter({ model: 'gpt-4' });
      await element.updateComplete;
      expect(live.asked.at(-1)).to.deep.equal({ days: '7', model: 'gpt-4' });
    });

    it('only marks it, and tells, where the page has no stream', async () => {
      const element = await show();
      const told: unknown[] = [];
      element.addEventListener('domain-select', (event) => told.push((event as CustomEvent<unknown>).detail));
      await press(element, 'research');
      expect(textOf(element, 'tr.selected th')).to.equal('research');
      expect(announced(element)).to.equal('research is chosen');
      element.addEventListener('domain-select', (event) => event.preventDefault());
      await press(element, 'research');
      expect(textOf(element, 'tr.selected th'), 'cancelled').to.equal('research');
      expect(told).to.deep.equal([{ domain: 'research' }, { domain: null }]);
    });

    it('is done by keys', async () => {
      const element = await show();
      find(element, 'tbody button').focus();
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(textOf(element, 'tr.selected th')).to.equal('support');
    });
  });

  describe('file', () => {
    const fileOf = async (element: DomainCostsElement): Promise<DataExport> => {
      let file: DataExport | undefined;
      element.addEventListener('data-export', (event) => {
        file = (event as CustomEvent<DataExport>).detail;
        event.preventDefault();
      });
      await press(element, 'Download these rows as CSV');
      if (!file) throw new Error('no file');
      return file;
    };

    it('has the rows found, on all pages and in their order, raw, and their filter in its name', async () => {
      const element = await show(many(60), 5, 'd1');
      await press(element, 'Sort by Domain');
      const { fileName, text, rows: exported } = await fileOf(element);
      expect(fileName).to.equal('spendwire-domains-d1.csv');
      expect(text.split('\r\n').slice(0, 3)).to.deep.equal([
        'Domain,Cost (USD),Share of cost,Requests,Average cost per request (USD)',
        'd1,60,0.03,10,6',
        'd10,51,0.03,10,5.1',
      ]);
      expect(exported).to.have.length(11);
    });

    it('gives the same rows to an export, with what was searched for', async () => {
      const exported = (await show(many(30), 10, 'd2')).exportRows();
      expect(exported).to.deep.include({ subject: 'domains', currency: 'USD' });
      expect(exported?.filter['search']).to.equal('d2');
      expect(exported?.rows).to.have.length(11);
      expect(exported?.columns[0]?.value(exported.rows[0])).to.equal('d2');
    });

    it('names the days it is of, and can do no harm in a spreadsheet', async () => {
      const element = await show({
        domainBreakdown: [{ domain: '=1+1', cost: '-1.50', requests: 2 }],
      });
      const { fileName, text } = await fileOf(element);
      expect(fileName).to.equal('spendwire-domains-2026-11-14-2026-11-20.csv');
      expect(text.split('\r\n')[1]).to.match(/^'=1\+1,-1.5,/);
    });
  });

  it('says what will appear where no domain was used', async () => {
    const element = await show({ domainBreakdown: [], cost: { total: 0 } });
    expect(textOf(element, '.face-title')).to.equal('No domain was used in this period');
  });
});
