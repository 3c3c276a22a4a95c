import { expect } from '@open-wc/testing';
import {
  folded,
  readDomains,
  searchDomains,
  sortDomains,
  sumDomains,
  type DomainItem,
} from '../../src/domain/domain-usage.js';
import { telemetryAnswer } from '../makers/telemetry-answer.js';

const domains = (
  domainBreakdown: readonly Readonly<Record<string, unknown>>[],
  overrides: Readonly<Record<string, unknown>> = {},
): readonly DomainItem[] =>
  readDomains(telemetryAnswer({ domainBreakdown, cost: {}, overview: {}, ...overrides })).costs.rows;

const names = (items: readonly DomainItem[]): string => items.map(({ name }) => name).join();

describe('readDomains', () => {
  it('reads share and average of each, dearest first', () => {
    const { costs, requests, averageCost } = readDomains(telemetryAnswer());
    expect(costs.rows.map((row) => [row.name, row.shareRatio, row.averageCost])).to.deep.equal([
      ['support', 0.63, '0.036454545454545455'],
      ['research', 0.37, '0.0468'],
    ]);
    expect([requests, averageCost], 'those of the server').to.deep.equal([1_600, '0.0396875']);
  });

  it('makes the average of sums where the server says none: Σ cost ÷ Σ requests', () => {
    const answer = telemetryAnswer({
      cost: {},
      overview: {},
      domainBreakdown: [
        { domain: 'a', cost: '9', requests: 1 },
        { domain: 'b', cost: '1', requests: 9 },
      ],
    });
    expect(readDomains(answer).averageCost).to.equal('1');
  });

  it('takes the average of the server for what it is, and its own of sums for a lower bound', () => {
    const unpriced = [
      { domain: 'a', cost: '2', requests: 1 },
      { domain: 'b', cost: null, requests: 3 },
    ];
    const own = telemetryAnswer({ cost: { total: '2' }, overview: {}, domainBreakdown: unpriced });
    expect([readDomains(own).averageCost, readDomains(own).isAverageLowerBound]).to.deep.equal(['0.5', true]);
    const told = telemetryAnswer({ cost: { total: '2', average: '2' }, domainBreakdown: unpriced });
    expect([readDomains(told).averageCost, readDomains(told).isAverageLowerBound]).to.deep.equal([
      '2',
      false,
    ]);
  });

  it('has no average of no requests, nor of an unknown price', () => {
    const rows = domains([
      { domain: 'a', cost: '1', requests: 0 },
      { domain: 'b', cost: null, requests: 5 },
    ]);
    expect(rows.map(({ averageCost }) => averageCost)).to.deep.equal([null, null]);
  });
});

describe('searchDomains', () => {
  const items = domains([{ domain: 'Zürich support' }, { domain: 'Sales Łódź' }, { domain: 'naïve' }]);

  it('does not mind case and accents', () => {
    expect(names(searchDomains(items, 'ZURICH'))).to.equal('Zürich support');
    expect(names(searchDomains(items, 'Naive'))).to.equal('naïve');
  });

  it('finds what has all the words, in any order', () => {
    expect(names(searchDomains(items, '  port zür '))).to.equal('Zürich support');
    expect(names(searchDomains(items, 'zür sales'))).to.equal('');
  });

  it('finds all where nothing is searched for', () => {
    expect(searchDomains(items, '  ')).to.equal(items);
  });
});

describe('folded', () => {
  it('reads what looks alike alike', () => {
    expect(folded(' ＡＢＣ É ')).to.equal('abc e');
  });
});

describe('sortDomains', () => {
  const items = domains([
    { domain: 'b', cost: '2', requests: 1 },
    { domain: 'a', cost: null, requests: 9 },
    { domain: 'c', cost: '3', requests: 5 },
  ]);

  it('sorts by each column, the unknown last', () => {
    expect(names(sortDomains(items, 'cost'))).to.equal('c,b,a');
    expect(names(sortDomains(items, 'share', true))).to.equal('b,c,a');
    expect(names(sortDomains(items, 'requests'))).to.equal('a,c,b');
    expect(names(sortDomains(items, 'average'))).to.equal('b,c,a');
    expect(names(sortDomains(items, 'name'))).to.equal('a,b,c');
  });
});

describe('sumDomains', () => {
  it('is a lower bound where a price is unknown, and nothing where all are', () => {
    const [c, b, a] = domains([
      { domain: 'b', cost: '0.1', requests: 1 },
      { domain: 'a', cost: null, requests: 9 },
      { domain: 'c', cost: '0.2', requests: 2 },
    ]);
    expect(sumDomains([b!, c!])).to.deep.equal({
      cost: '0.3',
      isLowerBound: false,
      shareRatio: 1,
      requests: 3,
      averageCost: '0.1',
    });
    expect(sumDomains([a!, b!])).to.deep.include({
      cost: '0.1',
      isLowerBound: true,
    });
    expect(sumDomains([a!])).to.deep.include({ cost: null, shareRatio: null });
    expect(sumDomains([])).to.deep.include({ cost: '0', requests: 0 });
  });
});
