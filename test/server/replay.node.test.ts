import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { addDays, startOfDay } from '../../src/domain/calendar.js';
import { placeTrace } from '../../demo/server/replay/placement.js';
import { readMapping, readTrace, TraceError } from '../../demo/server/replay/csv-mapping.js';
import { readTime } from '../../demo/server/replay/times.js';
import { running, temporaryFile, type Frame, type Running } from './running.node.js';

const AZURE_FILE = '../shared/data/azure-llm-2023/AzureLLMInferenceTrace_conv.csv';
const ROUTER_FILE = '../shared/data/routing/routerarena_results.csv';

const absent = (file: string) => (existsSync(file) ? false : `${file} is not there`);

const AZURE_COLUMNS = { time: 'TIMESTAMP', input: 'ContextTokens', output: 'GeneratedTokens' };

describe('readTime', () => {
  const times: readonly (readonly [text: string, iso: string | null])[] = [
    ['2023-11-16 18:15:46.6805900', '2023-11-16T18:15:46.680Z'],
    ['2023-11-16T18:15:46Z', '2023-11-16T18:15:46.000Z'],
    ['2023-11-16T18:15', '2023-11-16T18:15:00.000Z'],
    ['2023-11-16 18:15:46+02:00', '2023-11-16T16:15:46.000Z'],
    ['2023-11-16 18:15:46 UTC', '2023-11-16T18:15:46.000Z'],
    ['1700158546', '2023-11-16T18:15:46.000Z'],
    ['1700158546.5', '2023-11-16T18:15:46.500Z'],
    ['1700158546680', '2023-11-16T18:15:46.680Z'],
    ['16/11/2023', null],
    ['2023-13-16 18:15:46', null],
    ['', null],
  ];
  for (const [text, iso] of times) {
    it(`reads "${text}" as ${iso ?? 'no time'}`, () => {
      const at = readTime(text);
      assert.equal(at === null ? null : new Date(at).toISOString(), iso);
    });
  }
});

describe('readMapping', () => {
  it('reads fields and their columns', () => {
    assert.deepEqual(readMapping('time = ts, input=in'), { time: 'ts', input: 'in' });
  });
});

describe('readTrace', () => {
  const trace = (lines: string[], mapping: Record<string, string> = AZURE_COLUMNS) =>
    readTrace(lines.join('\r\n'), mapping, 'gpt-5-mini');

  it('reads Azure’s columns in time’s order, with what they do not say as unknown', () => {
    const [first, second] = trace([
      '\uFEFFTIMESTAMP,ContextTokens,GeneratedTokens',
      '2023-11-16 18:15:50.9951690,3960,109',
      '2023-11-16 18:15:46.6805900,374,44',
      '',
    ]);
    assert.deepEqual([first?.inputTokens, first?.outputTokens], [374, 44]);
    assert.equal(first?.costPico, 374n * 250_000n + 44n * 2_000_000n);
    assert.deepEqual([first.success, first.rating, first.latencyMs, first.country], [null, null, null, null]);
    assert.deepEqual([first.lane, second?.lane], ['green', 'red']);
  });

  it('reads any columns that are mapped', () => {
    const columns = 'when,in,out,who,ok,stars,ms,usd,lane,model';
    const mapping = {
      time: 'when',
      input: 'in',
      output: 'out',
      user: 'who',
      success: 'ok',
      rating: 'stars',
      latency: 'ms',
      cost: 'usd',
      lane: 'lane',
      model: 'model',
    };
    const [row] = trace(
      [columns, '1700158546,10,20.0,"a, b",True,4,12.4,0.00023725000000000002,red,gpt-4'],
      mapping,
    );
    assert.deepEqual(row, {
      at: 1_700_158_546_000,
      session: 'trace',
      model: 'gpt-4',
      provider: 'openai',
      lane: 'red',
      domain: 'trace',
      user: 'a, b',
      country: null,
      inputTokens: 10,
      outputTokens: 20,
      latencyMs: 12,
      success: true,
      rating: 4,
      costPico: 237_250_000n,
      message: null,
    });
  });

  it('puts a second between the requests of a trace without times', () => {
    const rows = trace(['in,out', '1,2', '3,4'], { input: 'in', output: 'out' });
    assert.equal((rows[1]?.at ?? 0) - (rows[0]?.at ?? 0), 1_000);
  });

  const mistakes: readonly (readonly [lines: string[], message: RegExp])[] = [
    [['TIMESTAMP,ContextTokens,GeneratedTokens'], /no rows/],
    [[''], /no rows/],
    [['a,b', '1,2'], /no column "TIMESTAMP"; there are a, b/],
    [['TIMESTAMP,ContextTokens,GeneratedTokens', 'x,1,2'], /line 2: TIMESTAMP is "x"/],
    [
      ['TIMESTAMP,ContextTokens,GeneratedTokens', '1700158546,1,2', '1700158546,many,2'],
      /line 3: ContextTokens is "many"/,
    ],
    [['TIMESTAMP,ContextTokens,GeneratedTokens', '1700158546,1'], /line 2: GeneratedTokens is ""/],
    [['TIMESTAMP,ContextTokens,GeneratedTokens', '1700158546,-1,2'], /line 2: ContextTokens is "-1"/],
  ];
  for (const [lines, message] of mistakes) {
    it(`refuses ${JSON.stringify(lines.at(-1))}: ${message.source}`, () => {
      assert.throws(
        () => trace(lines),
        (error) => error instanceof TraceError && message.test(error.message),
      );
    });
  }
});

describe('placeTrace', () => {
  it('ends now where the day is long enough, and else begins with the day', () => {
    const at = (iso: string) => Date.parse(iso);
    const hour = 3_600_000;
    assert.equal(placeTrace(0, hour, at('2026-11-20T12:00:00Z'), 'UTC').shiftMs, at('2026-11-20T11:00:00Z'));
    assert.equal(placeTrace(0, hour, at('2026-11-20T00:10:00Z'), 'UTC').shiftMs, at('2026-11-20T00:00:00Z'));
    assert.equal(
      placeTrace(0, 30 * hour, at('2026-11-20T00:10:00Z'), 'UTC').shiftMs,
      at('2026-11-18T18:10:00Z'),
    );
  });

  it('keeps every trace that is shorter than a day within the day in which it ends, in any zone', () => {
    const zone = fc.constantFrom(
      'UTC',
      'America/New_York',
      'Asia/Kolkata',
      'America/Santiago',
      'Europe/Berlin',
    );
    const instant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') });
    const hour = fc.integer({ min: 0, max: 22 * 3_600_000 });
    fc.assert(
      fc.property(zone, instant, instant, hour, (timeZone, first, endsAt, length) => {
        const { shiftMs } = placeTrace(first, first + length, endsAt, timeZone);
        assert.ok(first + shiftMs >= (startOfDay(endsAt, timeZone) ?? NaN));
        assert.ok(first + length + shiftMs < (addDays(endsAt, 1, timeZone) ?? NaN));
      }),
      { numRuns: 2_000 },
    );
  });
});

interface Told {
  readonly summary: string;
  readonly server: Running;
  readonly last: Frame;
}

/** Tells a trace and returns what is known of it when it has been told. */
async function tell(
  t: TestContext,
  file: string,
  more: object = {},
  timeZone = 'America/New_York',
): Promise<Told> {
  const replay = { file, mapping: null, model: 'gpt-4-turbo', speed: 36_000, ...more };
  const server = await running(t, { replay, dailyMicros: 400_000_000n, timeZone, now: Date.now });
  const page = await server.page();
  const summary = await server.finished;
  const { seq } = server.rows<{ seq: number }>('SELECT seq FROM topics')[0] ?? { seq: 0 };
  page.say({ action: 'subscribe', topic: '', since: { epoch: epochOf(server), seq: seq - 1 } });
  await page.control('subscribed');
  return { summary: String(summary), server, last: await page.event('usage.update') };
}

const epochOf = (server: Running): string =>
  server.rows<{ value: string }>(`SELECT value FROM facts WHERE name = 'epoch'`)[0]?.value ?? '';

describe('a replay of Azure’s trace', { skip: absent(AZURE_FILE) }, () => {
  const totals: readonly (readonly [model: string, cost: string])[] = [
    ['gpt-4-turbo', '346.278650'],
    // 13.7677975 exactly: the prices make halves of a micro-dollar, which are rounded once.
    ['gpt-5-mini', '13.767798'],
  ];
  for (const [model, cost] of totals) {
    it(`says 19 366 requests and $${cost} everywhere, at the prices of ${model}`, async (t) => {
      const { server, summary, last } = await tell(t, AZURE_FILE, { model });
      const [sums] = server.rows<Record<string, number>>(
        `SELECT COUNT(*) AS requests, SUM(input_tokens) AS input, SUM(output_tokens) AS output FROM requests`,
      );
      assert.deepEqual(sums, { requests: 19_366, input: 22_361_870, output: 4_088_665 });
      const { body: budget } = await server.get<{ daily: Frame; monthly: Frame; budgets: Frame[] }>(
        '/api/usage/budget',
      );
      assert.equal(budget.daily['used'], cost);
      assert.equal(budget.monthly['used'], cost);
      const used = new Map(budget.budgets.map((each) => [each['id'], each['used']]));
      assert.deepEqual([used.get('requests-day'), used.get('tokens-day')], [19_366, 26_450_535]);
      const { body: costs } = await server.get('/api/analytics/costs');
      assert.deepEqual([costs['total'], costs['requests'], costs['priced_ratio']], [cost, 19_366, 1]);
      assert.deepEqual(costs['by_model'], [
        { model, provider: 'openai', requests: 19_366, tokens: 26_450_535, cost },
      ]);
      const days = costs['by_day'] as Frame[];
      assert.deepEqual(
        days.map((day) => [day['cost'], day['requests']]),
        [[cost, 19_366]],
      );
      const told = last['data'] as Frame;
      assert.deepEqual([told['requests'], told['cost']], [19_366, cost]);
      assert.match(summary, new RegExp(`19366 requests.*(\\$${cost}.*){3}`));
    });
  }
});

describe('a replay of RouterArena’s results', { skip: absent(ROUTER_FILE) }, () => {
  it('reads its columns by a mapping, outcomes and all', async (t) => {
    const mapping = readMapping(
      'model=model,input=input_tokens,output=output_tokens,success=success,domain=dataset,cost=cost_usd',
    );
    const { server } = await tell(t, ROUTER_FILE, { mapping, speed: 1e6 });
    const { body } = await server.get<{ by_model: Frame[]; requests: number }>('/api/analytics/costs');
    assert.equal(body.requests, 1_618);
    assert.deepEqual(
      body.by_model.map((row) => row['requests']),
      [809, 809],
    );
  });
});

describe('a replay', () => {
  const small = (t: TestContext): string => {
    const file = temporaryFile(t, 'trace.csv');
    writeFileSync(
      file,
      'TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46,100000,0\n2023-11-16 18:15:50,100000,0\n',
    );
    return file;
  };

  it('begins with nothing, and takes no database that holds requests', async (t) => {
    const replay = { file: small(t), mapping: null, model: 'gpt-4-turbo', speed: 1_000 };
    const first = await running(t, { replay, now: Date.now });
    await first.finished;
    await first.close();
    await assert.rejects(running(t, { db: first.file, replay }), /holds 2 requests already.*--reset/);
    const again = await running(t, { db: first.file, replay, reset: true, now: Date.now });
    assert.match(String(await again.finished), /2 requests.*\$2\.000000/);
  });

  it('tells how it stands as it goes, each time no less than before', async (t) => {
    const { server } = await tell(t, small(t), { speed: 10 });
    const costs = server
      .rows<{ body: string }>(`SELECT body FROM events WHERE body LIKE '%usage.update%' ORDER BY seq`)
      .map(({ body }) => (JSON.parse(body) as { data: { cost: string } }).data.cost);
    assert.deepEqual(costs, [...costs].sort());
    assert.equal(costs.at(-1), '2.000000');
  });

  const broken: readonly (readonly [why: string, text: string | null, message: RegExp])[] = [
    ['a file that is not there', null, /cannot be read/],
    [
      'a file of other columns',
      'a,b\n1,2\n',
      /no column "TIMESTAMP"; there are a, b\. Other columns .* --map/,
    ],
  ];
  for (const [why, text, message] of broken) {
    it(`refuses ${why}`, async (t) => {
      const file = temporaryFile(t, 'trace.csv');
      if (text !== null) writeFileSync(file, text);
      const replay = { file, mapping: null, model: 'gpt-4', speed: 1 };
      await assert.rejects(running(t, { replay }), message);
    });
  }
});
