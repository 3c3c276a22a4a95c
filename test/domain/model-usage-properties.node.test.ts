import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readModels } from '../../src/domain/model-usage.js';
import { compareAmounts, costPer } from '../../src/domain/money.js';
import { decimal, times, toText } from '../../src/domain/decimal.js';
import { toAmount, type Amount } from '../../src/wire/field.js';
import { telemetryFrom } from '../../src/wire/telemetry.js';

const RUNS = { numRuns: 2_000 };

const amounts = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 10n }), fc.integer({ min: 0, max: 8 }))
  .map(([units, scale]) => toAmount(`${units}e-${scale}`)!);

const usages = fc.array(
  fc.record({
    model: fc.string(),
    provider: fc.constant(null),
    cost: fc.option(amounts, { nil: null }),
    requests: fc.nat(1_000_000),
    tokens: fc.option(fc.nat(1_000_000_000), { nil: null }),
    requestRatio: fc.constant(null),
    avgResponseTime: fc.option(fc.nat(100_000), { nil: null }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('readModels', () => {
  it('has shares of requests that make a hundred hundredths, or none at all', () => {
    fc.assert(
      fc.property(usages, (models) => {
        const { costs } = readModels(telemetryFrom({ asOf: null, models }));
        const hundredths = costs.rows.map(({ requestShareRatio: share }) => Math.round((share ?? 0) * 100));
        const sum = hundredths.reduce((all, each) => all + each, 0);
        const isAny = models.some(({ requests }) => requests > 0);
        assert.equal(sum, isAny ? 100 : 0);
      }),
      RUNS,
    );
  });

  it('keeps every model with its figures', () => {
    fc.assert(
      fc.property(usages, (models) => {
        const { costs } = readModels(telemetryFrom({ asOf: null, models }));
        const told = costs.rows.map(({ name, cost, tokens, latencyMs }) =>
          JSON.stringify([name, cost, tokens, latencyMs]),
        );
        const given = models.map(({ model, cost, tokens, avgResponseTime }) =>
          JSON.stringify([model, cost, tokens, avgResponseTime]),
        );
        assert.deepEqual(told.sort(), given.sort());
      }),
      RUNS,
    );
  });
});

describe('costPer', () => {
  it('is off by no more than rounding once leaves, whatever the count', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 1_000_000_000 }), (amount, count) => {
        const rate = costPer(amount, count, 1_000)!;
        const back = toText(times(decimal(rate), decimal(count)));
        const exact = toText(times(decimal(amount), decimal(1_000)));
        const off = Math.abs(Number(back) - Number(exact));
        assert.ok(off <= 1e-9 + Number(exact) * 1e-12, `${back} for ${exact}`);
        assert.ok(compareAmounts(rate, '0' as Amount) >= 0);
      }),
      RUNS,
    );
  });
});
