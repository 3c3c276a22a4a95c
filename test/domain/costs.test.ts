import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  differenceOf,
  readCosts,
  sortCosts,
  topCosts,
  type CostParts,
  type CostSort,
} from '../../src/domain/costs.js';
import { compareAmounts, sumAmounts } from '../../src/domain/money.js';
import type { CostRow } from '../../src/wire/costs.js';
import { costsAnswer } from '../makers/answers.js';
import { amountOf } from '../makers/text.js';

const rowOf = (name: string, cost: string | null, overrides: Partial<CostRow> = {}): CostRow => ({
  name,
  provider: null,
  cost: cost === null ? null : amountOf(cost),
  requests: null,
  tokens: null,
  ...overrides,
});

const partsOf = (
  costs: readonly (string | null)[],
  total: string | null = null,
  overrides: Partial<CostParts> = {},
): CostParts => ({
  rows: costs.map((cost, i) => rowOf(`m${i}`, cost)),
  total: total === null ? null : amountOf(total),
  pricedRatio: null,
  ...overrides,
});

describe('readCosts', () => {
  it('reads an answer: dearest first, shares, total', () => {
    const { byModel, total, pricedRatio } = costsAnswer();
    const reading = readCosts({ rows: byModel, total, pricedRatio });
    expect(reading.rows.map(({ name, cost, shareRatio }) => [name, cost, shareRatio])).to.deep.equal([
      ['gpt-4', '6', 0.6],
      ['claude-3-haiku', '4', 0.4],
    ]);
    expect(reading).to.include({ total: '10', isLowerBound: false, coverageRatio: 1, difference: null });
  });

  it('gives shares that make 100 %, not three times 33', () => {
    const { rows, difference } = readCosts(partsOf(['0.334', '0.333', '0.333'], '1.00'));
    expect(rows.map(({ shareRatio }) => shareRatio)).to.deep.equal([0.34, 0.33, 0.33]);
    expect(difference).to.equal(null);
  });

  it('believes the total it is given, and adds up where none is', () => {
    expect(readCosts(partsOf(['1', '2'], '4')).total).to.equal('4');
    expect(readCosts(partsOf(['0.1', '0.2'])).total).to.equal('0.3');
  });

  it('makes a lower bound of a total with a part that has no price', () => {
    expect(readCosts(partsOf(['1', null]))).to.include({ total: '1', isLowerBound: true });
    expect(readCosts(partsOf(['1', null], '1'))).to.include({ total: '1', isLowerBound: true });
    expect(readCosts(partsOf(['1'], '1', { pricedRatio: 0.97 }))).to.include({
      isLowerBound: true,
      coverageRatio: 0.97,
    });
  });

  it('knows free from unknown', () => {
    expect(readCosts(partsOf(['0', '0']))).to.include({ total: '0', isLowerBound: false });
    expect(readCosts(partsOf([null, null]))).to.include({ total: null, isLowerBound: true });
    expect(readCosts(partsOf([]))).to.include({ total: null, isLowerBound: false });
    expect(readCosts(partsOf([], '0'))).to.include({ total: '0', isLowerBound: false });
  });

  it('never calls the coverage of a lower bound whole', () => {
    const rows = [rowOf('a', '1', { requests: 99 }), rowOf('b', null, { requests: 1 })];
    expect(readCosts({ rows, total: null, pricedRatio: 1 })).to.include({
      isLowerBound: true,
      coverageRatio: 0.99,
    });
    const unasked = [rowOf('a', '1', { requests: 100 }), rowOf('b', null, { requests: 0 })];
    expect(readCosts({ rows: unasked, total: null, pricedRatio: 1 }).coverageRatio).to.equal(null);
  });

  it('weighs coverage by requests where the server does not say it', () => {
    const rows = [rowOf('priced', '1', { requests: 97 }), rowOf('unpriced', null, { requests: 3 })];
    expect(readCosts({ rows, total: null, pricedRatio: null }).coverageRatio).to.equal(0.97);
    const uncounted = [...rows, rowOf('uncounted', null)];
    expect(readCosts({ rows: uncounted, total: null, pricedRatio: null }).coverageRatio).to.equal(null);
    const idle = [rowOf('idle', null, { requests: 0 })];
    expect(readCosts({ rows: idle, total: null, pricedRatio: null }).coverageRatio).to.equal(null);
  });

  it('has no share of nothing, of an unknown, or of a refund', () => {
    const sharesOf = (parts: CostParts): (number | null)[] =>
      readCosts(parts).rows.map(({ shareRatio }) => shareRatio);
    expect(sharesOf(partsOf(['0', '0']))).to.deep.equal([null, null]);
    expect(sharesOf(partsOf(['3', '1', '-2', null]))).to.deep.equal([0.75, 0.25, null, null]);
    expect(sharesOf(partsOf(['3', '0']))).to.deep.equal([1, 0]);
  });

  it('leaves the share of what is in no row to nobody', () => {
    const { rows, difference } = readCosts(partsOf(['4', '5'], '10'));
    expect(rows.map(({ shareRatio }) => shareRatio)).to.deep.equal([0.5, 0.4]);
    expect(difference).to.deep.equal({ amount: '1', side: 'unassigned' });
  });

  it('never has shares beyond the whole, whatever the rows', () => {
    const cost = fc.option(fc.integer({ min: 0, max: 1_000_000_000 }).map((micros) => `${micros}e-6`));
    fc.assert(
      fc.property(fc.array(cost, { maxLength: 20 }), (costs) => {
        const { rows, difference } = readCosts(partsOf(costs));
        const shares = rows.map(({ shareRatio }) => Math.round((shareRatio ?? 0) * 100));
        const isCharged = rows.some((row) => Number(row.cost ?? 0) > 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).to.equal(isCharged ? 100 : 0);
        expect(difference).to.equal(null);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('differenceOf', () => {
  const cases: readonly [
    costs: readonly (string | null)[],
    total: string,
    digits: number,
    said: string | null,
  ][] = [
    [['0.33', '0.33', '0.33'], '1.00', 2, null],
    [['0.33', '0.33', '0.33'], '1', 2, null],
    [['4', '5'], '10', 2, '1 unassigned'],
    [['4', '7'], '10', 2, '1 over-assigned'],
    [['100.5', '25.25'], '125.75', 2, null],
    [['100.5', '25.25'], '125.8', 2, '0.05 unassigned'],
    [['0.000001', '0.000002'], '0.000003', 2, null],
    [['0.000001', '0.000002'], '0.000013', 2, '0.00001 unassigned'],
    [['100', '201'], '302', 0, null],
    [['100', '201'], '304', 0, '3 unassigned'],
    [['5', null], '8', 2, '3 unassigned'],
    [[null], '8', 2, null],
    [[], '8', 2, null],
    [['-2', '5'], '3', 2, null],
    [['1'], '-1', 2, '2 over-assigned'],
  ];
  for (const [costs, total, digits, said] of cases) {
    it(`says ${said ?? 'nothing'} of ${costs.join(' + ')} and ${total} with ${digits} digits`, () => {
      const rows = costs.map((cost) => ({ cost: cost === null ? null : amountOf(cost) }));
      const difference = differenceOf(amountOf(total), rows, digits);
      expect(difference && `${difference.amount} ${difference.side}`).to.equal(said);
    });
  }
});

describe('sortCosts', () => {
  const { rows } = readCosts({
    rows: [
      rowOf('b', '2', { requests: 1, tokens: null }),
      rowOf('C', '10', { requests: null, tokens: 5 }),
      rowOf('a', null, { requests: 3, tokens: 7 }),
      rowOf('d', '2.000001', { requests: 1, tokens: 6 }),
    ],
    total: null,
    pricedRatio: null,
  });
  const cases: readonly [by: CostSort, isAscending: boolean | undefined, order: string][] = [
    ['cost', undefined, 'Cdba'],
    ['cost', true, 'bdCa'],
    ['share', undefined, 'Cdba'],
    ['requests', undefined, 'abdC'],
    ['requests', true, 'bdaC'],
    ['tokens', undefined, 'adCb'],
    ['tokens', true, 'Cdab'],
    ['name', undefined, 'abCd'],
    ['name', false, 'dCba'],
  ];
  for (const [by, isAscending, order] of cases) {
    it(`by ${by}${isAscending === undefined ? '' : isAscending ? ', ascending' : ', descending'} is ${order}`, () => {
      const sorted = sortCosts(rows, by, isAscending);
      expect(sorted.map(({ name }) => name).join('')).to.equal(order);
    });
  }

  it('compares as numbers, not as text', () => {
    const { rows: read } = readCosts(partsOf(['9', '10', '0.5']));
    expect(read.map(({ cost }) => cost)).to.deep.equal(['10', '9', '0.5']);
  });

  it('leaves what it is given alone', () => {
    const before = rows.map(({ name }) => name);
    sortCosts(rows, 'name');
    expect(rows.map(({ name }) => name)).to.deep.equal(before);
  });
});

describe('topCosts', () => {
  const reading = readCosts({
    rows: [
      rowOf('a', '50', { requests: 5, tokens: 50 }),
      rowOf('b', '30', { requests: 3, tokens: 30 }),
      rowOf('c', '15', { requests: 2, tokens: 20 }),
      rowOf('d', '5', { requests: 1, tokens: null }),
    ],
    total: null,
    pricedRatio: null,
  });

  it('makes one row of the rest, which can be opened', () => {
    const [, , other, ...more] = topCosts(reading.rows, 2);
    expect(more).to.deep.equal([]);
    expect(other).to.include({ name: '', cost: '20', requests: 3, tokens: null, shareRatio: 0.2 });
    expect(other?.isLowerBound).to.be.false;
    expect(other?.members.map(({ name }) => name)).to.deep.equal(['c', 'd']);
  });

  it('does not hide a single row behind another name', () => {
    expect(topCosts(reading.rows, 3)).to.equal(reading.rows);
    expect(topCosts(reading.rows, 9)).to.equal(reading.rows);
  });

  it('says when the rest has unknown parts', () => {
    const some = topCosts(readCosts(partsOf(['5', '1', null])).rows, 1)[1];
    expect(some).to.include({ cost: '1', isLowerBound: true });
    const none = topCosts(readCosts(partsOf(['5', null, null])).rows, 1)[1];
    expect(none).to.include({ cost: null, isLowerBound: true, shareRatio: null });
  });

  it('loses no cost and no share', () => {
    const costs = fc.array(
      fc.nat({ max: 1_000_000 }).map((micros) => `${micros}e-6`),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(costs, fc.integer({ min: 1, max: 10 }), (given, most) => {
        const { rows, total } = readCosts(partsOf(given));
        const top = topCosts(rows, most);
        expect(top.length).to.be.at.most(most + 1);
        expect(compareAmounts(sumAmounts(top.map(({ cost }) => cost!)), total!)).to.equal(0);
        const share = top.reduce((sum, row) => sum + (row.shareRatio ?? 0), 0);
        if (Number(total) > 0) expect(share).to.be.closeTo(1, 1e-9);
      }),
    );
  });
});
