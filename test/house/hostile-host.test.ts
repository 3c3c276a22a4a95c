import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { elements } from '../../src/all.js';
import type { BudgetMonitorElement } from '../../src/elements/budget-monitor.js';
import type { EventStreamElement } from '../../src/elements/event-stream.js';
import { alertsPayload } from '../makers/alerts.js';
import { budgetPayload } from '../makers/budget.js';
import { costsPayload } from '../makers/costs.js';
import { routingPayload } from '../makers/routing.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { spokenOf } from '../support/spoken.js';
import { startServer, type Reply, type TestServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

const widgets = elements
  .map(({ tag }) => tag)
  .filter((tag) => tag !== 'event-stream' && tag !== 'toast-region');

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}

describe('a hostile host', () => {
  let server: TestServer;

  beforeEach(async () => {
    localStorage.clear();
    server = await startServer();
    await server.route({
      'usage/budget': { json: budgetPayload({ daily: { used: 48, limit: 50 } }) },
      'analytics/routing': { json: routingPayload() },
      'monitoring/chat': { json: alertsPayload() },
      'analytics/costs': { json: costsPayload() },
      'dashboard/telemetry': { json: telemetryPayload() },
    });
  });

  afterEach(async () => {
    for (const region of document.querySelectorAll('toast-region')) region.remove();
    await server.stop();
  });

  describe('with a strict content security policy and trusted types', () => {
    /** The built files that a page loads, by name: the entry and all that it imports, at once or later. */
    async function builtFiles(name: string, found = new Map<string, string>()): Promise<Map<string, string>> {
      if (found.has(name)) return found;
      const text = await (await fetch(`/dist/cdn/${name}`)).text();
      found.set(name, text);
      for (const [, imported = ''] of text.matchAll(/["']\.\/([\w.-]+\.js)["']/g))
        await builtFiles(imported, found);
      return found;
    }

    const script = (text: string): Reply => ({ text, headers: { 'content-type': 'text/javascript' } });

    /** Runs in the page, which is of another origin: it says what happened to it. */
    const main = (tags: readonly string[]) => `
      const report = { violations: [], errors: [], texts: {}, canvas: 0, bar: 0 };
      addEventListener('securitypolicyviolation', (event) =>
        report.violations.push([event.violatedDirective, event.blockedURI, event.sample].join(' ')));
      addEventListener('error', (event) => report.errors.push(event.message));
      addEventListener('unhandledrejection', (event) => report.errors.push(String(event.reason)));
      await import('./spendwire.js');
      const stream = document.querySelector('event-stream');
      for (const tag of ${JSON.stringify(tags)}) stream.append(document.createElement(tag));
      document.querySelector('budget-monitor').setAttribute('variant', 'bars');
      const textOf = (tag) => document.querySelector(tag)?.shadowRoot?.textContent ?? '';
      const isShown = () => textOf('budget-monitor').includes('48') && textOf('routing-performance').includes('1,240')
        && textOf('toast-region').includes('out of memory')
        && document.querySelector('cost-breakdown')?.shadowRoot?.querySelector('canvas')?.width > 1;
      const began = performance.now();
      const look = () => {
        if (!isShown() && performance.now() - began < 15000) { requestAnimationFrame(look); return; }
        for (const tag of [...${JSON.stringify(tags)}, 'toast-region']) report.texts[tag] = textOf(tag);
        report.canvas = document.querySelector('cost-breakdown')?.shadowRoot?.querySelector('canvas')?.width ?? 0;
        report.styled = getComputedStyle(document.querySelector('budget-monitor').shadowRoot.querySelector('.card')).borderRadius;
        parent.postMessage(report, '*');
      };
      look();`;

    interface PageReport {
      readonly violations: readonly string[];
      readonly errors: readonly string[];
      readonly texts: Readonly<Record<string, string>>;
      readonly canvas: number;
      readonly styled: string;
    }

    it('is not violated, and sees every widget with its figures', async () => {
      const { origin } = new URL(server.wsUrl);
      const policy = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        `connect-src 'self' ${origin}`,
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types lit-html',
      ].join('; ');
      const files = await builtFiles('spendwire.js');
      await server.route({
        ...Object.fromEntries([...files].map(([name, text]) => [name, script(text)])),
        'main.js': script(main(widgets)),
        page: {
          text: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Strict</title>
            <event-stream url="${server.wsUrl}" api-base="${server.httpUrl}"></event-stream>
            <script type="module" src="main.js"></script></html>`,
          headers: { 'content-security-policy': policy },
        },
      });
      const told = new Promise<PageReport>((resolve) => {
        addEventListener('message', ({ data }: MessageEvent<PageReport>) => data.texts && resolve(data));
      });
      const frame = await fixture<HTMLIFrameElement>(
        html`<iframe title="strict" width="800" height="600" src="${server.httpUrl}/page"></iframe>`,
      );
      await server.until({ sockets: 1 }, 10_000);
      await server.send({ event: 'task.failed', data: { task_id: 'a', error: 'out of memory' } });
      const report = await told;
      frame.remove();
      expect(report.violations).to.deep.equal([]);
      expect(report.errors).to.deep.equal([]);
      for (const tag of widgets) expect(report.texts[tag]?.trim(), tag).not.to.equal('');
      expect(report.texts['toast-region']).to.contain('out of memory');
      expect(report.canvas, 'width of the chart').to.be.above(100);
      expect(report.styled).to.equal('8px');
    }).timeout(30_000);
  });

  describe('with style sheets of its own', () => {
    const sheets: readonly (readonly [string, string])[] = [
      ['a total reset', '*, *::before, *::after { all: unset }'],
      [
        'rules for everything',
        `html { font-size: 62.5% } * { margin: 0; padding: 0; border: 0; line-height: 0.5; letter-spacing: 0.5em;
         text-transform: uppercase; text-indent: 50px; text-align: center; white-space: nowrap; font-style: italic }`,
      ],
      [
        'rules for the parts of a page',
        'section, header, h2, p, ul, li, button, svg, dl, table { display: none; width: 9999px }',
      ],
    ];
    for (const [name, rules] of sheets) {
      it(`such as ${name}, leaves every widget readable`, async () => {
        const stream = await fixture<EventStreamElement>(
          html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}></event-stream>`,
        );
        const stage = document.createElement('div');
        stream.append(stage);
        stage.append(...widgets.map((tag) => document.createElement(tag)));
        const sheet = document.createElement('style');
        sheet.textContent = rules;
        document.head.append(sheet);
        try {
          await waitUntil(() => spokenOf(stage).includes('1,240 tasks'), 'no figures', { timeout: 5_000 });
          await nextFrame();
          for (const element of stage.children) {
            const [words = element] = [...(element.shadowRoot?.children ?? [])].sort(
              (one, other) => areaOf(other) - areaOf(one),
            );
            const { fontSize, lineHeight, letterSpacing, textTransform } = getComputedStyle(words);
            expect(parseFloat(fontSize), `font of ${element.localName}`).to.be.at.least(12);
            expect([letterSpacing, textTransform], element.localName).to.deep.equal(['normal', 'none']);
            expect(parseFloat(lineHeight), `lines of ${element.localName}`).to.be.at.least(
              parseFloat(fontSize),
            );
            expect(areaOf(words), `space of ${element.localName}`).to.be.above(1_000);
          }
          await expect(stage).to.be.accessible();
        } finally {
          sheet.remove();
        }
      }).timeout(20_000);
    }
  });

  describe('with a modal dialog', () => {
    it('has live widgets in it, and toasts over it that can be clicked', async () => {
      const stream = await fixture<EventStreamElement>(
        html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl}
          ><dialog aria-label="Usage"><budget-monitor></budget-monitor></dialog
        ></event-stream>`,
      );
      const dialog = stream.querySelector('dialog') as HTMLDialogElement;
      dialog.showModal();
      const monitor = dialog.querySelector('budget-monitor') as BudgetMonitorElement;
      await waitUntil(() => stream.state === 'live' && spokenOf(monitor).includes('$48.00'));
      await server.send({ event: 'task.failed', data: { task_id: 'a', error: 'out of memory' } });
      const region = () => document.querySelector('toast-region');
      await waitUntil(() => region()?.shadowRoot?.textContent.includes('out of memory'));
      await waitUntil(() => dialog.contains(region()), 'the toast is behind the dialog');
      const button = region()?.shadowRoot?.querySelector<HTMLElement>('[data-toast] button');
      button?.focus();
      expect(region()?.shadowRoot?.activeElement).to.equal(button);
      dialog.close();
      await waitUntil(() => !dialog.contains(region()), 'the toast stays in the closed dialog');
    });
  });

  describe('with a shadow root of its own', () => {
    it('has every widget follow the stream outside, in the language and direction of the page', async () => {
      const stream = await fixture<EventStreamElement>(
        html`<event-stream url=${server.wsUrl} api-base=${server.httpUrl} dir="rtl" lang="en"
          ><div></div
        ></event-stream>`,
      );
      const root = stream.querySelector('div')?.attachShadow({ mode: 'open' });
      root?.append(...widgets.map((tag) => document.createElement(tag)));
      await waitUntil(() => spokenOf(root as ShadowRoot).includes('1,240 tasks'), 'no figures', {
        timeout: 5_000,
      });
      for (const element of root?.children ?? []) {
        expect(element.matches(':state(unconnected)'), element.localName).to.equal(false);
        expect(getComputedStyle(element).direction).to.equal('rtl');
      }
    });
  });
});
