import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { running, temporaryFile } from '../server/running.node.js';
import { isBuilt, openChromium, untilText, visit } from './browser.node.js';
import { barsOf, exportedFile, readFigures, showTables, type ShownFigures } from './costs-figures.node.js';
import { nameFunctions, settled, standStill } from './costs-page.node.js';
import { count } from './printed.node.js';
import { Ledger, type Meant, type Points, type Span } from './costs-sql.node.js';

const AZURE_FILE = '../shared/data/azure-llm-2023/AzureLLMInferenceTrace_conv.csv';
const SKIP = existsSync(AZURE_FILE) ? false : `the trace is not there: ${AZURE_FILE}`;

/** A Thursday morning in New York, four days after its clocks went back: all time stands still at it. */
const NOW = '2026-11-05T15:23:10.000Z';
const ZONE = 'America/New_York';
const BACK_AT = Date.parse('2026-11-01T06:00:00Z');
/** Midnight in New York, after that hour. */
const TONIGHT = '2026-11-06T05:00:00Z';
/** What comes to pass in this very millisecond counts. */
const JUST_NOW = '.001Z';

const MOMENT = {
  now: NOW,
  today: ['2026-11-05T05:00:00Z', TONIGHT],
  month: ['2026-11-01T04:00:00Z', '2026-12-01T05:00:00Z'],
} as const;

/** The calendar days of New York, as an expression of SQL, which knows no zones. */
const DAY_OF = `date((at - CASE WHEN at < ${BACK_AT} THEN 14400000 ELSE 18000000 END) / 1000, 'unixepoch')`;

const dayName = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const hourName = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: ZONE,
  timeZoneName: 'short',
});

/** So many days, of which those since `first` are known. */
function days(length: number, last: string, first = ''): Points {
  const all = Array.from({ length }, (_, at) =>
    new Date(Date.parse(last) - (length - 1 - at) * 86_400_000).toISOString().slice(0, 10),
  );
  return {
    sql: DAY_OF,
    unit: 'day',
    length,
    all: all.filter((day) => day >= first),
    nameOf: (day) => dayName.format(new Date(day)) + (NOW.startsWith(day) ? ', so far' : ''),
  };
}

/** The 24 hours of which the last one runs; those since `first` are known. */
const hours = (first = ''): Points => ({
  sql: `strftime('%Y-%m-%dT%H:00:00Z', at / 1000, 'unixepoch')`,
  unit: 'hour',
  length: 24,
  all: Array.from(
    { length: 24 },
    (_, at) => `${new Date(Date.parse(NOW) - (23 - at) * 3_600_000).toISOString().slice(0, 13)}:00:00Z`,
  ).filter((hour) => hour >= first),
  nameOf: (hour) =>
    hourName.format(new Date(hour)) + (hour.slice(0, 13) === NOW.slice(0, 13) ? ', so far' : ''),
});

/** What a week is compared with has come as far as the week: to the same time of the same weekday. */
const WEEK: readonly [span: Span, before: Span] = [
  ['2026-10-30T04:00:00Z', TONIGHT],
  ['2026-10-23T04:00:00Z', `2026-10-29T14:23:10${JUST_NOW}`],
];
const HOURS: readonly [span: Span, before: Span] = [
  ['2026-11-04T16:00:00Z', TONIGHT],
  ['2026-11-03T16:00:00Z', `2026-11-04T15:23:10${JUST_NOW}`],
];

const week = { span: WEEK[0], before: WEEK[1], points: days(7, '2026-11-05') };

/** Everything a filter can be. The days from Friday to Monday are 97 hours, and are compared with 96. */
const FILTERS: Readonly<Record<string, Meant>> = {
  'range=24h': { span: HOURS[0], before: HOURS[1], points: hours() },
  'range=7d': week,
  'range=30d': {
    span: ['2026-10-07T04:00:00Z', TONIGHT],
    before: ['2026-09-07T04:00:00Z', `2026-10-06T14:23:10${JUST_NOW}`],
    points: days(30, '2026-11-05'),
  },
  'range=2026-10-30/2026-11-02': {
    span: ['2026-10-30T04:00:00Z', '2026-11-03T05:00:00Z'],
    before: ['2026-10-26T04:00:00Z', '2026-10-30T04:00:00Z'],
    points: days(4, '2026-11-02'),
  },
  'range=7d&domain=research': { ...week, domain: 'research' },
  'range=7d&model=gpt-4o': { ...week, model: 'gpt-4o' },
  'range=24h&domain=coding&model=claude-sonnet-4': {
    span: HOURS[0],
    before: HOURS[1],
    points: hours(),
    domain: 'coding',
    model: 'claude-sonnet-4',
  },
};

/** Of Azure's hour only the two clock hours are known that it lies in. */
const AZURE_FILTERS: Readonly<Record<string, Meant>> = {
  'range=24h': { span: HOURS[0], before: HOURS[1], points: hours('2026-11-05T14') },
  'range=7d': { ...week, points: days(7, '2026-11-05', '2026-11-05') },
};

describe('the figures of the cost page', () => {
  let browser: Browser;
  before(async () => {
    assert.ok(isBuilt(), 'nothing is built: run "npm run build"');
    browser = await openChromium();
  });
  after(() => browser.close());

  async function openPage(): Promise<{ page: Page; complaints: readonly string[] }> {
    const { page, complaints } = await visit(browser, 'about:blank');
    await nameFunctions(page);
    await standStill(page, Date.parse(NOW));
    await showTables(page);
    return { page, complaints };
  }

  async function check(page: Page, url: string, ledger: Ledger, filters: typeof FILTERS): Promise<void> {
    for (const [query, meant] of Object.entries(filters)) {
      await page.goto(`${url}demo/costs.html?${query}`);
      await settled(page);
      const shown = await readFigures(page);
      same(shown, ledger.figures(meant, shown), query);
    }
  }

  /** One widget after the other, so that a difference says whose it is. */
  function same(shown: ShownFigures, told: Partial<ShownFigures>, query: string): void {
    for (const widget of Object.keys(told) as (keyof ShownFigures)[])
      assert.deepEqual(shown[widget], told[widget], `${widget} of ${query}`);
  }

  async function generated(t: TestContext) {
    const db = temporaryFile(t, 'generated.db');
    const now = () => Date.parse(NOW);
    const generator = await running(t, { db, timeZone: ZONE, isQuiet: false, now });
    await generator.close();
    return running(t, { db, timeZone: ZONE, now });
  }

  it('are what SQL says of Azure’s hour', { skip: SKIP }, async (t) => {
    const replay = { file: AZURE_FILE, mapping: null, model: 'gpt-4-turbo', speed: 36_000 };
    // The trace ends when it is told, a tenth of a second after it was begun.
    const clock = { now: Date.parse(NOW) - 1_000 };
    const server = await running(t, {
      replay,
      timeZone: ZONE,
      dailyMicros: 400_000_000n,
      now: () => clock.now,
    });
    await server.finished;
    clock.now = Date.parse(NOW);
    const { page, complaints } = await openPage();
    await check(page, server.url, new Ledger(server, MOMENT), AZURE_FILTERS);
    const { metrics } = await readFigures(page);
    assert.deepEqual([metrics[0]?.value, metrics[4]?.value], ['$346.28', '19,366']);
    assert.deepEqual(complaints, [], 'no error, and no refusal of the strict policy');
  });

  it('are what SQL says of a month that was made up', async (t) => {
    const server = await generated(t);
    const { page, complaints } = await openPage();
    const ledger = new Ledger(server, MOMENT);
    await check(page, server.url, ledger, FILTERS);

    await page.goto(`${server.url}demo/costs.html?range=7d`);
    await settled(page);
    assert.equal(await exportedFile(page), ledger.breakdownFile(week), 'the file of the breakdown');
    const { models } = await readFigures(page);
    for (const [measure, column] of Object.entries({
      cost: 1,
      requests: 3,
      tokens: 5,
      rate: 6,
      latency: 7,
    })) {
      const told = models.rows.map((row) => `${row[0]} ${row[column]}`);
      assert.deepEqual((await barsOf(page, measure)).toSorted(), told.toSorted(), `bars by ${measure}`);
    }
    await page.evaluate(() => document.querySelector('model-comparison')?.setAttribute('view', 'table'));

    await t.test('and go on being it when rows come live', async () => {
      const rows = [
        // Two models of the night before last are dearer now, and a third has never been seen.
        { time: '2026-11-04T03:10:00Z', model: 'gpt-4', domain: 'research', cost: '7.123456789' },
        { time: '2026-11-05T15:20:00Z', model: 'gpt-4o', domain: 'legal', session: 's-new', cost: '0.0042' },
        { time: NOW, model: 'new-model', domain: 'legal', session: 's-new', cost: null },
      ].map((row) => ({ input_tokens: 1_200, output_tokens: 300, latency_ms: 900, success: true, ...row }));
      const requests = (await readFigures(page)).metrics[4]?.value ?? '';
      await server.post('/api/telemetry', rows);
      await untilText(
        page,
        'key-metrics',
        new RegExp(`Requests ${count(Number(requests.replace(',', '')) + 3)}`),
        5_000,
      );
      const live = await readFigures(page);
      const { breakdown, breakdownSentence, breakdownTotal, ...told } = ledger.figures(week, live);
      same(live, told, 'live rows');
      // The stream brings the costs of the default thirty days alone: those of seven come when they are read again.
      await page.evaluate(() =>
        document.querySelector<HTMLElement & { refresh(): Promise<boolean> }>('event-stream')?.refresh(),
      );
      await untilText(page, 'cost-breakdown', /new-model/, 5_000);
      const shown = await readFigures(page);
      same(shown, { ...told, breakdown, breakdownSentence, breakdownTotal }, 'rows that were read again');
    });
    assert.deepEqual(complaints, []);
  });
});
