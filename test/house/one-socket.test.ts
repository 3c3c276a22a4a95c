import { expect } from '@open-wc/testing';
import { alertsPayload } from '../makers/alerts.js';
import { budgetPayload } from '../makers/budget.js';
import { costsPayload } from '../makers/costs.js';
import { routingPayload } from '../makers/routing.js';
import { telemetryPayload } from '../makers/telemetry-answer.js';
import { spokenOf } from '../support/spoken.js';
import { startServer } from '../support/test-server.js';
import { waitUntil } from '../support/wait-until.js';

interface CdnBuild {
  /** Fetches the classes first. */
  readonly defineAll: () => Promise<void>;
}

interface NpmBuild {
  readonly connectStream: (options: object) => { onEvent(name: string, handler: () => void): () => void };
  readonly elements: readonly (CustomElementConstructor & { readonly tag: string })[];
}

const load = async <T>(address: string): Promise<T> => (await import(address)) as T;

describe('ten tags and both builds of the library on one page', () => {
  it('share one socket and each answer, and leave none five seconds after they have gone', async () => {
    const server = await startServer();
    await server.route({
      'usage/budget': { json: budgetPayload() },
      'analytics/routing': { json: routingPayload() },
      'monitoring/chat': { json: alertsPayload() },
      'analytics/costs': { json: costsPayload() },
      'dashboard/telemetry': { json: telemetryPayload() },
    });
    await (await load<CdnBuild>('/dist/cdn/spendwire.js')).defineAll();
    const npm = await load<NpmBuild>('/dist/index.js');
    const tags = npm.elements.map(({ tag }) => tag);
    // The tags are taken by the first copy; the elements of the second stand under names of their own.
    const copies = npm.elements.map((element) => {
      const tag = `npm-${element.tag}`;
      customElements.define(tag, class extends element {});
      return tag;
    });
    const page = document.createElement('div');
    for (const tag of [...tags, ...tags, ...copies]) {
      const element = document.createElement(tag);
      if (tag.endsWith('event-stream')) {
        element.setAttribute('url', server.wsUrl);
        element.setAttribute('api-base', server.httpUrl);
      }
      page.append(element);
    }
    document.body.append(page);
    const stream = npm.connectStream({ url: server.wsUrl, apiBase: server.httpUrl, toasts: 'none' });
    const leave = stream.onEvent('task-completed', () => undefined);

    await waitUntil(
      () =>
        ['routing-performance', 'npm-routing-performance'].every((tag) =>
          figuresOf(page, tag).includes('1,240'),
        ),
      'not every copy has its figures',
      { timeout: 8_000 },
    );
    const { opened, requests } = await server.state();
    expect(opened).to.equal(1);
    expect(requests.filter(({ path }) => path === 'analytics/routing')).to.have.length(1);

    leave();
    page.remove();
    for (const region of document.querySelectorAll('toast-region, npm-toast-region')) region.remove();
    await server.until({ sockets: 0 }, 7_000);
    expect((await server.state()).opened).to.equal(1);
    await server.stop();
  }).timeout(25_000);
});

const figuresOf = (page: Element, tag: string): string => {
  const element = page.querySelector(tag);
  return element ? spokenOf(element) : '';
};
