import { expect } from '@open-wc/testing';
import { MODEL_MEASURES, readModels, sortModels, type ModelItem } from '../../src/domain/model-usage.js';
import { telemetryAnswer } from '../makers/telemetry-answer.js';

const models = (...rows: readonly Readonly<Record<string, unknown>>[]) => ({
  modelUsage: rows,
  overview: {},
  tokens: {},
  performance: {},
  cost: {},
  priced_ratio: null,
});

const rowsOf = (overrides?: Readonly<Record<string, unknown>>): readonly ModelItem[] =>
  readModels(telemetryAnswer(overrides)).costs.rows;

describe('readModels', () => {
  it('reads share of cost and share of requests, each of its own whole', () => {
    const rows = rowsOf();
    expect(
      rows.map(({ name, shareRatio, requestShareRatio }) => [name, shareRatio, requestShareRatio]),
    ).to.deep.equal([
      ['gpt-4-turbo', 0.81, 0.38],
      ['gpt-5-mini', 0.19, 0.56],
      ['never-priced', null, 0.06],
    ]);
  });

  it('reckons the cost of a thousand tokens exactly, and not of none', () => {
    const [dear, free, none, unknown] = rowsOf(
      models(
        { model: 'a', cost: '51.20', tokens: 900_000 },
        { model: 'b', cost: '0', tokens: 10 },
        { model: 'c', cost: '0', tokens: 0 },
        { model: 'd', cost: null, tokens: 5 },
      ),
    );
    expect(dear?.costPerThousand).to.equal('0.056888888888888889');
    expect(free?.costPerThousand).to.equal('0');
    expect([none?.costPerThousand, unknown?.costPerThousand]).to.deep.equal([null, null]);
  });

  it('takes the totals of the server where it says them, else the sums', () => {
    const said = readModels(telemetryAnswer());
    expect([said.requests, said.tokens, said.latencyMs]).to.deep.equal([1_600, 1_600_000, 912]);
    const summed = readModels(
      telemetryAnswer(
        models(
          { model: 'a', count: 300, tokens: 10, cost: '1', avgResponseTime: 1_000 },
          { model: 'b', count: 100, tokens: 30, cost: '3', avgResponseTime: 200 },
        ),
      ),
    );
    expect([summed.requests, summed.tokens, summed.costPerThousand]).to.deep.equal([400, 40, '100']);
    expect(summed.latencyMs, 'weighted by requests').to.equal(800);
  });

  it('knows no sum and no mean of what some model does not say', () => {
    const reading = readModels(
      telemetryAnswer(
        models({ model: 'a', count: 3, tokens: 10, avgResponseTime: 10 }, { model: 'b', percentage: 25 }),
      ),
    );
    expect([reading.requests, reading.tokens, reading.latencyMs]).to.deep.equal([null, null, null]);
    expect(reading.costs.rows.map(({ requestShareRatio }) => requestShareRatio)).to.deep.equal([null, 0.25]);
  });

  it('leaves a model that answered nothing out of the mean', () => {
    const idle = { model: 'b', count: 0 };
    const busy = { model: 'a', count: 3, avgResponseTime: 10 };
    expect(readModels(telemetryAnswer(models(busy, idle))).latencyMs).to.equal(10);
  });

  it('knows how many requests are in no row, and that no row has their share', () => {
    const reading = readModels(
      telemetryAnswer({ ...models({ model: 'a', count: 60 }), overview: { totalRequests: 100 } }),
    );
    expect(reading.requestsInNoRow).to.equal(40);
    expect(reading.costs.rows[0]?.requestShareRatio).to.equal(0.6);
  });

  it('reads an answer without models', () => {
    const reading = readModels(telemetryAnswer(models()));
    expect([reading.costs.rows.length, reading.requests, reading.costs.total]).to.deep.equal([0, null, null]);
  });
});

describe('sortModels', () => {
  const items = rowsOf();
  const names = (sorted: readonly ModelItem[]) => sorted.map(({ name }) => name);

  it('begins with the most of a measure, the unknown last', () => {
    const first = MODEL_MEASURES.map((measure) => names(sortModels(items, measure))[0]);
    expect(first).to.deep.equal(['gpt-4-turbo', 'gpt-5-mini', 'gpt-4-turbo', 'gpt-4-turbo', 'gpt-4-turbo']);
    expect(names(sortModels(items, 'latency', true)).at(-1)).to.equal('never-priced');
  });

  it('begins names from A', () => {
    expect(names(sortModels(items, 'name'))).to.deep.equal(['gpt-4-turbo', 'gpt-5-mini', 'never-priced']);
  });
});
