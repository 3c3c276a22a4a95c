import type { Page } from 'puppeteer-core';

/** One figure with its name, and what is seen and heard beside it. */
export interface ShownMetric {
  readonly label: string;
  readonly value: string;
  /** The change on the stretch before, as it is seen; empty where nothing is said of it. */
  readonly change: string;
  readonly note: string;
}

/** A table as it is read, cell by cell. */
export interface ShownTable {
  readonly rows: readonly (readonly string[])[];
  readonly foot: readonly (readonly string[])[];
}

/** Every figure that the page prints. */
export interface ShownFigures {
  readonly metrics: readonly ShownMetric[];
  readonly live: Readonly<Record<string, string>>;
  readonly trend: ShownTable;
  readonly trendTotal: string;
  readonly trendSentence: string;
  readonly models: ShownTable;
  readonly modelsTotal: string;
  readonly modelsSentence: string;
  readonly domains: ShownTable;
  readonly breakdown: ShownTable;
  readonly breakdownTotal: string;
  readonly breakdownSentence: string;
  readonly sessions: ShownTable;
  readonly sessionCount: string;
  readonly budgets: readonly (readonly [period: string, percent: string])[];
}

/** Has every widget of the page that draws a chart show its table, from its first drawing on. */
export async function showTables(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('DOMContentLoaded', () => {
      for (const tag of ['cost-trend', 'model-comparison', 'cost-breakdown'])
        document.querySelector(tag)?.setAttribute('view', 'table');
    });
  });
}

/** Reads the page as a person does, through every shadow root. */
export const readFigures = (page: Page): Promise<ShownFigures> =>
  page.evaluate(() => {
    const rootOf = (tag: string): ShadowRoot => {
      const root = document.querySelector(tag)?.shadowRoot;
      if (!root) throw new Error(`there is no <${tag}>`);
      return root;
    };
    const textOf = (element: Element | null | undefined): string =>
      element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const textIn = (tag: string, selector: string): string => textOf(rootOf(tag).querySelector(selector));
    const all = (within: ParentNode, selector: string): Element[] => [...within.querySelectorAll(selector)];
    const tableIn = (tag: string) => {
      const read = (selector: string) =>
        all(rootOf(tag), selector).map((row) => all(row, 'th, td').map(textOf));
      return { rows: read('tbody tr'), foot: read('tfoot tr') };
    };
    const totalIn = (tag: string): string => textIn(tag, '[part="total"] .stat-value');
    return {
      metrics: all(rootOf('key-metrics'), '[part="metric"]').map((metric) => ({
        label: textOf(metric.querySelector('[part="label"]')),
        value: textOf(metric.querySelector('[part="value"]')),
        change: textOf(metric.querySelector('[part="trend"]')),
        note: textOf(metric.querySelector('[part="note"]')),
      })),
      live: Object.fromEntries(
        all(rootOf('live-cost'), '[part="figure"]').map((figure) => [
          textOf(figure.querySelector('.stat-label')),
          textOf(figure.querySelector('[part="value"]')),
        ]),
      ),
      trend: tableIn('cost-trend'),
      trendTotal: totalIn('cost-trend'),
      trendSentence: textIn('cost-trend', '[part="takeaway"]'),
      models: tableIn('model-comparison'),
      modelsTotal: totalIn('model-comparison'),
      modelsSentence: textIn('model-comparison', '[part="takeaway"]'),
      domains: tableIn('domain-costs'),
      breakdown: tableIn('cost-breakdown'),
      breakdownTotal: totalIn('cost-breakdown'),
      breakdownSentence: textIn('cost-breakdown', '[part="takeaway"]'),
      sessions: tableIn('live-sessions'),
      sessionCount: textIn('live-sessions', '[part="count"]'),
      budgets: all(rootOf('budget-summary'), '[part="item"]').map((item): [string, string] => [
        textOf(item.querySelector('bdi')),
        textOf(item.querySelector('[part="percent"]')),
      ]),
    };
  });

/** Has the models compared as bars, all of them. */
export const barsOf = (page: Page, measure: string): Promise<string[]> =>
  page.evaluate(async (by) => {
    const element = document.querySelector<HTMLElement & { updateComplete: Promise<boolean> }>(
      'model-comparison',
    );
    element?.setAttribute('view', 'bar');
    element?.setAttribute('measure', by);
    await element?.updateComplete;
    element?.shadowRoot?.querySelector<HTMLElement>('[aria-expanded="false"]')?.click();
    await element?.updateComplete;
    const bars = [...(element?.shadowRoot?.querySelectorAll('.bar') ?? [])];
    return bars.map(
      (bar) => `${bar.querySelector('.bar-name')?.textContent} ${bar.querySelector('.number')?.textContent}`,
    );
  }, measure);

/** Has `<data-export>` write what the breakdown shows. */
export const exportedFile = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('data-export', (event) => {
          event.preventDefault();
          resolve((event as CustomEvent<{ text: string }>).detail.text);
        });
        const root = document.querySelector('data-export')?.shadowRoot;
        root?.querySelector<HTMLButtonElement>('[data-format="csv"]')?.click();
      }),
  );
