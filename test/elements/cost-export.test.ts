import { expect, fixture, html } from '@open-wc/testing';
import { CostBreakdownElement } from '../../src/elements/cost-breakdown.js';
import { exportFormat, type DataExport } from '../../src/elements/cost-export.js';
import { readCostRowsCsv } from '../../src/domain/costs-csv.js';
import { readCostsJson } from '../../src/domain/costs-json.js';
import { readFocusCsv } from '../../src/domain/focus.js';
import { answered } from '../../demo/scenarios/fake-feed.js';
import { decodeCosts } from '../../src/wire/costs.js';
import { costsAnswer } from '../makers/answers.js';
import { costsPayload } from '../makers/costs.js';
import { LiveFeed } from '../support/live-feed.js';
import { register } from '../support/register.js';
import { waitUntil } from '../support/wait-until.js';

register(CostBreakdownElement);

/** Presses the download, and keeps the file from being saved. */
const exported = async (
  element: CostBreakdownElement,
  exportAs: string,
): Promise<DataExport & { title: string }> => {
  const files: DataExport[] = [];
  element.setAttribute('export-as', exportAs);
  await element.updateComplete;
  element.addEventListener('data-export', (event) => {
    event.preventDefault();
    files.push((event as CustomEvent<DataExport>).detail);
  });
  const button = element.shadowRoot?.querySelector<HTMLButtonElement>('[part="download"]');
  button?.click();
  await waitUntil(() => files.length > 0);
  return { ...files[0]!, title: button?.title ?? '' };
};

describe('export-as', () => {
  const show = (costs: unknown) =>
    fixture<CostBreakdownElement>(html`<cost-breakdown .costs=${costs}></cost-breakdown>`);

  it('gives JSON that reads back as the very figures, with unit, zone, range and time', async () => {
    const file = await exported(await show(costsPayload({ time_zone: 'Asia/Kolkata' })), 'json');
    expect(file.title).to.equal('Download JSON');
    expect(file.fileName).to.equal('spendwire-costs-2026-11-01-2026-11-02.json');
    const read = readCostsJson(file.text);
    expect(read?.answer).to.deep.equal(costsAnswer({ time_zone: 'Asia/Kolkata' }));
    expect(read?.range).to.eql({ from: '2026-11-01', to: '2026-11-02' });
    expect(JSON.parse(file.text)).to.include({ unit: 'money', as_of: '2026-11-20T13:00:00.000Z' });
  });

  it('gives the rows in view as CSV', async () => {
    const file = await exported(await show(costsPayload()), 'csv-rows');
    expect(file.fileName).to.equal('spendwire-costs-by-model-2026-11-01-2026-11-02.csv');
    expect(readCostRowsCsv(file.text)).to.deep.equal({ currency: 'USD', rows: costsAnswer().byModel });
    expect(file.rows).to.deep.equal(costsAnswer().byModel);
  });

  it('gives charges in the columns of FOCUS', async () => {
    const file = await exported(await show(costsPayload()), 'focus');
    expect(file.fileName).to.equal('spendwire-costs-focus-2026-11-01-2026-11-02.csv');
    expect(readFocusCsv(file.text).map(({ model, cost, start }) => [model, cost, start])).to.eql([
      ['gpt-4', '6', Date.parse('2026-11-01')],
      ['claude-3-haiku', '4', Date.parse('2026-11-01')],
    ]);
  });

  it('keeps to the rows that are looked into, and to what the page says of currency and zone', async () => {
    const costs = costsPayload({
      currency: null,
      time_zone: null,
      by_user: [{ user: 'ann', provider: 'openai', cost: 2 }],
    });
    const element = await show(costs);
    element.setAttribute('currency', 'EUR');
    element.setAttribute('time-zone', 'Europe/Berlin');
    element.setAttribute('model', 'gpt-4');
    await element.updateComplete;
    const file = await exported(element, 'json');
    expect(file.fileName).to.equal('spendwire-costs-2026-11-01-2026-11-02-gpt-4.json');
    const read = readCostsJson(file.text);
    expect(read?.path).to.eql({ model: 'gpt-4', provider: null });
    expect(read?.answer).to.deep.include({ currency: 'EUR', timeZone: 'Europe/Berlin', total: '6' });
    expect(read?.answer.byModel).to.eql([]);
    expect(read?.answer.byProvider.map(({ name, cost }) => [name, cost])).to.eql([['openai', '6']]);
    expect(read?.answer.byDay).to.eql([]);
  });

  it('asks for the days that the rows came without', async () => {
    const live = new LiveFeed();
    const params = { days: '30', group_by: 'provider', model: 'gpt-4' };
    const ready = (overrides: Readonly<Record<string, unknown>>) =>
      answered(decodeCosts(costsPayload(overrides)));
    live.answer(params, ready({ by_model: [], by_provider: [{ provider: 'openai', cost: 6 }], by_day: [] }));
    live.answer({ days: '30', group_by: 'day', model: 'gpt-4' }, ready({ by_model: [] }));
    const element = await fixture<CostBreakdownElement>(
      html`<cost-breakdown model="gpt-4" .feed=${live.feed}></cost-breakdown>`,
    );
    const read = readCostsJson((await exported(element, 'json')).text);
    expect(read?.answer.byDay.map(({ cost }) => cost)).to.eql(['3.2', '6.8']);
    expect(read?.answer.byProvider).to.have.length(1);
  });

  it('is the CSV by day unless it names a format', () => {
    expect(exportFormat('json')).to.equal('json');
    for (const odd of ['', 'xls', 'CSV', '__proto__']) expect(exportFormat(odd)).to.equal('csv');
  });
});

describe('an exact figure', () => {
  const titles = (element: Element, selector: string) =>
    [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((each) => each.getAttribute('title'));

  it('stands behind a printed one that has fewer digits', async () => {
    const costs = costsPayload({
      total: '346.278650',
      by_model: [
        { model: 'gpt-4-turbo', cost: '346.27' },
        { model: 'gpt-5-mini', cost: '0.008650' },
      ],
    });
    const element = await fixture(html`<cost-breakdown view="table" .costs=${costs}></cost-breakdown>`);
    expect(titles(element, '.stat-value')).to.eql(['$346.27865']);
    expect(titles(element, 'tbody td.cost [title], tfoot td.cost [title]')).to.eql([
      '$0.00865',
      '$346.27865',
    ]);
  });

  it('is not repeated where all of it is printed', async () => {
    const element = await fixture(
      html`<cost-breakdown view="table" .costs=${costsPayload()}></cost-breakdown>`,
    );
    expect(titles(element, '.stat-value')).to.eql([null]);
    expect(titles(element, 'td.cost [title]')).to.eql([]);
  });
});

describe('exportRows', () => {
  it('gives the rows in view with what is said of them', async () => {
    const element = await fixture<CostBreakdownElement>(
      html`<cost-breakdown .costs=${costsPayload()} time-zone="Asia/Kolkata"></cost-breakdown>`,
    );
    const table = element.exportRows();
    expect(table).to.include({ subject: 'costs-by-model', currency: 'USD' });
    expect(table?.filter).to.eql({
      from: '2026-11-01',
      to: '2026-11-02',
      domain: null,
      model: null,
      provider: null,
    });
    expect(table?.rows).to.deep.equal(costsAnswer().byModel);
    expect(table?.columns.map(({ header }) => header)).to.eql([
      'Model',
      'Provider',
      'Cost',
      'Requests',
      'Tokens',
    ]);
  });

  it('names the domain and the model that its stream is filtered by, in this file as in its own', async () => {
    const live = new LiveFeed();
    live.feed.setFilter({ domain: 'support', model: 'gpt-4' });
    live.answer({ days: '30', domain: 'support', model: 'gpt-4' }, answered(decodeCosts(costsPayload())));
    const element = await fixture<CostBreakdownElement>(
      html`<cost-breakdown .feed=${live.feed}></cost-breakdown>`,
    );
    expect(element.exportRows()?.filter).to.include({ domain: 'support', model: 'gpt-4', provider: null });
    const { fileName, text } = await exported(element, 'json');
    expect(fileName).to.match(/-support-gpt-4\.json$/);
    expect(readCostsJson(text)).to.deep.include({
      domain: 'support',
      path: { model: 'gpt-4', provider: null },
    });
  });

  it('has nothing to give before there are figures', async () => {
    const element = await fixture<CostBreakdownElement>(html`<cost-breakdown></cost-breakdown>`);
    expect(element.exportRows()).to.equal(null);
  });
});
