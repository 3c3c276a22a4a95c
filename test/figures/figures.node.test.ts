import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it, type TestContext } from 'node:test';
import { csvParse } from 'd3-dsv';
import { isBuilt } from '../demo/browser.node.js';
import { allRows, dayOf, type KeptRow } from '../server/ledger.node.js';
import { running, temporaryFile, type Running } from '../server/running.node.js';
import { see, type Seen } from './page.node.js';
import { figuresOf, microsOf, microsOfRows, type Figures } from './rows.node.js';

const AZURE_FILE = '../shared/data/azure-llm-2023/AzureLLMInferenceTrace_conv.csv';
const NEW_YORK = 'America/New_York';
const DAYS = 30;

interface Costs {
  readonly total: string;
  readonly priced_ratio: number;
  readonly by_model: readonly {
    readonly model: string;
    readonly cost: string | null;
    readonly requests: number;
    readonly tokens: number;
  }[];
  readonly by_day: readonly {
    readonly date: string;
    readonly cost: string | null;
    readonly requests: number;
  }[];
}

interface Budgets {
  readonly daily: { readonly used: string };
  readonly monthly: { readonly used: string };
}

/** The dollars of micro-dollars, as `Intl` prints them. */
const dollars = (micros: bigint): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).format(
    `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}` as Intl.StringNumericLiteral,
  );

const costsByModel = (
  rows: Iterable<readonly [string, string | null | undefined]>,
): Map<string, bigint | null> => new Map([...rows].map(([model, cost]) => [model, microsOf(cost)]));

/** The figures of the database, from which everything else is held to be told. */
async function expected(server: Running, now: number): Promise<{ figures: Figures; rows: KeptRow[] }> {
  const first = dayOf(now - (DAYS - 1) * 86_400_000, NEW_YORK);
  const rows = allRows(server).filter(({ at }) => dayOf(at, NEW_YORK) >= first);
  return { figures: figuresOf(rows, NEW_YORK), rows };
}

function checkResource(costs: Costs, figures: Figures): void {
  assert.equal(microsOf(costs.total), figures.total);
  assert.equal(costs.priced_ratio, figures.pricedRequests / figures.requests);
  assert.deepEqual(
    new Map(
      costs.by_model.map(({ model, cost, requests, tokens }) => [
        model,
        { cost: microsOf(cost), requests, tokens },
      ]),
    ),
    figures.byModel,
  );
  const days = costs.by_day.filter(({ requests }) => requests > 0);
  assert.deepEqual(new Map(days.map(({ date, cost }) => [date, microsOf(cost)])), figures.byDay);
}

function checkBudgets(budgets: Budgets, { monitor }: Seen, rows: readonly KeptRow[], now: number): void {
  const today = dayOf(now, NEW_YORK);
  const daily = microsOfRows(rows.filter(({ at }) => dayOf(at, NEW_YORK) === today)) ?? 0n;
  const monthly =
    microsOfRows(rows.filter(({ at }) => dayOf(at, NEW_YORK).slice(0, 7) === today.slice(0, 7))) ?? 0n;
  assert.equal(microsOf(budgets.daily.used), daily);
  assert.equal(microsOf(budgets.monthly.used), monthly);
  assert.ok(monitor.includes(`${dollars(daily)} of`), `${dollars(daily)} is not in "${monitor}"`);
  assert.ok(monitor.includes(`${dollars(monthly)} of`), `${dollars(monthly)} is not in "${monitor}"`);
}

function checkElement({ total, table, coverage }: Seen, figures: Figures): void {
  assert.equal(microsOf(total.exact), figures.total);
  assert.equal(total.printed, `${isWhole(figures) ? '' : '≥ '}${dollars(figures.total ?? 0n)}`);
  if (isWhole(figures)) assert.doesNotMatch(coverage, /priced/);
  else {
    const percent = Math.floor((figures.pricedRequests / figures.requests) * 100);
    assert.match(coverage, new RegExp(`\\b${percent}(\\.\\d)?% priced`));
  }
  const rows = table.filter(([name]) => name !== 'Total');
  assert.deepEqual(
    costsByModel(rows.map(([name = '', , exact]) => [name, exact === 'Price unknown' ? null : exact])),
    new Map([...figures.byModel].map(([model, { cost }]) => [model, cost])),
  );
  assert.equal(microsOf(table.at(-1)?.[2]), figures.total);
  // What is printed adds up as it stands: rounded together, not each by itself.
  const cents = rows.map(([, printed = '']) => (/<|—/.test(printed) ? 0n : (microsOf(printed) ?? 0n)));
  const isRounded = rows.every(([, printed = '']) => !printed.startsWith('<'));
  if (isRounded)
    assert.equal(
      cents.reduce((sum, cost) => sum + cost, 0n),
      microsOf(dollars(figures.total ?? 0n)),
    );
}

const isWhole = ({ requests, pricedRequests }: Figures): boolean => requests === pricedRequests;

function checkFiles({ files }: Seen, figures: Figures): void {
  const byModel = new Map([...figures.byModel].map(([model, { cost }]) => [model, cost]));
  const days = csvParse(files.csv).map((row) => [row['Date'] ?? '', row['Cost (USD)']] as const);
  const spent = days.filter(([date]) => figures.byDay.has(date));
  assert.deepEqual(costsByModel(spent), new Map(figures.byDay));
  for (const [date, cost] of days) if (!figures.byDay.has(date)) assert.equal(cost, '0');
  const rows = csvParse(files['csv-rows']);
  assert.deepEqual(costsByModel(rows.map((row) => [row['Model'] ?? '', row['Cost (USD)']])), byModel);
  assert.equal(
    rows.reduce((sum, row) => sum + Number(row['Requests']), 0),
    figures.requests,
  );
  const charges = csvParse(files.focus);
  for (const column of ['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost']) {
    assert.deepEqual(costsByModel(charges.map((row) => [row['SkuId'] ?? '', row[column]])), byModel, column);
  }
  const json = JSON.parse(files.json) as Costs & Readonly<Record<string, unknown>>;
  checkResource(json, figures);
  assert.deepEqual([json['unit'], json['currency'], json['time_zone']], ['money', 'USD', NEW_YORK]);
  assert.ok(json['range'] && json['as_of']);
}

/** Holds all of it against the rows of the database. */
async function check(t: TestContext, server: Running, now: number): Promise<Figures> {
  const { figures, rows } = await expected(server, now);
  const { body: costs } = await server.get<Costs>(`/api/analytics/costs?days=${DAYS}`);
  checkResource(costs, figures);
  const seen = await see(t, server.url);
  const { body: budgets } = await server.get<Budgets>('/api/usage/budget');
  checkBudgets(budgets, seen, rows, now);
  checkElement(seen, figures);
  checkFiles(seen, figures);
  return figures;
}

describe('the same figure to the micro-dollar in database, resource, element, table, CSV and JSON', () => {
  before(() => assert.ok(isBuilt(), 'nothing is built: run "npm run build"'));

  const totals: readonly (readonly [model: string, micros: bigint])[] = [
    ['gpt-4-turbo', 346_278_650n],
    // A row costs a quarter of a micro-dollar here and there; the sum is 13.7677975 before its one rounding.
    ['gpt-5-mini', 13_767_798n],
  ];
  for (const [model, micros] of totals) {
    const skip = existsSync(AZURE_FILE) ? false : `the trace is not there: ${AZURE_FILE}`;
    it(`of Azure’s hour at the prices of ${model}`, { skip }, async (t) => {
      const replay = { file: AZURE_FILE, mapping: null, model, speed: 36_000 };
      const server = await running(t, { replay, dailyMicros: 400_000_000n, now: Date.now });
      await server.finished;
      const figures = await check(t, server, Date.now());
      assert.equal(figures.total, micros);
      assert.equal(figures.requests, 19_366);
    });
  }

  it('of a month that was made up, with models that have no price', async (t) => {
    const db = temporaryFile(t, 'generated.db');
    const generator = await running(t, { db, isQuiet: false });
    await generator.close();
    const server = await running(t, { db });
    const figures = await check(t, server, server.clock.now);
    assert.ok(figures.requests > 1_000);
    assert.ok(figures.pricedRequests < figures.requests);
    assert.equal(figures.byModel.get('qwen-preview')?.cost, null);
    assert.equal(figures.byModel.get('llama-3.1-8b')?.cost, 0n);
    assert.ok((figures.total ?? 0n) > 0n);
  });
});
