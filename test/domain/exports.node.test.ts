import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { filledDays, type DayRange } from '../../src/domain/cost-days.js';
import { costRowsCsv, readCostRowsCsv, readCostsByDayCsv } from '../../src/domain/costs-csv.js';
import { costsJson, readCostsJson } from '../../src/domain/costs-json.js';
import { costsByDayCsv } from '../../src/domain/csv.js';
import { chargesByDay, chargesByRow, focusCsv, readFocusCsv } from '../../src/domain/focus.js';
import { anyCosts } from '../makers/any-costs.js';

const RUNS = { numRuns: 10_000 };

const NOVEMBER: DayRange = { from: '2026-11-01', to: '2026-11-20' };

const ranges = fc.constantFrom(null, NOVEMBER);

/** What a file says of a day: the date and its cost. */
const figures = (days: readonly { readonly date: string; readonly cost: string | null }[]) =>
  days.map(({ date, cost }) => [date, cost]);

describe('a file of costs', () => {
  it('gives back from JSON the very answer, with its range and its filter', () => {
    const filters = fc.record(
      { model: fc.option(fc.string()), provider: fc.option(fc.string()) },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(anyCosts, ranges, filters, (answer, range, path) => {
        const read = readCostsJson(costsJson({ answer, range, path }));
        const told = answer.byDay.length === 0 ? [] : filledDays(answer.byDay, range);
        const byDay = told.map(({ date, cost, requests }) => ({
          date,
          cost,
          requests,
        }));
        assert.deepEqual(read, { answer: { ...answer, byDay }, range, path });
      }),
      RUNS,
    );
  });

  it('gives back from the CSV by day every date, every amount and the currency', () => {
    fc.assert(
      fc.property(anyCosts, ranges, (answer, range) => {
        const read = readCostsByDayCsv(costsByDayCsv(answer, range));
        assert.deepEqual(figures(read.byDay), figures(filledDays(answer.byDay, range)));
        assert.equal(read.currency, answer.currency);
      }),
      RUNS,
    );
  });

  it('gives back from the CSV of rows every name, amount and count', () => {
    fc.assert(
      fc.property(anyCosts, ({ byModel, currency }) => {
        assert.deepEqual(readCostRowsCsv(costRowsCsv(byModel, 'model', currency)), {
          currency,
          rows: byModel,
        });
      }),
      RUNS,
    );
  });

  it('gives back from FOCUS every charge with its period, currency, zone and time', () => {
    const paths = fc.constantFrom({ model: null, provider: null }, { model: 'gpt-4', provider: null });
    fc.assert(
      fc.property(anyCosts, ranges, paths, (answer, range, path) => {
        const at = { level: path.model === null ? 'model' : 'provider', rows: answer.byModel, path } as const;
        const charges = [...chargesByRow(answer, range, at), ...chargesByDay(answer, range, path)];
        assert.deepEqual(readFocusCsv(focusCsv(charges)), charges);
      }),
      RUNS,
    );
  });
});
