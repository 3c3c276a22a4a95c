import { expect, fixture, html } from '@open-wc/testing';
import { DataExportElement, type TableExport } from '../../src/elements/data-export.js';
import { EventStreamElement } from '../../src/elements/event-stream.js';
import type { ExportTable } from '../../src/domain/export-table.js';
import { alertsPayload } from '../makers/alerts.js';
import { budgetPayload } from '../makers/budget.js';
import { costsPayload } from '../makers/costs.js';
import { routingPayload } from '../makers/routing.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { register } from '../support/register.js';
import { spokenOf } from '../support/spoken.js';
import { startServer, type Reply, type TestServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

register(EventStreamElement, DataExportElement);

interface Row {
  readonly name: string;
  readonly micros: number;
}

const amountOf = (micros: number): string =>
  `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;

const tableOf = (rows: readonly Row[]): ExportTable<Row> => ({
  subject: 'requests',
  filter: { range: '7d', domain: 'shop.example', model: null },
  currency: 'USD',
  timeZone: null,
  asOf: null,
  columns: [
    { header: 'Request', kind: 'text', value: ({ name }) => name },
    { header: 'Cost', unit: 'USD', kind: 'number', value: ({ micros }) => amountOf(micros) },
  ],
  rows,
});

/** A widget of a page that has rows. */
const widget = (id: string, rows: readonly Row[] | null): HTMLElement =>
  Object.assign(document.createElement('div'), { id, exportRows: () => rows && tableOf(rows) });

const few: readonly Row[] = [
  { name: 'a', micros: 1_500_000 },
  { name: '=b', micros: 1 },
];

/** So many that their file is several megabytes. */
const MANY = 200_000;
const many: readonly Row[] = Array.from({ length: MANY }, (_, at) => ({
  name: `request ${at}`,
  micros: (at * 7_919) % 5_000_000,
}));

describe('<data-export>', () => {
  let files: TableExport[];
  let element: DataExportElement;

  const root = () => element.shadowRoot as ShadowRoot;
  const part = (name: string) => root().querySelector<HTMLElement>(`[part="${name}"]`);
  const said = () => root().querySelector('[role="status"]')?.textContent ?? '';
  const press = (format = 'csv') => {
    const button = root().querySelector<HTMLElement>(`[data-format="${format}"]`);
    button?.focus();
    button?.click();
  };

  /** Takes the files, so that none is saved. */
  const take = (exporter: DataExportElement) => {
    element = exporter;
    files = [];
    element.addEventListener('data-export', (event) => {
      event.preventDefault();
      files.push((event as CustomEvent<TableExport>).detail);
    });
  };

  const show = async (target: HTMLElement, attributes: Readonly<Record<string, string>> = {}) => {
    const page = await fixture<HTMLElement>(
      html`<div>${target}<data-export for=${target.id}></data-export></div>`,
    );
    take(page.querySelector('data-export') as DataExportElement);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    await element.updateComplete;
  };

  describe('of a widget', () => {
    it('writes what the widget shows, named by subject and filter', async () => {
      await show(widget('few', few));
      press();
      await waitUntil(() => files.length > 0);
      expect(files[0]).to.deep.include({
        format: 'csv',
        fileName: 'spendwire-requests-7d-shop.example.csv',
        text: "Request,Cost (USD)\r\na,1.500000\r\n'=b,0.000001\r\n".replace('1.500000', '1.5'),
      });
      expect(files[0]?.rows).to.equal(few);
      await expect(element).to.be.accessible();
    });

    it('offers both formats, or the one that is asked for', async () => {
      await show(widget('few', few));
      expect(spokenOf(element)).to.contain('Download CSV Download JSON');
      element.setAttribute('format', 'json');
      await element.updateComplete;
      expect(spokenOf(element)).not.to.contain('CSV');
      press('json');
      await waitUntil(() => files.length > 0);
      expect(JSON.parse(files[0]?.text as string)).to.deep.include({
        filter: { range: '7d', domain: 'shop.example', model: null },
        rows: [
          { request: 'a', cost: '1.500000' },
          { request: '=b', cost: '0.000001' },
        ],
      });
    });

    it('finds it in its own tree first, then in those around it', async () => {
      await show(widget('one', few));
      const host = document.createElement('div');
      element.parentElement?.append(host);
      const shadow = host.attachShadow({ mode: 'open' });
      shadow.append(element);
      press();
      await waitUntil(() => files.length === 1);
      shadow.append(widget('one', few.slice(1)));
      press();
      await waitUntil(() => files.length === 2);
      expect(files.map(({ rows }) => rows.length)).to.eql([2, 1]);
    });

    it('says what is wrong, and tries again when asked', async () => {
      await show(widget('none', null));
      press();
      await waitUntil(() => said() === 'There are no rows to export yet.');
      element.htmlFor = 'nobody';
      press();
      await waitUntil(() => said() === 'No file was made: there is nothing on this page called “nobody”');
      element.parentElement?.append(Object.assign(document.createElement('div'), { id: 'mute' }));
      element.htmlFor = 'mute';
      part('retry')?.click();
      await waitUntil(() => said() === 'No file was made: “mute” has no rows that can be exported');
      await expect(element).to.be.accessible();
      element.htmlFor = 'later';
      element.parentElement?.append(widget('later', few));
      part('retry')?.click();
      await waitUntil(() => files.length === 1);
      expect(root().activeElement?.getAttribute('data-format')).to.equal('csv');
    });

    it('keeps to itself what a widget throws', async () => {
      const broken = Object.assign(document.createElement('div'), {
        id: 'broken',
        exportRows: () => {
          throw new Error('secret-123');
        },
      });
      await show(broken);
      press();
      await waitUntil(() => said() === 'No file was made: the rows could not be written');
    });

    it('saves the file where nobody cancels', async () => {
      const target = widget('few', few);
      const page = await fixture<HTMLElement>(
        html`<div>${target}<data-export for="few"></data-export></div>`,
      );
      element = page.querySelector('data-export') as DataExportElement;
      const saved: string[] = [];
      const { click } = HTMLAnchorElement.prototype;
      HTMLAnchorElement.prototype.click = function () {
        saved.push(this.download);
      };
      try {
        press();
        await waitUntil(() => said().startsWith('Downloaded'));
      } finally {
        HTMLAnchorElement.prototype.click = click;
      }
      expect(saved).to.eql(['spendwire-requests-7d-shop.example.csv']);
      expect(spokenOf(element)).to.contain('Downloaded spendwire-requests-7d-shop.example.csv');
    });
  });

  describe(`of ${MANY} rows`, () => {
    it('leaves the page quick, tells how far it is, and loses no millionth', async function () {
      this.retries(1); // what else the machine does can make any task long
      await show(widget('many', many));
      const long: number[] = [];
      const canTell = PerformanceObserver.supportedEntryTypes.includes('longtask');
      const observer = new PerformanceObserver((list) =>
        long.push(...list.getEntries().map(({ duration }) => duration)),
      );
      if (canTell) observer.observe({ type: 'longtask' });
      const since = performance.now();
      press();
      await waitUntil(() =>
        part('progress')
          ?.textContent.trim()
          .match(/^[\d,]+ of 200,000 rows$/),
      );
      const bar = root().querySelector('progress');
      expect([bar?.max, (bar?.value ?? 0) < MANY]).to.eql([MANY, true]);
      expect(root().activeElement?.getAttribute('data-format'), 'focus').to.equal('csv');
      await waitUntil(() => files.length > 0);
      await new Promise((resolve) => setTimeout(resolve));
      long.push(...observer.takeRecords().map(({ duration }) => duration));
      observer.disconnect();
      // A busy machine stretches each task as it does the whole.
      const mostMs = Math.max(50, (performance.now() - since) / 25);
      expect(long.filter((ms) => ms > mostMs)).to.eql([]);

      const { text } = files[0] as TableExport;
      expect(text).to.be.instanceOf(Blob);
      const lines = (await (text as Blob).text()).trimEnd().split('\r\n').slice(1);
      expect(lines).to.have.length(MANY);
      const sum = lines.reduce((micros, line) => {
        const [whole = '', fraction = ''] = (line.split(',')[1] ?? '').split('.');
        return micros + BigInt(whole + fraction.padEnd(6, '0'));
      }, 0n);
      expect(sum).to.equal(many.reduce((micros, row) => micros + BigInt(row.micros), 0n));
    }).timeout(60_000);

    it('can be cancelled midway, by the button and by Escape, and makes no file', async () => {
      await show(widget('many', many));
      for (const cancel of [
        () => part('cancel')?.click(),
        () => part('download')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
      ]) {
        press();
        await waitUntil(() => part('progress'));
        cancel();
        await waitUntil(() => part('message')?.textContent === 'Cancelled; no file was made.');
        expect(said()).to.equal('Cancelled; no file was made.');
        expect(part('progress') === null).to.equal(true);
        expect(root().activeElement?.getAttribute('data-format')).to.equal('csv');
      }
      expect(files.length).to.equal(0);
      press();
      await waitUntil(() => files.length === 1, 'it can be done again');
    }).timeout(30_000);

    it('is called off when its element goes, but not when it is moved', async () => {
      await show(widget('many', many));
      press();
      await waitUntil(() => part('progress'));
      document.body.append(element.parentElement as Element);
      element.parentElement?.append(element);
      await waitUntil(() => files.length === 1);
      press();
      await waitUntil(() => part('progress'));
      element.parentElement?.remove();
      await waitUntil(() => !element.matches(':state(busy)') || said().startsWith('Cancelled'));
      expect(files.length).to.equal(1);
    }).timeout(30_000);
  });

  describe('of a resource', () => {
    let server: TestServer;

    beforeEach(async () => {
      server = await startServer();
    });

    afterEach(() => server.stop());

    async function follow(
      attributes: Readonly<Record<string, string>>,
      routes: Readonly<Record<string, Reply | readonly Reply[]>>,
    ) {
      await server.route(routes);
      const stream = await fixture<EventStreamElement>(
        html`<event-stream api-base=${server.httpUrl}><data-export></data-export></event-stream>`,
      );
      take(stream.querySelector('data-export') as DataExportElement);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      await waitUntil(() => root().querySelector('[data-format="csv"]'));
      return stream;
    }

    const table: readonly (readonly [
      resource: string,
      path: string,
      payload: unknown,
      fileName: string,
      header: string,
    ])[] = [
      ['costs', 'analytics/costs', costsPayload(), 'spendwire-costs-30d.csv', 'Date,Cost (USD),Requests'],
      [
        'telemetry',
        'dashboard/telemetry',
        telemetryPayload(),
        'spendwire-telemetry-7d.csv',
        'Hour,Cost (USD),Requests',
      ],
      [
        'budget',
        'usage/budget',
        budgetPayload(),
        'spendwire-budget.csv',
        'Budget,Label,Scope,Period,Unit,Used,Limit,Soft limit,Resets at',
      ],
      [
        'routing',
        'analytics/routing',
        routingPayload(),
        'spendwire-routing.csv',
        'Lane,Tasks,Success ratio,Average tokens,Rating,Cost',
      ],
      ['alerts', 'monitoring/chat', alertsPayload(), 'spendwire-alerts.csv', 'Domain,Period,Threshold (USD)'],
    ];
    for (const [resource, path, json, fileName, header] of table) {
      it(`reads ${resource} anew and writes its rows`, async () => {
        await follow({ resource }, { [path]: { json } });
        press();
        await waitUntil(() => files.length > 0);
        expect(files[0]?.fileName).to.equal(fileName);
        const lines = (files[0]?.text as string).split('\r\n');
        expect(lines[0]).to.match(new RegExp(`^${header.replace(/[()]/g, '\\$&')}`));
        expect(lines.length).to.be.above(2);
      });
    }

    it('asks for what the widgets of the stream show, and names it', async () => {
      const stream = await follow(
        { resource: 'telemetry' },
        { 'dashboard/telemetry': { json: telemetryPayload() } },
      );
      stream.controller?.setFilter({
        range: { type: 'days', days: 90 },
        domain: 'shop.example',
        model: 'gpt-4',
      });
      press('json');
      await waitUntil(() => files.length > 0);
      expect((await server.state()).requests.at(-1)?.query).to.eql({
        days: '90',
        domain: 'shop.example',
        model: 'gpt-4',
      });
      expect(files[0]?.fileName).to.equal('spendwire-telemetry-90d-shop.example-gpt-4.json');
      element.setAttribute('range', '24h');
      press();
      await waitUntil(() => files.length > 1);
      expect((await server.state()).requests.at(-1)?.query).to.include.keys('start', 'domain');
    });

    it('says why it cannot be read, and reads it again when asked', async () => {
      await follow(
        { resource: 'budget' },
        { 'usage/budget': [{ status: 500, json: {} }, { text: 'no json' }, { json: budgetPayload() }] },
      );
      press();
      await waitUntil(() => said() === 'No file was made: usage/budget: the server answered 500');
      part('retry')?.click();
      await waitUntil(() => said() === 'No file was made: usage/budget: is not JSON');
      part('retry')?.click();
      await waitUntil(() => files.length === 1);
    });

    it('can be cancelled while the server is silent', async () => {
      await follow({ resource: 'budget' }, { 'usage/budget': { hang: true } });
      press();
      await waitUntil(() => spokenOf(element).includes('Reading…'));
      await server.until({ requests: { 'usage/budget': 1 } });
      part('cancel')?.click();
      await waitUntil(() => said() === 'Cancelled; no file was made.');
    });

    it('tells how much has come of an answer that comes slowly', async () => {
      const stream = await follow({ resource: 'budget' }, {});
      const json = new TextEncoder().encode(JSON.stringify(budgetPayload()));
      let send: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) });
      stream.fetch = () =>
        Promise.resolve(new Response(body, { headers: { 'content-length': String(json.byteLength) } }));
      await stream.updateComplete;
      press();
      await waitUntil(() => send && root().querySelector('progress'));
      await new Promise((resolve) => setTimeout(resolve, 120));
      send?.enqueue(json.slice(0, 50));
      await waitUntil(() => root().querySelector('progress')?.value === 50);
      expect(root().querySelector('progress')?.max).to.equal(json.byteLength);
      send?.enqueue(json.slice(50));
      send?.close();
      await waitUntil(() => files.length === 1);
    });

    it('knows no other resource', async () => {
      await follow({ resource: 'constructor' }, {});
      press();
      await waitUntil(() => said() === 'No file was made: “constructor” is no resource that can be exported');
    });
  });

  it('says that it is not connected, without a stream and a widget', async () => {
    take(await fixture(html`<data-export></data-export>`));
    expect(spokenOf(element)).to.contain('Not connected');
    expect(element.matches(':state(unconnected)')).to.equal(true);
  });
});
